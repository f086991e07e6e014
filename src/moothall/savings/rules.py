"""What must be true before savings are recorded, and the fields that every row has."""

from datetime import date
from typing import Any, Literal

from moothall.agreement.core.register import Register
from moothall.agreement.core.terms import Authority, Benefit, Service
from moothall.agreement.core.values import HIDDEN, Source
from moothall.agreement.queries import register_of
from moothall.audit.core.actor import Acting
from moothall.audit.core.chain import canonical
from moothall.audit.models import now
from moothall.refusals import Conflict, Fault, Invalid, Missing
from moothall.savings.core.baseline import CostPlace


class AlreadyWorkedOut(Conflict):
    """What was spent there follows from a recorded year of cost, so it is not entered by hand."""


Basis = Literal["sourced", "illustrative"]
MOST_PENCE = 10**14


def benefit_on(register: Register, benefit: str, on: date | None) -> Benefit:
    """Return a benefit as it holds on a day, or as it ever held if no day is given."""
    history = register.histories.get(benefit)
    if history is None or not isinstance(history.original, Benefit):
        raise Missing(f"The agreement has no benefit “{benefit}”.", benefit=benefit)
    if on is None:
        return history.original
    held = history.on(on)
    if not isinstance(held, Benefit):
        fix = "Give a day on which the agreement has it."
        raise Invalid(faults=[Fault("The benefit does not hold on that day", field="on", fix=fix)])
    return held


def refuse_unsound(partnership: str, place: CostPlace, pence: int, *texts: str) -> None:
    """Refuse a place that is not in the agreement, and a sum beyond belief."""
    faults = faults_of(register_of(partnership), place.service, place.authority)
    if not 0 <= pence <= MOST_PENCE:
        faults.append(Fault("It must be between nothing and £1,000,000,000,000", field="pence"))
    if faults:
        raise Invalid(faults=faults)
    refuse_hidden(reason="".join(texts))


def faults_of(register: Register, service: str, authority: str, at: str = "") -> list[Fault]:
    """Return a fault for each id that is not in the agreement."""
    wanted = (("service", service, Service), ("authority", authority, Authority))
    words = {"service": "service", "authority": "council"}
    return [
        Fault(
            f"The agreement has no {words[field]} “{name}”",
            field=at or field,
            fix="Write the id that it has there.",
        )
        for field, name, kind in wanted
        if name not in register.histories or not isinstance(register.histories[name].original, kind)
    ]


def refuse_hidden(**texts: str) -> None:
    """Refuse text with an invisible character in it."""
    wrong = [name for name, text in texts.items() if HIDDEN.search(text)]
    if wrong:
        said = "There is a character here that nobody can see"
        raise Invalid(faults=[Fault(said, field=name, fix="Type it again.") for name in wrong])


def common_fields(partnership: str, basis: Basis, acting: Acting) -> dict[str, Any]:
    """Return what every row has."""
    given = {"partnership": partnership, "basis": basis, "as_post": acting.post_title}
    return given | {"recorded_at": now(), "recorded_by": acting.by}


def sum_fields(
    partnership: str, place: CostPlace, pence: int, source: Source, basis: Basis, acting: Acting
) -> dict[str, Any]:
    """Return what the row of a sum has."""
    of_place = {"service": place.service, "authority": place.authority, "year": place.year.name}
    return (
        common_fields(partnership, basis, acting) | of_place | {"pence": pence, "source": source_text(source)}
    )


def sum_facts(place: CostPlace, pence: int) -> dict[str, Any]:
    """Return a sum as the audit trail records it."""
    return {"service": place.service, "authority": place.authority, "year": place.year.name, "pence": pence}


def source_text(source: Source) -> str:
    """Return a source as it is stored."""
    refuse_hidden(source="".join(filter(None, (source.document, source.clause, source.note))))
    return canonical(source.model_dump(mode="json", exclude_none=True))
