"""Who may open which page of the desk, and what they are told if they may not."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.accounts.partnership import NAME
from tests.doors.desk.drafts import begun, drafted, record, words_of

from moothall.agreement.queries import register_of
from moothall.doors.desk.urls import urlpatterns

pytestmark = pytest.mark.django_db

Desk = Callable[..., Client]

NAMED = {"number": "1", "place": "0", "key": "end", "intent": "join-service", "partnership": NAME}
OTHERS = {"int": "1", "slug": "x", "str": "x", "uuid": "00000000-0000-0000-0000-000000000001"}


def addresses() -> list[str]:
    """Return one address for each page of the desk."""
    found = []
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        for name, value in NAMED.items():
            route = route.replace(f"<int:{name}>", value).replace(f"<slug:{name}>", value)
        found.append("/desk/" + re.sub(r"<(int|slug|str|uuid):\w+>", lambda each: OTHERS[each[1]], route))
    return found


@pytest.mark.parametrize("address", addresses())
def test_the_public_is_asked_to_sign_in_first(register: object, client: Client, address: str) -> None:
    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == 302
        assert answer["Location"] == f"/accounts/login/?next={address}"


@pytest.mark.parametrize("address", addresses())
def test_a_form_without_its_token_is_refused(desk_of: Desk, address: str) -> None:
    signed_in = desk_of("clerk")
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = signed_in.cookies

    assert careful.post(address).status_code == 403


def test_a_councillor_cannot_draft_and_is_told_which_posts_could(desk_of: Desk) -> None:
    councillor = desk_of("leader")

    answer = councillor.get(f"/desk/agreements/{NAME}/draft/")

    assert answer.status_code == 403
    assert "does not give the right to draft variations" in words_of(answer)
    assert "Democratic Services Manager (Avon)" in words_of(answer)
    assert "Draft a variation" not in words_of(councillor.get("/desk/"))


def test_an_administrator_can_neither_draft_nor_record(desk_of: Desk, clerk: Client) -> None:
    draft = drafted(clerk, "leave-service", {}, "brent-legal")
    administrator = desk_of(administrator=True)

    assert administrator.get(f"/desk/agreements/{NAME}/draft/").status_code == 403
    assert administrator.get(f"/desk/drafts/{draft}/check/").status_code == 403
    assert record(administrator, draft).status_code == 403
    assert register_of(NAME).head == 1


def test_a_director_drafts_and_a_clerk_records(desk_of: Desk) -> None:
    director, clerk = desk_of("chief-executive"), desk_of("clerk")
    draft = drafted(director, "leave-service", {}, "brent-legal")

    checked = words_of(director.get(f"/desk/drafts/{draft}/check/"))
    assert "Record this variation" not in checked
    assert "Democratic Services Manager (Avon)" in checked
    assert record(director, draft).status_code == 403

    assert "chief-executive@moothall.example drafted it, and you may record it" in words_of(
        clerk.get("/desk/")
    )
    assert record(clerk, draft).status_code == 302
    assert register_of(NAME).head == 2


def test_nobody_writes_in_somebody_elses_draft(desk_of: Desk) -> None:
    draft = begun(desk_of("chief-executive"), "leave-service")
    clerk = desk_of("clerk")

    assert clerk.get(f"/desk/drafts/{draft}/").status_code == 200
    for page in ("decision/", "add/", "discard/"):
        assert clerk.get(f"/desk/drafts/{draft}/{page}").status_code == 403


def test_only_an_administrator_manages_people(desk_of: Desk) -> None:
    officer = desk_of("monitoring-officer")

    for page in ("people/", "people/add/", "people/1/", f"people/1/appoint/{NAME}/"):
        answer = officer.get(f"/desk/{page}")
        assert answer.status_code == 403
        assert "An administrator could" in words_of(answer)


def test_the_audit_trail_is_for_those_whose_posts_go_with_it(desk_of: Desk) -> None:
    assert desk_of("monitoring-officer").get("/desk/audit/").status_code == 200
    assert desk_of("section-151-officer").get("/desk/audit/").status_code == 200
    assert desk_of(administrator=True).get("/desk/audit/").status_code == 200
    assert desk_of("clerk").get("/desk/audit/").status_code == 403


def test_somebody_without_a_post_is_told_what_to_do(desk_of: Desk) -> None:
    words = words_of(desk_of(name="newcomer").get("/desk/"))

    assert (
        "You act for no post today, so you can only read. An administrator can appoint you to one." in words
    )
    assert "Nothing is due from you today." in words
