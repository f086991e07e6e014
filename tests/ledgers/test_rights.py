"""Whose lines go with a post: its council's, or everybody's with the accounts of a joint body."""

import pytest
from tests.agreement.core.builders import day, founding
from tests.agreement.partnerships import founded

from moothall.agreement.core.terms import Post
from moothall.audit.core.actor import ActingPost
from moothall.ledgers.rights import councils_of_post, councils_seen_by

pytestmark = [pytest.mark.storage, pytest.mark.django_db]


@pytest.fixture
def state():
    body = {"kind": "body", "id": "joint", "name": "Joint Committee", "body_kind": "joint_committee"}
    company = {"kind": "body", "id": "trading", "name": "Trading Ltd", "body_kind": "company"}
    cluster = {"kind": "body", "id": "cluster", "name": "Cluster", "body_kind": "programme_board"}
    register = founded(founding(body, company, cluster | {"authorities": ["brent"]}))
    return register.state(day(5))


def seen(state, **fields):
    return councils_of_post(
        Post.model_validate({"id": "post", "name": "Accountant", "from": day(1), **fields}), state
    )


def test_an_officer_of_a_council_sees_its_lines_alone(state):
    assert seen(state, authority="avon", office="finance") == {"avon"}


def test_the_accountant_of_a_joint_body_sees_every_council(state):
    assert seen(state, body="joint", office="finance") == {"avon", "brent"}


def test_the_accountant_of_some_councils_sees_those_alone(state):
    assert seen(state, body="cluster", office="finance") == {"brent"}
    assert seen(state, body="cluster", office="section_151_officer") == {"brent"}


def standing(partnership, post, *permissions):
    return ActingPost("post", "Accountant", partnership, permissions=frozenset(permissions), **post)


def test_only_posts_of_the_partnership_that_may_do_it_count(state):
    held = [
        standing("test", {"authority": "avon"}, "read_ledgers"),
        standing("test", {"authority": "brent"}, "read_desk"),
        standing("other", {"authority": "brent"}, "read_ledgers", "manage_ledgers"),
    ]

    assert councils_seen_by(held, "test", state) == {"avon"}
    assert councils_seen_by(held, "test", state, "manage_ledgers") == frozenset()
    assert councils_seen_by(held, "other", state, "manage_ledgers") == {"brent"}


def test_nobody_else_sees_a_line(state):
    assert seen(state, body="joint", office="programme_manager") == frozenset()
    assert seen(state, body="trading", office="finance") == frozenset()
