"""A council's statement of a year: its share, what it was billed and has paid, and what settles it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse

from moothall.doors.site.costs.asked import YearAsked, one_year
from moothall.doors.site.visits import Visit, visiting
from moothall.recharges import queries
from moothall.recharges.core.billing import QUARTERS
from moothall.recharges.core.settlement import Settlement, balances_of, settle
from moothall.refusals import Missing


@dataclass(frozen=True)
class Stated:
    """One council's statement, with what is still owed by it (below nothing: to it), and the settlement."""

    asked: YearAsked
    council: str
    statement: queries.Statement
    share: int
    met: int
    owed: Mapping[str, int]
    settlement: Settlement

    @property
    def still_to_pay(self) -> int:
        """What the council owes when all that it met and paid is taken off."""
        return self.owed.get(self.council, 0)

    @property
    def has_outturn(self) -> bool:
        """Say whether it is known how the year came out."""
        return "outturn" in self.asked.stages

    @property
    def quarters_billed(self) -> int:
        """How many quarters were billed."""
        return max((len(line.billed) for line in self.statement.lines), default=0)

    def quarter(self, number: int) -> int:
        """Return what a quarter's bills come to, or will."""
        return sum((*line.billed, *line.to_come)[number - 1] for line in self.statement.lines)

    @property
    def quarters(self) -> range:
        """The numbers of the quarters."""
        return range(1, QUARTERS + 1)

    @property
    def true_up(self) -> int | None:
        """What the year's end asks for beyond the bills; None until it is known."""
        if not self.has_outturn:
            return None
        return sum(line.still_to_pay_pence or 0 for line in self.statement.lines)


def stated(asked: YearAsked, council: str) -> Stated:
    """Return the statement of a council; refused for one that has no part in the year's cost."""
    year = asked.recharges
    statement = queries.statement(asked.visit.heading.id, asked.year, council)
    if not statement.lines and not statement.payments and council not in year.paid:
        raise Missing(f"{asked.name(council)} has no part in the cost of {asked.year}.", council=council)
    owed = balances_of(year)
    for paid in queries.payments(asked.visit.heading.id, asked.year):
        owed[paid.payer] = owed.get(paid.payer, 0) - paid.pence
        owed[paid.payee] = owed.get(paid.payee, 0) + paid.pence
    return Stated(
        asked,
        council,
        statement,
        year.by_authority.get(council, 0),
        year.paid.get(council, 0),
        owed,
        settle(owed),
    )


@visiting
def statement_page(visit: Visit, year: str, council: str) -> HttpResponse:
    """Show a council's statement."""
    asked = one_year(visit, year)
    return asked.page("costs_statement.html", stated=stated(asked, council), council=council)
