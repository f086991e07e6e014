from dataclasses import replace
from datetime import date

from moothall.audit.core.actor import Acting, ActingPost

DAY = date(2026, 4, 1)
CLERK = ActingPost("clerk", "Clerk", "vale", permissions=frozenset({"manage_meetings"}))
AUDITOR = ActingPost("auditor", "Auditor", "vale", permissions=frozenset({"read_audit"}))
ELSEWHERE = replace(CLERK, id="clerk-too", partnership="moor")
ACTING = Acting("a.clerk", DAY, (CLERK, AUDITOR, ELSEWHERE))


def test_a_post_lets_its_holder_act_in_its_own_partnership_only() -> None:
    assert ACTING.may("manage_meetings", "vale") == (CLERK,)
    assert ACTING.may("read_audit", "moor") == ()
    assert ACTING.may("manage_meetings") == (CLERK, ELSEWHERE)


def test_the_trail_names_the_post_relied_on_and_nothing_before_one_is() -> None:
    assert ACTING.post_title == ""
    assert ACTING.as_post(AUDITOR).post_title == "Auditor"


def test_what_follows_needs_no_right_and_still_names_the_person_and_the_post() -> None:
    follows = ACTING.as_post(CLERK).for_what_follows()

    assert follows.is_operator
    assert (follows.by, follows.post) == ("a.clerk", CLERK)


def test_whoever_types_at_the_server_may_all() -> None:
    typing = Acting.operator("root", DAY)

    assert (typing.by, typing.day, typing.is_operator, typing.posts) == ("root", DAY, True, ())
