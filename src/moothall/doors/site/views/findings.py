"""The findings: where the agreement offends one of its rules."""

from collections import defaultdict
from datetime import date

from django.http import HttpResponse

from moothall.agreement.core.laws import LAWS, Finding, findings
from moothall.doors.site.visits import Visit, visiting
from moothall.periods import Period


@visiting
def findings_page(visit: Visit) -> HttpResponse:
    """Show what offends a rule on the day, by rule, and what did or will on other days."""
    found = findings(visit.register, window_of(visit))
    on_the_day, on_others = _by_law(found, visit.on, holds=True), _by_law(found, visit.on, holds=False)
    return visit.page("findings.html", laws=LAWS, on_the_day=on_the_day, on_others=on_others)


def window_of(visit: Visit) -> Period:
    """Return the days over which the agreement has anything to say, with the day asked among them."""
    days = [*visit.register.days_of_change, visit.on]
    return Period(min(days), date(max(days).year + 1, 1, 1))


def _by_law(found: tuple[Finding, ...], on: date, *, holds: bool) -> dict[str, list[Finding]]:
    """Return the findings that do, or do not, hold on the day, by the id of their law."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        if (on in finding.period) is holds:
            groups[finding.law.id].append(finding)
    return dict(groups)
