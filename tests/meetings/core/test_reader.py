"""Who may read what a body keeps back, run its meetings and scrutinise follows from the posts of a day."""

import pytest
from tests.agreement.core.builders import FIRST_DAY, variation
from tests.delegation.core.agreements import agreed, body, post

from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Post
from moothall.meetings.core.reader import MayRead, may_read_exempt, may_run, may_scrutinise

ANN = {"person": "Ann Elm", "authority": "avon"}
STATE = agreed(
    variation(
        "bodies",
        add=[
            body("board", "committee", "avon", members=[ANN, {"person": "Bob Fir"}]),
            post("clerk", office="democratic_services"),
            post("watch", office="monitoring_officer"),
            post("treasurer", "brent", office="section_151_officer"),
            post("secretary", None, office="democratic_services", body="board"),
            post("member", office="councillor"),
            post("sitting", office="councillor", body="board"),
            post("named", office="councillor", holder="Ann Elm"),
            post("elsewhere", "brent", office="councillor", holder="Ann Elm"),
            post("scrutineer", "brent", office="scrutiny"),
            post("engineer"),
        ],
    )
).state(FIRST_DAY)


def held(*ids: str, state: State = STATE) -> list[Post]:
    return [found for each in ids if isinstance(found := state.get(each), Post)]


def asked(*ids: str, name: str = "Somebody", body: str = "board") -> MayRead:
    return may_read_exempt(body=body, state=STATE, posts=held(*ids), name=name)


@pytest.mark.parametrize(
    ("ids", "name", "why"),
    [
        (["sitting"], "Somebody", "Sitting sits on Board."),
        (["named"], "Ann Elm", "Ann Elm is a member of Board."),
        (["member"], "ANN ELM", "ANN ELM is a member of Board."),
        (["scrutineer"], "Bob Fir", "Bob Fir is a member of Board."),
        (["clerk"], "Somebody", "Clerk is an officer of Board."),
        (["secretary"], "Somebody", "Secretary is an officer of Board."),
        (["engineer", "clerk"], "Somebody", "Clerk is an officer of Board."),
    ],
)
def test_members_and_officers_of_a_body_read_what_it_keeps_back(ids: list[str], name: str, why: str) -> None:
    assert asked(*ids, name=name) == MayRead(True, why)


@pytest.mark.parametrize(
    ("ids", "name", "acting"),
    [
        (["engineer"], "Ann Elm", "Engineer"),
        (["member"], "Somebody", "Member"),
        (["treasurer"], "Somebody", "Treasurer"),
        (["elsewhere"], "Ann Elm", "Elsewhere"),
        (["named"], "Bob Elm", "Named"),
        (["named"], "Bob Fir", "Named"),
        (["treasurer", "engineer"], "Somebody", "Engineer, Treasurer"),
    ],
)
def test_nobody_else_does_and_they_are_answered_why(ids: list[str], name: str, acting: str) -> None:
    sentence = f"As {acting} you are neither a member nor an officer of Board on this day."

    assert asked(*ids, name=name) == MayRead(False, sentence)


def test_without_a_post_or_a_body_nobody_reads_anything() -> None:
    assert asked().sentence == "Exempt papers of Board reach its members and officers only."
    nowhere = asked("clerk", body="nothing")
    assert (nowhere.is_yes, nowhere.sentence.partition(" on")[0]) == (False, "No such body is known")
    assert not asked("clerk", body="legal").is_yes


@pytest.mark.parametrize(
    ("id", "does"),
    [("clerk", True), ("watch", True), ("secretary", True), ("treasurer", False), ("sitting", False)],
)
def test_meetings_are_run_by_the_clerks_of_those_who_meet(id: str, does: bool) -> None:
    assert may_run(body="board", state=STATE, posts=held(id)) is does
    assert not may_run(body="nothing", state=STATE, posts=held(id))


def test_scrutiny_looks_into_its_own_council_only() -> None:
    assert may_scrutinise(authorities=["avon", "brent"], posts=held("clerk", "scrutineer"))
    assert not may_scrutinise(authorities=["avon"], posts=held("scrutineer"))
    assert not may_scrutinise(authorities=["brent"], posts=held("treasurer"))
