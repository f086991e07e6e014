"""A refusal becomes a page that says what is wrong and what to do."""

import json

import pytest
from django.template.loader import get_template
from django.test import RequestFactory
from tests.doors.stored_agreements import text_of

from moothall.doors.pages.refusals import RefusalMiddleware, page_of_refusal
from moothall.refusals import Conflict, Fault, Forbidden, Invalid, Missing

REQUEST = RequestFactory().get("/somewhere/")


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(Invalid("Bad."), 400), (Forbidden("No."), 403), (Missing("Gone."), 404), (Conflict("Late."), 409)],
)
def test_each_family_of_refusal_has_its_status_and_says_its_words(refusal, status):
    answer = page_of_refusal(REQUEST, refusal)

    assert answer.status_code == status
    assert str(refusal) in text_of(answer)


def test_every_fault_is_listed_with_its_field_and_its_cure():
    answer = page_of_refusal(
        REQUEST, Invalid(faults=[Fault("is not a day", field="until", fix="Write 2016-04-01.")])
    )

    assert "until : is not a day Write 2016-04-01." in text_of(answer)


def test_a_program_is_told_in_json():
    answer = page_of_refusal(RequestFactory().get("/api/v1/x"), Missing("Gone."))

    assert json.loads(answer.content) == {"detail": "Gone."}


def test_a_fault_of_ours_is_not_caught():
    middleware = RefusalMiddleware(lambda request: None)

    assert middleware.process_exception(REQUEST, ValueError("ours")) is None


@pytest.mark.parametrize(
    "path", ["400.html", "403.html", "403_csrf.html", "404.html", "409.html", "500.html"]
)
def test_an_error_page_needs_nothing_from_the_request(path):
    assert "<h1" in get_template(path).render()
