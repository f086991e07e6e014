from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.meetings.core.committee import COUNCILS, MEMBERS, all_came, body, came, pecuniary, voters

from moothall.agreement.core.terms.bodies import Voting
from moothall.meetings.core.ballots import Ballot, BallotChoice, Hands, Method, Votes, faults_of
from moothall.meetings.core.quorum import quorum
from moothall.meetings.core.roll import SECTION_31, VotingStanding, roll
from moothall.meetings.core.votes import Casting, VoteOutcome, VotingRule, outcome, rule_for
from moothall.refusals import Invalid

LETTERS: dict[str, BallotChoice] = {"f": "for", "a": "against", "-": "abstain"}
CASTING = VotingRule(casting_vote=True)
NOT_RECORDED = (
    "Whether the chair has a casting vote is not recorded, so none is counted. A tied vote is lost."
)


def cast(letters: str, method: Method = "recorded") -> Votes:
    """Ann to Fay in turn: f for, a against, - abstains; a space casts nothing."""
    pairs = zip(MEMBERS, letters, strict=False)
    return Votes(method, tuple(Ballot(person, LETTERS[each]) for person, each in pairs if each != " "))


def by_name(letters: str, rule: VotingRule, casting: Casting | None = None) -> VoteOutcome:
    return outcome(rule=rule, votes=cast(letters), entitled=voters(), chair="Ann", casting=casting)


def by_councils(letters: str, rule: VotingRule) -> VoteOutcome:
    return outcome(rule=rule, votes=cast(letters, "by_council"), entitled=voters())


def refused(
    votes: Votes, entitled: Sequence[VotingStanding], rule: VotingRule = CASTING, **more: Any
) -> list[str]:
    with pytest.raises(Invalid) as caught:
        outcome(rule=rule, votes=votes, entitled=entitled, **more)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("letters", "needs", "result"),
    [
        ("ffffff", "majority", "carried"),
        ("fffaa-", "majority", "carried"),
        ("f-----", "majority", "carried"),
        ("ffaaa-", "majority", "lost"),
        ("------", "majority", "lost"),
        ("aaaaaa", "majority", "lost"),
        ("ffffaa", "two_thirds", "carried"),
        ("fffaa-", "two_thirds", "lost"),
        ("ff--a-", "two_thirds", "carried"),
        ("fffff-", "unanimity", "carried"),
        ("fffffa", "unanimity", "lost"),
        ("------", "unanimity", "lost"),
    ],
)
def test_a_rule_weighs_only_the_votes_for_and_against(letters: str, needs: str, result: str) -> None:
    rule = rule_for(Voting.model_validate({"decided_by": needs}))

    assert by_name(letters, rule).result == result


@pytest.mark.parametrize(
    ("rule", "casting", "result", "used", "words"),
    [
        (True, "for", "carried", True, "The chair gives a casting vote for it."),
        (True, "against", "lost", True, "The chair gives a casting vote against it."),
        (True, "declined", "lost", False, "The chair gives no casting vote. A tied vote is lost."),
        (True, None, "tied", False, "The chair has a casting vote, not yet given."),
        (False, None, "lost", False, "The chair has no casting vote. A tied vote is lost."),
        (None, None, "lost", False, NOT_RECORDED),
    ],
)
def test_a_tie_is_lost_unless_the_chair_may_and_does_give_a_casting_vote_for_it(
    rule: bool | None, casting: Casting | None, result: str, used: bool, words: str
) -> None:
    found = by_name("fffaaa", VotingRule(casting_vote=rule), casting)

    assert (found.result, found.casting_vote_used, found.working[-1]) == (result, used, words)


def test_a_casting_vote_counts_for_nothing_where_there_is_no_tie() -> None:
    found = by_name("ffaaaa", CASTING, "for")

    assert (found.result, found.casting_vote_used) == ("lost", False)


@pytest.mark.parametrize(("rule", "words"), [(False, "has no casting vote"), (None, "is not recorded")])
def test_a_casting_vote_that_the_rule_does_not_give_is_refused(rule: bool | None, words: str) -> None:
    [fault] = refused(cast("fa"), voters(), VotingRule(casting_vote=rule), chair="Ann", casting="for")

    assert words in fault


def test_a_chair_who_may_not_vote_has_no_casting_vote() -> None:
    barred = (VotingStanding("Ann", "cheltenham", False, "withdrew"), *voters("Bob", "Cat"))

    assert "so has no casting vote" in refused(cast(" fa"), barred, chair="Ann", casting="for")[0]


def test_a_matter_that_needs_every_vote_is_known_by_its_line() -> None:
    voting = Voting(unanimity_for=("Spending the grant",))

    assert by_name("fffffa", rule_for(voting, ["spending  the grant"])).result == "lost"
    assert by_name("fffffa", rule_for(voting, ["Anything else"])).result == "carried"


@pytest.mark.parametrize(
    ("letters", "result"),
    [("ffffff", "carried"), ("fffff-", "carried"), ("fffffa", "deferred"), ("aaaaaa", "lost")],
)
def test_a_matter_to_be_put_off_is_deferred_when_the_vote_is_split(letters: str, result: str) -> None:
    voting = Voting(defer_if_not_unanimous=("Changes to employment terms",))

    assert by_name(letters, rule_for(voting, ["Changes to employment terms"])).result == result


def test_a_body_whose_rule_is_not_recorded_votes_by_the_statute_s_majority() -> None:
    found = by_name("ffffaa", rule_for(None))

    assert found.result == "carried"
    assert "Schedule 12, paragraph 39: unchecked" in found.working[0]


def test_the_working_shows_the_rule_the_count_and_those_who_could_not_vote() -> None:
    book = roll(body=body(), attendances=all_came("Fay"), declarations=[pecuniary("Eve")])
    found = outcome(rule=rule_for(Voting()), votes=cast("ffa"), entitled=book.entitled_to_vote(1))

    assert found.working == (
        "A majority of those present and voting decides.",
        "Counted for: 2; against: 1; abstaining: 1; absent: 1.",
        "Eve may not vote: declared a disclosable pecuniary interest and has no dispensation "
        "(Localism Act 2011, section 31).",
        "Present, and counted as abstaining because no vote was cast: Dan.",
        "Carried by the majority.",
    )


def test_hands_are_counted_and_whoever_raised_none_abstains() -> None:
    found = outcome(rule=CASTING, votes=Votes("show_of_hands", hands=Hands(3, 1)), entitled=voters())

    assert (found.result, found.counts.abstain) == ("carried", 2)


def test_more_hands_than_there_are_voters_are_refused() -> None:
    assert (
        "7 hands were counted, but 6 may vote"
        in refused(Votes("show_of_hands", hands=Hands(6, 1)), voters())[0]
    )


def test_each_ballot_that_may_not_be_counted_is_refused_on_its_own() -> None:
    attendances = [*all_came("Fay", "Eve"), came("Eve", until_item=1)]
    book = roll(body=body(), attendances=attendances, declarations=[pecuniary("Ann")])
    ballots = (*cast("f    f").ballots, Ballot("Zoe", "for"), Ballot("Bob", "for"), Ballot("bob", "for"),
               Ballot("Eve", "for"))  # fmt: skip

    faults = refused(Votes("recorded", ballots), book.entitled_to_vote(1))
    assert [fault.split(". ")[0] for fault in faults] == [
        f"ballots[0].person: Ann may not vote: {SECTION_31}",
        "ballots[1].person: Fay may not vote: absent",
        "ballots[2].person: Zoe may not vote: not a member of the body",
        "ballots[4].person: bob has already voted, and a second vote is not counted",
        "ballots[5].person: Eve may not vote: left before item 1",
    ]


def test_no_vote_counts_at_a_meeting_that_is_not_quorate() -> None:
    short = quorum(body=body(quorum={"members": 7}), present=dict(MEMBERS))
    found = outcome(rule=CASTING, votes=cast("ffffff"), entitled=voters(), quorate=short)

    assert found.result == "not_quorate"
    assert found.working[-1] == "Not quorate: 6 present. The quorum is 7."


def test_by_council_each_council_has_one_vote_and_a_divided_one_has_none() -> None:
    found = by_councils("fffaa-", VotingRule())

    assert [(each.authority, each.choice) for each in found.by_council] == [
        ("cheltenham", "for"),
        ("cotswold", "abstain"),
        ("west", "against"),
    ]
    assert (found.result, found.counts.for_, found.counts.against, found.counts.abstain) == ("lost", 1, 1, 1)


def test_by_council_a_majority_within_a_council_binds_it_and_unanimity_may_be_asked() -> None:
    three = tuple(VotingStanding(person, "west", True) for person in ("Una", "Vic", "Will"))
    ballots = (Ballot("Una", "for"), Ballot("Vic", "for"), Ballot("Will", "against"))
    votes = Votes("by_council", ballots)

    assert outcome(rule=VotingRule(), votes=votes, entitled=three).result == "carried"
    assert outcome(rule=VotingRule(within_council="unanimity"), votes=votes, entitled=three).result == "lost"


def test_by_council_a_divided_council_breaks_unanimity() -> None:
    assert by_councils("ffffff", VotingRule(needs="unanimity")).result == "carried"
    assert by_councils("fffffa", VotingRule(needs="unanimity")).result == "lost"
    assert by_councils("fffffa", VotingRule(defer_if_split=True)).result == "deferred"


def test_a_council_none_of_whose_members_may_vote_is_absent() -> None:
    away = tuple(VotingStanding(person, "west", False, "absent", is_absent=True) for person in ("Eve", "Fay"))
    entitled = (*voters("Ann", "Bob", "Cat", "Dan"), *away)
    found = outcome(rule=VotingRule(), votes=cast("ffff", "by_council"), entitled=entitled)

    assert (found.counts.for_, found.counts.absent) == (2, 1)


def test_where_each_council_must_give_a_vote_a_majority_without_one_is_lost() -> None:
    rule = VotingRule(at_least_one_from_each=True)

    assert by_name("ffffaf", rule).result == "carried"
    lost = by_name("ffff--", rule)
    assert (lost.result, lost.working[-1]) == (
        "lost",
        "Lost: it needs a vote for it from each council, and has none from west.",
    )
    hands = Votes("show_of_hands", hands=Hands(6))
    assert "Record the votes by name." in refused(hands, voters(), rule)[0]


def test_a_council_of_which_nobody_came_gives_no_vote_where_each_must() -> None:
    seats = {"members": [], "seats": {"cheltenham": 2, "west": 1}, "authorities": ["cheltenham", "west"]}
    book = roll(body=body(**seats), attendances=[came("Ann"), came("Bob")])
    rule = VotingRule(at_least_one_from_each=True)
    found = outcome(rule=rule, votes=cast("ff"), entitled=book.entitled_to_vote(1), name_of=str.title)

    assert (found.result, found.counts.absent) == ("lost", 1)
    assert found.working[-1].endswith("has none from West.")


def test_a_rule_is_kept_as_plain_data_and_read_again() -> None:
    rule = rule_for(Voting(casting_vote=True, unanimity_for=("A",)), ["a"], at_least_one_from_each=True)

    assert VotingRule.read(rule.written()) == rule


rules = st.builds(
    VotingRule,
    needs=st.sampled_from(["majority", "two_thirds", "unanimity"]),
    defer_if_split=st.booleans(),
    casting_vote=st.sampled_from([True, False, None]),
    at_least_one_from_each=st.booleans(),
    within_council=st.sampled_from(["majority", "unanimity"]),
)
sheets = st.text("fa- ", min_size=6, max_size=6)
full_sheets = st.text("fa-", min_size=6, max_size=6)
methods = st.sampled_from(["recorded", "by_council"])


@given(rules, sheets, methods, st.randoms(use_true_random=False))
def test_the_order_of_ballots_changes_nothing(
    rule: VotingRule, letters: str, method: Method, chance: Random
) -> None:
    votes = cast(letters, method)
    shuffled = list(votes.ballots)
    chance.shuffle(shuffled)

    assert outcome(rule=rule, votes=votes, entitled=voters()) == outcome(
        rule=rule, votes=Votes(method, tuple(shuffled)), entitled=voters()
    )


@given(rules, sheets, methods, st.integers(0, 5))
def test_one_more_vote_for_it_never_turns_carried_into_anything_else(
    rule: VotingRule, letters: str, method: Method, place: int
) -> None:
    more = letters[:place] + "f" + letters[place + 1 :]
    before = outcome(rule=rule, votes=cast(letters, method), entitled=voters())
    after = outcome(rule=rule, votes=cast(more, method), entitled=voters())

    if before.result == "carried":
        assert after.result == "carried"
    if after.result == "lost" and not rule.defer_if_split:
        assert before.result == "lost"


@given(rules, sheets, st.sets(st.sampled_from(sorted(MEMBERS))))
def test_counts_add_up_to_those_entitled_and_nobody_else_is_counted(
    rule: VotingRule, letters: str, away: set[str]
) -> None:
    book = roll(body=body(), attendances=all_came(*away))
    entitled = book.entitled_to_vote(1)
    votes = cast(letters)
    allowed = tuple(ballot for ballot in votes.ballots if ballot.person not in away)
    found = outcome(rule=rule, votes=Votes("recorded", allowed), entitled=entitled)

    counts = found.counts
    assert counts.for_ + counts.against + counts.abstain == len(MEMBERS) - len(away)
    assert counts.absent == len(away)
    if allowed != votes.ballots:
        assert len(refused(votes, entitled, rule)) == len(votes.ballots) - len(allowed)


@given(full_sheets, st.sampled_from(["majority", "two_thirds", "unanimity"]))
def test_hands_and_names_come_to_the_same(letters: str, needs: str) -> None:
    rule = rule_for(Voting.model_validate({"decided_by": needs}))
    hands = Hands(letters.count("f"), letters.count("a"), letters.count("-"))
    shown = outcome(rule=rule, votes=Votes("show_of_hands", hands=hands), entitled=voters())

    assert (shown.result, shown.counts) == (by_name(letters, rule).result, by_name(letters, rule).counts)


@given(sheets, rules)
def test_carried_by_council_means_more_councils_for_than_against(letters: str, rule: VotingRule) -> None:
    found = by_councils(letters, rule)
    councils = {each.authority: each.choice for each in found.by_council}

    assert set(councils) == set(COUNCILS)
    if found.result == "carried":
        assert list(councils.values()).count("for") > list(councils.values()).count("against")


FROM_EACH = Voting(one_from_each_authority=True)


@pytest.mark.parametrize(
    ("letters", "result"),
    [
        ("f-f-f-", "carried"),
        ("ffff--", "lost"),
        ("ffffaa", "lost"),
        ("f-f-fa", "carried"),
        ("faf-aa", "lost"),
    ],
)
def test_a_body_may_have_the_rule_that_each_council_votes_for_it(letters: str, result: str) -> None:
    found = by_name(letters, rule_for(FROM_EACH))

    assert (found.result, found.working[0]) == (
        result,
        "A majority of those present and voting decides. A vote for it is needed from each council.",
    )


def test_a_council_from_which_nobody_came_gave_no_vote_for_it() -> None:
    rule = rule_for(FROM_EACH, councils=COUNCILS)
    found = outcome(rule=rule, votes=cast("ffff"), entitled=voters("Ann", "Bob", "Cat", "Dan"))

    assert (found.result, found.working[-1]) == (
        "lost", "Lost: it needs a vote for it from each council, and has none from west."
    )  # fmt: skip
    assert VotingRule.read(rule.written()) == rule


def test_hands_do_not_show_whose_they_are() -> None:
    [fault] = refused(Votes("show_of_hands", hands=Hands(6)), voters(), rule_for(FROM_EACH))

    assert "hands do not show which council" in fault


def test_each_council_and_unanimity_and_putting_off_are_one_rule_together() -> None:
    voting = Voting(one_from_each_authority=True, unanimity_for=("A",), defer_if_not_unanimous=("B",))

    assert by_name("f-f-fa", rule_for(voting, ["A"])).result == "lost"
    assert by_name("f-f-fa", rule_for(voting, ["B"])).result == "deferred"
    assert by_name("ffff--", rule_for(voting, ["A"])).result == "lost"
    assert by_name("f-f-f-", rule_for(voting, ["A", "B"])).result == "carried"


@pytest.mark.parametrize(
    ("votes", "message"),
    [
        (Votes("recorded", hands=Hands(1, 0, 0)), "A vote by name has no count of hands"),
        (Votes("by_council", hands=Hands(1, 0, 0)), "A vote by name has no count of hands"),
        (Votes("show_of_hands"), "The hands were not counted"),
        (Votes("show_of_hands", hands=Hands(2, -1, 0)), "The number of hands cannot be negative"),
        (
            Votes("show_of_hands", (Ballot("Ann", "for"),), Hands(1, 0, 0)),
            "A show of hands names nobody",
        ),
    ],
)
def test_a_vote_that_was_taken_down_in_the_wrong_way_is_refused(votes: Votes, message: str) -> None:
    assert [fault.message for fault in faults_of(votes, voters())] == [message]
