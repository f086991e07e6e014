"""A scheme as the rows of a spreadsheet that clerks use, and such rows read back as steps of a variation."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from moothall.agreement.core.register import Register, State
from moothall.agreement.core.sentences import names
from moothall.agreement.core.terms import Authority, Body, Delegation, Post, Service, Term
from moothall.agreement.core.values import Condition
from moothall.delegation.core.functions import FUNCTIONS
from moothall.money import parse_pounds
from moothall.refusals import Fault, Invalid

COLUMNS = (
    "Reference", "Function", "Delegated by", "Delegate", "Councils", "Services", "From (£)", "Limit (£)",
    "Only where", "Not where", "Condition", "May be passed on", "Clause",
)  # fmt: skip
NEEDED = ("Function", "Delegate")
LEADS = {
    "agreement": "With the agreement of",
    "consultation": "After consulting",
    "unanimity_or_defer": "If unanimous",
}
Cell = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """One line of a sheet: its number there, and its cells by column."""

    number: int
    cells: Mapping[str, Cell]


def ids_by_name(register: Register, state: State, council: str, *kinds: type[Term]) -> dict[str, str]:
    """Return the ids of terms by id and by name; of two with the same name, the council's own is meant."""
    name_of = names(register)
    terms = [term for term in state.terms.values() if isinstance(term, kinds)]
    found: dict[str, str] = {}
    for term in sorted(terms, key=lambda each: getattr(each, "authority", None) == council):
        found |= {name_of(term.id).casefold(): term.id, term.name.casefold(): term.id}
    return found | {term.id: term.id for term in terms}


def rows_of(register: Register, *, council: str, day: date) -> Iterator[dict[str, Cell]]:
    """Yield the delegations that touch ``council`` on ``day``, each as a row with a cell for every column."""
    state, name_of = register.state(day), names(register)
    meant = ids_by_name(register, state, council, Authority, Body, Post, Service)
    titles = {function.id: function.title for function in FUNCTIONS}

    def called(term: str) -> str:
        """Return a name that reads back as exactly this term, or else its id."""
        return name_of(term) if meant.get(name_of(term).casefold()) == term else term

    for term in state.of(Delegation):
        if _touches(term, council, state):
            yield {
                "Reference": term.id,
                "Function": "\n".join(titles.get(each, each) for each in term.functions),
                "Delegated by": called(term.delegated_by),
                "Delegate": called(term.delegate),
                "Councils": "\n".join(map(called, term.authorities)),
                "Services": "\n".join(map(called, term.services)),
                "From (£)": _pounds(term.from_pence),
                "Limit (£)": _pounds(term.limit_pence),
                "Only where": "\n".join(term.requires),
                "Not where": "\n".join(term.excludes),
                "Condition": "\n".join(_condition_written(each, called) for each in term.conditions),
                "May be passed on": {True: "yes", False: "no", None: ""}[term.may_sub_delegate],
                "Clause": term.clause or "",
            }


def _touches(term: Delegation, council: str, state: State) -> bool:
    """Whether a delegation is of a power of ``council``."""
    if term.authorities:
        return council in term.authorities
    giver = state.get(term.delegated_by)
    owners: tuple[str | None, ...] = (term.delegated_by,)
    if isinstance(giver, Body):
        owners = giver.authorities
    elif isinstance(giver, Post):
        owners = (giver.authority,)
    return council in owners


def _pounds(pence: int | None) -> Cell:
    if pence is None:
        return None
    return pence // 100 if pence % 100 == 0 else pence / 100


def _condition_written(condition: Condition, called: Callable[[str], str]) -> str:
    lead = LEADS.get(condition.needs)
    if lead is None:
        return condition.text
    whom = " and ".join(map(called, condition.of))
    return f"{lead}{f' {whom}' if whom else ''}: {condition.text}"


COMPARED = (
    "delegated_by", "delegate", "functions", "services", "authorities", "from_pence", "limit_pence",
    "requires", "excludes", "may_sub_delegate", "clause",
)  # fmt: skip


def changes_of(
    rows: Iterable[SchemeRow], register: Register, *, council: str, effective: date
) -> dict[str, list[dict[str, Any]]]:
    """Return the steps of a variation that make the scheme say what ``rows`` say; refused with all faults."""
    reader = _Reader(register, council, effective)
    steps: dict[str, list[dict[str, Any]]] = {"add": [], "change": []}
    for row in rows:
        reader.take(row, steps)
    if reader.faults:
        raise Invalid(faults=reader.faults)
    return {key: found for key, found in steps.items() if found}


class _Reader:
    """Reads rows one after another, noting every fault with its line and column."""

    def __init__(self, register: Register, council: str, effective: date) -> None:
        self.register = register
        self.council = council
        self.state = register.state(effective)
        self.faults: list[Fault] = []
        self._seen: dict[str, int] = {}
        self._holders = ids_by_name(register, self.state, council, Body, Post, Authority)
        self._services = ids_by_name(register, self.state, council, Service)
        self._councils = ids_by_name(register, self.state, council, Authority)
        self._functions = {function.title.casefold(): function.id for function in FUNCTIONS}
        self._functions |= {function.id: function.id for function in FUNCTIONS}

    def take(self, row: SchemeRow, steps: dict[str, list[dict[str, Any]]]) -> None:
        """Turn one row into a step, or into faults."""
        count = len(self.faults)
        reference = str(row.cells.get("Reference") or "").strip()
        standing = self.state.get(reference)
        fields = self._fields(row, standing.functions if isinstance(standing, Delegation) else ())
        reference = reference or _slug(fields)
        if reference in self._seen:
            self._fault(
                row, "Reference", f"“{reference}” is also in line {self._seen[reference]}", "Give it another."
            )
        self._seen[reference] = row.number
        if len(self.faults) > count:
            return
        standing = self.state.get(reference)
        if standing is None:
            steps["add"].append({"kind": "delegation", "id": reference, **fields})
        elif not isinstance(standing, Delegation):
            self._fault(
                row, "Reference", f"“{reference}” is a {standing.words}", "Give the id of a delegation."
            )
        elif changed := _other_than(standing, fields):
            steps["change"].append({"term": reference, "set": changed})

    def _fields(self, row: SchemeRow, own: Iterable[str]) -> dict[str, Any]:
        """Return a delegation's fields by the names that a file uses; its ``own`` functions may stay."""
        functions = self._functions | {each.casefold(): each for each in own}
        fields = {
            "delegated_by": self._one(row, "Delegated by", self._holders, "body or post", self.council),
            "delegate": self._one(row, "Delegate", self._holders, "body or post", ""),
            "functions": self._many(row, "Function", functions, "function"),
            "services": self._many(row, "Services", self._services, "service"),
            "authorities": self._many(row, "Councils", self._councils, "council"),
            "from_pence": self._money(row, "From (£)"),
            "limit_pence": self._money(row, "Limit (£)"),
            "requires": _lines(row.cells.get("Only where")),
            "excludes": _lines(row.cells.get("Not where")),
            "conditions": [
                self._condition(row, place, line) for place, line in self._numbered(row, "Condition")
            ],
            "may_sub_delegate": self._yes_or_no(row, "May be passed on"),
            "clause": str(row.cells.get("Clause") or "").strip() or None,
        }
        if not fields["functions"] and not str(row.cells.get("Function") or "").strip():
            self._fault(row, "Function", "is missing", "Say what may be decided.")
        return {key: value for key, value in fields.items() if value not in (None, [], "")}

    def _numbered(self, row: SchemeRow, column: str) -> Iterable[tuple[int, str]]:
        return enumerate(_lines(row.cells.get(column)), start=1)

    def _one(
        self, row: SchemeRow, column: str, known: Mapping[str, str], what: str, default: str
    ) -> str | None:
        text = str(row.cells.get(column) or "").strip()
        if text:
            return self._named(row, column, text, known, what)
        if not default:
            self._fault(row, column, "is missing", f"Give the {what}.")
        return default or None

    def _many(self, row: SchemeRow, column: str, known: Mapping[str, str], what: str) -> list[str]:
        found = (self._named(row, column, each, known, what) for each in _lines(row.cells.get(column)))
        return [each for each in found if each]

    def _named(
        self, row: SchemeRow, column: str, text: str, known: Mapping[str, str], what: str
    ) -> str | None:
        """Return the id of what ``text`` names, or note that nothing has that name."""
        if id := known.get(text) or known.get(text.casefold()):
            return id
        near = get_close_matches(text.casefold(), known, n=1)
        fix = f"Did you mean “{near[0]}”?" if near else f"Give the name or the id of a {what}."
        self._fault(row, column, f"there is no {what} called “{text}”", fix)
        return None

    def _money(self, row: SchemeRow, column: str) -> int | None:
        """Read an amount of pounds, whether the sheet holds a number or text."""
        cell = row.cells.get(column)
        if cell is None or cell == "":
            return None
        try:
            return parse_pounds(f"{cell:.2f}" if isinstance(cell, float) else str(cell))
        except Invalid:
            self._fault(row, column, f"“{cell}” is not an amount", "Write it as 50000 or £50,000.00.")
            return None

    def _yes_or_no(self, row: SchemeRow, column: str) -> bool | None:
        text = str(row.cells.get(column) or "").strip().casefold()
        if text not in ("", "yes", "no", "true", "false"):
            self._fault(row, column, f"“{text}” is neither yes nor no", "Write yes or no, or leave it empty.")
        return {"yes": True, "true": True, "no": False, "false": False}.get(text)

    def _condition(self, row: SchemeRow, place: int, line: str) -> dict[str, Any]:
        """Read one condition; how it begins says what it needs, and of whom."""
        plain = {"id": f"condition-{place}", "text": line}
        lead, colon, text = line.partition(":")
        for needs, words in LEADS.items():
            if colon and lead.casefold().startswith(words.casefold()):
                whom = (
                    re.split(r"\s+and\s+", lead[len(words) :].strip()) if lead[len(words) :].strip() else []
                )
                of = [self._named(row, "Condition", each, self._holders, "body or post") for each in whom]
                named = {"of": [each for each in of if each]} if whom else {}
                return {**plain, "text": text.strip() or line, "needs": needs, **named}
        return plain

    def _fault(self, row: SchemeRow, column: str, message: str, fix: str) -> None:
        self.faults.append(Fault(message, column, line=row.number, fix=fix))


def _lines(cell: Cell) -> list[str]:
    """Return the parts of a cell, on lines of their own or separated by semicolons."""
    return (
        [part.strip() for part in re.split(r"[\n;]", str(cell)) if part.strip()] if cell is not None else []
    )


def _slug(fields: Mapping[str, Any]) -> str:
    """Make an id for a row that has none, the same each time."""
    functions: Sequence[str] = fields.get("functions") or ("power",)
    parts = [
        str(fields.get("delegate") or "nobody"),
        functions[0],
        *(str(each) for each in fields.get("authorities", ())),
    ]
    if limit := fields.get("limit_pence"):
        parts.append(str(limit // 100))
    return "-".join(parts)[:80].strip("-")


def _other_than(standing: Delegation, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields in which a row differs from the delegation that stands."""
    wanted = Delegation.model_validate(
        {"id": standing.id, "from": standing.starts_on, "until": standing.until, **fields}
    )
    written = wanted.model_dump(mode="json", by_alias=True)
    changed = {name: written[name] for name in COMPARED if getattr(wanted, name) != getattr(standing, name)}
    if _said(wanted.conditions) != _said(standing.conditions):
        changed["conditions"] = fields.get("conditions", [])
    return changed


def _said(conditions: Iterable[Condition]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.text, each.needs, each.of) for each in conditions]
