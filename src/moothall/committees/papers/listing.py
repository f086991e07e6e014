"""The forward plan and the register of decisions, as the public may have them, ready to be printed."""

from collections.abc import Iterator, Sequence
from datetime import date

from moothall.agreement.core.register import State
from moothall.agreement.queries import register_of
from moothall.committees.bodies import called
from moothall.committees.core.deadlines import PlanEntry
from moothall.committees.papers.inputs import ListInput
from moothall.committees.papers.wording import kept_back_because
from moothall.committees.queries import Filters, decisions_of, forward_plan
from moothall.committees.queries.seen import DecisionSeen
from moothall.periods import written

AT_A_TIME = 200
Rows = Sequence[tuple[str, Sequence[str]]]


def plan_for(*, partnership: str, body: str | None = None, on: date) -> ListInput:
    """Return what is to be decided from a day on, by one body or by all."""
    register = register_of(partnership)
    state = register.state(on)
    entries = forward_plan(partnership=partnership, body=body, on=on)
    return ListInput(
        register.heading.name,
        f"Forward plan: {called(state, body)}" if body else "Forward plan",
        [f"What is to be decided, as known on {written(on)}."],
        [(entry.matter.title, _planned(entry, state)) for entry in entries],
        none="Nothing is planned for decision.",
    )


def register_for(*, partnership: str, filters: Filters | None = None, on: date) -> ListInput:
    """Return every decision that was published, the latest first."""
    decisions = list(_decisions(partnership, filters))
    return ListInput(
        register_of(partnership).heading.name,
        "Register of decisions",
        [f"Decisions that were published by {written(on)}: {len(decisions)}."],
        [(each.title, _decided(each)) for each in decisions],
        none="No decision is published yet.",
    )


def _decisions(partnership: str, filters: Filters | None) -> Iterator[DecisionSeen]:
    offset = 0
    while True:
        page = decisions_of(partnership=partnership, filters=filters, offset=offset, limit=AT_A_TIME)
        yield from page.decisions
        offset += len(page.decisions)
        if not page.decisions or offset >= page.total:
            return


def _planned(entry: PlanEntry, state: State) -> Rows:
    matter = entry.matter
    first, last = matter.first_day, matter.last_day
    due = written(first) if first == last else f"From {written(first)} to {written(last)}"
    kinds = [
        words
        for words, is_so in (("Key decision", matter.is_key), ("In private", matter.is_private))
        if is_so
    ]
    return [
        ("To be decided by", [called(state, matter.body)]),
        ("Due", [due]),
        ("Kind", kinds),
        ("Notice", [entry.sentence]),
    ]


def _decided(seen: DecisionSeen) -> Rows:
    paragraphs = seen.exempt_paragraphs
    kept_back = kept_back_because(paragraphs, seen.public_interest) if seen.is_kept_back else []
    return [
        ("Decided by", [seen.holder_name]),
        ("Date", [written(seen.taken_on)]),
        ("Outcome", [seen.outcome_label]),
        ("Resolved", kept_back or [" ".join(seen.resolved.split())]),
        ("Reasons", [" ".join(seen.reasons.split())] if seen.reasons else []),
    ]
