"""Terms and answers about power as plain data, for JSON; and where commands about power read from."""

import os
from typing import TYPE_CHECKING, Any

from moothall.doors.cli.agreement_source import day_of, register_at

if TYPE_CHECKING:
    from moothall.agreement.core.register import Register
    from moothall.agreement.core.terms import Term
    from moothall.delegation.core.clause import Clause, ProposedDecision
    from moothall.delegation.core.power import PowerAnswer
    from moothall.delegation.core.register_scheme import Doubt
    from moothall.delegation.core.review import ReviewFinding, Vacancy
    from moothall.delegation.core.scheme import Scheme
    from moothall.periods import Period


def day_or_today(on: str) -> Any:
    """Read a day as it is typed; left out, it is today, or the day that MOOTHALL_TODAY takes as today."""
    from datetime import date

    if meant := on or os.environ.get("MOOTHALL_TODAY", ""):
        return day_of(meant)
    return date.today()  # noqa: DTZ011  a person at a terminal means their own today


def register_and_scheme(file: Any, partnership: str, known_on: str = "") -> "tuple[Register, Scheme]":
    """Return an agreement and the scheme of delegation that it comes to."""
    from moothall.delegation.core.register_scheme import scheme_of

    register = register_at(file, partnership, known_on)
    return register, scheme_of(register)


def plain_answer(answer: "PowerAnswer") -> dict[str, Any]:
    """Return an answer with its chains, conditions and failings."""
    return {
        "holder": answer.holder,
        "may": answer.is_yes,
        "chains": [
            {
                "council": chain.authority,
                "service": chain.service or None,
                "root": chain.root,
                "clauses": [plain_clause(clause) for clause in chain.clauses],
            }
            for chain in answer.chains
        ],
        "conditions": [each.model_dump(mode="json", exclude_defaults=True) for each in answer.conditions],
        "failing": [
            {
                "council": each.authority,
                "service": each.service or None,
                "tests": list(each.dimensions),
                "clause": each.clause.id if each.clause else None,
            }
            for each in answer.failings
        ],
    }


def plain_clause(clause: "Clause") -> dict[str, Any]:
    """Return a clause with everything that bounds it."""
    return {
        "id": clause.id,
        "title": clause.title,
        "from": clause.grantor,
        "to": clause.delegate,
        "functions": sorted(clause.functions),
        "services": sorted(clause.services),
        "councils": sorted(clause.authorities),
        "from_pence": clause.from_pence,
        "limit_pence": clause.limit_pence,
        "requires": sorted(clause.requires),
        "excludes": sorted(clause.excludes),
        "may_be_passed_on": clause.may_pass_on,
        "conditions": [each.text for each in clause.conditions],
    }


def plain_decision(decision: "ProposedDecision") -> dict[str, Any]:
    """Return a decision as it was asked about."""
    return {
        "function": decision.function,
        "councils": sorted(decision.authorities),
        "services": sorted(decision.services),
        "amount_pence": decision.amount_pence,
        "on": decision.day.isoformat(),
        "circumstances": sorted(decision.circumstances),
    }


def plain_flaw(found: "ReviewFinding") -> dict[str, Any]:
    """Return a finding about a scheme with its clauses and its witness."""
    return {
        "kind": found.kind,
        "holders": list(found.holders),
        "clauses": [clause.id for clause in found.clauses],
        "boxes": len(found.extents),
        "witness": plain_decision(found.witness),
    }


def plain_vacancy(vacancy: "Vacancy") -> dict[str, Any]:
    """Return a run of days on which a post with powers was vacant."""
    return {
        "post": vacancy.post,
        **_days(vacancy.period),
        "clauses": [clause.id for clause in vacancy.clauses],
    }


def plain_doubt(doubt: "Doubt") -> dict[str, Any]:
    """Return what could not be taken as written."""
    return {"kind": doubt.kind, "term": doubt.term, "sentence": doubt.sentence, **_days(doubt.period)}


def plain_term(term: "Term") -> dict[str, Any]:
    """Return a term as a file has it."""
    return term.model_dump(mode="json", by_alias=True, exclude_none=True)


def _days(period: "Period") -> dict[str, str | None]:
    until = period.until.isoformat() if period.until else None
    return {"from": period.starts_on.isoformat(), "until": until}
