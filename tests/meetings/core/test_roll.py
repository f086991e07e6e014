import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.meetings.core.committee import MEMBERS, all_came, body, came, pecuniary

from moothall.meetings.core.roll import SECTION_31, DeclaredInterest, Roll, RollAttendance, roll
from moothall.refusals import Invalid


def reasons(book: Roll, item: int = 1) -> dict[str, str]:
    return {each.person: each.reason for each in book.entitled_to_vote(item)}


def refused(
    *attendances: RollAttendance, declarations: tuple[DeclaredInterest, ...] = (), **fields: object
) -> list[str]:
    with pytest.raises(Invalid) as caught:
        roll(body=body(**fields), attendances=attendances, declarations=declarations)
    return [str(fault) for fault in caught.value.faults]


def test_a_member_who_is_there_may_vote_and_one_who_is_not_may_not() -> None:
    book = roll(body=body(), attendances=[came("Ann"), came("Bob", "apologies")])

    assert reasons(book) == {
        "Ann": "",
        "Bob": "absent, with apologies",
        "Cat": "absent",
        "Dan": "absent",
        "Eve": "absent",
        "Fay": "absent",
    }
    assert sum(each.is_absent for each in book.entitled_to_vote(1)) == 5


def test_a_member_votes_from_the_item_they_come_for_until_the_item_before_which_they_leave() -> None:
    book = roll(body=body(), attendances=[came("Ann", from_item=3, until_item=7)])

    assert [item for item in range(1, 9) if "Ann" in book.taking_part_at(item)] == [3, 4, 5, 6]
    assert [item for item in range(1, 9) if "Ann" in book.present_at(item)] == [3, 4, 5, 6]
    assert reasons(book, 2)["Ann"] == "not there before item 3"
    assert reasons(book, 7)["Ann"] == "left before item 7"


def test_a_disclosable_pecuniary_interest_keeps_a_member_from_voting_on_that_item_alone() -> None:
    book = roll(body=body(), attendances=all_came(), declarations=[pecuniary("Ann", 4)])

    assert reasons(book, 4)["Ann"] == SECTION_31
    assert "Localism Act 2011, section 31" in SECTION_31
    assert reasons(book, 5)["Ann"] == ""
    assert "Ann" in book.present_at(4)


def test_a_dispensation_lets_a_member_vote_for_all_their_interest() -> None:
    declared = pecuniary("Ann", dispensation="Standards committee, 3 May 2016")
    book = roll(body=body(), attendances=all_came(), declarations=[declared])

    assert "Ann" in book.taking_part_at(4)


def test_whoever_withdraws_is_not_in_the_room_and_may_not_vote() -> None:
    declared = DeclaredInterest("ann", 4, "other_registrable", withdrew=True)
    book = roll(body=body(), attendances=all_came(), declarations=[declared])

    assert "Ann" not in book.present_at(4)
    assert reasons(book, 4)["Ann"] == "withdrew, having declared an interest"
    assert not any(each.is_absent for each in book.entitled_to_vote(4))


def test_an_interest_that_is_not_pecuniary_leaves_the_vote_to_a_member_who_stays() -> None:
    declared = DeclaredInterest("Ann", 4, "non_registrable")

    assert "Ann" in roll(body=body(), attendances=all_came(), declarations=[declared]).taking_part_at(4)


def test_a_substitute_votes_in_the_place_of_a_member_who_is_away() -> None:
    sits = came("Sue", "substitute", authority="west", substitute_for="Eve")
    book = roll(body=body(), attendances=[came("Eve", "apologies"), sits])
    standings = {each.person: each for each in book.entitled_to_vote(1)}

    assert standings["Sue"].may_vote
    assert not standings["Eve"].may_vote
    assert not standings["Eve"].is_absent


def test_a_substitute_does_not_vote_while_the_member_is_there() -> None:
    sits = came("Sue", "substitute", authority="west", substitute_for="Eve")
    book = roll(body=body(), attendances=[came("Eve", from_item=5), sits])

    assert reasons(book, 4)["Sue"] == ""
    assert reasons(book, 5)["Sue"] == "a substitute for Eve, who is present"
    assert [item for item in (4, 5) if "Eve" in book.taking_part_at(item)] == [5]


@pytest.mark.parametrize(
    ("rule", "words"), [(False, "lets no substitutes sit"), (None, "it is not recorded whether")]
)
def test_a_substitute_does_not_vote_where_the_body_is_not_known_to_let_any_sit(
    rule: bool | None, words: str
) -> None:
    sits = came("Sue", "substitute", authority="west", substitute_for="Eve")
    book = roll(body=body(substitutes=rule), attendances=[came("Eve", "apologies"), sits])

    assert words in reasons(book)["Sue"]
    assert [each.person for each in book.entitled_to_vote(1) if each.person == "Eve" and each.is_absent]


def test_a_visitor_and_an_officer_have_no_vote() -> None:
    visitors = [came("Guy", authority="forest"), came("Olga", "in_attendance", authority="west")]
    book = roll(body=body(), attendances=[*all_came(), *visitors])

    assert reasons(book)["Guy"] == "not a member of the body"
    assert reasons(book)["Olga"] == "in attendance, and not a member of the body"
    assert set(book.taking_part_at(1)) == set(MEMBERS)


def test_where_only_seats_are_known_a_council_names_people_up_to_its_seats() -> None:
    seats = {"members": [], "seats": {"west": 2, "cotswold": 1}}
    people = [
        came("Una", authority="west"),
        came("Vic", authority="west"),
        came("Will", authority="cotswold"),
    ]

    assert set(roll(body=body(**seats), attendances=people).taking_part_at(1)) == {"Una", "Vic", "Will"}
    one_more = came("Xena", "apologies", authority="west")
    assert refused(*people, one_more, **seats) == [
        "attendances[3].person: west has 2 seats, and Xena is one more. "
        "Take out whoever does not sit for that council, or correct its seats."
    ]


def test_where_nothing_is_known_of_the_seats_those_of_its_councils_are_taken_to_be_members() -> None:
    book = roll(
        body=body(members=[]), attendances=[came("Una", authority="west"), came("Guy", authority="forest")]
    )

    assert set(book.taking_part_at(1)) == {"Una"}


def test_a_seat_for_which_nobody_is_taken_down_is_absent() -> None:
    seats = {"members": [], "seats": {"west": 2, "cotswold": 1, "cheltenham": 0}}
    book = roll(body=body(**seats), attendances=[came("Una", authority="west")])
    standings = book.entitled_to_vote(1)

    assert [each.authority for each in standings if each.is_absent] == ["cotswold", "west"]
    assert standings[-1].sentence == "A seat of west: nobody is recorded for it."


def test_where_nothing_is_known_of_the_seats_a_council_of_which_nobody_came_is_not_forgotten() -> None:
    book = roll(body=body(members=[]), attendances=[came("Una", authority="west")])
    without = [each for each in book.entitled_to_vote(1) if not each.person]

    assert [each.authority for each in without] == ["cheltenham", "cotswold"]
    assert not any(each.is_absent or each.may_vote for each in without)


def test_a_substitute_s_seat_is_never_counted_twice() -> None:
    sits = came("Sue", "substitute", authority="west", substitute_for="Una")
    seats = {"members": [], "seats": {"west": 1}}

    assert set(
        roll(
            body=body(**seats), attendances=[came("Una", "apologies", authority="west"), sits]
        ).taking_part_at(1)
    ) == {"Sue"}


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([came("Ann"), came("ann ", authority="cheltenham")], "already recorded"),
        ([came("Sue", "substitute", authority="west")], "a substitute for nobody"),
        ([came("Sue", "substitute", authority="west", substitute_for="Zoe")], "for Zoe, who is no member"),
        ([came("Sue", "substitute", authority="west", substitute_for="Ann")], "not of the council of Ann"),
        ([came("Bob", "substitute", substitute_for="Ann")], "is a member of the body"),
        ([came("Ann", "in_attendance")], "is a member of the body"),
        ([came("Ann", authority="west")], "sits for cheltenham"),
        ([came("Ann", substitute_for="Bob")], "not recorded as a substitute"),
        ([came("Ann", from_item=5, until_item=5)], "leaves before item 5"),
        (
            [
                came("Sue", "substitute", authority="west", substitute_for="Eve"),
                came("Tim", "substitute", authority="west", substitute_for="Eve"),
            ],
            "already has a substitute",
        ),
    ],
)
def test_an_entry_that_cannot_be_is_refused_with_its_place(entries: list[RollAttendance], words: str) -> None:
    [fault] = refused(*entries)

    assert words in fault
    assert fault.startswith(f"attendances[{len(entries) - 1}].")


def test_a_named_substitute_is_taken_down_as_sitting_for_somebody() -> None:
    members = [
        {"person": "Ann", "authority": "west"},
        {"person": "Sue", "authority": "west", "office": "substitute"},
    ]

    assert "Sue is a substitute" in refused(came("Sue", authority="west"), members=members)[0]


def test_a_body_that_names_its_substitutes_lets_them_sit() -> None:
    members = [
        {"person": "Ann", "authority": "west"},
        {"person": "Sue", "authority": "west", "office": "substitute"},
    ]
    entries = [came("Ann", "absent", authority="west")]
    entries += [came("Sue", "substitute", authority="west", substitute_for="Ann")]
    book = roll(body=body(members=members, substitutes=None), attendances=entries)

    assert set(book.taking_part_at(1)) == {"Sue"}


def test_somebody_who_declares_an_interest_has_been_taken_down() -> None:
    assert "Zoe, who declares" in refused(came("Ann"), declarations=(pecuniary("Zoe"),))[0]


entries = st.lists(
    st.builds(
        came,
        st.sampled_from([*MEMBERS, "Guy"]),
        st.sampled_from(["present", "apologies", "absent"]),
        authority=st.just("west"),
        until_item=st.none() | st.integers(1, 4),
    ).map(lambda each: RollAttendance(each.person, MEMBERS.get(each.person, "forest"), each.status,
                                  until_item=each.until_item)),
    unique_by=lambda each: each.person,
)  # fmt: skip
declared = st.lists(st.builds(pecuniary, st.sampled_from([*MEMBERS]), st.none() | st.integers(1, 4)))


@given(entries, declared, st.integers(1, 4))
def test_everybody_has_one_standing_and_those_who_may_not_vote_are_told_why(
    attendances: list[RollAttendance], declarations: list[DeclaredInterest], item: int
) -> None:
    book = roll(body=body(), attendances=attendances, declarations=declarations)
    standings = book.entitled_to_vote(item)

    assert len({each.person for each in standings}) == len(standings)
    assert {each.person for each in standings} == set(MEMBERS) | {each.person for each in attendances}
    assert all(each.may_vote != bool(each.reason) for each in standings)
    assert set(book.taking_part_at(item)) <= book.present_at(item)


@given(st.permutations(all_came()), st.permutations([pecuniary("Ann", 2), pecuniary("Bob")]))
def test_the_order_of_entries_is_irrelevant(
    attendances: list[RollAttendance], declarations: list[DeclaredInterest]
) -> None:
    book = roll(body=body(), attendances=attendances, declarations=declarations)

    assert set(book.taking_part_at(2)) == {"Cat", "Dan", "Eve", "Fay"}
