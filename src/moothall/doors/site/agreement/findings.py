"""The findings: where the agreement offends one of its rules."""

from collections import defaultdict
from collections.abc import Iterable

from django.http import HttpResponse

from moothall.agreement.core.laws import LAWS, NATURES, Finding, Law, Nature, findings
from moothall.doors.pages.days import window_of
from moothall.doors.site.visits import Visit, visiting

GRAVEST_FIRST: tuple[Nature, ...] = ("breach", "question", "unknown")


@visiting
def findings_page(visit: Visit) -> HttpResponse:
    """Show what offends a rule on the day, the gravest first, and what did or will on other days."""
    found = findings(visit.register, window_of(visit.register, visit.on))
    on_the_day = [finding for finding in found if visit.on in finding.period]
    on_others = [finding for finding in found if visit.on not in finding.period]
    return visit.page(
        "findings.html",
        laws=LAWS,
        natures=[(nature, NATURES[nature], by_law(on_the_day, nature)) for nature in GRAVEST_FIRST],
        on_the_day=on_the_day,
        on_others=by_law(on_others),
        broken={finding.law.id for finding in found},
    )


def by_law(found: Iterable[Finding], nature: Nature | None = None) -> list[tuple[Law, list[Finding]]]:
    """Return the findings, of one nature if that is given, under their laws in the order of the laws."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        if nature in (None, finding.nature):
            groups[finding.law.id].append(finding)
    return [(law, groups[law.id]) for law in LAWS if law.id in groups]
