"""What somebody asks of a list: which page of it, how long, and of which moments."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.http import QueryDict

from moothall.matters.queries.public_changes import ChangeWindow
from moothall.refusals import Fault, Invalid

MOMENTS = ("created_since", "created_until", "modified_since", "modified_until")
LONGEST = 100
LAST_PAGE = 1_000_000
A_MOMENT = "Write it as 2026-11-23T09:00:00+00:00, with each + in an address as %2B."


@dataclass(frozen=True, slots=True)
class ListQuery:
    """One page of a list, and the filters that every link from it keeps."""

    window: ChangeWindow
    kept: tuple[tuple[str, str], ...]
    page: int = 1
    limit: int = LONGEST
    omit_internal: bool = False

    @property
    def offset(self) -> int:
        """How many come before the page."""
        return (self.page - 1) * self.limit

    def address(self, of_list: str, page: int) -> str:
        """Return the address of a page of the same list: its first page has no number."""
        query = urlencode([*self.kept, *([("page", str(page))] if page > 1 else [])])
        return f"{of_list}?{query}" if query else of_list


def list_query(query: QueryDict) -> ListQuery:
    """Return what is asked for; refused, with every fault, where it cannot be read."""
    faults: list[Fault] = []
    given = {name: str(query[name]) for name in MOMENTS if query.get(name)}
    moments = {name: _moment(text, name, faults) for name, text in given.items()}
    limit = _number(query, "limit", LONGEST, LONGEST, faults)
    page = _number(query, "page", 1, LAST_PAGE, faults)
    omit = query.get("omit_internal", "")
    if omit not in ("", "true", "false"):
        faults.append(Fault(f"“{omit}” is neither true nor false", "omit_internal", fix="Write true."))
    if faults:
        raise Invalid(faults=faults)
    kept = list(given.items())
    kept += [("omit_internal", "true")] if omit == "true" else []
    kept += [("limit", str(limit))] if limit != LONGEST else []
    return ListQuery(ChangeWindow(**moments), tuple(kept), page, limit, omit == "true")


def _moment(text: str, name: str, faults: list[Fault]) -> datetime | None:
    """Read a moment; one that ends a window takes in the whole of its second, since moments are told so."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        read = None
    if read is None or read.tzinfo is None or "T" not in text:
        faults.append(Fault(f"“{text}” is not a moment with its offset", name, fix=A_MOMENT))
        return None
    try:
        return (read.replace(microsecond=999_999) if name.endswith("until") else read).astimezone(UTC)
    except OverflowError:
        faults.append(Fault(f"“{text}” lies outside the calendar", name, fix=A_MOMENT))
        return None


def _number(query: QueryDict, name: str, otherwise: int, most: int, faults: list[Fault]) -> int:
    text = query.get(name, "")
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) > 0):
        faults.append(Fault(f"“{text}” is not a whole number from 1", name, fix="Leave it out, or mend it."))
        return otherwise
    return min(int(text), most)
