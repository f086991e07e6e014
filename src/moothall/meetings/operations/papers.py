"""Papers: laid before a meeting, given new versions, kept back or made public, published, withdrawn."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import permitted
from moothall.meetings.models import AgendaItem, Meeting, Paper, PaperVersion
from moothall.meetings.rights import (
    serves_meeting,
)
from moothall.meetings.rules.records_store import lock_record, require_reason, save_record
from moothall.papers.core.exemption import faults_of_keeping_back
from moothall.papers.files.intake import IncomingFile
from moothall.refusals import Conflict, Fault, Invalid


class NothingToPublish(Conflict):
    """Every paper of this meeting is already published."""


class SameFile(Conflict):
    """That is the file that the paper already has. Choose the one that was changed."""


@permitted("manage_meetings", by=serves_meeting)
def add_paper(
    *,
    meeting: Meeting,
    item: AgendaItem | None = None,
    title: str,
    file: IncomingFile,
    exempt_paragraphs: Iterable[int] = (),
    public_interest: str = "",
    position: int | None = None,
    basis: str = "",
    sources: Sequence[Mapping[str, object]] = (),
    acting: Acting,
) -> Paper:
    """Lay a paper before a meeting, with an item of its agenda or without one; it is not yet published."""
    now = lock_record(meeting)
    if item is not None and (item.meeting_id != now.pk or item.deleted_at is not None):
        message = "That item is not on the agenda of this meeting"
        raise Invalid(faults=[Fault(message, "item", fix="Choose one of its items.")])
    paper = Paper(
        partnership=now.partnership,
        meeting=now,
        item=item,
        position=position or now.papers.filter(item=item).count() + 1,
        title=title.strip(),
        basis=basis or now.basis,
        sources=list(sources),
    )
    _keep_back(paper, exempt_paragraphs, public_interest)
    save_record(paper)
    version = _add(paper, 1, file, "", acting)
    _announce("paper.added", paper, acting, meeting=str(now.key), **_facts(version))
    return paper


@permitted("manage_meetings", by=serves_meeting)
def add_version(*, paper: Paper, file: IncomingFile, changed_because: str, acting: Acting) -> PaperVersion:
    """Give a paper a new version, and say why; the earlier one is kept."""
    now = lock_record(paper)
    because = require_reason(changed_because, "what was changed, and why", "changed_because")
    last = now.versions.order_by("-number").first()
    if last is not None and last.sha256 == file.sha256:
        raise SameFile(paper=str(now.key))
    version = _add(now, last.number + 1 if last else 1, file, because, acting)
    now.save()  # so that those who follow it are told
    _announce("paper.version_added", now, acting, because=because, **_facts(version))
    return version


@permitted("manage_meetings", by=serves_meeting)
def change_exemption(
    *,
    paper: Paper,
    exempt_paragraphs: Iterable[int],
    public_interest: str = "",
    because: str,
    acting: Acting,
) -> Paper:
    """Keep a paper back from the public, change the grounds, or stop keeping it back; and say why."""
    now = lock_record(paper)
    reason = require_reason(because, "why this is changed")
    before = list(now.exempt_paragraphs)
    _keep_back(now, exempt_paragraphs, public_interest)
    save_record(now)
    paragraphs = {"before": before, "exempt_paragraphs": now.exempt_paragraphs}
    _announce("paper.exemption_changed", now, acting, because=reason, **paragraphs)
    return now


@permitted("manage_meetings", by=serves_meeting)
def publish_papers(*, meeting: Meeting, at: datetime, acting: Acting) -> list[Paper]:
    """Publish every unpublished paper of a meeting, exempt ones only to those who may read them."""
    now = lock_record(meeting)
    papers = list(now.papers.filter(published_at=None))
    if not papers:
        raise NothingToPublish(meeting=str(now.key))
    for paper in papers:
        paper.published_at = at
        paper.save()
    audit.record(
        "papers.published",
        acting=acting,
        partnership=now.partnership,
        subject=str(now.key),
        papers=[str(paper.key) for paper in papers],
        at=at.isoformat(),
    )
    return papers


@permitted("manage_meetings", by=serves_meeting)
def withdraw_paper(*, paper: Paper, because: str, acting: Acting) -> Paper:
    """Withdraw a paper: nobody can get it any more, but it stays on record."""
    now = lock_record(paper)
    reason = require_reason(because, "why the paper is withdrawn")
    now.deleted_at = timezone.now()
    now.save()
    _announce("paper.withdrawn", now, acting, because=reason)
    return now


def _add(paper: Paper, number: int, file: IncomingFile, because: str, acting: Acting) -> PaperVersion:
    version = PaperVersion(
        paper=paper,
        number=number,
        name=file.name,
        media_type=file.kind.media_type,
        size=file.size,
        sha256=file.sha256,
        text=file.words.text,
        has_text=file.words.has_text,
        uploaded_by=acting.by,
        changed_because=because,
    )
    return save_record(version, "text")


def _keep_back(paper: Paper, paragraphs: Iterable[int], public_interest: str) -> None:
    """Record the grounds on which a paper is kept back; refused if they are not valid."""
    numbers = list(paragraphs)
    if faults := list(faults_of_keeping_back(numbers, public_interest)):
        raise Invalid(faults=faults)
    paper.exempt_paragraphs = sorted(set(numbers))
    paper.public_interest = public_interest.strip() if numbers else ""


def _facts(version: PaperVersion) -> dict[str, object]:
    return {"version": version.number, "sha256": version.sha256, "media_type": version.media_type}


def _announce(action: str, paper: Paper, acting: Acting, **facts: Any) -> None:
    """Write the event; the title of an exempt paper is as private as its text."""
    named = {} if paper.is_exempt else {"title": paper.title}
    audit.record(
        action,
        acting=acting,
        partnership=paper.partnership,
        subject=str(paper.key),
        **named,
        **{name: value for name, value in facts.items() if value},
    )
