"""A proposal's whole way in Chromium: drafted, noticed, met on, voted, published, past call-in, in force."""

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.accounts.partnership import PASSWORD
from tests.acting import operator
from tests.browser.cheltenham import NAME, load_autumn_2016
from tests.patience import PATIENCE

from moothall.matters.models import Decision
from moothall.matters.operations.effect import bring_waiting_into_force
from moothall.meetings.models import Paper

DRAFTED, AGENDA, MEETING = date(2016, 9, 20), date(2016, 10, 24), date(2016, 11, 1)
CALL_IN_PASSED, LEAVING = date(2016, 11, 10), date(2016, 11, 14)
TITLE = "Cheltenham leaves revenues and benefits"
SECRET, POWER = "zanzibar", "Oversee shared services"
STEPS = (
    ("A council leaves a service", "cheltenham-revenues"),
    ("A council leaves a service", "cheltenham-benefits"),
    ("A delegation is withdrawn", "cheltenham-revenues-oversight"),
)
SHOTS = os.environ.get("MOOTHALL_SHOTS", "")

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class People:
    """A browser for each person, at one server, on a day that the test sets."""

    def __init__(self, browser: Browser, url: str, settings: object) -> None:
        self._browser, self.url, self._settings = browser, url, settings
        self._pages: dict[str, Page] = {}
        self._shots = 0

    def today(self, day: date) -> None:
        self._settings.MOOTHALL_TODAY = day

    def __getitem__(self, name: str) -> Page:
        if name not in self._pages:
            page = self._browser.new_context(locale="en-GB", base_url=self.url).new_page()
            page.set_default_timeout(PATIENCE * 1_000)
            if name != "public":
                sign_in(page, name)
            self._pages[name] = page
        return self._pages[name]

    def shot(self, name: str, what: str) -> None:
        """Keep a picture of what somebody sees, where pictures are asked for."""
        if SHOTS:
            self._shots += 1
            path = Path(SHOTS) / f"{self._shots:02}-{name}-{what}.png"
            self[name].screenshot(path=path, full_page=True)


def sign_in(page: Page, name: str) -> None:
    page.goto("/desk/")
    page.get_by_label("E-mail address").fill(f"{name}@moothall.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Your desk", exact=True)).to_be_visible()


@pytest.fixture
def people(live_server, settings, browser, tmp_path) -> Iterator[People]:
    settings.MOOTHALL_TODAY, settings.MOOTHALL_DATA = DRAFTED, tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    load_autumn_2016()
    found = People(browser, live_server.url, settings)
    yield found
    if SHOTS:
        for name in list(found._pages):
            found.shot(name, "at-last")


def fill_in_day(page: Page, name: str, day: date) -> None:
    for part in ("day", "month", "year"):
        page.fill(f"#{name}-{part}", str(getattr(day, part)))


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()


def draft(page: Page) -> None:
    """Draft that Cheltenham leaves two services, and takes back a power that it passed on for them."""
    page.goto(f"/desk/agreements/{NAME}/draft/")
    for number, (intent, term) in enumerate(STEPS):
        if number:
            page.get_by_role("link", name="Add something else").click()
        page.get_by_label(intent).check()
        press(page, "Continue")
        page.locator(f"[value={term}]").check(force=True)
        press(page, "Continue")
        press(page, "Save and continue")


def put_forward(page: Page) -> None:
    """Put the draft forward, and see whom it waits for."""
    page.get_by_role("link", name="put it forward for decision").click()
    page.get_by_label("What is it called?").fill(TITLE)
    fill_in_day(page, "effective", LEAVING)
    press(page, "Put it forward")
    expect(page.get_by_role("heading", name="Whom it waits for")).to_be_visible()
    expect(page.get_by_role("row").nth(1)).to_contain_text("Cheltenham Cabinet")


def give_key_notice(page: Page) -> None:
    page.get_by_role("link", name="Write a notice of it").click()
    page.get_by_label("Key decision").check()
    page.get_by_label("Which body is to decide?").select_option("Cheltenham Cabinet")
    fill_in_day(page, "due_from", MEETING)
    press(page, "Keep the notice")
    press(page, f"Publish {TITLE}")
    expect(page.get_by_text("The notice is published")).to_be_visible()


def plan(page: Page) -> str:
    """Plan the Cabinet's meeting with one item and its two papers; return its address at the desk."""
    page.goto(f"/desk/meetings/{NAME}/plan/")
    page.get_by_label("Which body meets?").select_option("Cheltenham Cabinet")
    fill_in_day(page, "starts_on", MEETING)
    page.get_by_label("At what time?").fill("18:00")
    press(page, "Plan it")
    here = page.url
    press(page, "Give notice of the meeting")
    page.goto(f"{here}items/add/")
    page.get_by_label("Title", exact=True).fill(TITLE)
    page.get_by_label(TITLE, exact=True).check()
    page.get_by_label("Recommendation").fill("That the two services come home.")
    page.get_by_label("It is a key decision").check()
    press(page, "Add it")
    for title, content, paragraph in (("Report", "What it costs.", ""), ("Staff", SECRET, "1")):
        add_paper(page, here, title, content, paragraph)
    return here


def add_paper(page: Page, here: str, title: str, content: str, paragraph: str) -> None:
    page.goto(f"{here}papers/add/")
    page.get_by_label(TITLE).check()
    page.get_by_label("Title", exact=True).fill(title)
    page.locator("input[type=file]").set_input_files(
        {"name": f"{title}.md", "mimeType": "text/markdown", "buffer": content.encode()}
    )
    if paragraph:
        page.locator(f"[name=exempt_paragraphs][value='{paragraph}']").check()
        page.get_by_label("Why is it in the public interest").fill("It names members of staff.")
    press(page, "Add it")
    expect(page.get_by_text("is with the papers")).to_be_visible()


def publish_agenda(page: Page, here: str) -> None:
    page.goto(here)
    page.get_by_role("button", name="Publish the agenda").click()
    press(page, "Publish it")
    expect(page.get_by_text("The agenda is published")).to_be_visible()


def hold(page: Page, here: str, shot: Callable[[str], None]) -> None:
    """Open the meeting, take down who is there, vote by name and keep what was decided."""
    page.goto(here)
    press(page, "Open the meeting")
    page.goto(f"{here}who/")
    for number in range(3):
        page.locator(f"#status-{number}").check(force=True)
    page.locator("#presiding-0").check(force=True)
    shot("who")
    press(page, "Take it down")
    expect(page.get_by_text("Quorate: 3 present").first).to_be_visible()
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_role("button", name="Take a vote").click()
    for voter, choice in enumerate(("for", "for", "against")):
        page.locator(f"[name=vote-{voter}][value={choice}]").check(force=True)
    shot("vote")
    press(page, "Count the vote")
    expect(page.get_by_text("Carried").first).to_be_visible()
    page.get_by_role("button", name="Say what was decided").click()
    page.get_by_label("Reasons").fill("The council wants to answer its own taxpayers.")
    page.get_by_label("Why it is key").fill("It affects every ward.")
    shot("record")
    press(page, "Keep the record")
    shot("decisions")


def test_a_proposal_goes_its_whole_way(people: People) -> None:
    clerk = people["clerk"]
    draft(clerk)
    put_forward(clerk)
    people.shot("clerk", "route")
    give_key_notice(clerk)
    people.shot("clerk", "notices")
    here = plan(clerk)
    people.shot("clerk", "planned")
    people.today(AGENDA)
    publish_agenda(clerk, here)
    people.shot("clerk", "agenda")
    people.today(MEETING)
    hold(clerk, here, lambda what: people.shot("clerk", what))
    clerk.get_by_role("button", name="Publish this decision").click()
    expect(clerk.get_by_text("What happens next:")).to_be_visible()
    people.shot("clerk", "published")
    read_by_member_alone(people)
    see_the_window(people)
    assert taking_part(people["public"], LEAVING) == taking_part(people["public"], MEETING)
    assert bring_waiting_into_force(on=CALL_IN_PASSED, acting=operator("tick")).issues
    people.today(LEAVING)
    see_it_everywhere(people)


def read_by_member_alone(people: People) -> None:
    """The member can have the exempt paper, and the public is not told so much as its title."""
    exempt, public = Paper.objects.get(title="Staff"), people["public"]
    address, member = f"/{NAME}/papers/{exempt.key}/1/", people["member"]
    given = member.request.get(address)
    assert given.ok
    assert given.text() == SECRET
    assert public.request.get(address).status == 404
    member.goto(f"/{NAME}/meetings/{exempt.meeting.key}/")
    people.shot("member", "meeting")
    expect(member.get_by_role("link", name="Staff").first).to_be_visible()
    public.goto(f"/{NAME}/meetings/{exempt.meeting.key}/")
    people.shot("public", "meeting")
    expect(public.locator("main")).to_contain_text("Report")
    expect(public.locator("main")).not_to_contain_text("Staff")


def see_the_window(people: People) -> None:
    """The scrutiny officer sees until when the decision may be called in, and lets it pass."""
    decision = Decision.objects.get()
    page = people["scrutiny"]
    page.goto(f"/desk/matters/{NAME}/decisions/{decision.slug}/")
    people.shot("scrutiny", "window")
    expect(page.get_by_role("link", name="Call this decision in")).to_be_visible()
    expect(page.locator("main")).to_contain_text("8 November 2016")


def taking_part(page: Page, day: date) -> str:
    """Return the lines of the matrix that say who takes part in the two services on a day."""
    written = page.request.get(f"/{NAME}/data/matrix.csv?on={day}").text()
    return "\n".join(line for line in written.splitlines() if "Revenues" in line or "Benefits" in line)


def passed_on(page: Page, day: date) -> int:
    """Return how often Cheltenham’s scheme passes on the power that is taken back."""
    page.goto(f"/{NAME}/schemes/cheltenham/?on={day}")
    return page.locator("main").inner_text().count(POWER)


def see_it_everywhere(people: People) -> None:
    """The matrix, the scheme and the history have changed, and nobody typed it in."""
    page, eve = people["public"], LEAVING - timedelta(1)
    assert taking_part(page, eve) != taking_part(page, LEAVING)
    page.goto(f"/{NAME}/matrix/?on={LEAVING}")
    people.shot("public", "matrix")
    assert passed_on(page, eve) > passed_on(page, LEAVING)
    people.shot("public", "scheme")
    page.goto(f"/{NAME}/variations/")
    expect(page.locator("main")).to_contain_text(TITLE)
    people.shot("public", "history")
    page.goto(f"/{NAME}/issues/cheltenham-leaves-revenues-and-benefits/")
    expect(page.locator("main")).to_contain_text("In force")
    people.shot("public", "matter")
