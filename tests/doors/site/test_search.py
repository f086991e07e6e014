"""Search: every word, whole words and titles first."""

from tests.agreement.core.builders import founding, part, registered, service
from tests.doors.stored_agreements import example, text_of

from moothall.agreement.core.sentences import names
from moothall.doors.site.search import search_in, words_of

REGISTER = registered(
    founding(
        service("audit", description="Looks at the books"),
        part("avon", "audit"),
        {"kind": "post", "id": "clerk", "name": "Town clerk", "authority": "avon", "holder": "José Núñez"},
    )
)


def titles(asked: str, register=REGISTER) -> list[str]:
    return [found.title for found in search_in(register, asked, name_of=names(register))]


def test_the_thing_of_that_name_comes_first():
    assert titles("audit")[0] == "Audit"


def test_a_result_has_every_word():
    assert titles("avon audit") == ["Avon in audit"]
    assert titles("avon submarine") == []


def test_the_beginning_of_a_word_is_enough():
    assert "Audit" in titles("aud")


def test_people_are_found_with_or_without_their_accents():
    assert "José Núñez" in titles("jose nunez")
    assert titles("josé") == titles("JOSE")


def test_nothing_is_found_for_nothing():
    assert titles("") == []
    assert titles(" ?! ") == []


def test_words_are_small_and_plain():
    assert words_of("Cheltenham’s ÉTUDE, 2016") == ["cheltenhams", "etude", "2016"]


def test_everything_of_the_example_can_be_found_by_its_title():
    register = example().register
    for entry in register.entries:
        assert entry.variation.title in titles(entry.variation.title, register)


def test_the_page_says_what_was_searched_and_what_to_try(client):
    page = text_of(client.get("/2020-vision/search/?q=submarine"))

    assert "No results for “submarine”" in page
    assert "Try fewer words" in page
    assert "people, policies, figures, meetings, public papers, decisions and the rules" in page
