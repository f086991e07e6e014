"""Public pages are kept until anything is recorded, and nobody is given what was made for somebody else."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings as configured
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from tests.acting import operator
from tests.matters.partnership import CLERK, NAME, founded, planned

from moothall.accounts.operations import add_person
from moothall.audit.operations import record
from moothall.doors.pages.page_cache import PAGES, KeptPage, PageCache, PageStamp, answer_from_cache
from moothall.meetings.models import Meeting
from moothall.meetings.operations import cancel_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
LIST = f"/{NAME}/meetings/"


@pytest.fixture(autouse=True)
def _kept(settings: Any, tmp_path: Any) -> Iterator[None]:
    settings.MOOTHALL_TODAY, settings.MOOTHALL_DATA = date(2016, 12, 1), tmp_path
    settings.PAGES_KEPT_BYTES = 1_000_000
    founded()
    PAGES.clear()
    yield
    PAGES.clear()


@pytest.fixture
def meeting() -> Meeting:
    return planned("avon-cabinet", date(2017, 1, 9))


def signed_in() -> Client:
    person = add_person(name="Ann", email="ann@moothall.example", password="a long phrase", acting=CLERK)
    client = Client()
    client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def asked_of_the_store(client: Client, address: str = LIST) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


def of_meeting(meeting: Meeting) -> str:
    return f"{LIST}{meeting.key}/"


def test_a_page_that_is_kept_costs_one_question_to_the_store(meeting):
    assert asked_of_the_store(Client(), of_meeting(meeting)) > 1
    assert asked_of_the_store(Client(), of_meeting(meeting)) == 1


def test_what_is_recorded_is_on_the_page_at_the_very_next_request(meeting):
    before = Client().get(of_meeting(meeting)).content.decode()
    cancel_meeting(meeting=meeting, because="There is snow.", acting=CLERK)
    after = Client().get(of_meeting(meeting)).content.decode()
    assert "There is snow." not in before
    assert "There is snow." in after


def test_what_another_process_records_is_seen_although_this_one_was_told_nothing(meeting):
    Client().get(of_meeting(meeting))
    kept = dict(PAGES._kept)
    Meeting.objects.filter(pk=meeting.pk).update(place="The other hall")
    assert "The other hall" not in Client().get(of_meeting(meeting)).content.decode()
    record("meeting.moved", acting=operator("another process"), partnership=NAME)
    assert PAGES._kept == kept
    assert "The other hall" in Client().get(of_meeting(meeting)).content.decode()


def test_a_new_day_is_seen(settings, meeting):
    assert "To be held on" in Client().get(of_meeting(meeting)).content.decode()
    settings.MOOTHALL_TODAY = date(2017, 1, 10)
    assert "To be held on" not in Client().get(of_meeting(meeting)).content.decode()


def test_whoever_is_signed_in_is_neither_given_a_kept_page_nor_fills_one(meeting):
    client = signed_in()
    own = client.get(of_meeting(meeting))
    assert PAGES.size == 0
    assert "Your desk" in own.content.decode()
    everybody = Client().get(of_meeting(meeting))
    assert "Your desk" not in everybody.content.decode()
    assert PAGES.size > 0
    assert "Your desk" in client.get(of_meeting(meeting)).content.decode()
    assert asked_of_the_store(client, of_meeting(meeting)) > 1


def test_what_is_answered_to_somebody_signed_in_may_be_kept_by_nobody_else(meeting):
    client = signed_in()
    for address in (of_meeting(meeting), f"/{NAME}/", f"/{NAME}/bodies/"):
        answer = client.get(address)
        assert "private" in answer.headers["Cache-Control"]
        assert "Cookie" in answer.headers["Vary"]
        assert "ETag" not in answer.headers


def test_a_session_that_nobody_knows_is_not_given_a_kept_page(meeting):
    Client().get(LIST)
    stranger = Client()
    stranger.cookies[configured.SESSION_COOKIE_NAME] = "x" * 32
    assert asked_of_the_store(stranger) > 1


def test_a_page_says_that_it_is_to_be_asked_for_again_and_is_not_sent_twice(meeting):
    first = Client().get(LIST)
    assert first.headers["Cache-Control"] == "no-cache"
    assert "Cookie" in first.headers["Vary"]
    again = Client().get(LIST, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    cancel_meeting(meeting=meeting, because="There is snow.", acting=CLERK)
    assert Client().get(LIST, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [f"/{NAME}/feeds/all.atom", f"/{NAME}/feeds/meetings.ics", f"/oparl/v1.1/{NAME}/councils/avon/meetings/"],
)
def test_feeds_calendars_and_oparl_are_kept_and_not_sent_twice(meeting, address):
    first = Client().get(address)
    assert asked_of_the_store(Client(), address) == 1
    assert Client().head(address).headers["ETag"] == first.headers["ETag"]
    again = Client().get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    cancel_meeting(meeting=meeting, because="There is snow.", acting=CLERK)
    assert Client().get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_a_page_that_says_the_same_after_something_was_recorded_is_not_sent_again():
    first = Client().get(LIST)
    record("something.else", acting=CLERK)
    assert Client().get(LIST, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_every_address_has_its_own_page(meeting):
    assert "9 January 2017" in Client().get(f"{LIST}?council=avon").content.decode()
    assert "9 January 2017" not in Client().get(f"{LIST}?council=brent").content.decode()
    assert Client().get("/no-such-partnership/meetings/").status_code == 404


def test_another_host_name_has_pages_of_its_own(settings, meeting):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    for host in settings.ALLOWED_HOSTS:
        Client().get(LIST, headers={"Host": host})
    assert {address.split("/")[2] for address in PAGES._kept} == {"one.example", "two.example"}


def request(method: str = "get") -> HttpRequest:
    made = getattr(RequestFactory(), method)("/x/")
    made.user = AnonymousUser()
    return made


def with_cookie(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse("Yours")
    answer.set_cookie("taste", "sweet")
    return answer


def with_token(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_token(request))


def for_one(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Yours", headers={"Cache-Control": "private, no-store"})


def refused(request: HttpRequest) -> HttpResponse:
    return HttpResponse("No", status=400)


@pytest.mark.parametrize("view", [with_cookie, with_token, for_one, refused])
def test_what_is_meant_for_one_visitor_is_not_kept(view):
    asked = request()
    answer_from_cache(asked, lambda: view(asked))
    assert PAGES.size == 0


def test_a_message_to_one_visitor_is_given_to_no_other():
    client = Client()
    client.cookies["messages"] = "anything"
    assert asked_of_the_store(client) > 1
    assert PAGES.size == 0


def test_what_is_sent_in_is_always_answered_anew():
    asked = request("post")
    assert answer_from_cache(asked, lambda: HttpResponse("Done")).content == b"Done"
    assert PAGES.size == 0


def test_a_kept_answer_that_is_altered_on_its_way_out_is_not_altered_for_the_next():
    for number in range(3):
        asked = request()
        answer = answer_from_cache(asked, lambda: HttpResponse("Same"))
        assert "X-Own" not in answer.headers
        answer.headers["X-Own"] = str(number)


def test_pages_take_no_more_than_their_room_and_the_one_longest_unasked_for_goes_first():
    pages, stamp = PageCache(), PageStamp("d", date(2016, 12, 1))
    for name in "abcdefghijklmnopq":
        pages.put(name, KeptPage(stamp, b"x" * 1_000, ()), room=33_000)
        pages.get("a", stamp)
    assert pages.size <= 33_000
    assert pages.get("a", stamp)
    assert pages.get("b", stamp) is None


def test_a_page_that_would_drive_out_many_others_is_not_kept():
    pages, stamp = PageCache(), PageStamp("d", date(2016, 12, 1))
    pages.put("a", KeptPage(stamp, b"x" * 1_000, ()), room=10_000)
    assert pages.size == 0
