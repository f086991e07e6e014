"""The fields of a decision record, as councils publish them: what was decided, by whom, and why.

This is the field table of a decision. A field added here, with its label and its mark, is entered at the desk
and shown on the page, in the PDF, in the sheets and in OParl; the row stores it under the same name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Annotated, Any, Literal

from moothall.matters.core.decisions import DecisionOutcome
from moothall.papers.core.exemption import Exempt, ExemptView, Open, faults_of_keeping_back
from moothall.papers.core.record_fields import Label
from moothall.refusals import Fault


@dataclass(frozen=True, slots=True)
class DecisionRecord(ExemptView):
    """One decision: ``resolved`` holds its words, in Markdown. ``exempt_paragraphs`` keep the record back.

    ``not_called_in_because`` says why a decision of a body that has a rule on call-in is not subject to it.
    """

    title: Annotated[Open[str], Label("Title", "line", also=("search",))]
    outcome: Annotated[
        Open[DecisionOutcome], Label("Outcome", "choice", "What was decided?", also=("register",))
    ]
    is_key: Annotated[
        Open[bool], Label("Key decision", "yes_no", "It is a key decision", reason="key_because")
    ] = field(default=False, kw_only=True)
    key_because: Annotated[Exempt[str], Label("Why it is key")] = field(default="", kw_only=True)
    resolved: Annotated[
        Exempt[str],
        Label("Resolved", question="The decision, in full", also=("register", "feed", "search")),
    ]
    reasons: Annotated[Exempt[str], Label("Reasons", also=("register", "search"))] = ""
    alternatives: Annotated[
        Exempt[str],
        Label(
            "Alternatives considered",
            "text",
            "Alternatives considered and rejected",
            "Write none, if there were none",
        ),
    ] = ""
    consultees: Annotated[Exempt[str], Label("Consulted", question="Who was consulted")] = ""
    wards: Annotated[Exempt[tuple[str, ...]], Label("Wards affected", "list", hint="One on each line")] = ()
    declarations: Annotated[Exempt[str], Label("Interests declared")] = ""
    dispensation: Annotated[Exempt[str], Label("Dispensations")] = ""
    not_called_in_because: Annotated[
        Exempt[str], Label("Why it cannot be called in", hint="Only if it is urgent")
    ] = ""
    public_interest: Open[str] = ""
    url: Exempt[str] = ""
    basis: Open[Literal["", "sourced", "illustrative"]] = ""
    sources: Exempt[tuple[Mapping[str, Any], ...]] = ()

    def fields(self) -> dict[str, Any]:
        """Return the fields as a row stores them; if no basis is given, it is left to the row."""
        kept = {name: _as_kept(getattr(self, name)) for name in RECORDED}
        return kept if self.basis else {name: value for name, value in kept.items() if name != "basis"}

    def faults(self) -> list[Fault]:
        """Return what is wrong with the record, whoever decided."""
        faults = list(faults_of_keeping_back(self.exempt_paragraphs, self.public_interest))
        if self.is_key and not self.key_because.strip():
            fix = "Its cost or saving, or that it affects two or more wards."
            faults.append(Fault("Say why it is a key decision", "key_because", fix=fix))
        return faults


RECORDED = tuple(each.name for each in fields(DecisionRecord) if each.name != "is_kept_back")


def recorded(row: object) -> dict[str, Any]:
    """Return the fields of a record from the row that stores them."""
    values = ((name, getattr(row, name)) for name in RECORDED)
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values}


def _as_kept(value: object) -> object:
    if isinstance(value, str):
        return value.strip()
    return list(value) if isinstance(value, tuple) else value
