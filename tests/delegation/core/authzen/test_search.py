"""A search finds exactly what is answered yes when it is asked about."""

from dataclasses import replace
from datetime import timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st
from tests.delegation.core import naive

from moothall.delegation.core.authzen import (
    AuthzenAction,
    AuthzenQuestion,
    DecisionPoint,
    Entity,
    KnownResource,
    KnownSubject,
    evaluate,
    search_actions,
    search_resources,
    search_subjects,
)
from moothall.delegation.core.authzen.fixture import fixture
from moothall.delegation.core.scheme import NO_SERVICE, Scheme
from moothall.periods import Period

TODAY = naive.day(1)
SUBJECTS = {
    "root": KnownSubject("body"),
    "board": KnownSubject("body", {"urgent": True}),
    "chief": KnownSubject("post"),
    "clerk": KnownSubject("post", {"urgent": False}),
    "idle": KnownSubject("post"),
}
RESOURCES = {
    "avon": KnownResource("council", NO_SERVICE, (("avon", Period(naive.day(-9))),)),
    "legal": KnownResource(
        "service", "legal", (("avon", Period(naive.day(0))), ("brent", Period(naive.day(1))))
    ),
    "audit": KnownResource("service", "audit", (), {"urgent": True}),
}


def point_of(scheme: Scheme) -> DecisionPoint:
    return DecisionPoint(scheme, SUBJECTS, RESOURCES, timezone(timedelta(0)))


PROPERTIES = st.fixed_dictionaries(
    {},
    optional={
        "urgent": st.sampled_from([True, False, None]),
        "amount_pence": st.sampled_from([*naive.AMOUNTS, "much"]),
        "authorities": st.sampled_from([["avon"], ["avon", "brent"], [], ["cam"]]),
    },
)
QUESTIONS = st.builds(
    AuthzenQuestion,
    st.builds(
        Entity, st.sampled_from(["body", "post", "ship"]), st.sampled_from([*SUBJECTS, "x"]), PROPERTIES
    ),
    st.builds(AuthzenAction, st.sampled_from([*naive.PARENTS, "x"]), PROPERTIES),
    st.builds(
        Entity,
        st.sampled_from(["service", "council", "ship"]),
        st.sampled_from([*RESOURCES, "x"]),
        PROPERTIES,
    ),
    st.fixed_dictionaries({}, optional={"time": st.sampled_from([*map(str, naive.DAYS), "noon"])}),
)


def yes(point: DecisionPoint, question: AuthzenQuestion) -> bool:
    return evaluate(point=point, question=question, today=TODAY).decision


@given(naive.schemes(most=8), QUESTIONS)
def test_a_search_finds_all_that_may_and_nothing_else(scheme: Scheme, asked: AuthzenQuestion) -> None:
    point = point_of(scheme)

    subjects = search_subjects(point=point, question=asked, today=TODAY).entities
    resources = search_resources(point=point, question=asked, today=TODAY).entities
    actions = search_actions(point=point, question=asked, today=TODAY).actions

    assert [each.id for each in subjects] == [
        id for id in sorted(SUBJECTS) if yes(point, replace(asked, subject=replace(asked.subject, id=id)))
    ]
    assert [each.id for each in resources] == [
        id for id in sorted(RESOURCES) if yes(point, replace(asked, resource=replace(asked.resource, id=id)))
    ]
    unnamed = replace(asked, action=AuthzenAction(""))
    assert [each.name for each in actions] == [
        name for name in sorted(naive.PARENTS) if yes(point, replace(unnamed, action=AuthzenAction(name)))
    ]


@given(naive.schemes(most=8), QUESTIONS)
def test_whoever_is_said_to_be_able_is(scheme: Scheme, asked: AuthzenQuestion) -> None:
    point = point_of(scheme)
    answer = evaluate(point=point, question=asked, today=TODAY)

    for each in answer.context.get("who_could", ()):
        assert yes(point, replace(asked, subject=Entity(each["type"], each["id"])))
        assert not answer.decision


def test_why_nothing_can_be_found_is_said() -> None:
    point = point_of(
        Scheme.of(
            functions=naive.FUNCTIONS,
            services=naive.SERVICES,
            authorities=naive.COUNCILS,
            roots=[],
            clauses=[],
        )
    )
    asked = AuthzenQuestion(Entity("ship", "enterprise"), AuthzenAction("money"), Entity("council", "avon"))

    found = search_actions(point=point, question=asked, today=TODAY)

    assert str(found.fault) == "There is no subject of type “ship” called “enterprise”."
    assert search_resources(point=point, question=asked, today=TODAY).fault
    assert search_subjects(point=point, question=asked, today=TODAY).entities == ()


def test_the_actions_of_each_person_on_each_record_are_found() -> None:
    def actions(who: str, record: str) -> list[str]:
        asked = AuthzenQuestion(Entity("user", who), AuthzenAction(""), Entity("record", record))
        return [each.name for each in search_actions(point=fixture(), question=asked, today=TODAY).actions]

    assert actions("alice", "record-1") == ["read", "write"]
    assert actions("alice", "record-2") == ["read"]
    assert actions("bob", "record-1") == ["read"]
    assert actions("bob", "record-2") == ["read", "write"]


def test_the_records_and_the_people_of_an_action_are_found() -> None:
    asked = AuthzenQuestion(Entity("user", "bob"), AuthzenAction("write"), Entity("record", "record-2"))

    assert search_resources(point=fixture(), question=asked, today=TODAY).entities == (
        Entity("record", "record-2"),
    )
    assert search_subjects(point=fixture(), question=asked, today=TODAY).entities == (Entity("user", "bob"),)
