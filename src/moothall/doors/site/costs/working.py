"""Why a council pays what it pays for a service: share, reading, pool, support steps, ledger lines."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from moothall.accounts.queries import Person
from moothall.accounts.rights.actor import acting_of
from moothall.doors.site.costs.year_of_cost import YearPage, named, one_year
from moothall.doors.site.visits import Visit, visiting
from moothall.ledgers.files.engines.question import Where
from moothall.ledgers.queries.files import standing_files
from moothall.ledgers.rights import councils_seen_by
from moothall.recharges.core.ledger_year import months_of
from moothall.recharges.core.pools import LedgerQuestion
from moothall.recharges.core.working import working
from moothall.recharges.queries.ledgers import wheres_of


@dataclass(frozen=True, slots=True)
class LedgerLines:
    """The ledger lines under a step: what they are, where they open, and whose are closed to the reader."""

    sentence: str
    open: tuple[tuple[str, str], ...]
    closed: tuple[str, ...]


@visiting
def working_page(visit: Visit, year: str, council: str, service: str) -> HttpResponse:
    """Show the working of one figure, each step with its sentence and what it rests on."""
    asked = one_year(visit, year)
    months = months_of(asked.row.cost.financial_year)
    files = standing_files(visit.heading.id, Where(first_period=months[0], last_period=months[-1]))
    held = frozenset(file.authority for file in files)
    seeing = _seeing(visit) if held else frozenset()
    return asked.page(
        "costs_working.html",
        working=working(asked.recharges, service, council, name_of=asked.name),
        whole=asked.recharges.services[service],
        lines_of=lambda question: _lines(asked, question, held, seeing),
    )


def _seeing(visit: Visit) -> frozenset[str]:
    """Return the councils whose lines whoever reads the page may open at the desk: for the public, none."""
    person = visit.request.user
    if not isinstance(person, Person) or not person.is_active:
        return frozenset()
    standings = acting_of(person=person, day=visit.today).posts
    return councils_seen_by(standings, visit.heading.id, visit.whole.state(visit.today))


def _lines(
    asked: YearPage, question: LedgerQuestion, held: frozenset[str], seeing: frozenset[str]
) -> LedgerLines:
    """Return the lines under a step; a council that holds none of that year has neither open nor closed."""
    told: LedgerQuestion = named(question, asked.name)
    whose = (frozenset(question.authorities) or held) & held
    opened = [
        (_text(asked, where, council), f"{_desk(asked)}?{_query(where, council)}")
        for council in sorted(whose & seeing)
        for where in wheres_of(question)
    ]
    return LedgerLines(told.sentence(), tuple(opened), tuple(map(asked.name, sorted(whose - seeing))))


def _desk(asked: YearPage) -> str:
    return reverse("desk:ledger_lines", kwargs={"partnership": asked.visit.heading.id})


def _query(where: Where, council: str) -> str:
    """Return what asks the desk for the lines of one council that count."""
    months = {"since": where.first_period, "until": where.last_period}
    said = {name: f"{month // 100}-{month % 100:02}" for name, month in months.items() if month}
    return urlencode({"council": council, **said, **{f"is_{key}": each for key, each in where.equal.items()}})


def _text(asked: YearPage, where: Where, council: str) -> str:
    """Say whose lines a link opens, and of which group of expense."""
    group = where.equal.get("subjective_group")
    return f"{asked.name(council)}, {group}" if group else asked.name(council)
