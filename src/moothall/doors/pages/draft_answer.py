"""What looking through a draft found, as plain data: the command line and the interface answer with it."""

from typing import Any

from moothall.agreement.core.faults import path_text
from moothall.agreement.core.faults.locations import PlacedFault
from moothall.agreement.core.laws import Finding
from moothall.agreement.core.preview import DraftDay
from moothall.delegation.core.consent import ConsentStop
from moothall.delegation.core.draft_review import DraftReview


def plain_review(review: DraftReview) -> dict[str, Any]:
    """Return what is wrong with a draft; what it would change, bring up and cure; and who must agree."""
    preview, consent = review.preview, review.consent
    return {
        "faults": [_fault(each) for each in review.checked.wrong],
        "changes": [_day(each) for each in preview.days] if preview else [],
        "brought": [_finding(each) for each in preview.anew] if preview else [],
        "cured": [_finding(each) for each in preview.cured] if preview else [],
        "left_over": [term for term, _ in review.leftover],
        "must_agree": [_stop(each) for each in consent.stops] if consent else [],
        "nobody_to_ask": list(consent.missing) if consent else [],
    }


def _fault(found: PlacedFault) -> dict[str, Any]:
    return {"place": path_text(found.path), "message": found.message, "fix": found.fix}


def _day(day: DraftDay) -> dict[str, Any]:
    return {
        "from": day.day.isoformat(),
        "terms": [
            {
                "verb": each.verb,
                "title": each.title,
                "before": each.before,
                "after": each.after,
                "fields": [
                    {"title": field.title, "before": field.before, "after": field.after}
                    for field in each.fields
                ],
            }
            for each in day.changes
        ],
    }


def _finding(found: Finding) -> dict[str, Any]:
    until = found.period.until
    return {
        "law": found.law.id,
        "sentence": found.sentence,
        "from": found.period.starts_on.isoformat(),
        "until": until.isoformat() if until else None,
        "cure": found.cure,
    }


def _stop(stop: ConsentStop) -> dict[str, Any]:
    return {
        "council": stop.council,
        "who": stop.who,
        "asked": stop.asked,
        "functions": stop.functions,
        "or": stop.others,
        "conditions": list(stop.conditions),
        "is_named": stop.is_named,
    }
