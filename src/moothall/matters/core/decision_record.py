"""The fields of a decision record, as councils publish them: what was decided, by whom, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from moothall.matters.core.decisions import DecisionOutcome
from moothall.papers.core.exemption import faults_of_keeping_back
from moothall.refusals import Fault

TEXTS = (
    "title", "resolved", "reasons", "alternatives", "consultees", "declarations", "dispensation",
    "key_because", "public_interest", "not_called_in_because", "url",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """One decision: ``resolved`` holds its words, in Markdown. ``exempt_paragraphs`` keep the record back.

    ``not_called_in_because`` says why a decision of a body that has a rule on call-in is not subject to it.
    """

    title: str
    outcome: DecisionOutcome
    resolved: str
    reasons: str = ""
    alternatives: str = ""
    consultees: str = ""
    wards: tuple[str, ...] = ()
    declarations: str = ""
    dispensation: str = ""
    is_key: bool = False
    key_because: str = ""
    exempt_paragraphs: tuple[int, ...] = ()
    public_interest: str = ""
    not_called_in_because: str = ""
    url: str = ""
    basis: Literal["", "sourced", "illustrative"] = ""
    sources: tuple[Mapping[str, Any], ...] = ()

    def fields(self) -> dict[str, Any]:
        """Return the fields as a row keeps them; where no basis is given, it is left to the row."""
        texts = {name: getattr(self, name).strip() for name in TEXTS}
        lists = {name: list(getattr(self, name)) for name in ("wards", "exempt_paragraphs", "sources")}
        basis = {"basis": self.basis} if self.basis else {}
        return texts | lists | basis | {"outcome": self.outcome, "is_key": self.is_key}

    def faults(self) -> list[Fault]:
        """Return what is wrong with the record, whoever decided."""
        faults = list(faults_of_keeping_back(self.exempt_paragraphs, self.public_interest))
        if self.is_key and not self.key_because.strip():
            fix = "Its cost or saving, or that it affects two or more wards."
            faults.append(Fault("Say why it is a key decision", "key_because", fix=fix))
        return faults
