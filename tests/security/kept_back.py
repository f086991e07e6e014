"""A partnership whose every field that is kept back has a mark of its own, and who may find which.

Brent's Cabinet held a meeting with an exempt item and a public one with an exempt appendix; it plans another,
of which nothing is published but the day. Marks are in small letters without spaces, so that no line break or
ligature hides one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.test import Client as Browser
from tests.accounts.partnership import person
from tests.matters.partnership import (
    CEDAR,
    CLERK,
    DALE,
    MEETING,
    NAME,
    agreed,
    at,
    founded,
    joining,
    part,
    planned,
    proposed,
    under_way,
)
from tests.papers.files.made import everything_in, parts_of, word
from tests.security.people import BACKEND

from moothall.accounts.models import Appointment, Person
from moothall.matters import models as matters_models
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.models import Decision
from moothall.matters.operations import decide, publish_decision, record_decision
from moothall.meetings import models
from moothall.meetings.core.ballots import Hands
from moothall.meetings.models import AgendaItem, Meeting
from moothall.meetings.operations import (
    add_action,
    add_item,
    close_meeting,
    declare_interest,
    give_notice,
    publish_minutes,
    record_item_minute,
    take_vote,
)
from moothall.meetings.operations.papers import add_paper, add_version, publish_papers, withdraw_paper
from moothall.papers.core.record_fields import fields_of
from moothall.papers.files.intake import take_in

EXEMPT, UNPUBLISHED, GONE = "zqhidq", "zqearlyq", "zqgoneq"
NEXT = date(2017, 1, 23)
WHY: dict[str, Any] = {"exempt_paragraphs": [3], "public_interest": "It names a bidder."}
TEXTS = [
    field.name
    for field in fields_of(DecisionRecord)
    if not field.is_open and field.label.kind == "text" and field.name != "not_called_in_because"
]

# Who acts for which post, and what they may find.
POSTS = {
    "leader": "leader",  # a councillor of another council
    "other-clerk": "avon-clerk",  # an officer of another council
    "scrutiny": "scrutiny-chair",
    "member": "brent-member",
    "clerk": "brent-clerk",
    "chief": "chief",
}
NAMES = {"leader": "Ash", "scrutiny": "Elm", "member": "Dale"}
STRANGERS = ("public", "leader", "other-clerk", "scrutiny", "administrator")
ITS_OWN = ("member", "clerk", "chief")


@dataclass(frozen=True)
class Secrets:
    """What there is to guess: keys of everything that has one, and the addresses made of words."""

    held: Meeting
    coming: Meeting
    keys: tuple[str, ...]
    slugs: tuple[str, ...]


def mark(kind: str, name: str) -> str:
    return f"{kind}{name}{kind}"


def made() -> Secrets:
    """Found the partnership with all of its secrets, and everybody who may look for them."""
    founded()
    for name, post in POSTS.items():
        _appointed(name, post)
    person("administrator", administrator=True)
    held, coming = _held(), _coming()
    _decided_alone()
    return Secrets(held, coming, tuple(_keys()), tuple(_slugs()))


def browser(name: str) -> Browser:
    """Return a browser in which that person is signed in."""
    opened = Browser()
    if name != "public":
        opened.force_login(Person.objects.get(email=f"{name}@moothall.example"), BACKEND)
    return opened


def readable(answer: Any) -> bytes:
    """Return every byte that somebody could read of an answer: its head, and its body unpacked."""
    body = answer.getvalue() if answer.streaming else answer.content
    head = repr(sorted(answer.items())).encode()
    kind = answer.get("Content-Type", "")
    if body.startswith(b"%PDF"):
        body = everything_in(body)
        body += b"".join(body.split()).replace(b"-", b"")  # words that are parted at the end of a line
    elif body.startswith(b"PK") or "openxml" in kind:
        body = b"\n".join(
            each if isinstance(each, bytes) else each.encode() for each in parts_of(body).values()
        )
    return (head + b"\n" + body).lower()


def marks_in(said: bytes, *kinds: str) -> set[str]:
    """Return the marks that stand in some bytes."""
    found = (re.findall(f"{kind}[a-z_]*?{kind}".encode(), said) for kind in kinds)
    return {each.decode() for every in found for each in every}


def _appointed(name: str, post: str) -> None:
    added = person(name)
    added.name = NAMES.get(name, f"{name.title()} Person")
    added.save()
    Appointment.objects.create(person=added, partnership=NAME, post=post, starts_on=date(2016, 4, 1))


def _paper(meeting: Meeting, item: AgendaItem | None, kind: str, name: str, **fields: Any) -> models.Paper:
    content = {
        "md": f"# {mark(kind, name)}\n\n{mark(kind, name)}".encode(),
        "docx": word(mark(kind, name)),
    }[fields.pop("ending", "md")]
    ending = "docx" if content.startswith(b"PK") else "md"
    return add_paper(
        meeting=meeting,
        item=item,
        title=mark(kind, f"{name}title"),
        file=take_in(content=content, name=f"{mark(kind, f'{name}file')}.{ending}"),
        acting=CLERK,
        **fields,
    )


def _held() -> Meeting:
    """Return a meeting that was held: an exempt item, a public one with an exempt appendix, a paper alone."""
    about, _ = proposed(joining("brent-joins", add=[part("brent")]))
    item = under_way(
        "brent-cabinet", people=(CEDAR, DALE), matter=about.slug, title="A contract",
        purpose=mark(EXEMPT, "purpose"), recommendation=mark(EXEMPT, "recommendation"), **WHY,
    )  # fmt: skip
    meeting = item.meeting
    _minuted(item)
    _exempt_decision(item)
    _papers(meeting, item)
    decide(item=AgendaItem.objects.get(title="Open business"), record=_unpublished_record(), acting=CLERK)
    close_meeting(meeting=meeting, at=at(MEETING, 12), acting=CLERK)
    publish_minutes(meeting=meeting, at=at(MEETING, 14), acting=CLERK)
    return meeting


def _minuted(item: AgendaItem) -> None:
    told: dict[str, Any] = {"person": "Dale", "interest": "non_registrable", "nature": mark(EXEMPT, "nature")}
    declare_interest(
        meeting=item.meeting, item=item, dispensation=mark(EXEMPT, "dispensed"), acting=CLERK, **told
    )
    add_action(meeting=item.meeting, item=item, text=mark(EXEMPT, "action"), owner="chief", acting=CLERK)
    record_item_minute(item=item, minute="In private.", exempt_minute=mark(EXEMPT, "minute"), acting=CLERK)


def _exempt_decision(item: AgendaItem) -> None:
    motion = mark(EXEMPT, "motion")
    vote = take_vote(item=item, motion=motion, method="show_of_hands", hands=Hands(2), acting=CLERK)
    record = replace(
        agreed(), title="A contract", wards=(mark(EXEMPT, "ward"),), exempt_paragraphs=(3,),
        public_interest="It names a bidder.", url=f"https://example.org/{mark(EXEMPT, 'url')}",
        sources=({"document": mark(EXEMPT, "source")},), **{name: mark(EXEMPT, name) for name in TEXTS},
    )  # fmt: skip
    decision = decide(item=item, record=record, vote=vote, acting=CLERK)
    publish_decision(decision=decision, at=at(MEETING, 15), acting=CLERK)


def _papers(meeting: Meeting, item: AgendaItem) -> None:
    opened = add_item(meeting=meeting, title="Open business", late_because="It came late.", acting=CLERK)
    _paper(meeting, item, EXEMPT, "report", ending="docx", **WHY)
    appendix = _paper(meeting, opened, EXEMPT, "appendix", **WHY)
    words = take_in(content=mark(EXEMPT, "second").encode(), name=f"{mark(EXEMPT, 'secondfile')}.md")
    add_version(paper=appendix, file=words, changed_because="A figure.", acting=CLERK)
    _paper(meeting, None, EXEMPT, "alone", **WHY)
    taken_back = _paper(meeting, opened, GONE, "withdrawn")
    told = {"title": "Open report", "file": take_in(content=b"# Open\n\nzqopenq", name="open.md")}
    add_paper(meeting=meeting, item=opened, acting=CLERK, **told)
    publish_papers(meeting=meeting, at=at(MEETING), acting=CLERK)
    withdraw_paper(paper=taken_back, because="The wrong file.", acting=CLERK)
    _paper(meeting, opened, UNPUBLISHED, "late")


def _unpublished_record() -> DecisionRecord:
    return DecisionRecord(
        mark(UNPUBLISHED, "decision"),
        "noted",
        mark(UNPUBLISHED, "resolved"),
        reasons=mark(UNPUBLISHED, "reasons"),
    )


def _coming() -> Meeting:
    """Return a meeting to come, of which no agenda is published yet."""
    meeting = planned("brent-cabinet", NEXT)
    item = add_item(
        meeting=meeting,
        title=mark(UNPUBLISHED, "item"),
        purpose=mark(UNPUBLISHED, "purpose"),
        recommendation=mark(UNPUBLISHED, "recommendation"),
        acting=CLERK,
    )
    _paper(meeting, item, UNPUBLISHED, "draft")
    _paper(meeting, item, EXEMPT, "draftexempt", **WHY)
    give_notice(
        partnership=NAME, kind="private_meeting", holder="brent-cabinet", meeting=meeting, due_from=NEXT,
        title=mark(UNPUBLISHED, "notice"), reasons=mark(UNPUBLISHED, "because"), acting=CLERK,
    )  # fmt: skip
    return meeting


def _decided_alone() -> None:
    """Keep what Brent's chief executive decided: once published and exempt, once not yet published."""
    told = {
        "partnership": NAME,
        "holder": "chief",
        "taken_by": "C. Hill",
        "taken_on": MEETING,
        "acting": CLERK,
    }
    texts = {name: mark(EXEMPT, f"{name}alone") for name in ("resolved", "reasons", "alternatives")}
    kept_back = {"exempt_paragraphs": (3,), "public_interest": "It names a bidder."}
    first = record_decision(**told, record=DecisionRecord("A small contract", "agreed", **texts, **kept_back))
    publish_decision(decision=first, at=at(MEETING, 16), acting=CLERK)
    record_decision(**told, record=_unpublished_record())


def _keys() -> Iterable[str]:
    for model in (models.Meeting, AgendaItem, models.Paper, Decision, models.Notice, models.Action,
                  matters_models.Issue, models.Vote, matters_models.Proposal):  # fmt: skip
        yield from (str(key) for key in model._default_manager.values_list("key", flat=True))


def _slugs() -> Iterable[str]:
    for model in (Decision, matters_models.Issue):
        yield from model._default_manager.values_list("slug", flat=True)
    yield from ("brent-cabinet", "chief", "brent")
