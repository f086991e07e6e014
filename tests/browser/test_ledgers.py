"""The first lines of a ledger follow its mapping as it is changed; without scripts a button shows them."""

from playwright.sync_api import Page, expect
from tests.browser.test_desk import sign_in
from tests.browser.test_recharges import HERE, desk, pytestmark
from tests.ledgers.builders import ledger
from tests.patience import PATIENCE

__all__ = ["desk", "pytestmark"]


def brought_in(page: Page, desk: str) -> None:
    page.goto(f"{desk}/desk/ledgers/{HERE}/bring-in/")
    file = {"name": "may.csv", "mimeType": "text/csv", "buffer": ledger("13/05/2016,7.00,Acme Ltd,4,Legal")}
    page.get_by_label("The file").set_input_files(file)
    page.get_by_role("button", name="See how it is read").click()


def test_the_first_lines_follow_the_mapping_as_it_is_changed(desk, page: Page):
    sign_in(page, desk, "finance")
    brought_in(page, desk)
    shown, said = page.locator("#preview"), page.get_by_role("status")
    expect(shown).to_contain_text("Acme Ltd")

    page.get_by_label("Supplier", exact=True).select_option("")
    expect(shown).to_contain_text("No supplier")
    expect(said).to_contain_text("shown as they are read now")
    page.get_by_label("Date paid").select_option("")
    expect(said).to_contain_text("No column is said to be the date paid")


def test_without_scripts_a_button_shows_them(desk, browser, browser_context_args):
    page = browser.new_context(**browser_context_args, java_script_enabled=False).new_page()
    page.set_default_timeout(PATIENCE * 1_000)
    sign_in(page, desk, "finance")
    brought_in(page, desk)

    page.get_by_label("Supplier", exact=True).select_option("")
    page.get_by_role("button", name="Show what it makes of this").click()
    expect(page.locator("#preview")).to_contain_text("No supplier")
