"""An accountant records a year of cost, bills it and closes it in Chromium; axe finds nothing on the way."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tests.accounts.partnership import PASSWORD
from tests.acting import operator
from tests.browser.test_desk import sign_in
from tests.browser.test_site import WIDTHS, faults_on, heard, is_cut_off
from tests.doors.stored_agreements import EXAMPLE, load_example

from moothall.accounts.operations import add_person, appoint

HERE = "2020-vision"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(live_server, settings, tmp_path) -> str:
    """Serve the example, with a finance manager; return where."""
    settings.MOOTHALL_TODAY, settings.MOOTHALL_DATA = date(2026, 11, 22), tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    load_example()
    email = "finance@moothall.example"
    added = add_person(
        name="Finance", email=email, password=PASSWORD, administrator=False, acting=operator("the test")
    )
    first = date(2016, 4, 1)
    appoint(
        person=added,
        partnership=HERE,
        post="illustrative-finance",
        starts_on=first,
        acting=operator("the test"),
    )
    return live_server.url


@pytest.mark.parametrize("width", WIDTHS)
def test_a_year_is_recorded_billed_and_closed(desk, page: Page, width):
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS[width], strict=True)))
    sign_in(page, desk, "finance")
    complaints, found = heard(page), {}

    def look() -> None:
        wrong = [*faults_on(page), *(["is cut off"] if is_cut_off(page) else [])]
        if wrong:
            found[page.url] = wrong

    page.goto(f"{desk}/desk/recharges/")
    look()
    page.get_by_role("button", name="Record a year’s cost").click()
    page.get_by_role("button", name="See what it comes to").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()
    look()
    page.get_by_label("What is expected to be spent").check()
    page.get_by_label("The file").set_input_files(EXAMPLE / "costs-2016-17.yaml")
    page.get_by_role("button", name="See what it comes to").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check 2016/17 before you record it")
    look()
    page.get_by_role("button", name="Record it").click()
    page.get_by_role("link", name="Issue quarter 1").click()
    look()
    page.get_by_role("button", name="Issue quarter 1").click()
    expect(page.get_by_text("Quarter 2 begins on 1 July 2016")).to_be_visible()
    page.get_by_role("link", name="Record a payment").click()
    page.get_by_role("button", name="Continue").click()
    look()
    page.goto(f"{desk}/desk/recharges/{HERE}/2016-17/true-up/")
    look()

    assert found == {}
    assert [each for each in complaints if "status of 400" not in each] == []
