"""Spending over £500 as the transparency code has it.

Whom it names, shown, taken away, published and withdrawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

from django.http import HttpResponse

from moothall.audit.rights import may, require
from moothall.doors.desk.forms.desk_form import Wrongs, do_or_show
from moothall.doors.desk.forms.submission import day_sent, text_sent, texts_sent
from moothall.doors.desk.ledgers.ledger_visit import (
    LedgerVisit,
    month,
    month_in_address,
    open_ledgers,
    period_of,
)
from moothall.doors.desk.ledgers.lines import attachment
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.ledgers.files.engines.question import Where
from moothall.ledgers.queries.sums import months_recorded
from moothall.money import pounds
from moothall.periods import written
from moothall.recharges import operations, rules
from moothall.recharges.core.spending import Redaction, SpendingItem, as_csv, like_people
from moothall.recharges.queries.ledgers import matching_nothing, published_spending
from moothall.recharges.queries.spending import publications
from moothall.refusals import Conflict, Fault, Invalid

NAME_DECIDED = "decided:"
LEAVE_OUT, MAY_BE_NAMED = "out", "named"


def individuals(given: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names to leave out: those written down, then those that were decided about."""
    written = (line.strip() for line in given.get("individuals", "").splitlines())
    return tuple(dict.fromkeys((*filter(None, written), *left_out(given))))


def left_out(given: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that the person has just decided to leave out."""
    return tuple(
        name.removeprefix(NAME_DECIDED)
        for name, answer in given.items()
        if name.startswith(NAME_DECIDED) and answer == LEAVE_OUT
    )


def _may_be_named(given: Mapping[str, str]) -> frozenset[str]:
    """Return the names of which the person has decided that they may be published."""
    return frozenset(
        name.removeprefix(NAME_DECIDED)
        for name, answer in given.items()
        if name.startswith(NAME_DECIDED) and answer == MAY_BE_NAMED
    )


def to_decide(items: Sequence[SpendingItem], given: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return each beneficiary that is named as a person is, with what was decided about it so far."""
    return [(name, given.get(NAME_DECIDED + name, "")) for name in like_people(items)]


SHOWN = 25


class SpendingHasChanged(Conflict):
    """The ledger has changed since you looked: look at what would be published now."""


@dataclass(frozen=True)
class SpendingSelection:
    """Whose spending of which months is wanted, and the items that it comes to without the names left out."""

    council: str
    months: tuple[int, int]
    items: tuple[SpendingItem, ...]
    missed: tuple[str, ...] = ()
    """What was to be left out and is nowhere in these months."""

    @property
    def digest(self) -> str:
        """What tells whether it is still the same when it is published."""
        return sha256(as_csv(self.items).encode()).hexdigest()


@at_the_desk
def spending(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Ask of which council and months, and whom not to name; give it, show it, or publish it."""
    opened = open_ledgers(visit, partnership)
    if not visit.is_sending:
        return _form(opened)
    return do_or_show(partial(_answered, opened), partial(_form, opened), "since")


@at_the_desk
def withdraw(visit: DeskVisit, partnership: str, number: int) -> HttpResponse:
    """Take published spending back, for a reason."""
    opened = open_ledgers(visit, partnership, "manage_ledgers")
    row = next((each for each in publications(partnership) if each.number == number), None)
    if row is None:
        raise rules.NotPublished(number=number)
    visit.require(operations.withdraw_spending, partnership=partnership, number=number)

    def do() -> HttpResponse:
        operations.withdraw_spending(
            partnership=partnership,
            number=number,
            reason=text_sent(visit, "reason"),
            acting=visit.acting,
        )
        visit.say("It is withdrawn: nobody is given it any more. It can be published anew.")
        return visit.go("ledger_spending", partnership=partnership)

    def page(*, status: int = 200, wrongs: Wrongs | None = None) -> HttpResponse:
        return visit.page(
            "ledgers/withdraw.html",
            status=status,
            row=row,
            wrongs=wrongs or [],
            given=texts_sent(visit),
            pounds=pounds,
            month=month,
            **opened.known,
        )

    return do_or_show(do, page, "reason") if visit.is_sending else page()


def _answered(opened: LedgerVisit) -> HttpResponse:
    """Return what a button asks for: a file, the page to check, or that it is published."""
    given = texts_sent(opened.visit)
    wanted = _selection(opened)
    if "take" in given:
        name = f"{wanted.council}-spending-over-500-{given['since']}-to-{given['until']}.csv"
        content = as_csv(wanted.items).encode("utf-8-sig")
        return attachment(HttpResponse(content, content_type="text/csv; charset=utf-8"), name)
    require(
        operations.publish_spending,
        acting=opened.visit.acting,
        partnership=opened.partnership,
        authority=wanted.council,
    )
    if "publish" not in given:
        return _check(opened, wanted)
    if left_out(given):
        return _check(opened, wanted)
    if given["publish"] != wanted.digest:
        raise SpendingHasChanged()
    return do_or_show(partial(_published, opened, wanted), partial(_after, opened, wanted), "since")


def _published(opened: LedgerVisit, wanted: SpendingSelection) -> HttpResponse:
    """Publish what was checked, now or from the day that was chosen."""
    on = day_sent(opened.visit, "on", otherwise=opened.visit.day)
    operations.publish_spending(
        partnership=opened.partnership,
        authority=wanted.council,
        months=wanted.months,
        items=wanted.items,
        on=on,
        today=opened.visit.day,
        may_be_named=_may_be_named(texts_sent(opened.visit)),
        acting=opened.visit.acting,
    )
    when = "now" if on == opened.visit.day else f"from {written(on)}"
    opened.visit.say(f"{len(wanted.items):,} items are published. Anybody can read them {when}.")
    return opened.visit.go("ledger_spending", partnership=opened.partnership)


def _after(opened: LedgerVisit, wanted: SpendingSelection, *, status: int, wrongs: Wrongs) -> HttpResponse:
    """Show what is wrong on the page that asked: that of the day to publish, or the first."""
    if all(field in ("on", "people") for field, _ in wrongs):
        return _check(opened, wanted, status=status, wrongs=wrongs)
    return _form(opened, status=status, wrongs=wrongs)


def _selection(opened: LedgerVisit) -> SpendingSelection:
    """Return what is asked for; refused where that is no council of theirs, or no run of months."""
    given = texts_sent(opened.visit)
    council = given.get("council", "")
    first, last = period_of(given.get("since", "")), period_of(given.get("until", ""))
    faults = [] if council else [Fault("Choose a council", "council")]
    if first is None or last is None or first > last:
        faults.append(Fault("Choose the first month and the last, in that order", "since"))
    if faults or first is None or last is None:
        raise Invalid(faults=faults)
    where = Where(frozenset({opened.require(council)}), first, last)
    redaction = Redaction(frozenset(individuals(given)), _lines(given.get("kinds", "")))
    items = published_spending(opened.partnership, where, seeing=opened.seeing, redaction=redaction)
    missed = matching_nothing(opened.partnership, where, seeing=opened.seeing, redaction=redaction)
    return SpendingSelection(council, (first, last), items, missed)


def _check(
    opened: LedgerVisit,
    wanted: SpendingSelection,
    *,
    status: int = 200,
    wrongs: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    """Show what would be published, as the public would read it."""
    given = texts_sent(opened.visit)
    names = ("council", "since", "until", "kinds")
    out = individuals(given)
    return opened.visit.page(
        "ledgers/publish.html",
        status=status,
        wanted=wanted,
        shown=wanted.items[:SHOWN],
        pence=sum(each.pence for each in wanted.items),
        left_out=sum(each.is_redacted for each in wanted.items),
        people=to_decide(wanted.items, given),
        just_left_out=left_out(given),
        sent=[*((name, given.get(name, "")) for name in names), ("individuals", "\n".join(out))],
        asked=given,
        wrongs=wrongs or [],
        pounds=pounds,
        month=month,
        **opened.known,
    )


def _form(
    opened: LedgerVisit, *, status: int = 200, wrongs: list[tuple[str, str]] | None = None
) -> HttpResponse:
    visit = opened.visit
    held = months_recorded(opened.partnership)
    months = sorted({each for id, _ in opened.councils for each in held.get(id, {})}, reverse=True)
    context: dict[str, Any] = {"given": texts_sent(visit), "wrongs": wrongs or [], "own": _own(opened)}
    return visit.page(
        "ledgers/spending.html",
        status=status,
        months=[(month_in_address(each), month(each)) for each in months],
        out=[each for each in publications(opened.partnership) if each.authority in opened.seeing],
        month=month,
        pounds=pounds,
        **context,
        **opened.known,
    )


def _own(opened: LedgerVisit) -> frozenset[str]:
    """Return the councils for which the person may publish: those whose own officer they are."""
    return frozenset(
        council
        for council in opened.seeing
        if may(
            operations.publish_spending,
            acting=opened.visit.acting,
            partnership=opened.partnership,
            authority=council,
        )
    )


def _lines(text: str) -> frozenset[str]:
    return frozenset(filter(None, (line.strip() for line in text.splitlines())))
