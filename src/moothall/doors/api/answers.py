"""The core's answers, in the shapes of the API."""

from datetime import date
from typing import Any

from moothall.agreement.core.history import History
from moothall.agreement.core.laws import Finding
from moothall.agreement.core.register import Entry
from moothall.agreement.core.terms import Term
from moothall.periods import Period


def written(term: Term) -> dict[str, Any]:
    """Return a term in the shape of a file, with its kind and nothing left at its default."""
    return {"kind": term.kind, **term.model_dump(mode="json", by_alias=True, exclude_defaults=True)}


def variation(entry: Entry) -> dict[str, Any]:
    """Return a variation with its number."""
    return {"number": entry.number, "variation": entry.variation.written()}


def days(period: Period) -> dict[str, date | None]:
    """Return a run of days."""
    return {"from": period.starts_on, "until": period.until}


def history(of: History) -> dict[str, Any]:
    """Return the whole life of a term."""
    return {
        "id": of.id,
        "kind": of.kind,
        "held": [days(period) for period in of.held],
        "versions": [
            {**days(version.period), "number": version.number, "term": written(version.term)}
            for version in of.versions
        ],
        "steps": [
            {
                "verb": step.verb,
                "on": step.on,
                "on_is": step.on_is,
                "number": step.number,
                "fields": list(step.fields),
                "reason": step.reason,
            }
            for step in of.steps
        ],
    }


def finding(found: Finding) -> dict[str, Any]:
    """Return a finding with its law's number, its days and its witness."""
    return {
        **days(found.period),
        "law": found.law.id,
        "title": found.law.title,
        "nature": found.nature,
        "sentence": found.sentence,
        "witness_day": found.witness.day,
        "witness_terms": list(found.witness.terms),
        "terms": list(found.terms),
        "cure": found.cure,
    }
