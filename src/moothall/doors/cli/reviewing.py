"""The command that looks for what is wrong with a scheme of delegation: gaps."""

from typing import TYPE_CHECKING, Any

from moothall.doors.cli.plain import day_or_today, plain_doubt, plain_flaw, plain_vacancy
from moothall.doors.cli.printing import counted, say, say_group, say_json
from moothall.doors.cli.source import (
    DayOption,
    FileOption,
    JsonOption,
    KnownOption,
    PartnershipOption,
    register_at,
)

if TYPE_CHECKING:
    from moothall.delegation.core.review import Shown
    from moothall.delegation.core.scheme import Scheme

MOST_SHOWN = 5
KINDS = {
    "gap": "Gap: only those may decide this who hold it by statute, though it could be passed on",
    "overlap": "Overlap: each may decide this, and neither was given it through the other",
    "excess": "Excess: a clause passes on more than its giver has and may pass on",
    "unreachable": "Empty clause: nothing that it passes on is there to be passed on",
}


def gaps(
    on: DayOption = "",
    file: FileOption = None,
    partnership: PartnershipOption = "",
    known_on: KnownOption = "",
    json: JsonOption = False,
) -> None:
    """Say what is wrong with the scheme of delegation on a day.

    Gaps, overlaps, excess, empty clauses, vacant posts, and what could not be taken as written.
    """
    from moothall.agreement.core.sentences import names
    from moothall.delegation.core.reading import read_scheme, vacancies_of
    from moothall.delegation.core.review import Review
    from moothall.delegation.core.wording import vacancy_in_words
    from moothall.periods import written

    day = day_or_today(on)
    register = register_at(file, partnership, known_on)
    reading = read_scheme(register)
    scheme = reading.scheme.on(day)
    review = Review(scheme)
    found = [*review.gaps(), *review.overlaps(), *review.excess(), *review.unreachable()]
    vacancies = [each for each in vacancies_of(register, reading.scheme.clauses) if day in each.period]
    doubts = [each for each in reading.doubts if day in each.period]
    if json:
        say_json(
            {
                "findings": [plain_flaw(each) for each in found],
                "vacancies": [plain_vacancy(each) for each in vacancies],
                "doubts": [plain_doubt(each) for each in doubts],
            }
        )
        return
    name_of = names(register)
    count = counted(len(found) + len(vacancies) + len(doubts), "finding")
    say(f"The scheme of delegation on {written(day)}: {counted(len(scheme.clauses), 'clause')}, {count}")
    for each in found:
        _say_flaw(each, scheme, name_of)
    say_group("Vacant", (vacancy_in_words(each, name_of) for each in vacancies))
    say_group("Not taken as written", (f"{each.term}: {each.sentence}" for each in doubts))


def _say_flaw(found: "Shown", scheme: "Scheme", name_of: Any) -> None:
    """Print a finding with the clauses and the first of the decisions concerned."""
    from moothall.agreement.core.sentences import listed
    from moothall.delegation.core.functions import function_called
    from moothall.delegation.core.wording import decision_in_words, extent_in_words

    say()
    say(KINDS[found.kind], hang=2)
    if found.holders:
        say(f"who: {listed(map(name_of, found.holders))}", indent=2, hang=2)
    for clause in found.clauses[:MOST_SHOWN]:
        say(f"by: {clause.title} ({clause.id})", indent=2, hang=2)
    _say_more(len(found.clauses))
    example = decision_in_words(found.witness, lambda each: function_called(each).title, name_of)
    say(f"such as: {example}", indent=2, hang=2)
    for extent in found.extents[:MOST_SHOWN]:
        words = extent_in_words(extent, scheme=scheme, name_of=name_of, on_one_day=True)
        say(f"that is: {words}", indent=2, hang=2)
    _say_more(len(found.extents))


def _say_more(count: int) -> None:
    if count > MOST_SHOWN:
        say(f"and {count - MOST_SHOWN} more", indent=2)
