"""A programme officer in Chromium: a benefit is added, moved on with what shows it, and the chance moves."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tests.accounts.partnership import PASSWORD
from tests.acting import operator
from tests.browser.test_desk import fill_in_day, sign_in
from tests.browser.test_site import faults_on, heard, is_cut_off
from tests.doors.stored_agreements import EXAMPLE, load_example

from moothall.accounts.operations import add_person, appoint
from moothall.savings.files import read_savings
from moothall.savings.operations.savings_file import load_savings

HERE = "2020-vision"
TODAY = date(2026, 11, 22)
NAME = "Cheaper insurance"
POSTS = ("programme-director", "illustrative-democratic-services")  # the second records what the first drafts
STEPS = (("planned", "A decision"), ("in delivery", "A budget line"), ("delivered", ""), ("banked", ""))

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(live_server, settings) -> str:
    """Serve the example with its savings, and a programme officer who may also record; return where."""
    settings.MOOTHALL_TODAY = TODAY
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    load_example()
    load_savings(
        file=read_savings((EXAMPLE / "savings.yaml").read_bytes()),
        partnership=HERE,
        acting=operator("the test"),
    )
    officer = add_person(
        name="Example Officer",
        email="officer@moothall.example",
        password=PASSWORD,
        acting=operator("the test"),
    )
    for post in POSTS:
        appoint(
            person=officer,
            partnership=HERE,
            post=post,
            starts_on=date(2024, 2, 1),
            acting=operator("the test"),
        )
    return live_server.url


def add_a_benefit(page: Page) -> None:
    """Draft that a benefit is promised, with a profile by year, and record it."""
    page.get_by_role("link", name="Benefits", exact=True).first.click()
    page.get_by_role("button", name="Add a benefit").click()
    page.get_by_label("Name", exact=True).fill(NAME)
    page.fill("[name='profile_pence.0.year']", "2022/23")
    page.fill("[name='profile_pence.0.amount']", "9,000,000")
    page.locator("[name='cashable'][value='yes']").check()
    page.locator("[name='owner']").select_option("programme-director")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("button", name="Describe the decision").click()
    page.get_by_label("Title", exact=True).fill(NAME)
    fill_in_day(page, "decided", date(2026, 11, 20))
    fill_in_day(page, "effective", date(2026, 11, 20))
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("button", name="Check what it would change").click()
    page.get_by_role("button", name="Record this variation").click()
    expect(page.get_by_role("heading", name="Variation recorded")).to_be_visible()


def move_on(page: Page, to: str, shown_by: str) -> str:
    """Move the benefit on with what shows it; return what is said of the chance."""
    page.get_by_role("button", name=f"Move it on to “{to}”").click()
    if shown_by:
        page.get_by_label(shown_by, exact=True).check()
    page.get_by_label("What does it say?").fill("Insurance, one policy for all")
    page.get_by_label("In which document can it be read?").fill("Budget book")
    fill_in_day(page, "shown_on", date(2026, 11, 21))
    page.get_by_role("button", name="Move it on", exact=True).click()
    banner = page.get_by_role("alert")
    expect(banner).to_contain_text(f"is now {to}.")
    return banner.inner_text()


def describe(desk: str) -> str:
    return f"{desk}/desk/benefits/{HERE}/about/illustrative-cotswold-saving/describe/"


def test_a_programme_officer_moves_a_benefit_through_its_stages_and_sees_the_chance_move(desk, page) -> None:
    complaints = heard(page)
    sign_in(page, desk, "officer")
    add_a_benefit(page)
    page.get_by_role("link", name="Benefits", exact=True).first.click()
    page.get_by_role("link", name=NAME).click()
    assert faults_on(page) == []

    said = [move_on(page, *step) for step in STEPS]

    assert "The chance that £39 million was reached by 31 December 2024 was about" in said[0]
    assert any("and is now about" in each for each in said)
    expect(page.locator("main")).to_contain_text("A budget line: Insurance, one policy for all")
    page.get_by_role("link", name="Move it back to delivered").click()
    page.set_viewport_size({"width": 390, "height": 844})
    for address in (f"{desk}/desk/benefits/{HERE}/", describe(desk)):
        page.goto(address)
        assert (address, faults_on(page), is_cut_off(page)) == (address, [], False)
    assert complaints == []
