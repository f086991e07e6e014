"""The ledgers of a partnership: which months each council has, its files, and what waits."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse

from moothall.doors.desk.ledgers.ledger_visit import LedgerVisit, month, open_ledgers
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.pagination import page_of
from moothall.ledgers.core.headings import Unmapped
from moothall.ledgers.files.engines.question import Cube, Key, Where
from moothall.ledgers.queries.files import files_of
from moothall.ledgers.queries.sums import cube, months_recorded
from moothall.money import pounds


@dataclass(frozen=True, slots=True)
class CouncilMonths:
    """The months of one council: how many, what they come to, and those that are missing between them."""

    council: str
    name: str
    months: int
    first: int | None
    last: int | None
    lines: int
    pence: int
    gaps: tuple[int, ...]

    @property
    def gaps_in_words(self) -> str:
        """The missing months, the first few by name."""
        said = ", ".join(map(month, self.gaps[:6]))
        return f"{said} and {len(self.gaps) - 6} more" if len(self.gaps) > 6 else said


@at_the_desk
def ledgers(visit: DeskVisit) -> HttpResponse:
    """Go to the ledgers of the one partnership there is, or list those that there are."""
    allowed = visit.rights.partnerships("read_ledgers")
    if len(allowed) == 1:
        return visit.go("ledgers_of", partnership=allowed[0])
    if not allowed:
        visit.rights.require("read_ledgers", next(iter(visit.names), ""))
    return visit.page("ledgers/which.html", here="ledgers", allowed=allowed)


@at_the_desk
def ledgers_of(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Show what is held of each council, and what waits to be done."""
    opened = open_ledgers(visit, partnership)
    rows = files_of(partnership, seeing=opened.seeing)
    standing = [row for row in rows if row.stands]
    return visit.page(
        "ledgers/home.html",
        held=_council_months(opened),
        page=page_of(rows, visit.request),
        waiting=_waiting(opened) if standing else {},
        stated=[row for row in standing if not _reconciles(row.counts)],
        may_manage=bool(visit.acting.may("manage_ledgers", partnership)),
        pounds=pounds,
        month=month,
        **opened.known,
    )


def _council_months(opened: LedgerVisit) -> list[CouncilMonths]:
    months = months_recorded(opened.partnership)
    return [_of_council(id, name, months.get(id, {})) for id, name in opened.councils]


def _of_council(council: str, name: str, months: Mapping[int, tuple[int, int]]) -> CouncilMonths:
    first, last = min(months, default=None), max(months, default=None)
    lines, pence = (sum(each[place] for each in months.values()) for place in (0, 1))
    gaps = tuple(each for each in _between(first, last) if each not in months)
    return CouncilMonths(council, name, len(months), first, last, lines, pence, gaps)


def _between(first: int | None, last: int | None) -> list[int]:
    if first is None or last is None:
        return []
    start, end = (each // 100 * 12 + each % 100 - 1 for each in (first, last))
    return [each // 12 * 100 + each % 12 + 1 for each in range(start, end + 1)]


def _waiting(opened: LedgerVisit) -> dict[str, list[Unmapped]]:
    """Return the words that no rule brings to a service, and to a group of expense, found in one pass."""
    by: tuple[Key, ...] = ("department", "service", "subjective", "subjective_group")
    found = cube(opened.partnership, Cube(by, Where(authorities=opened.seeing)))
    lacking: dict[str, dict[str, list[int]]] = {"department": {}, "subjective": {}}
    for each in found:
        for place, words in ((0, lacking["department"]), (2, lacking["subjective"])):
            if each.keys[place + 1] is None:
                total = words.setdefault(str(each.keys[place]), [0, 0])
                total[0], total[1] = total[0] + each.lines, total[1] + each.pence
    return {
        name: [Unmapped(text, lines, pence) for text, (lines, pence) in words.items()]
        for name, words in lacking.items()
    }


def _reconciles(counts: Mapping[str, object]) -> bool:
    stated = counts.get("stated", [])
    assert isinstance(stated, list)
    return all(each["stated_pence"] == each["counted_pence"] for each in stated)
