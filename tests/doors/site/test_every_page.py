"""Every page answers, whatever day is asked, and asks the database little."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.doors.stored_agreements import HOSTILE, example, text_of

LISTS = [
    "", "matrix/", "timeline/", "councils/", "services/", "bodies/", "posts/", "agreement/", "variations/",
    "findings/", "search/?q=revenues", "data/",
]  # fmt: skip
ONE = [
    "councils/cheltenham/", "services/revenues/", "bodies/joint-committee/", "terms/cheltenham-revenues/",
    "variations/1/", "variations/65/",
]  # fmt: skip
FILES = ["data/matrix.csv", "data/matrix.xlsx", "data/agreement.yaml", "data/agreement.json"]
ABOUT = ["/accessibility/", "/how-it-works/", "/laws/", "/glossary/"]
DAYS = ["", "2016-11-13", "2016-11-15", "1990-01-01", "2028-06-01", "2016-11-14&known=2016-03-01"]
NONSENSE = [
    "zzz",
    "2016-02-30",
    "99999-01-01",
    "1479081600000",
    "-1",
    "%00",
    "0001-01-01",
    "2016-11-14T10:00",
]
PAGES = {"authority": "councils", "service": "services", "body": "bodies", "post": "posts"}


def asking(path: str, day: str) -> str:
    return path + (("&" if "?" in path else "?") + f"on={day}" if day else "")


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("path", [*LISTS, *FILES])
def test_a_page_answers_on_any_day(client, path, day):
    assert client.get(asking(f"/2020-vision/{path}", day)).status_code == 200


@pytest.mark.parametrize("day", NONSENSE)
@pytest.mark.parametrize("path", [*LISTS, *ONE])
def test_a_day_that_is_none_is_an_error_message_on_the_page(client, path, day):
    answer = client.get(asking(f"/2020-vision/{path}", day))

    assert answer.status_code == 400
    assert "There is a problem" in text_of(answer)
    assert "Enter a" in text_of(answer)


@pytest.mark.parametrize("path", FILES)
def test_a_file_is_refused_for_a_day_that_is_none(client, path):
    answer = client.get(f"/2020-vision/{path}?on=zzz")

    assert answer.status_code == 400
    assert "Enter a real date" in text_of(answer)


def test_a_day_known_that_is_none_is_an_error_message_too(client):
    answer = client.get("/2020-vision/matrix/?known=never")

    assert answer.status_code == 400
    assert "Enter a real date" in text_of(answer)


@pytest.mark.parametrize("day", ["2016-11-15", "1990-01-01", "2028-06-01"])
def test_every_term_has_its_page(client, day):
    for name, history in example().register.histories.items():
        path = f"/2020-vision/{PAGES.get(history.kind, 'terms')}/{name}/?on={day}"
        assert client.get(path).status_code == 200, path
        assert client.get(f"/2020-vision/terms/{name}/?on={day}").status_code == 200, name


def test_every_variation_has_its_page(client):
    for entry in example().register.entries:
        assert client.get(f"/2020-vision/variations/{entry.number}/").status_code == 200, entry.number


@pytest.mark.parametrize("path", ABOUT)
def test_a_page_about_moothall_answers(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/nobody/", "/nobody/matrix/", "/2020-vision/councils/nobody/", "/2020-vision/services/cheltenham/",
        "/2020-vision/terms/nothing/", "/2020-vision/variations/0/", "/2020-vision/variations/999/",
        "/2020-vision/variations/99999999999999999999999/", "/2020-vision/nothing/here/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_to_be_missing(client, path):
    answer = client.get(path)

    assert answer.status_code == 404
    assert "There is nothing at this address" in text_of(answer)


@pytest.mark.parametrize("path", LISTS)
def test_a_small_agreement_fills_every_page(client, path):
    assert client.get(f"/small/{path}").status_code == 200
    assert client.get(asking(f"/small/{path}", "1990-01-01")).status_code == 200


def test_before_anything_was_known_every_page_still_answers(client):
    for path in LISTS:
        assert client.get(asking(f"/2020-vision/{path}", "2016-11-14&known=1990-01-01")).status_code == 200, (
            path
        )


HOSTILE_PAGES = ["councils/avon/", "councils/long/", "services/legal/", "posts/clerk/", "variations/1/"]


@pytest.mark.parametrize("path", [*LISTS, *HOSTILE_PAGES, "terms/avon-legal/"])
def test_hostile_text_is_shown_and_never_obeyed(client, path):
    answer = client.get(f"/hostile/{path}")

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert HOSTILE in text_of(answer) or path == "search/?q=revenues"


def test_what_was_searched_for_is_shown_and_never_obeyed(client):
    answer = client.get("/2020-vision/search/", {"q": HOSTILE})

    assert "<script>alert" not in answer.content.decode()


WITH_MEETINGS = {"": 6, "search/?q=revenues": 8, "councils/cheltenham/": 6, "bodies/joint-committee/": 6}


@pytest.mark.parametrize("path", [*LISTS, *ONE])
def test_a_page_asks_the_database_twice_and_a_few_times_more_for_meetings(client, path):
    client.get(f"/2020-vision/{path}")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(f"/2020-vision/{path}")

    most = WITH_MEETINGS.get(path, 3 if path.startswith("variations/") else 2)
    assert len(asked) <= most, [query["sql"] for query in asked]


@pytest.mark.parametrize("path", [*LISTS, *ONE])
def test_a_page_has_no_style_or_script_of_its_own(client, path):
    content = client.get(f"/2020-vision/{path}").content.decode()

    assert "style=" not in content
    assert "<style" not in content
    assert "onclick=" not in content
    assert content.count("<script") == content.count('<script type="module" src=')
