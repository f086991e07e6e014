"""What a question's properties mean: an amount, councils, circumstances; and its context, a day."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any

from moothall.delegation.core.authzen.question import Properties, Unanswerable
from moothall.money import parse_pounds
from moothall.refusals import Invalid

MOST_PENCE = 10**14  # a million million pounds
PENNY = Decimal("0.01")
_OF_AN_ENTITY = (
    "subject.",
    "action.",
    "resource.",
)  # no property may pass for one that belongs to another entity
_BETWEEN_WORDS = re.compile(r"[\s_-]+")


def day_of(context: Properties, *, today: date, zone: tzinfo) -> date:
    """Return the day in ``zone`` of the context's time; today where it has none."""
    given = context.get("time")
    if given is None:
        return today
    try:
        moment = datetime.fromisoformat(given)
        return (moment.astimezone(zone) if moment.tzinfo else moment).date()
    except (TypeError, ValueError, OverflowError):
        raise Unanswerable("context.time must be a date or time such as 2016-11-14T09:30Z.") from None


def amount_of(places: Iterable[Properties]) -> int:
    """Return in pence the one amount given in any of ``places``; None if none is."""
    found = {amount for properties in places for amount in _amounts(properties)}
    if len(found) > 1:
        raise Unanswerable("The question gives two amounts that differ. Give one of them.")
    return found.pop() if found else 0


def _amounts(properties: Properties) -> Iterator[int]:
    if (pence := properties.get("amount_pence")) is not None:
        yield _whole(_number(pence, "amount_pence"), "amount_pence must be whole pence.")
    if (pounds := properties.get("amount")) is not None:
        yield _pence(pounds)


def _pence(pounds: Any) -> int:
    """Return in pence an amount in pounds, written as text or as a number; nothing is rounded."""
    if isinstance(pounds, str):
        try:
            pence: int | Decimal = parse_pounds(pounds)
        except Invalid as invalid:
            raise Unanswerable(f"amount: {invalid}") from None
    else:
        number = _number(pounds, "amount")
        if number != number.quantize(PENNY):
            raise Unanswerable("amount has parts of a penny. Give pounds such as 50000 or 12.34.")
        pence = number.quantize(PENNY).scaleb(2)
    return _whole(_number(pence, "amount"), "amount has parts of a penny.")


def _number(value: Any, name: str) -> Decimal:
    """Return a number that an amount may be: not negative, and not absurdly large."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise Unanswerable(f"{name} must be a number.")
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or not 0 <= number <= MOST_PENCE:
        raise Unanswerable(f"{name} must be from 0 to {MOST_PENCE:,}.")
    return number


def _whole(number: Decimal, otherwise: str) -> int:
    if number != number.to_integral_value():
        raise Unanswerable(otherwise)
    return int(number)


def councils_of(places: Iterable[Properties], *, known: Collection[str]) -> frozenset[str]:
    """Return the councils named in any of ``places``; empty if none is."""
    found: set[str] = set()
    for properties in places:
        given = properties.get("authorities")
        if given is None:
            continue
        if (
            not isinstance(given, list | tuple)
            or not given
            or not all(isinstance(each, str) for each in given)
        ):
            raise Unanswerable(
                'authorities must be a list of the ids of councils, such as ["avon", "brent"].'
            )
        found.update(given)
    if strangers := sorted(found.difference(known)):
        raise Unanswerable(f"There is no council called “{strangers[0]}”.", 404)
    return frozenset(found)


class Circumstances:
    """The circumstances that a scheme asks about, found among properties.

    A property stands for the circumstance ``key=value`` and, if its value is true, for ``key`` as well.
    Either may name one entity alone: ``subject.key=value``. The words of a circumstance may be separated by
    spaces, hyphens or underscores, with or without a capital.
    """

    def __init__(self, facts: Iterable[str]) -> None:
        """Learn the circumstances of a scheme."""
        self._exact = frozenset(facts)
        self._as_words: dict[str, set[str]] = {}
        for fact in self._exact:
            self._as_words.setdefault(_as_words(fact), set()).add(fact)

    def among(self, entity: str, properties: Properties) -> Iterator[str]:
        """Yield those that the properties of the ``entity`` say hold."""
        if not self._exact:
            return
        for key, value in properties.items():
            for name in (f"{entity}.{key}", *(() if key.startswith(_OF_AN_ENTITY) else (key,))):
                if value is True:
                    yield from self._as_words.get(_as_words(name), ())
                if (written := _written(value)) is not None and f"{name}={written}" in self._exact:
                    yield f"{name}={written}"


def _as_words(fact: str) -> str:
    return _BETWEEN_WORDS.sub(" ", fact.strip()).casefold()


def _written(value: Any) -> str | None:
    """Return a plain value as a circumstance writes it; None for a value that it cannot express."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int) else None
