"""Whom a publication names: each beneficiary that is named as a person is has to be decided about."""

from collections.abc import Mapping, Sequence

from moothall.recharges.core.spending import Published, like_people

DECIDED = "decided:"
LEAVE_OUT, MAY_BE_NAMED = "out", "named"
UNDECIDED = "Say of each beneficiary below whether the name is left out"


def individuals(given: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names to leave out: those written down, then those that were decided about."""
    written = (line.strip() for line in given.get("individuals", "").splitlines())
    return tuple(dict.fromkeys((*filter(None, written), *left_out(given))))


def left_out(given: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that the person has just decided to leave out."""
    return tuple(
        name.removeprefix(DECIDED)
        for name, answer in given.items()
        if name.startswith(DECIDED) and answer == LEAVE_OUT
    )


def to_decide(items: Sequence[Published], given: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return each beneficiary that is named as a person is, with what was decided about it so far."""
    return [(name, given.get(DECIDED + name, "")) for name in like_people(items)]


def is_undecided(items: Sequence[Published], given: Mapping[str, str]) -> bool:
    """Say whether somebody would be named about whom nothing was decided."""
    return any(answer != MAY_BE_NAMED for _, answer in to_decide(items, given))
