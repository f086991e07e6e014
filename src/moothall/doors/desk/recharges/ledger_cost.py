"""Recording a year of cost from the ledgers: proposed with the lines under each figure, checked, kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.sentences import names
from moothall.doors.desk.forms.desk_form import Answers, DeskForm, ask, choice, text
from moothall.doors.desk.forms.submission import posted, text_sent
from moothall.doors.desk.ledgers.ledger_visit import LedgerVisit, month, month_in_address, open_ledgers
from moothall.doors.desk.recharges.cost import STAGES, check_page, file_faults, preview_of, record, stage_of
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.money import FinancialYear, pounds
from moothall.recharges import queries
from moothall.recharges.core.ledger_year import YearInLedgers, cost_of, months_of
from moothall.recharges.core.year_of_cost import YearOfCost
from moothall.recharges.operations import record_year
from moothall.recharges.queries.ledgers import year_in_ledgers, years_in_ledgers
from moothall.refusals import Conflict, Fault, Forbidden, Invalid

LONGEST_REASON = 500


class LedgersHaveChanged(Conflict):
    """The ledgers or their rules have changed since you looked: look at what it comes to now."""


@dataclass(frozen=True)
class ProposedCost:
    """A year of the ledgers that somebody may make the cost from, and the last year recorded before."""

    ledgers: LedgerVisit
    found: YearInLedgers
    like: YearOfCost | None

    @property
    def support(self) -> list[str]:
        """The services that serve others: as they were chosen, or as in the year before."""
        if self.ledgers.visit.is_sending:
            return list(posted(self.ledgers.visit).get("support", []))
        serving = {pool.service for pool in self.like.pools if pool.kind == "support"} if self.like else set()
        return [each for each in self.found.services if each in serving]

    @cached_property
    def cost(self) -> YearOfCost:
        """The year as it would be recorded; refused where no line is in any service."""
        if not self.found.sums:
            raise Invalid(faults=[Fault("No line of the year is in a service yet", "support")])
        return cost_of(self.found, like=self.like, support=self.support)

    @property
    def digest(self) -> str:
        """What tells whether it is still the same when it is recorded."""
        left_out = [(each.authority, each.lines, each.pence) for each in self.found.in_no_service]
        return sha256(f"{self.cost.model_dump_json()} {left_out}".encode()).hexdigest()

    def lines(self, service: str, council: str) -> str:
        """Return what asks the ledgers for the lines under one figure."""
        months = months_of(self.found.year)
        until = f"since={month_in_address(months[0])}&until={month_in_address(months[-1])}"
        return f"council={council}&is_service={service}&{until}"


@at_the_desk
def from_ledgers(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Show a year as the ledgers have it; what it comes to; and record it once that was checked."""
    visit.require(record_year, partnership=partnership)
    ledgers = open_ledgers(visit, partnership)
    years = years_in_ledgers(partnership)
    given = text_sent(visit, "year") or visit.request.GET.get("year", "").replace("-", "/")
    year = given if given in years else max(years, default="")
    if not year:
        return _page(ledgers, None, years)
    if not years[year] <= ledgers.seeing:
        raise Forbidden(
            f"Other councils’ ledgers have lines of {year} too, and your post does not go with them. The "
            "partnership’s accountant sees them all, and makes the year’s cost from them."
        )
    asked = ProposedCost(
        ledgers,
        year_in_ledgers(partnership, FinancialYear(year), seeing=ledgers.seeing),
        _like(partnership, year),
    )
    return _page(ledgers, asked, years)


def _sent(asked: ProposedCost, given: Answers) -> HttpResponse:
    """Show what was asked for to be checked, or record it if it was and is still the same."""
    visit, partnership = asked.ledgers.visit, asked.ledgers.partnership
    stage, typed = stage_of(given), given.get("reason", "")
    reason = _reason(asked.found, typed)
    checked = text_sent(visit, "checked")
    if checked:
        if checked != asked.digest:
            raise LedgersHaveChanged()
        return record(visit, partnership, asked.cost, stage, reason)
    preview = preview_of(partnership, asked.cost, stage, reason)
    sent: Mapping[str, str | list[str]] = {
        "year": asked.found.year.name,
        "stage": stage,
        "support": asked.support,
        "reason": typed,
        "checked": asked.digest,
    }
    return check_page(visit, partnership, preview, sent, back="cost_from_ledgers")


def _reason(found: YearInLedgers, typed: str) -> str:
    """Return why it is recorded, with what is left out; refused where that has no reason."""
    if len(typed) > LONGEST_REASON:
        raise Invalid(faults=[Fault(f"Use {LONGEST_REASON} letters at most", "reason")])
    if not found.in_no_service:
        return typed
    lines = sum(each.lines for each in found.in_no_service)
    left_out = f"{lines:,} {'line' if lines == 1 else 'lines'}"
    pence = pounds(sum(each.pence for each in found.in_no_service))
    if not typed:
        are = "is" if lines == 1 else "are"
        raise Invalid(
            faults=[
                Fault(f"{left_out}, {pence}, {are} in no service. Say why the cost is left out", "reason")
            ]
        )
    return f"{left_out} in no service, {pence}, left out: {typed}"


def _like(partnership: str, year: str) -> YearOfCost | None:
    """Return the same year as it was recorded last, or the latest year before it."""
    rows = [row for row in queries.years_of(partnership) if row.year <= year]
    return rows[-1].cost if rows else None


def _page(
    ledgers: LedgerVisit, asked: ProposedCost | None, years: Mapping[str, frozenset[str]]
) -> HttpResponse:
    """Ask about the year that was chosen, where there is one."""
    name_of = names(ledgers.register)
    context: dict[str, Any] = {"asked": asked, "month": month, "pounds": pounds, "name_of": name_of}
    context |= {"years": sorted(years, reverse=True)} | ledgers.known | {"here": "recharges"}
    if asked is None:
        return ledgers.visit.page("recharges/from_ledgers.html", **context)
    return ask(
        ledgers.visit,
        _form(asked, name_of),
        lambda given: _sent(asked, given),
        answers={"stage": "outturn", "support": asked.support},
        template="recharges/from_ledgers.html",
        beside=_beside,
        found=asked.found,
        **context,
    )


def _form(asked: ProposedCost, name_of: Callable[[str], str]) -> DeskForm:
    """Return what is asked of a year: what it is, which services serve others, and why."""
    nobody = "No year has been recorded before, so it is not known whom they would serve. "
    whom = (
        f"Whom they serve, and how much, is as in {asked.like.year}."
        if asked.like
        else f"{nobody}Record a year from a file to say so."
    )
    services = {each: name_of(each) for each in asked.found.services}
    public = "It is public with the year, with the number of the lines and what they come to."
    why = (
        text("reason", "Why are lines in no service left out?", public)
        if asked.found.in_no_service
        else text("reason", "Why it is recorded", "Such as: at the close of the accounts", required=False)
    )
    fields = (
        choice("stage", "What is it?", STAGES),
        choice("support", "Which of them serve the other services?", services, whom, many=True),
        why,
    )
    return DeskForm("", "See what each council would pay", fields, room_asks=True)


def _beside(refusal: Invalid | Conflict, otherwise: str) -> list[tuple[str, str]]:
    """Return each fault beside its field; one of the year as a whole beside its first question."""
    return [
        (field if field in ("stage", "reason") else "support", said) for field, said in file_faults(refusal)
    ]
