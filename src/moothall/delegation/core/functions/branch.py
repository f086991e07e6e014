"""One branch of the function list: its heading, and its functions by who holds them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from moothall.agreement.core.values import Source
from moothall.delegation.core.clause import Function

HEADING = "heading"  # held by nobody: a heading only brings functions together

Rows = Mapping[str, tuple[str, Source]]


@dataclass(frozen=True, slots=True)
class Branch:
    """A heading with its functions: id to title and citation.

    ``full_council`` are the council's and may be passed to nobody; ``council`` are the council's and not the
    executive's; ``local_choice`` are the council's unless it has chosen otherwise.
    """

    id: str
    title: str
    full_council: Rows = field(default_factory=dict)
    council: Rows = field(default_factory=dict)
    executive: Rows = field(default_factory=dict)
    local_choice: Rows = field(default_factory=dict)

    def functions(self) -> Iterator[Function]:
        """Yield the heading, then what stands under it."""
        yield Function(self.id, self.title, held_by=HEADING)
        yield from self._held(self.full_council, "council", may_be_delegated=False)
        yield from self._held(self.council, "council")
        yield from self._held(self.executive, "executive")
        yield from self._held(self.local_choice, "local_choice")

    def _held(self, rows: Rows, by: str, *, may_be_delegated: bool = True) -> Iterator[Function]:
        for id, (title, source) in rows.items():
            yield Function(id, title, self.id, by, may_be_delegated, source)
