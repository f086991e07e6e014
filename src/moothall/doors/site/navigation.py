"""Where one can go from a page of a partnership: a few subjects, and the pages of the one that it is in."""

from collections.abc import Callable
from dataclasses import dataclass

SUBJECTS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Who shares what",
        (
            ("matrix", "On one day"),
            ("timeline", "Timeline"),
            ("councils", "Councils"),
            ("services", "Services"),
        ),
    ),
    (
        "Who decides",
        (
            ("decide", "Who may decide"),
            ("schemes", "Schemes of delegation"),
            ("compare_schemes", "Compare"),
            ("scheme_findings", "Gaps and overlaps"),
            ("functions", "What can be decided"),
            ("bodies", "Bodies"),
            ("posts", "Posts"),
        ),
    ),
    (
        "Meetings",
        (
            ("meetings", "Meetings"),
            ("issues", "Matters"),
            ("taken", "Decisions"),
            ("forward_plan", "Forward plan"),
        ),
    ),
    ("Agreement", (("agreement", "As a document"), ("variations", "Changes"), ("findings", "Findings"))),
    (
        "Costs",
        (
            ("costs", "What each council pays"),
            ("costs_flow", "Where the money goes"),
            ("costs_what_if", "What if"),
            ("costs_spending", "Spending over £500"),
        ),
    ),
    (
        "Savings",
        (
            ("savings", "Saved so far"),
            ("savings_report", "On one page"),
            ("savings_steps", "Since the baseline"),
            ("savings_outturn", "Cost against baseline"),
            ("savings_appraisal", "What it is worth"),
            ("savings_findings", "In doubt"),
            ("claims", "What has been said"),
        ),
    ),
    ("Data", (("data", "Data and API"),)),
)


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """A page to go to, and whether one is there."""

    href: str
    text: str
    is_here: bool


def subjects(address: Callable[[str], str], section: str) -> list[NavigationLink]:
    """Return the subjects, each leading to its first page."""
    return [NavigationLink(address(pages[0][0]), title, section in dict(pages)) for title, pages in SUBJECTS]


def pages_of_subject(address: Callable[[str], str], section: str) -> list[NavigationLink]:
    """Return the pages of the subject that ``section`` belongs to, where there is more than one."""
    for _, pages in SUBJECTS:
        if section in dict(pages) and len(pages) > 1:
            return [NavigationLink(address(page), text, page == section) for page, text in pages]
    return []
