"""The command that compares two days: diff."""

from datetime import date
from typing import TYPE_CHECKING, Any

from moothall.doors.cli.asking import DayArgument
from moothall.doors.cli.plain import plain_term
from moothall.doors.cli.printing import counted, say, say_json
from moothall.doors.cli.source import (
    FileOption,
    JsonOption,
    KnownOption,
    PartnershipOption,
    day_of,
    register_at,
)
from moothall.doors.cli.wording import variation_in_words

if TYPE_CHECKING:
    from moothall.agreement.core.differences import Difference
    from moothall.agreement.core.history import History
    from moothall.agreement.core.sentences import NameOf


def diff(
    first: DayArgument,
    second: DayArgument,
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
) -> None:
    """Say what differs between two days, and by which decisions."""
    from moothall.agreement.core.differences import differences
    from moothall.agreement.core.sentences import names
    from moothall.periods import written

    before, after = day_of(first), day_of(second)
    register = register_at(file, partnership, known_on)
    found = differences(register.state(before), register.state(after))
    causes = {each.id: _between(register.history(each.id), before, after) for each in found}
    if json:
        say_json([_plain_difference(each, causes[each.id]) for each in found])
        return
    name_of = names(register)
    count = counted(len(found), "difference")
    say(f"{register.heading.name}, {written(before)} and {written(after)}: {count}")
    for numbers in sorted(set(causes.values())):
        say()
        for number in numbers:
            say(variation_in_words(register, number), hang=2)
        if not numbers:
            say("By no decision between these days: it was agreed before for how long")
        for each in found:
            if causes[each.id] == numbers:
                _say_difference(each, name_of)


def _between(life: "History", before: date, after: date) -> tuple[int, ...]:
    """Return the numbers of the variations whose steps lie between two days."""
    low, high = sorted((before, after))
    return tuple(sorted({step.number for step in life.steps if low < step.on <= high}))


def _say_difference(found: "Difference", name_of: "NameOf") -> None:
    """Print what begins in full, what ends by its title, and what changes field by field."""
    from moothall.agreement.core.sentences import sentence, title_of

    term = found.after or found.before
    assert term is not None  # a difference has a term on one side or both
    words = sentence(term, name_of) if found.verb == "begins" else title_of(term, name_of)
    say(f"{found.verb}: {words} ({found.id})", indent=2, hang=2)
    for change in found.fields:
        was, now = change.written(name_of)
        say(f"{change.title}: {was} → {now}", indent=4, hang=2)


def _plain_difference(found: "Difference", numbers: tuple[int, ...]) -> dict[str, Any]:
    head = {"id": found.id, "verb": found.verb, "variations": list(numbers)}
    terms = {"before": found.before, "after": found.after}
    return head | {key: plain_term(term) for key, term in terms.items() if term}
