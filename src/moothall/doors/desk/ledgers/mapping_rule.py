"""A rule for many words at once, by what they begin with or have in them; what it would take comes first."""

from dataclasses import dataclass
from functools import partial

from django.http import HttpResponse
from pydantic import ValidationError

from moothall.agreement.core.values import HIDDEN
from moothall.doors.desk.forms.desk_form import do_or_show
from moothall.doors.desk.forms.submission import texts_sent
from moothall.doors.desk.ledgers.ledger_visit import LedgerVisit, open_ledgers
from moothall.doors.desk.ledgers.unmapped_texts import FIELDS, FOR_ALL, NAMED, options_of, text_filter_of
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.ledgers.core.headings import HeadingRule, Match
from moothall.ledgers.core.mapping import TITLES
from moothall.ledgers.files.engines.question import Cube, HeadingName, Where
from moothall.ledgers.operations import add_heading_rules
from moothall.ledgers.queries.sums import cube
from moothall.money import pounds
from moothall.refusals import Fault, Invalid

FITS: dict[Match, str] = {
    "equals": "All that it says is",
    "starts": "It begins with",
    "contains": "Somewhere it has",
}
SHOWN = 50


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """Words that a rule would take, with their lines, and the headings that would change."""

    text: str
    lines: int
    pence: int
    now: tuple[tuple[HeadingName, str], ...]


@at_the_desk
def rule(visit: DeskVisit, partnership: str) -> HttpResponse:
    """Ask for a rule, show the lines that it would take, and keep it once they were seen."""
    opened = open_ledgers(visit, partnership, "manage_ledgers")
    given = texts_sent(visit) if visit.is_sending else visit.request.GET.dict()
    if not given.get("text") and "match" not in given:
        return _page(opened, given)

    def do() -> HttpResponse:
        made = _rule(opened, given)
        if not visit.is_sending:
            return _page(opened, given, made=made)
        asked = text_filter_of(opened, given)
        council = "" if asked.council == FOR_ALL else asked.council
        add_heading_rules(partnership=partnership, authority=council, rules=[made], acting=visit.acting)
        visit.say("The rule is saved. Sums follow it from now on.")
        return visit.go("ledger_texts", partnership=partnership)

    return do_or_show(do, partial(_page, opened, given), "text")


def _rule(opened: LedgerVisit, given: dict[str, str]) -> HeadingRule:
    """Return the rule that is asked for; refused with every fault in it."""
    text, match = given.get("text", "").strip(), given.get("match", "")
    known = {name: {id for id, _ in listed} for name, listed in options_of(opened).items()}
    chosen = {name: given.get(name, "") for name in NAMED if given.get(name)}
    faults = [Fault("Choose one of the list", name) for name, id in chosen.items() if id not in known[name]]
    if not 0 < len(text) <= 300 or HIDDEN.search(text):
        faults.append(Fault("Write the words, 300 letters at most", "text"))
    if match not in FITS:
        faults.append(Fault("Choose how it fits", "match"))
    if not chosen:
        faults.append(Fault("Choose at least one heading", "service"))
    if faults:
        raise Invalid(faults=faults)
    field = text_filter_of(opened, given).field
    try:
        return HeadingRule.model_validate({"field": field, "match": match, "text": text, **chosen})
    except ValidationError:
        raise Invalid(faults=[Fault("Write the words without signs that nobody sees", "text")]) from None


def _matches(opened: LedgerVisit, made: HeadingRule, council: str) -> list[RuleMatch]:
    """Return what a rule would take, the most money first, with the headings that it would change."""
    seen = opened.seeing if council == FOR_ALL else frozenset({council})
    by = (made.field, *NAMED)
    found = []
    for each in cube(opened.partnership, Cube(by, Where(authorities=seen))):
        text = str(each.keys[0])
        if made.fits(text):
            heads = zip(NAMED, each.keys[1:], strict=True)
            now = ((name, str(id)) for name, id in heads if id and getattr(made, name) not in (None, id))
            found.append(RuleMatch(text, each.lines, each.pence, tuple(now)))
    return sorted(found, key=lambda each: (-abs(each.pence), each.text))


def _page(
    opened: LedgerVisit,
    given: dict[str, str],
    *,
    made: HeadingRule | None = None,
    status: int = 200,
    wrongs: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    asked, options = text_filter_of(opened, given), options_of(opened)
    found = _matches(opened, made, asked.council) if made else []
    changed = [each for each in found if each.now]
    return opened.visit.page(
        "ledgers/rule.html",
        status=status,
        asked=asked,
        given={"match": "starts"} | given,
        made=made,
        shown=found[:SHOWN],
        found=found,
        changed=changed,
        fits=FITS,
        fields={each: TITLES[each] for each in FIELDS},
        named=NAMED,
        options=options,
        titles={id: title for listed in options.values() for id, title in listed},
        all=FOR_ALL,
        pounds=pounds,
        wrongs=wrongs or [],
        **opened.known,
    )
