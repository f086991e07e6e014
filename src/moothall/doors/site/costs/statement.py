"""A council's statement of a year, as a page and as a tagged PDF.

Its share, what it was billed and has paid, what settles it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from moothall.doors.site.costs.year_of_cost import YearPage, one_year
from moothall.doors.site.visits import Visit, visiting
from moothall.money import pounds
from moothall.papers.core.blocks import Span, Table
from moothall.papers.core.document_nodes import Node, facts, heading, nodes, notice, paragraph
from moothall.papers.files.typesetter import Setting, typeset
from moothall.periods import written
from moothall.recharges import queries
from moothall.recharges.core.bills import QUARTERS
from moothall.recharges.core.settlement import Settlement, balances_of, settle
from moothall.refusals import Missing


@dataclass(frozen=True)
class CouncilStatement:
    """One council's statement, with what is still owed by it (below nothing: to it), and the settlement."""

    asked: YearPage
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


def statement_of_council(asked: YearPage, council: str) -> CouncilStatement:
    """Return the statement of a council; refused for one that has no part in the year's cost."""
    year = asked.recharges
    statement = queries.statement(asked.visit.heading.id, asked.year, council)
    if not statement.lines and not statement.payments and council not in year.paid:
        raise Missing(f"{asked.name(council)} has no part in the cost of {asked.year}.", council=council)
    owed = balances_of(year)
    for paid in queries.payments(asked.visit.heading.id, asked.year):
        owed[paid.payer] = owed.get(paid.payer, 0) - paid.pence
        owed[paid.payee] = owed.get(paid.payee, 0) + paid.pence
    return CouncilStatement(
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
    return asked.page("costs_statement.html", stated=statement_of_council(asked, council), council=council)


ALL = "All services"


def printed_statement(found: CouncilStatement) -> bytes:
    """Return the statement as a PDF; the same bytes for the same figures."""
    asked = found.asked
    name = asked.name(found.council)
    title = f"Statement of {name} for {asked.year}"
    said = [notice(f"{remark.text}: {remark.meaning}") for remark in asked.remarks]
    rows = [
        ("Partnership", [asked.visit.heading.name]),
        ("Council", [name]),
        ("Year", [asked.year]),
        ("Its share", [f"{pounds(found.share)} ({'outturn' if asked.stage == 'outturn' else 'estimate'})"]),
        ("Cost that it met itself", [pounds(found.met)] if found.met else []),
        ("Payments made, less payments received", [pounds(found.statement.paid_pence)]),
        (
            "Still to be paid to it" if found.still_to_pay < 0 else "Still to pay",
            [pounds(abs(found.still_to_pay))],
        ),
    ]
    return typeset(
        Setting(title, f"{name}, {asked.year}", [*said, facts(rows), *_services(found), *_rest(found)])
    )


def _services(found: CouncilStatement) -> Iterable[Node]:
    """Yield what each quarter asks for, service by service, and all of it."""
    lines = found.statement.lines
    if not lines:
        return
    name, numbers = found.asked.name, list(found.quarters)
    yield heading("By service and quarter", 1)
    rows = [[name(line.service), *map(pounds, (*line.billed, *line.to_come))] for line in lines]
    rows.append([ALL, *(pounds(found.quarter(each)) for each in numbers)])
    yield _table(["Service", *(f"Quarter {each}" for each in numbers)], rows)
    if found.quarters_billed < len(found.quarters):
        yield paragraph(f"{found.quarters_billed} of {len(found.quarters)} quarters have been billed.")
    if found.has_outturn:
        yield heading("The year’s end", 1)
        yield _table(["Service", "Bills", "Its share in the end", "True-up"], list(_ends(found)))


def _ends(found: CouncilStatement) -> Iterator[list[str]]:
    """Yield what each service was billed at, what it came to, and the difference."""
    bills = share = 0
    for line in found.statement.lines:
        billed, final = sum((*line.billed, *line.to_come)), line.outturn_pence or 0
        bills, share = bills + billed, share + final
        yield [found.asked.name(line.service), *map(pounds, (billed, final, line.still_to_pay_pence or 0))]
    yield [ALL, *map(pounds, (bills, share, found.true_up or 0))]


def _rest(found: CouncilStatement) -> Iterable[Node]:
    """Yield the payments, and those that would settle the year."""
    name = found.asked.name
    if found.statement.payments:
        yield heading("Payments", 1)
        rows = [
            [written(each.paid_on), name(each.payer), name(each.payee), each.reference, pounds(each.pence)]
            for each in found.statement.payments
        ]
        yield _table(["Day", "From", "To", "Reference", "Amount"], rows)
    yield heading("What settles the year", 1)
    if not found.settlement.payments:
        yield paragraph("Nobody owes anybody anything.")
        return
    rows = [[name(each.payer), name(each.payee), pounds(each.pence)] for each in found.settlement.payments]
    yield _table(["From", "To", "Amount"], rows)


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Node:
    written_rows = tuple(tuple((Span(cell),) for cell in row) for row in rows)
    return nodes([Table(tuple((Span(each),) for each in headings), written_rows)], under=1)[0]
