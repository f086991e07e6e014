"""The page that a councillor reads in two minutes: what was promised, what was achieved, what is in doubt.

Seven things and no more: the answer, the figures behind it, the chance, what matters most, what is late, who
is worse off, and what is not known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.sentences import NameOf, amount, listed
from moothall.agreement.core.sentences.words import capitalise
from moothall.agreement.core.terms import Target
from moothall.periods import written
from moothall.savings.core.appraisal.no_detriment import Detriment
from moothall.savings.core.claims import unstated
from moothall.savings.core.report.cumulative_total import Point, TargetMark, mark_of
from moothall.savings.core.report.status import Position
from moothall.savings.core.simulation.outcome import Chance, SimulationOutcome

MOST = 3  # entries of any list on the page


@dataclass(frozen=True, slots=True)
class SavingsSummary:
    """Sentences and figures, in the order in which they are read."""

    answer: str
    owners: str
    saved_pence: int
    target: TargetMark
    chance: str
    matters: tuple[str, ...]
    overdue: tuple[str, ...]
    worse_off: tuple[str, ...]
    not_known: tuple[str, ...]


def summary(
    *,
    target: Target,
    line: list[Point],
    outcome: SimulationOutcome | None,
    positions: Iterable[Position],
    detriments: Sequence[Detriment],
    today: date,
    name_of: NameOf = str,
) -> SavingsSummary:
    """Return the page about one target, from figures worked out elsewhere."""
    mark, positions = mark_of(line, target), tuple(positions)
    late = sorted((each for each in positions if each.is_overdue(today)), key=lambda each: each.due or today)
    return SavingsSummary(
        answer=_answer(mark, line, today),
        owners=_owners(positions, name_of),
        saved_pence=line[-1].so_far_pence if line else 0,
        target=mark,
        chance=_chance(outcome, target, today),
        matters=_matters(outcome),
        overdue=_few([_overdue(each, name_of) for each in late]),
        worse_off=_few([each.sentence for each in detriments]),
        not_known=tuple(f"{amount(target.amount_pence)} does not say {each}." for each in unstated(target)),
    )


def _answer(mark: TargetMark, line: list[Point], today: date) -> str:
    """Say whether the target was reached, or how far there is still to go."""
    promised = _promised(mark.target)
    if not line:
        return f"{promised} was promised. What has been saved has not been recorded."
    saved = f"{amount(line[-1].so_far_pence)} has been recorded as saved by the end of {line[-1].year}"
    if mark.by is None and mark.target.by is not None:
        by = written(mark.target.by)
        return f"{promised} was promised by {by}, but not as a sum over years. {saved}."
    if mark.by is None:
        return f"{promised} was promised, with no date to reach it by. {saved}."
    if mark.by > today:
        return f"{promised} was promised by {written(mark.by)}. {saved}."
    if mark.so_far_pence is None:
        return (
            f"{promised} was promised by {written(mark.by)} and {_as_far_as_recorded(mark.target, line[-1])}"
        )
    reached = "was reached" if (mark.gap_pence or 0) <= 0 else "was not reached"
    so_far = f"{amount(mark.so_far_pence)} had been recorded as saved by then"
    return f"{promised} was promised by {written(mark.by)} and {reached}: {so_far}.{_same(mark.target)}"


def _owners(positions: Sequence[Position], name_of: NameOf) -> str:
    """Say which posts answer for the benefits, and for how many benefits none does."""
    owners = dict.fromkeys(each.benefit.owner for each in positions if each.benefit.owner)
    nobody = sum(not each.benefit.owner for each in positions)
    told = [f"It is to be reached by {listed([name_of(each) for each in owners])}."] if owners else []
    if nobody:
        told.append(f"Nobody answers for {nobody} of {len(positions)} benefits.")
    return " ".join(told) or "No benefit towards it is recorded."


def _as_far_as_recorded(target: Target, last: Point) -> str:
    """Say what became of a target whose date has passed, if the record stops before that date."""
    so_far = f"{amount(last.so_far_pence)} by the end of {last.year}"
    if last.so_far_pence >= target.amount_pence:
        return f"was reached before: {so_far}.{_same(target)}"
    return f"was not reached, on what is recorded: {so_far}, and nothing after it.{_same(target)}"


def _same(target: Target) -> str:
    """Warn if the target does not say enough to be compared with what was saved."""
    return " Whether the two count the same is not known." if unstated(target) else ""


def _promised(target: Target) -> str:
    size = "more than " if target.at_least else "about " if target.about else ""
    return capitalise(f"{size}{amount(target.amount_pence)}")


def _chance(outcome: SimulationOutcome | None, target: Target, today: date) -> str:
    """Say the chance of a target in whole per cent, never as none or certain, unless its date has passed."""
    if target.by is not None and target.by < today:
        return "Its date has passed, so there is no chance to give."
    chances: Iterable[Chance] = outcome.chances if outcome else ()
    for chance in chances:
        if chance.goal.name == target.id:
            percent = min(max(round(chance.share * 100), 1), 99)
            bound = {1: "at most ", 99: "at least "}.get(percent, "about ")
            return f"The chance of reaching it is {bound}{percent}%, in {chance.draws:,} runs."
    return "The chance of reaching it has not been worked out."


def _matters(outcome: SimulationOutcome | None) -> tuple[str, ...]:
    shares = [each for each in (outcome.shares if outcome else ()) if each.kind != "together"]
    return _few([f"{each.name} ({each.kind}): {each.share:.0%} of what is uncertain" for each in shares])


def _overdue(position: Position, name_of: NameOf) -> str:
    owner = name_of(position.benefit.owner) if position.benefit.owner else "nobody"
    due = written(position.due) if position.due else ""
    return f"{position.benefit.name}: due {due}; {owner} answers for it"


def _few(sentences: Sequence[str]) -> tuple[str, ...]:
    """Return the first few, and say how many more there are."""
    more = len(sentences) - MOST
    return (*sentences[:MOST], *([f"And {more} more."] if more > 0 else []))
