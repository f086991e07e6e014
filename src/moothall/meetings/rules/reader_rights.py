"""What a reader may see of each body: what it keeps back, what is not yet published, and each paper."""

from moothall.agreement.core.register import Register, State
from moothall.agreement.core.terms import Authority, Body, Post, Term
from moothall.agreement.queries import register_of
from moothall.meetings.core.reader import OFFICERS, Reader, may_read_exempt, may_run
from moothall.meetings.models import Meeting, Paper, PaperVersion
from moothall.meetings.rules.records_store import NoSuchRecord, find_record

CLERKS = frozenset(("democratic_services", "monitoring_officer"))


class ReaderRights:
    """A reader's rights in one partnership, on the reader's day; each body is looked up once."""

    def __init__(self, partnership: str, reader: Reader) -> None:
        """Read what holds on the reader's day; the public has none."""
        self.register: Register = register_of(partnership)
        self.reader = reader
        self._state: State | None = self.register.state(reader.day) if reader.day and reader.posts else None
        self._reads: dict[str, bool] = {}
        self._runs: dict[str, bool] = {}

    def reads(self, holder: str) -> bool:
        """Whether what a body, a council or a post keeps back reaches the reader."""
        if holder not in self._reads:
            self._reads[holder] = self._state is not None and self._may_read(holder, self._state)
        return self._reads[holder]

    def runs(self, holder: str) -> bool:
        """Whether the reader runs a body, or keeps the records of a council or a post."""
        if holder not in self._runs:
            self._runs[holder] = self._state is not None and self._may_run(holder, self._state)
        return self._runs[holder]

    def run_by_reader(self) -> list[str]:
        """Return every body, council and post whose meetings and records the reader keeps."""
        return [holder for holder in self._holders() if self.runs(holder)]

    def read_by_reader(self) -> list[str]:
        """Return every body, council and post whose exempt records the reader may read."""
        return [holder for holder in self._holders() if self.reads(holder)]

    def _holders(self) -> list[str]:
        if self._state is None:
            return []
        return [term.id for kind in (Body, Authority, Post) for term in self._state.of(kind)]

    def _may_read(self, holder: str, state: State) -> bool:
        found = state.get(holder)
        posts, name = self.reader.posts, self.reader.name
        if found is None or isinstance(found, Body):
            return may_read_exempt(body=holder, state=state, posts=posts, name=name).is_yes
        return any(
            post.id == holder or (post.offices & OFFICERS and _is_theirs(post, found)) for post in posts
        )

    def _may_run(self, holder: str, state: State) -> bool:
        found = state.get(holder)
        if found is None or isinstance(found, Body):
            return may_run(body=holder, state=state, posts=self.reader.posts)
        return any(
            post.id == holder or (post.offices & CLERKS and _is_theirs(post, found))
            for post in self.reader.posts
        )


def _is_theirs(post: Post, found: Term) -> bool:
    """Whether a post belongs to the same council as a post or council."""
    whose = found.id if isinstance(found, Authority) else found.authority if isinstance(found, Post) else None
    return whose is not None and post.authority == whose


class NoSuchPaper(NoSuchRecord):
    """There is no such paper here. It may not be published, or may have been removed."""


def runs_body(meeting: Meeting, reader: Reader) -> bool:
    """Whether the reader is one of those who run the body, on the reader's day."""
    return ReaderRights(meeting.partnership, reader).runs(meeting.body)


def reads_exempt_of(meeting: Meeting, reader: Reader) -> bool:
    """Whether what the body keeps back from the public reaches the reader, on the reader's day."""
    return ReaderRights(meeting.partnership, reader).reads(meeting.body)


def may_have(paper: Paper, reader: Reader) -> bool:
    """Whether the reader may have a paper of a meeting."""
    if paper.deleted_at is not None or paper.meeting.deleted_at is not None:
        return False
    if runs_body(paper.meeting, reader):
        return True
    return paper.published_at is not None and (not paper.is_exempt or reads_exempt_of(paper.meeting, reader))


def paper_version(*, partnership: str, key: str, number: int, reader: Reader) -> PaperVersion:
    """Return one version of a paper for the reader; if they may not have it, refused as if it did not exist.

    An earlier version reaches only the body's own people: it may say what the latest was made to leave out.
    """
    try:
        paper = find_record(Paper, partnership, key=key)
    except NoSuchRecord:
        raise NoSuchPaper() from None
    versions = list(paper.versions.order_by("-number"))
    asked = next((version for version in versions if version.number == number), None)
    if asked is None or not may_have(paper, reader):
        raise NoSuchPaper()
    if asked is not versions[0] and not reads_exempt_of(paper.meeting, reader):
        raise NoSuchPaper()
    return asked
