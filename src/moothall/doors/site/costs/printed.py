"""A council's statement as a tagged PDF (PDF/UA-1), such as goes out with a bill."""

from collections.abc import Iterable, Iterator, Sequence

from moothall.committees.papers.blocks import Span, Table
from moothall.committees.papers.rendering.nodes import Node, facts, heading, nodes, notice, paragraph
from moothall.committees.papers.rendering.typesetting import Setting, typeset
from moothall.doors.site.costs.stating import Stated
from moothall.money import pounds
from moothall.periods import written

ALL = "All services"


def printed_statement(found: Stated) -> bytes:
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


def _services(found: Stated) -> Iterable[Node]:
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


def _ends(found: Stated) -> Iterator[list[str]]:
    """Yield what each service was billed at, what it came to, and the difference."""
    bills = share = 0
    for line in found.statement.lines:
        billed, final = sum((*line.billed, *line.to_come)), line.outturn_pence or 0
        bills, share = bills + billed, share + final
        yield [found.asked.name(line.service), *map(pounds, (billed, final, line.still_to_pay_pence or 0))]
    yield [ALL, *map(pounds, (bills, share, found.true_up or 0))]


def _rest(found: Stated) -> Iterable[Node]:
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
