"""An operation is done by whom its rule allows, refused by itself, and named on the audit trail as a post."""

import json
from dataclasses import replace
from datetime import date

import pytest
from tests.acting import nobody, operator

from moothall.audit import operations as audit
from moothall.audit import rights
from moothall.audit.core.actor import Acting, ActingPost
from moothall.audit.core.permissions import Permission
from moothall.audit.models import AuditEvent
from moothall.refusals import Forbidden

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

CLERK = ActingPost("clerk", "Clerk (Avon)", "test", permissions=frozenset({"manage_meetings"}))


def bell_ringer(*, acting: Acting, permission: Permission, bell: str) -> Acting:
    """Whoever acts for a post with the permission, and no bell but the great one."""
    if bell != "great" or not acting.may(permission):
        raise Forbidden("Only a clerk may ring the great bell.")
    return acting.as_post(acting.may(permission)[0])


@pytest.fixture
def ring(monkeypatch):
    monkeypatch.setattr(rights, "REGISTRY", {})

    @rights.permitted("manage_meetings", by=bell_ringer)
    def ring(*, acting: Acting, bell: str = "great", times: int = 1) -> int:
        """Ring a bell."""
        audit.record("bell.rung", acting=acting, subject=bell, times=times)
        return times

    return ring


def clerk(day: date = date(2016, 11, 22)) -> Acting:
    return Acting("a@x.example", day, (CLERK,))


def test_what_is_done_says_who_did_it_and_as_which_post(ring):
    assert ring(acting=clerk(), times=3) == 3

    event = AuditEvent.objects.get()
    assert event.actor == "a@x.example"
    assert json.loads(event.facts) == {"as_post": "Clerk (Avon)", "times": 3}


def test_an_operation_refuses_whoever_has_no_right_and_writes_nothing(ring):
    with pytest.raises(Forbidden, match="Only a clerk"):
        ring(acting=nobody())
    with pytest.raises(Forbidden):
        ring(acting=clerk(), bell="small")

    assert not AuditEvent.objects.exists()


def test_a_page_asks_the_rule_that_refuses(ring):
    assert rights.may(ring, acting=clerk(), bell="great")
    assert not rights.may(ring, acting=clerk(), bell="small")
    assert (
        str(rights.refusal_of(ring, acting=nobody(), bell="great")) == "Only a clerk may ring the great bell."
    )


def test_an_operation_is_registered_with_its_permission_its_rule_and_what_it_does(ring):
    [permit] = rights.REGISTRY.values()

    assert (permit.permission, permit.rule_name, permit.does) == (
        "manage_meetings",
        "bell_ringer",
        "Ring a bell.",
    )
    assert permit.sentence.startswith("Whoever acts for a post")


def test_what_takes_no_acting_or_not_what_its_rule_asks_for_is_refused_where_it_is_written(ring):
    def rung_by_nobody(*, bell: str) -> None: ...
    def without_a_bell(*, acting: Acting) -> None: ...
    def by_place(acting: Acting, *, bell: str) -> None: ...

    for operation in (rung_by_nobody, without_a_bell, by_place):
        with pytest.raises(TypeError, match="keywords only"):
            rights.permitted("manage_meetings", by=bell_ringer)(operation)


def test_what_only_the_server_does_is_done_by_whoever_runs_it():
    assert rights.operator_only(acting=operator(), permission="run_server") == operator()
    with pytest.raises(Forbidden, match="Only whoever runs the server, or its daily clock, may"):
        rights.operator_only(acting=clerk(), permission="run_server")


def test_what_follows_needs_no_right_and_is_still_done_as_the_post_relied_on():
    publishing = clerk().as_post(CLERK)

    follows = publishing.for_what_follows()

    assert follows == replace(publishing, is_operator=True)
    assert follows.post == CLERK
