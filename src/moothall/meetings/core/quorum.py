"""Whether enough members are there for a body to do business, now or, judging by apologies, in future."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from moothall.agreement.core.terms.bodies import Body
from moothall.meetings.core.roll import DeclaredInterest, RollAttendance, roll
from moothall.meetings.core.seating import Seating, seating

NOBODY: Mapping[str, str | None] = {}
NameOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """How many must be there: ``members`` in all, and some from each council. None means not recorded."""

    members: int | None
    from_each_authority: int
    basis: Literal["recorded", "statute", "not_recorded"]
    sentence: str


@dataclass(frozen=True, slots=True)
class Quorate:
    """Whether a body is quorate; None if that cannot be known. ``missing`` is how many more are needed."""

    is_quorate: bool | None
    present: int
    needed: int | None
    missing: int
    missing_by_council: tuple[tuple[str, int], ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class QuorumLapse:
    """An item at which the body was not quorate."""

    item: int
    quorate: Quorate


def quorum_needed(body: Body) -> QuorumRule:
    """Return the quorum of a body as recorded; for a council without one, the quarter set by statute.

    Local Government Act 1972, Schedule 12, paragraph 6 (unchecked): a quarter of the whole council.
    """
    if body.quorum is not None:
        members, each = body.quorum.members, body.quorum.from_each_authority
        words = f"The quorum is {members}" + (f", with at least {each} from each council." if each else ".")
        return QuorumRule(members, each, "recorded", words)
    size = seating(body).size
    if body.body_kind == "council" and size:
        words = (
            f"No quorum is recorded. A quarter of {size} seats is {_quarter(size)} "
            "(Local Government Act 1972, Schedule 12, paragraph 6: unchecked)."
        )
        return QuorumRule(_quarter(size), 0, "statute", words)
    return QuorumRule(None, 0, "not_recorded", f"The quorum of {body.name} is not recorded.")


def _quarter(size: int) -> int:
    return -(-size // 4)


def quorum(*, body: Body, present: Mapping[str, str | None], name_of: NameOf = str) -> Quorate:
    """Return whether ``present``, people each with their council, are enough for a quorum."""
    return _quorate(body, Counter(present.values()), "present", name_of)


def quorum_forecast(
    *,
    body: Body,
    apologies: Mapping[str, str | None],
    substitutes: Mapping[str, str | None] = NOBODY,
    name_of: NameOf = str,
) -> Quorate:
    """Return whether the body will be quorate if all come who sent no apologies, and the substitutes.

    A council's substitutes take the places only of its own absent members, if substitutes may sit.
    """
    rule, seats = quorum_needed(body), seating(body)
    if seats.is_open:
        words = f"{rule.sentence} Who sits on {body.name} is not recorded, so it is not known who will come."
        return Quorate(None, 0, rule.members, 0, (), words)
    return _quorate(body, Counter(dict(_expected(seats, apologies, substitutes))), "expected", name_of)


def _expected(
    seats: Seating, apologies: Mapping[str, str | None], substitutes: Mapping[str, str | None]
) -> Iterator[tuple[str | None, int]]:
    away, instead = Counter(apologies.values()), Counter(substitutes.values())
    for authority in seats.councils:
        gone = min(away[authority], seats.of(authority))
        filled = min(gone, instead[authority]) if seats.lets_substitutes_sit else 0
        yield authority, seats.of(authority) - gone + filled


def _quorate(body: Body, count: Counter[str | None], how: str, name_of: NameOf) -> Quorate:
    rule, present = quorum_needed(body), count.total()
    if rule.members is None:
        return Quorate(None, present, None, 0, (), f"{present} {how}. {rule.sentence}")
    short = tuple(
        (authority, rule.from_each_authority - count[authority])
        for authority in seating(body).needed_from
        if count[authority] < rule.from_each_authority
    )
    missing = max(rule.members - present, sum(more for _, more in short))
    enough = "Quorate" if missing <= 0 else "Not quorate"
    lacking = " and ".join(f"{more} from {name_of(authority)}" for authority, more in short)
    more = f" Needed: {lacking}." if lacking else ""
    words = f"{enough}: {present} {how}. {rule.sentence}{more}"
    return Quorate(missing <= 0, present, rule.members, max(missing, 0), short, words)


def quorum_over(
    *,
    body: Body,
    items: Iterable[int],
    attendances: Iterable[RollAttendance],
    declarations: Iterable[DeclaredInterest] = (),
    name_of: NameOf = str,
) -> tuple[QuorumLapse, ...]:
    """Return each item at which the quorum is lost, counting only those who may take part in it."""
    book = roll(body=body, attendances=attendances, declarations=declarations)
    watched = (
        (item, quorum(body=body, present=book.taking_part_at(item), name_of=name_of))
        for item in sorted(set(items))
    )
    return tuple(QuorumLapse(item, found) for item, found in watched if found.is_quorate is False)
