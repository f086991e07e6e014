"""Every kind of public page in Chromium: nothing for axe to find, nothing in the console, nothing cut off."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.acting import operator
from tests.agreement.core.builders import founding, part
from tests.doors.stored_agreements import EXAMPLE, load_example, load_small
from tests.patience import PATIENCE

from moothall.doors.cli.recharge_commands import load_example_years

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
WIDTHS = {"wide": (1280, 900), "narrow": (390, 844)}
HERE = "/2020-vision"
DECIDE, SCHEMES = f"{HERE}/decide/", f"{HERE}/schemes"
POWERS = [
    DECIDE, f"{DECIDE}?what=&amount=abc&on=never",
    f"{DECIDE}?what=award-contract&council=west-oxfordshire&amount=30000&on=2020-06-01",
    f"{DECIDE}?what=employment-terms&council=cheltenham&council=cotswold&service=revenues&on=2016-06-01",
    f"{DECIDE}?what=award-contract&council=cheltenham&council=cotswold&amount=9000&on=2020-06-01",
    f"{DECIDE}?what=restructure-team&council=cheltenham&on=2016-11-14&who=joint-committee", f"{SCHEMES}/",
    f"{SCHEMES}/west-oxfordshire/?on=2020-06-01", f"{SCHEMES}/compare/", f"{SCHEMES}/compare/?one=cotswold",
    f"{SCHEMES}/compare/?one=cheltenham&other=west-oxfordshire&on=2020-06-01",
    f"{SCHEMES}/findings/?on=2020-06-01", f"{SCHEMES}/findings/?kind=gap&number=1&days=all",
    f"{HERE}/functions/", f"{HERE}/functions/award-contract/?on=2020-06-01", "/small/decide/",
]  # fmt: skip
COSTS = [
    f"{HERE}/costs/", f"{HERE}/costs/flow/", f"{HERE}/costs/2016-17/cheltenham/",
    f"{HERE}/costs/2016-17/cheltenham/revenues/", f"{HERE}/costs/what-if/?service=ict&method=fixed",
    f"{HERE}/costs/2016-17/divisions/", f"{HERE}/costs/spending/",
]  # fmt: skip
PAGES = [
    "/", f"{HERE}/", f"{HERE}/matrix/?on=2016-11-15", f"{HERE}/matrix/?on=1990-01-01",
    f"{HERE}/matrix/?on=never", f"{HERE}/timeline/", f"{HERE}/services/",
    f"{HERE}/councils/", f"{HERE}/councils/cheltenham/?on=2016-11-15",
    f"{HERE}/services/revenues/", f"{HERE}/bodies/", f"{HERE}/bodies/joint-committee/?on=2016-11-15",
    f"{HERE}/posts/", f"{HERE}/posts/cheltenham-head-of-paid-service/", f"{HERE}/terms/cheltenham-revenues/",
    f"{HERE}/agreement/", f"{HERE}/variations/", f"{HERE}/variations/1/", f"{HERE}/variations/33/",
    f"{HERE}/findings/", f"{HERE}/search/?q=revenues", f"{HERE}/search/?q=submarine", f"{HERE}/data/",
    f"{HERE}/matrix/?on=2016-11-15&known=2016-06-01", f"{HERE}/nothing/", "/laws/", "/glossary/",
    "/how-it-works/", "/accessibility/", *POWERS, *COSTS,
    f"{HERE}/savings/", f"{HERE}/savings/appraisal/", f"{HERE}/savings/report/",
    f"{HERE}/savings/benefits/illustrative-cotswold-saving/",
]  # fmt: skip
WITHOUT_SCRIPTS = [
    f"{HERE}/", f"{HERE}/matrix/?on=2016-11-15", f"{HERE}/timeline/", f"{HERE}/councils/cheltenham/",
    f"{HERE}/findings/", f"{HERE}/search/?q=revenues",
]  # fmt: skip

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server, settings) -> str:
    """Serve the example partnership and a second one; return where."""
    settings.MOOTHALL_TODAY = date(2026, 11, 22)
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    load_example()
    load_example_years(EXAMPLE, "2020-vision", acting=operator("A. Accountant"))
    load_small(founding(part("avon", "legal")))
    return live_server.url


def heard(page: Page) -> list[str]:
    """Return a list that fills with whatever the browser complains of."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def faults_on(page: Page) -> list[str]:
    """Return what axe finds, each with the element that shows it."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # Only what breaks a rule is worked out in full: that takes a third of the time, and finds the same.
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", STANDARDS
    )
    return [
        f"{each['id']}: {node['html'][:200]}" for each in found["violations"] for node in each["nodes"][:3]
    ]


def is_cut_off(page: Page) -> bool:
    """Whether the page as a whole would have to be scrolled sideways."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_has_a_fault_that_a_machine_can_find(site, page, width):
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS[width], strict=True)))
    complaints = heard(page)
    found = {}
    for path in PAGES:
        page.goto(site + path)
        expected = [f"server responded with a status of {code}" for code in (400, 404)]
        said = [each for each in complaints if not any(words in each for words in expected)]
        faults = [*faults_on(page), *said, *(["is cut off"] if is_cut_off(page) else [])]
        if faults:
            found[path] = faults
        complaints.clear()

    assert found == {}


def test_the_pages_serve_without_scripts(site, browser, browser_context_args):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    context.set_default_timeout(PATIENCE * 1_000)
    page = context.new_page()
    for path in WITHOUT_SCRIPTS:
        page.goto(site + path)
        expect(page.locator("h1")).to_be_visible()
    page.goto(f"{site}{HERE}/matrix/")
    expect(page.locator("#day-slider")).to_be_hidden()
    page.fill("#on", "2016-11-15")
    page.get_by_role("button", name="Go to this day").click()
    expect(page.locator("#partners")).to_have_text("The partners on 15 November 2016")
    context.close()


def test_a_question_is_asked_and_answered_without_scripts(site, browser, browser_context_args):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    context.set_default_timeout(PATIENCE * 1_000)
    page = context.new_page()
    page.goto(f"{site}{DECIDE}")
    page.get_by_label("What is to be decided?").select_option("Award a contract")
    page.get_by_label("West Oxfordshire District Council").check()
    page.get_by_label("How much is it worth?").fill("£30,000")
    page.get_by_label("When is it to be decided?").fill("2020-06-01")
    page.get_by_role("button", name="Ask who may decide").click()

    expect(page.locator(".moothall-answer")).to_have_text("West Oxfordshire's officer who buys")
    expect(page.get_by_label("How much is it worth?")).to_have_value("£30,000")
    context.close()


def test_dragging_the_slider_shows_another_day_and_keeps_the_focus(site, page):
    complaints = heard(page)
    page.goto(f"{site}{HERE}/matrix/?on=2016-11-13")
    slider = page.locator("#day-slider")
    slider.focus()

    slider.press("PageUp")

    expect(page.locator("#partners")).to_have_text("The partners on 14 November 2016")
    expect(page.locator(".moothall-around").first).to_contain_text("Changed on this day")
    expect(slider).to_be_focused()
    expect(page.locator("#on")).to_have_value("2016-11-14")
    expect(page).to_have_url(f"{site}{HERE}/matrix/?on=2016-11-14")
    assert slider.get_attribute("aria-valuetext") == "14 November 2016"
    assert page.locator("nav a", has_text="Timeline").get_attribute("href").endswith("on=2016-11-14")
    assert complaints == []


def test_dragging_day_by_day_ends_on_the_last_day_asked(site, page):
    page.goto(f"{site}{HERE}/matrix/?on=2016-11-12")
    slider = page.locator("#day-slider")
    for _ in range(3):
        slider.press("ArrowRight")

    expect(page.locator("#partners")).to_have_text("The partners on 15 November 2016")


def test_everything_can_be_reached_by_the_keyboard(site, page):
    page.goto(f"{site}{HERE}/matrix/?on=2016-11-15")
    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main-content")


def test_at_four_times_the_size_nothing_is_cut_off(site, page):
    page.set_viewport_size({"width": 320, "height": 256})
    for path in PAGES:
        page.goto(site + path)
        assert not is_cut_off(page), path


def test_a_page_prints_with_its_day_and_without_what_is_for_a_screen(site, page):
    page.goto(f"{site}{HERE}/matrix/?on=2016-11-15")
    page.emulate_media(media="print")

    expect(page.locator(".moothall-day__words strong")).to_be_visible()
    for hidden in (".moothall-search", ".govuk-service-navigation", "#day-slider", "#on", ".moothall-footer"):
        expect(page.locator(hidden)).to_be_hidden()
