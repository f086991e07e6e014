"""The words of ledgers that no rule brings to a heading: many given one at once, the most money first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.http import HttpResponse

from moothall.agreement.core.terms import Service
from moothall.doors.desk.forms.desk_form import do_or_show
from moothall.doors.desk.forms.submission import texts_sent
from moothall.doors.desk.ledgers.ledger_visit import LedgerVisit, open_ledgers
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.pagination import page_of
from moothall.ledgers.core.headings import (
    DIVISIONS,
    SUBJECTIVE_GROUPS,
    HeadingRule,
    Suggestion,
    Unmapped,
    suggested,
)
from moothall.ledgers.core.line import TextField
from moothall.ledgers.core.mapping import TITLES
from moothall.ledgers.files.engines.question import HeadingName, Where
from moothall.ledgers.operations import add_heading_rules
from moothall.ledgers.queries.mappings import heading_rules_of
from moothall.ledgers.queries.sums import unmapped
from moothall.money import pounds
from moothall.refusals import Fault, Invalid

SIZE = 50
FIELDS: tuple[TextField, ...] = ("department", "cost_centre", "subjective", "category", "supplier")
NAMED: dict[HeadingName, str] = {
    "service": "Service",
    "division": "Division",
    "subjective_group": "Group of expense",
}
FOR_ALL = "all"


@dataclass(frozen=True)
class TextFilter:
    """Whose words are listed, in which field, and which heading they lack."""

    council: str
    field: TextField
    heading: HeadingName


@dataclass(frozen=True)
class TextRow:
    """Some words with what is chosen for them, or else suggested."""

    unmapped: Unmapped
    suggestion: Suggestion | None
    chosen: dict[HeadingName, str]


@at_the_desk
def texts(visit: DeskVisit, partnership: str) -> HttpResponse:
    """List the words that lack a heading; keep as rules what is chosen for them."""
    opened = open_ledgers(visit, partnership)
    asked = text_filter_of(opened, visit.request.GET.dict())
    if not visit.is_sending:
        return _page(opened, asked)

    def do() -> HttpResponse:
        rules = _rules(opened, asked)
        council = "" if asked.council == FOR_ALL else asked.council
        add_heading_rules(partnership=partnership, authority=council, rules=rules, acting=visit.acting)
        kept = "rule is" if len(rules) == 1 else "rules are"
        visit.say(f"{len(rules)} {kept} kept. Sums follow them from now on.")
        answer = visit.go("ledger_texts", partnership=partnership)
        answer["Location"] += f"?council={asked.council}&field={asked.field}&heading={asked.heading}"
        return answer

    return do_or_show(do, partial(_page, opened, asked), f"{asked.heading}-0")


def text_filter_of(opened: LedgerVisit, given: Mapping[str, str]) -> TextFilter:
    """Return whose words are asked for, and which; what is not there gives way to what is."""
    council = given.get("council", "")
    if council not in opened.seeing and not (council == FOR_ALL and opened.is_of_all):
        council = FOR_ALL if opened.is_of_all else opened.councils[0][0]
    field = next((each for each in FIELDS if each == given.get("field")), FIELDS[0])
    heading: HeadingName = next((each for each in NAMED if each == given.get("heading")), "service")
    return TextFilter(council, field, heading)


def _page(
    opened: LedgerVisit, asked: TextFilter, *, status: int = 200, wrongs: Sequence[tuple[str, str]] = ()
) -> HttpResponse:
    visit, partnership = opened.visit, opened.partnership
    seen = opened.seeing if asked.council == FOR_ALL else frozenset({asked.council})
    found = unmapped(partnership, asked.field, asked.heading, Where(authorities=seen))
    known = [rule for council in seen for rule in heading_rules_of(partnership).get(council, ())]
    page = page_of(found, visit.request, size=SIZE)
    return visit.page(
        "ledgers/texts.html",
        status=status,
        asked=asked,
        page=page,
        rows=[_row(visit, place, each, known, asked) for place, each in enumerate(page.items)],
        pence=sum(each.pence for each in found),
        options=options_of(opened),
        fields={each: TITLES[each] for each in FIELDS},
        named=NAMED,
        all=FOR_ALL,
        may_manage=bool(visit.acting.may("manage_ledgers", partnership)),
        pounds=pounds,
        wrongs=list(wrongs),
        **opened.known,
    )


def _row(
    visit: DeskVisit, place: int, each: Unmapped, known: Sequence[HeadingRule], asked: TextFilter
) -> TextRow:
    """Return a row; what was typed for these words, wherever they stood, is still chosen."""
    sent = _sent(visit)
    suggestion = suggested(each.text, known, field=asked.field) if each.text else None
    if each.text in sent:
        return TextRow(each, suggestion, sent[each.text])
    return TextRow(each, suggestion, {})


def _sent(visit: DeskVisit) -> dict[str, dict[HeadingName, str]]:
    """Return what was chosen, by the words that it was chosen for."""
    given = texts_sent(visit)
    return {
        str(given[f"text-{place}"]): {name: str(given.get(f"{name}-{place}", "")) for name in NAMED}
        for place in range(SIZE)
        if f"text-{place}" in given
    }


def _rules(opened: LedgerVisit, asked: TextFilter) -> list[HeadingRule]:
    """Return a rule for each of the words that something was chosen for; refused if that is not there."""
    known = {name: {id for id, _ in listed} for name, listed in options_of(opened).items()}
    rules, faults = [], []
    for place, (text, chosen) in enumerate(_sent(opened.visit).items()):
        given = {name: id for name, id in chosen.items() if id}
        strange = [name for name, id in given.items() if id not in known[name]]
        faults += [
            Fault(f"{NAMED[name]} of “{text}”: choose one of the list", f"{name}-{place}") for name in strange
        ]
        if given and text and not strange:
            rules.append(HeadingRule.model_validate({"field": asked.field, "text": text[:300], **given}))
    if not rules and not faults:
        faults = [Fault("Choose a heading for at least one line", f"{asked.heading}-0")]
    if faults:
        raise Invalid(faults=faults)
    return rules


def options_of(opened: LedgerVisit) -> dict[HeadingName, list[tuple[str, str]]]:
    """Return the headings that there are to choose from."""
    services = opened.register.state(opened.visit.day).of(Service)
    return {
        "service": sorted(((each.id, each.title) for each in services), key=lambda each: each[1]),
        "division": [(each.id, each.title) for each in DIVISIONS],
        "subjective_group": [(each.id, each.title) for each in SUBJECTIVE_GROUPS],
    }
