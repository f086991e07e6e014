"""The story of a matter as one line: every version, meeting, notice, decision, reply and call-in, by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from moothall.committees.core.call_in import WORDS
from moothall.committees.core.deadlines import day_of
from moothall.committees.queries.seen import DecisionSeen, IssueSeen, ProposalSeen


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a matter, or is planned; ``page`` and ``address`` say where to read it."""

    on: date
    kind: str
    text: str
    page: str = ""
    address: str = ""
    more: str = ""
    basis: str = "sourced"


def story_of(seen: IssueSeen) -> list[Event]:
    """Return what happened to a matter through every body, the earliest first."""
    opened = Event(seen.row.opened_on, "Opened", "The matter was opened.")
    events = [opened, *_versions(seen), *_notices(seen), *_sittings(seen), *_ended(seen)]
    for decision in seen.decisions:
        events.extend(_decision(decision))
    return sorted(events, key=lambda each: each.on)


def _versions(seen: IssueSeen) -> Iterator[Event]:
    for each in seen.proposals:
        first = each.version == 1
        what = "Put forward" if first else "Amended"
        text = "The proposal was put forward." if first else f"Version {each.version} was put forward."
        yield Event(each.put_forward_on, what, text, more=each.amended_because, basis=each.variation.basis)
        yield from _replies(each)


def _replies(proposal: ProposalSeen) -> Iterator[Event]:
    for leg in proposal.legs:
        if leg.asked == "consultation" and leg.answered_on is not None:
            text = f"{leg.holder_name} replied to the consultation."
            yield Event(leg.answered_on, "Reply", text, more=leg.answer)


def _notices(seen: IssueSeen) -> Iterator[Event]:
    for each in seen.notices:
        if each.published_at is not None:
            text = f"{each.holder_name} gave notice: {each.kind_label.lower()}."
            yield Event(day_of(each.published_at), "Notice", text, more=each.title)


def _sittings(seen: IssueSeen) -> Iterator[Event]:
    decided = {each.item_key for each in seen.decisions}
    for each in seen.sittings:
        if each.item_key not in decided:
            state = " The meeting was cancelled." if each.state == "cancelled" else ""
            text = f"On the agenda of {each.body_name}.{state}"
            yield Event(each.starts_on, "Meeting", text, "meeting", each.meeting_key)


def _decision(decision: DecisionSeen) -> Iterator[Event]:
    text = f"{decision.holder_name}: {decision.outcome_label.lower()}. {decision.title}"
    yield Event(
        decision.taken_on, "Decision", text, "decision", decision.slug, decision.standing, decision.basis
    )
    if decision.call_in:
        for each in decision.call_in.state.events:
            said = f"The decision of {decision.holder_name} was {WORDS[each.step]}."
            yield Event(each.on, "Call-in", said, "decision", decision.slug, each.reasons)


def _ended(seen: IssueSeen) -> Iterator[Event]:
    row = seen.row
    if row.state != "open" and row.state_on is not None:
        yield Event(row.state_on, row.state_label, f"{row.state_label}.", more=row.state_because)
