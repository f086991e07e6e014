"""The desk's first page: what is due from whoever is signed in, by the posts that they act for.

And their own account.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse

from moothall.accounts.queries import has_second_step
from moothall.agreement.core.laws import findings
from moothall.agreement.core.register import Entry, Register
from moothall.agreement.core.sentences import counted
from moothall.agreement.core.terms import Benefit
from moothall.agreement.queries import DraftRow, drafts_of, register_of
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.matters import queries
from moothall.meetings.rights import reader_of
from moothall.meetings.rules.reader_rights import ReaderRights
from moothall.periods import Period, written
from moothall.savings.queries import positions_of


@at_the_desk
def home(visit: DeskVisit) -> HttpResponse:
    """Show what is due, the posts and what they allow, drafts, and what was recorded last."""
    at_hand = partnerships_at_hand(visit)
    return visit.page("home.html", here="home", at_hand=at_hand, due=due_from(visit, at_hand))


@at_the_desk
def account(visit: DeskVisit) -> HttpResponse:
    """Show how the person signs in, and what their posts let them do."""
    second_step = has_second_step(person=visit.person)
    return visit.page("account.html", here="account", has_second_step=second_step)


RECENT = 5


@dataclass(frozen=True, slots=True)
class DeskPartnership:
    """One partnership in which somebody acts, with what they see of it on their first page."""

    id: str
    register: Register
    may_draft: bool
    may_record: bool
    mine: tuple[DraftRow, ...]
    others: tuple[DraftRow, ...]

    @property
    def recent(self) -> tuple[Entry, ...]:
        """The variations recorded last, the latest first."""
        return tuple(reversed(self.register.entries[-RECENT:]))


@dataclass(frozen=True, slots=True)
class TaskDue:
    """One thing to do: what, where, and why."""

    words: str
    address: str
    why: str


def partnerships_at_hand(visit: DeskVisit) -> list[DeskPartnership]:
    """Return every partnership in which the person acts for a post."""
    ids = dict.fromkeys(standing.partnership for standing in visit.rights.standings)
    return [_at_hand(visit, each) for each in ids]


def _at_hand(visit: DeskVisit, partnership: str) -> DeskPartnership:
    may_draft = bool(visit.acting.may("draft_variation", partnership))
    drafts = [row for row in drafts_of(partnership) if row.body] if may_draft else []
    return DeskPartnership(
        partnership,
        register_of(partnership),
        may_draft,
        bool(visit.acting.may("record_variation", partnership)),
        tuple(row for row in drafts if row.owner == visit.by),
        tuple(row for row in drafts if row.owner != visit.by),
    )


def due_from(visit: DeskVisit, at_hand: list[DeskPartnership]) -> list[TaskDue]:
    """Return what is due: from meetings and matters, the soonest first; then drafts and findings."""
    met = [due for each in at_hand for due in _due_of_meetings(visit, each.id)]
    return [*met, *(due for each in at_hand for due in _due_in(visit, each))]


def _due_of_meetings(visit: DeskVisit, partnership: str) -> Iterator[TaskDue]:
    """Yield agendas and decisions to publish, call-ins, actions, and matters that wait for a body."""
    reader = reader_of(visit.acting, partnership)
    run = set(ReaderRights(partnership, reader).run_by_reader())
    for each in queries.due_from(partnership=partnership, posts=reader.posts, on=visit.day):
        is_late = each.by is not None and each.by < visit.day and each.kind in ("publish_agenda", "action")
        by = f"By {written(each.by)}. " if each.by and each.kind == "action" else ""
        address = _address(partnership, each, runs=each.body in run)
        yield TaskDue(each.title, address, f"{'This is late. ' if is_late else ''}{by}{each.why}")


def _address(partnership: str, due: queries.DueTask, *, runs: bool) -> str:
    """Return where it is done; for whoever has an action and does not run the meeting, where it is told."""
    page, name = {
        "publish_decision": ("desk:decision_taken", "slug"),
        "call_in": ("desk:decision_taken", "slug"),
        "decide": ("desk:matter", "slug"),
        "bring_into_force": ("desk:matter", "slug"),
    }.get(due.kind, ("desk:meeting_desk" if runs else "site:meeting", "key"))
    try:
        return reverse(page, kwargs={"partnership": partnership, name: due.address})
    except NoReverseMatch:
        return reverse("site:glance", kwargs={"partnership": partnership})


def _due_in(visit: DeskVisit, here: DeskPartnership) -> Iterator[TaskDue]:
    for row in here.mine:
        if row.after != here.register.head:
            since = counted(here.register.head - row.after, "variation")
            why = f"{since} recorded since you began it. See whether it still says what you mean."
            yield TaskDue(f"Check your draft “{row.title or 'Without a title'}”", _check(row), why)
    for row in here.others if here.may_record else ():
        why = f"{row.owner} drafted it, and you may record it."
        yield TaskDue(f"Look at the draft “{row.title or 'Without a title'}”", _check(row), why)
    if here.may_draft and (found := _breaches_today(visit, here.register)):
        address = reverse("site:findings", kwargs={"partnership": here.id})
        why = "There the agreement, as it stands today, goes against the law or against itself."
        yield TaskDue(f"Look at {counted(found, 'finding')}", address, why)
    yield from _benefits_overdue(visit, here)


def _benefits_overdue(visit: DeskVisit, here: DeskPartnership) -> Iterator[TaskDue]:
    """Yield each benefit that one of the person's own posts answers for and that is late."""
    mine = {each.id for each in visit.rights.standings if each.partnership == here.id}
    if not here.register.state(visit.day).where(Benefit, lambda benefit: benefit.owner in mine):
        return
    if not visit.acting.may("manage_benefits", here.id):
        return
    for each in positions_of(here.id, visit.day):
        if each.benefit.owner in mine and each.due and each.is_overdue(visit.day):
            address = reverse("desk:benefit", kwargs={"partnership": here.id, "benefit": each.benefit.id})
            why = f"Its next stage was due on {written(each.due)}. Move it on, or say when it will be."
            yield TaskDue(f"See to “{each.benefit.name}”", address, why)


def _check(row: DraftRow) -> str:
    return reverse("desk:draft", kwargs={"number": row.id})


def _breaches_today(visit: DeskVisit, register: Register) -> int:
    """Return in how many places something is wrong today, and not only unknown or worth a look."""
    found = findings(register, Period(visit.day, visit.day + timedelta(days=1)))
    return sum(1 for each in found if each.nature == "breach")
