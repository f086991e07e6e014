"""The desk in Chromium: a clerk drafts, checks and records; and no page has anything for axe to find."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from tests.accounts.partnership import PASSWORD
from tests.acting import operator
from tests.browser import meetings
from tests.browser.test_site import WIDTHS, faults_on, heard, is_cut_off
from tests.doors.stored_agreements import load_example
from tests.ledgers.builders import ledger, taken
from tests.patience import PATIENCE

from moothall.accounts.models import Appointment
from moothall.accounts.operations import add_person, appoint
from moothall.audit.queries import events
from moothall.meetings.models import Meeting

HERE = "2020-vision"
TODAY = date(2026, 11, 22)
POSTS = {"clerk": "illustrative-democratic-services", "treasurer": "cotswold-section-151-officer"}

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(live_server, settings, tmp_path) -> str:
    """Serve the example, with a clerk and an administrator; return where."""
    settings.MOOTHALL_TODAY, settings.MOOTHALL_DATA = TODAY, tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    load_example()
    for name in (*POSTS, "administrator"):
        added = add_person(
            name=f"Example {name.title()}",
            email=f"{name}@moothall.example",
            password=PASSWORD,
            administrator=name == "administrator",
            acting=operator("the test"),
        )
        if name in POSTS:
            post, first = POSTS[name], date(2016, 4, 1)
            appoint(person=added, partnership=HERE, post=post, starts_on=first, acting=operator("the test"))
    return live_server.url


def sign_in(page: Page, desk: str, name: str) -> None:
    page.goto(f"{desk}/desk/")
    page.get_by_label("E-mail address").fill(f"{name}@moothall.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Your desk", exact=True)).to_be_visible()


def fill_in_day(page: Page, name: str, day: date) -> None:
    for part in ("day", "month", "year"):
        page.fill(f"#{name}-{part}", str(getattr(day, part)))


def draft_leaving(page: Page, desk: str) -> None:
    """Draft that Cheltenham leaves legal, as far as the page on which it is checked."""
    page.get_by_role("button", name="Draft a variation").click()
    page.get_by_label("A council leaves a service").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Cheltenham in legal").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("button", name="Describe the decision").click()
    page.get_by_label("Title", exact=True).fill("Cheltenham leaves legal")
    fill_in_day(page, "decided", date(2026, 11, 20))
    fill_in_day(page, "effective", TODAY)
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("button", name="Check what it would change").click()


def cell_of(page: Page, desk: str) -> str:
    """Return what the public matrix says today of Cheltenham in legal."""
    page.goto(f"{desk}/{HERE}/terms/cheltenham-legal/")
    return page.locator("main").inner_text()


def test_a_clerk_drafts_checks_and_records_and_the_public_page_follows(desk, page):
    complaints = heard(page)
    assert "ended" not in cell_of(page, desk).lower()
    sign_in(page, desk, "clerk")
    draft_leaving(page, desk)
    expect(page.locator("main")).to_contain_text("From 22 November 2026")

    page.get_by_role("button", name="Record this variation").click()

    expect(page.get_by_role("heading", name="Variation recorded")).to_be_visible()
    page.get_by_role("link", name="See who takes part in what").click()
    expect(page.locator("main")).to_contain_text("22 November 2026")
    assert "22 November 2026" in cell_of(page, desk)
    assert complaints == []


def test_the_desk_serves_without_scripts_and_by_keyboard(desk, browser, browser_context_args):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    context.set_default_timeout(PATIENCE * 1_000)
    page = context.new_page()
    sign_in(page, desk, "clerk")
    page.get_by_role("button", name="Draft a variation").focus()
    page.keyboard.press("Enter")
    page.get_by_label("A committee, board, company or other body is set up").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    page.get_by_label("Name", exact=True).first.fill("Programme Board")
    page.get_by_role("button", name="Add another to Members").click()

    expect(page.get_by_label("Name", exact=True).first).to_have_value("Programme Board")
    assert page.locator("[name='members.1.person']").count() == 1
    context.close()


def order_of(meeting: Meeting) -> list[str]:
    return list(meeting.items.order_by("position").values_list("title", flat=True))


def test_an_agenda_is_put_in_order_by_dragging_and_by_keyboard(desk, page):
    meeting = meetings.planned(date(2026, 12, 14))
    sign_in(page, desk, "clerk")
    page.goto(f"{desk}/desk/meetings/{HERE}/{meeting.key}/")
    first, last = (page.locator("[data-agenda] tbody tr").nth(place) for place in (0, 2))

    with page.expect_navigation():
        last.locator(".moothall-agenda__number").drag_to(first.locator(".moothall-agenda__number"))
    expect(page.locator("[data-agenda] tbody tr").first).to_contain_text("Prices of the depot")
    assert order_of(meeting) == ["Prices of the depot", "Apologies", "Share the depot"]

    page.get_by_role("button", name=re.compile("^Up.*Share the depot")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("is number 2 in the order")).to_be_visible()
    assert order_of(meeting) == ["Prices of the depot", "Share the depot", "Apologies"]


def pages_of_a_clerk(page: Page, desk: str) -> list[str]:
    draft_leaving(page, desk)
    draft = page.url.removesuffix("check/")
    forms = ["join-service", "set-up-body", "create-post", "delegate", "set-cost-share", "record-benefit"]
    return [
        f"{desk}/desk/", f"{desk}/desk/account/", f"{desk}/desk/agreements/{HERE}/draft/",
        f"{desk}/desk/audit/", draft, f"{draft}check/", f"{draft}decision/", f"{draft}discard/",
        f"{draft}steps/end/0/",
        *(f"{draft}add/{form}/" for form in forms), f"{draft}add/leave-service/?which=asked",
        f"{desk}/accounts/2fa/", f"{desk}/accounts/password/change/", f"{desk}/accounts/logout/",
        f"{desk}/accounts/reauthenticate/",
    ]  # fmt: skip


def pages_of_meetings(page: Page, desk: str) -> list[str]:
    found = meetings.pages_of_meetings(meetings.under_way(TODAY), meetings.planned(date(2026, 12, 14)))
    return [f"{desk}{address}" for address in found]


def pages_of_ledgers(page: Page, desk: str) -> list[str]:
    here = f"{desk}/desk/ledgers/{HERE}/"
    taken(authority="cotswold", partnership=HERE)
    page.goto(f"{here}bring-in/")
    page.get_by_label("The file").set_input_files(
        {"name": "may.csv", "mimeType": "text/csv", "buffer": ledger("13/05/2016,7.00,Acme Ltd,4,Legal")}
    )
    page.get_by_role("button", name="See how it is read").click()
    rule = f"{here}texts/rule/?match=contains&text=legal&service=ict"
    year = f"{desk}/desk/recharges/{HERE}/from-ledgers/"
    return [here, page.url, f"{here}texts/", rule, f"{here}spending/", year]


def pages_of_an_administrator(page: Page, desk: str) -> list[str]:
    held = Appointment.objects.latest("id")
    number, event = held.person_id, events().events[0].number
    pages = [
        "", "account/", "audit/", "audit/?since=never", f"audit/{event}/", "people/", "people/add/",
        *(f"people/{number}/{each}" for each in ("", "change/", "password/", f"appoint/{HERE}/")),
        f"appointments/{held.id}/end/",
    ]  # fmt: skip
    return [f"{desk}/desk/{each}" for each in pages]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("who", ["clerk", "treasurer", "administrator"])
def test_no_page_of_the_desk_has_a_fault_that_a_machine_can_find(desk, page, who, width):
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS[width], strict=True)))
    page.goto(f"{desk}/accounts/login/")
    found = {"signing in": faults_on(page)}
    sign_in(page, desk, who)
    kinds = {
        "clerk": [pages_of_a_clerk, pages_of_meetings],
        "treasurer": [pages_of_ledgers],
        "administrator": [pages_of_an_administrator],
    }
    addresses = [address for pages in kinds[who] for address in pages(page, desk)]
    complaints = heard(page)
    for address in addresses:
        page.goto(address)
        said = [each for each in complaints if not any(code in each for code in ("400", "403"))]
        found[address] = [*faults_on(page), *said, *(["is cut off"] if is_cut_off(page) else [])]
        complaints.clear()

    assert {address: faults for address, faults in found.items() if faults} == {}
