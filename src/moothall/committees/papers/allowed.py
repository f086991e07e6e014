"""Whether somebody may have a paper: the public what is public, a body's own people what is kept back.

What the public may not have is refused as if it were not there, so that a guess learns nothing.
"""

from collections.abc import Iterable

from moothall.committees.core.reader import Reader
from moothall.committees.models import Meeting, Paper, PaperVersion
from moothall.committees.rows import NotHere, found
from moothall.committees.sight import Sight


class NoSuchPaper(NotHere):
    """There is no such paper here. It may not be published, or may have been removed."""


def runs(meeting: Meeting, reader: Reader) -> bool:
    """Say whether the reader is one of those who run the body, on the day of asking."""
    return Sight(meeting.partnership, reader).runs(meeting.body)


def reads_exempt(meeting: Meeting, reader: Reader) -> bool:
    """Say whether what the body keeps back from the public reaches the reader, on the day of asking."""
    return Sight(meeting.partnership, reader).reads(meeting.body)


def may_have(paper: Paper, reader: Reader) -> bool:
    """Say whether the reader may have a paper of a meeting."""
    if paper.deleted_at is not None or paper.meeting.deleted_at is not None:
        return False
    if runs(paper.meeting, reader):
        return True
    return paper.published_at is not None and (not paper.is_exempt or reads_exempt(paper.meeting, reader))


def papers_for(papers: Iterable[Paper], reader: Reader) -> list[Paper]:
    """Return those of ``papers`` that the reader may have."""
    return [paper for paper in papers if may_have(paper, reader)]


def paper_version(*, partnership: str, key: str, number: int, reader: Reader) -> PaperVersion:
    """Return one version of a paper for the reader; refused as if it were not there.

    An earlier version reaches the body's own people only: it may say what the latest was made to leave out.
    """
    try:
        paper = found(Paper, partnership, key=key)
    except NotHere:
        raise NoSuchPaper() from None
    versions = list(paper.versions.order_by("-number"))
    asked = next((version for version in versions if version.number == number), None)
    if asked is None or not may_have(paper, reader):
        raise NoSuchPaper()
    if asked is not versions[0] and not reads_exempt(paper.meeting, reader):
        raise NoSuchPaper()
    return asked
