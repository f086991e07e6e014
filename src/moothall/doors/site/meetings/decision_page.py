"""One decision: the record in the order that councils use, its deadlines, its call-in, what it changed."""

from django.http import HttpResponse

from moothall.agreement.core.terms import Body
from moothall.agreement.core.terms.bodies import CallInRule
from moothall.doors.site.meetings.agreement_changes import AgreementChanges, changes_by
from moothall.doors.site.meetings.reader import page_for, reader_of_visit, sources_of
from moothall.doors.site.visits import Visit, visiting
from moothall.matters.core.call_in import WORDS
from moothall.matters.queries import decision
from moothall.matters.queries.records import variation_recorded
from moothall.matters.queries.views import DecisionSeen
from moothall.meetings.core.deadlines import (
    BodyRules,
    Deadline,
    call_in_closes,
    decision_published_by,
    officer_papers_kept_until,
    officer_record_kept_until,
    rules_of,
)
from moothall.meetings.rules.notice import ruling_body
from moothall.papers.core.record_fields import values_shown


@visiting
def decision_page(visit: Visit, slug: str) -> HttpResponse:
    """Show one decision with all that the reader may see of it."""
    who = reader_of_visit(visit)
    seen = decision(partnership=visit.heading.id, slug=slug, reader=who, on=visit.today)
    number = _variation_of(visit, seen)
    return page_for(
        visit,
        who,
        "decision.html",
        basis=[seen.basis],
        seen=seen,
        shown=list(values_shown(seen, "title", "outcome", "taken_on")),
        on=seen.taken_on,
        number=number,
        changes=_changes(visit, number),
        deadlines=deadlines_of(visit, seen),
        words=WORDS,
        sources=sources_of(seen.sources),
    )


def deadlines_of(visit: Visit, seen: DecisionSeen) -> list[Deadline]:
    """Return the deadlines that follow a decision, by the rules of whoever took it."""
    body = ruling_body(visit.whole.state(seen.taken_on), seen.holder, is_key=seen.is_key)
    rules = rules_of(body) if isinstance(body, Body) else BodyRules()
    found = [decision_published_by(seen.taken_on, rules.published_within, rules.counting)]
    found.append(_closes(seen, rules, rules.call_in))
    if seen.taken_as == "officer":
        found += [officer_record_kept_until(seen.taken_on), officer_papers_kept_until(seen.taken_on)]
    return [each for each in found if each is not None]


def _closes(seen: DecisionSeen, rules: BodyRules, call_in: CallInRule | None) -> Deadline | None:
    """Return when call-in closes, where it is the day that was recorded when the decision was published."""
    if seen.published_at is None or call_in is None or not seen.is_subject_to_call_in:
        return None
    found = call_in_closes(seen.published_at, call_in, rules.counting)
    return found if found.day == seen.call_in_closes_on else None


def _variation_of(visit: Visit, seen: DecisionSeen) -> int | None:
    """Return the number of the variation that came of the decision's matter, where this one agreed to it."""
    if not seen.issue_slug or seen.outcome not in ("agreed", "amended"):
        return None
    found = variation_recorded(partnership=visit.heading.id, slug=seen.issue_slug)
    return found if found and found <= len(visit.register.entries) else None


def _changes(visit: Visit, number: int | None) -> AgreementChanges | None:
    return changes_by(visit, visit.register, number) if number else None
