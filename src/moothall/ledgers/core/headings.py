"""The headings that councils report under, and the rules that map a ledger's own words to them.

A rule looks at one field of a line; the first rule that fits gives the line its service, its division of the
service expenditure analysis and its group of the standard subjective analysis.
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from moothall.agreement.core.values import Day, Fact, Id, Source
from moothall.ledgers.core.line import LedgerLine, TextField

Match = Literal["equals", "starts", "contains"]


class ReportHeading(Fact):
    """One heading of an analysis, from the day it is used."""

    id: Id = Field(title="Short name")
    title: str = Field(title="ReportHeading")
    since: Day = Field(title="First day of its use")
    source: Source = Field(title="Source")


_SERCOP = Source(document="Service Reporting Code of Practice for Local Authorities", confidence="unchecked")
_SINCE = date(2015, 4, 1)


def _headings(titles: dict[str, str]) -> tuple[ReportHeading, ...]:
    return tuple(
        ReportHeading(id=id, title=title, since=_SINCE, source=_SERCOP) for id, title in titles.items()
    )


DIVISIONS = _headings(
    {
        "education": "Education services",
        "childrens-social-care": "Children's social care",
        "adult-social-care": "Adult social care",
        "public-health": "Public health",
        "highways-and-transport": "Highways and transport services",
        "housing": "Housing services",
        "cultural": "Cultural and related services",
        "environmental": "Environmental and regulatory services",
        "planning": "Planning services",
        "police": "Police services",
        "fire-and-rescue": "Fire and rescue services",
        "central": "Central services",
    }
)
"""The divisions of the service expenditure analysis."""

SUBJECTIVE_GROUPS = _headings(
    {
        "employees": "Employees",
        "premises": "Premises-related expenditure",
        "transport": "Transport-related expenditure",
        "supplies-and-services": "Supplies and services",
        "third-party-payments": "Third party payments",
        "transfer-payments": "Transfer payments",
        "support-services": "Support services",
        "depreciation": "Depreciation and impairment losses",
        "income": "Income",
    }
)
"""The groups of the standard subjective analysis."""


class HeadingRule(Fact):
    """What the words of one field say about a line: its service, its division, its group."""

    field: TextField = Field(title="Field")
    match: Match = Field("equals", title="How it fits")
    text: str = Field(title="Text", min_length=1, max_length=300)
    service: Id | None = Field(None, title="Service", description="The id of a service of the agreement")
    division: Id | None = Field(None, title="Division of the service expenditure analysis")
    subjective_group: Id | None = Field(None, title="Group of the standard subjective analysis")

    def fits(self, said: str) -> bool:
        """Whether ``said`` fits, ignoring case and spaces."""
        said, text = _folded(said), _folded(self.text)
        if self.match == "equals":
            return said == text
        return said.startswith(text) if self.match == "starts" else text in said


@dataclass(frozen=True, slots=True)
class HeadingsFound:
    """The headings of a line, and the rule that gave each; empty if no rule fits."""

    service: str | None = None
    division: str | None = None
    subjective_group: str | None = None
    rules: tuple[HeadingRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmapped:
    """Words that no rule maps to a heading, with how many lines and pence use them."""

    text: str
    count: int
    pence: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested rule, the words of the rule that it resembles, and why."""

    rule: HeadingRule
    like: str
    reason: str


def headings_for(line: LedgerLine, rules: Iterable[HeadingRule]) -> HeadingsFound:
    """Return the headings of a line: each from the first rule that fits and names it."""
    found: dict[str, str] = {}
    used: list[HeadingRule] = []
    for rule in rules:
        named = {
            "service": rule.service,
            "division": rule.division,
            "subjective_group": rule.subjective_group,
        }
        new = {name: id for name, id in named.items() if id and name not in found}
        if new and rule.fits(getattr(line, rule.field)):
            found |= new
            used.append(rule)
    return HeadingsFound(**found, rules=tuple(used))


def unmapped(
    lines: Iterable[LedgerLine],
    rules: Sequence[HeadingRule],
    *,
    field: TextField,
    heading: Literal["service", "division", "subjective_group"] = "service",
) -> list[Unmapped]:
    """Return what ``field`` says in lines that no rule maps to ``heading``, the most money first."""
    counts: Counter[str] = Counter()
    pence: Counter[str] = Counter()
    for line in lines:
        if getattr(headings_for(line, rules), heading) is None:
            said = getattr(line, field)
            counts[said] += 1
            pence[said] += line.amount_pence
    found = [Unmapped(text, counts[text], pence[text]) for text in counts]
    return sorted(found, key=lambda each: (-abs(each.pence), each.text))


def suggested(text: str, rules: Sequence[HeadingRule], *, field: TextField) -> Suggestion | None:
    """Return a rule for ``text``, modelled on the rule whose words are nearest, or None if none is near."""
    said = _folded(text)
    known = {_folded(rule.text): rule for rule in rules if rule.field == field}
    near = difflib.get_close_matches(said, known, n=1, cutoff=0.75)
    first = re.split(r"\W+", said, maxsplit=1)[0]
    starts = [words for words in known if len(first) > 3 and re.split(r"\W+", words, maxsplit=1)[0] == first]
    if not near and not starts:
        return None
    like = known[near[0] if near else starts[0]]
    reason = f"It is nearly “{like.text}”" if near else f"It begins as “{like.text}” does"
    rule = like.model_copy(update={"match": "equals", "text": text})
    return Suggestion(rule, like.text, reason)


def with_rules(known: Sequence[HeadingRule], new: Iterable[HeadingRule]) -> list[HeadingRule]:
    """Return ``known`` with ``new`` before it, merging rules with the same words."""
    before = {_words_of(rule): rule for rule in known}
    first: dict[tuple[str, str, str], HeadingRule] = {}
    for rule in new:
        words = _words_of(rule)
        same = first.get(words) or before.pop(words, None)
        first[words] = same.model_copy(update=_named(rule)) if same else rule
    return [*first.values(), *before.values()]


def _named(rule: HeadingRule) -> dict[str, str]:
    named = {name: getattr(rule, name) for name in ("service", "division", "subjective_group")}
    return {name: id for name, id in named.items() if id}


def _words_of(rule: HeadingRule) -> tuple[str, str, str]:
    return rule.field, rule.match, _folded(rule.text)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
