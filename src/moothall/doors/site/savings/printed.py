"""The page for a councillor as a tagged PDF (PDF/UA-1)."""

from collections.abc import Iterator

from moothall.agreement.core.sentences import listed
from moothall.committees.papers.rendering.nodes import Node, facts, heading, notice, paragraph
from moothall.committees.papers.rendering.typesetting import Setting, typeset
from moothall.doors.site.savings.asked import Shown
from moothall.doors.site.visits import Visit
from moothall.periods import written
from moothall.savings.core.report.one_page import OnePage

NOTHING = "No target of saving gives a day to be reached by, so there is nothing to report against."


def printed_report(visit: Visit, known: Shown) -> bytes:
    """Return the report as a PDF; the same bytes for the same figures."""
    title = f"What {visit.heading.name} has saved by {written(visit.on)}"
    return typeset(Setting(title, "Savings", list(_parts(known, known.summary))))


def _parts(known: Shown, summary: OnePage | None) -> Iterator[Node]:
    if known.made_up:
        yield notice(f"Illustrative, made up to show how this works: {listed(known.made_up)}.")
    if summary is None:
        yield paragraph(NOTHING)
        return
    yield paragraph(summary.answer)
    yield paragraph(f"{_promised_by(summary)} {summary.owners}")
    yield paragraph(summary.chance)
    yield heading("What stands behind it", 1)
    yield facts(
        [
            ("Measured against", [summary.target.target.title]),
            ("What matters most", summary.matters),
            ("Overdue", summary.overdue or ["Nothing"]),
            ("Worse off", summary.worse_off or ["No council, of those whose part is known"]),
            ("What is not known", summary.not_known),
        ]
    )


def _promised_by(summary: OnePage) -> str:
    """Say who promised it, and when that was published."""
    target = summary.target.target
    if not target.claimant:
        return "Who promised it is not recorded."
    return f"Promised by {target.claimant}, as published on {written(target.starts_on)}."
