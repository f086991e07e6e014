"""A body can meet lawfully: its quorum can be reached, its members fit its seats, and its law is known."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.law import Breach, law
from moothall.agreement.core.laws.statutes import EXECUTIVE_MEETINGS, STANDING_ORDERS, own_rule
from moothall.agreement.core.sentences.words import capitalise, counted, said
from moothall.agreement.core.terms import Body, Quorum
from moothall.periods import Period

REGIMES = {
    "council": {"part_va"},
    "scrutiny": {"part_va"},
    "committee": {"part_va", "executive_2012"},
    "joint_committee": {"part_va", "executive_2012"},
    "executive": {"executive_2012"},
}
EXECUTIVE_RULES_IN_FORCE = Period(date(2012, 9, 10))


@law(
    "A-13",
    title="A joint committee's quorum is known and can be met",
    citation=STANDING_ORDERS,
    cure="Record the quorum as the committee's constitution gives it; if it is so written there, ask the "
    "councils to change it.",
)
def quorum_can_be_met(facts: Facts) -> Iterator[Breach]:
    """A joint committee has a quorum, its members can reach it, and it fits the committee's other rules."""
    for body in facts.of(Body):
        if body.term.body_kind != "joint_committee":
            continue
        where = facts.name(body.term.id)
        if body.term.quorum is None:
            sentence = f"The register does not give the quorum of {where}."
            yield Breach(sentence, body.period, (body.term.id,), "unknown")
            continue
        for fault in _faults(facts, body.term, body.term.quorum):
            yield Breach(f"The quorum of {where} {fault}", body.period, (body.term.id,))


def _faults(facts: Facts, body: Body, quorum: Quorum) -> Iterator[str]:
    """Yield what is wrong with a quorum, in words that follow ``The quorum of the committee``."""
    each = quorum.from_each_authority
    councils = body.authorities or tuple(body.seats)
    members = counted(quorum.members, "member")
    if body.seats and quorum.members > (seats := sum(body.seats.values())):
        yield f"is {members}, and it has {counted(seats, 'seat')}."
    if short := [council for council in councils if body.seats and body.seats.get(council, 0) < each]:
        yield f"needs {each} from each council, and {facts.names(short)} cannot send so many."
    if quorum.members < (needed := each * len(councils)):
        yield (
            f"is {members}, although {each} from each of {counted(len(councils), 'council')} is already "
            f"{needed}: it says that the committee can meet without some council, and that it cannot."
        )


@law(
    "A-14",
    title="The law on a body's meetings is recorded",
    citation=EXECUTIVE_MEETINGS,
    cure="Record Part VA of the 1972 Act, or SI 2012/2089 for an executive and for a joint committee all of "
    "whose members are members of their executives.",
)
def meets_under_a_law(facts: Facts) -> Iterator[Breach]:
    """Each council, executive and committee is recorded as meeting under the law that applies to its kind.

    That is Part VA of the 1972 Act for councils and scrutiny, SI 2012/2089 for executives since it came into
    force on 10 September 2012, and either for committees and joint committees.
    """
    for body, held in facts.of(Body):
        period = held & EXECUTIVE_RULES_IN_FORCE if body.body_kind == "executive" else held
        allowed, regime = REGIMES.get(body.body_kind), body.legal_regime
        if allowed is None or regime in allowed or period is None:
            continue
        where = facts.name(body.id)
        if regime is None:
            sentence = f"The register does not say under which law {where} meets."
            yield Breach(sentence, period, (body.id,), "unknown")
        else:
            meets = f"{capitalise(where)} is recorded as meeting under {said(regime)}"
            yield Breach(f"{meets}, which is not for a body of its kind.", period, (body.id,))


@law(
    "A-26",
    title="The members of a body fit its seats",
    citation=own_rule("a council names as many members as it has seats"),
    cure="Record when a member left, or mark a member as a substitute, or correct the seats.",
)
def members_fit_seats(facts: Facts) -> Iterator[Breach]:
    """No council has more members on a body, substitutes not counted, than it has seats there."""
    for body in facts.of(Body):
        named = Counter(each.authority for each in body.term.members if each.office != "substitute")
        for authority, members in named.items():
            seats = body.term.seats.get(authority or "", 0)
            if authority and body.term.seats and members > seats:
                sentence = (
                    f"{facts.name(authority)} has {counted(seats, 'seat')} on {facts.name(body.term.id)} and "
                    f"{counted(members, 'member')} named for it."
                )
                yield Breach(sentence, body.period, (body.term.id, authority))
