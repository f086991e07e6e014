"""A draft checked against the agreement as it stands, and recorded."""

from io import StringIO

from django.http import HttpResponse
from ruamel.yaml import YAML

from moothall.agreement.core.draft import KEYS
from moothall.agreement.core.leftover_clauses import with_ends
from moothall.agreement.core.variation import Variation
from moothall.agreement.operations import record
from moothall.agreement.queries import register_of
from moothall.agreement.rules import VariationContradicts, VariationOutOfTurn
from moothall.doors.desk.agreement.draft_visit import DraftVisit, keep_draft, open_draft, open_own_draft
from moothall.doors.desk.forms.faults import AnswerFault
from moothall.doors.desk.forms.submission import text_sent
from moothall.doors.desk.forms.words import VERBS
from moothall.doors.desk.visit import DeskVisit, at_the_desk
from moothall.doors.pages.formats import capital, roughly
from moothall.periods import written

OTHERWISE = "The draft is no longer what you read. Read it again as it is now, then record it."


@at_the_desk
def check(visit: DeskVisit, number: int) -> HttpResponse:
    """Show what a draft says, what it would change, and what the laws would say of it."""
    opened = open_draft(visit, number)
    if not opened.items or not opened.has_decision:
        return visit.go("draft", number=number)
    return _check(opened)


def _check(opened: DraftVisit, status: int = 200, refused: str = "") -> HttpResponse:
    variation, review = opened.checked.variation, opened.review
    return opened.visit.page(
        "check.html",
        here="home",
        status=status,
        opened=opened,
        variation=variation,
        preview=review.preview,
        left=[opened.title_of_term(term) for term, _ in review.leftover],
        agreeing=review.consent,
        text=as_text(variation) if variation else "",
        refused=refused,
        may_record=opened.may_record,
        wrongs=[_told(wrong, opened) for wrong in opened.wrongs],
        verbs=VERBS,
        answers=_answers(opened),
    )


@at_the_desk
def end_left_over(visit: DeskVisit, number: int) -> HttpResponse:
    """Have the draft end those clauses as well."""
    opened = open_own_draft(visit, number)
    if visit.is_sending and opened.review.leftover:
        opened.save(with_ends(opened.data, opened.review.leftover))
        visit.say("The draft now ends what would have been left over. Read it again below.")
    return visit.go("check", number=number)


def _told(wrong: AnswerFault, opened: DraftVisit) -> tuple[str, str]:
    """Return where on the page an answer is that is wrong, and what is wrong with it, and of which step."""
    if len(wrong.path) > 1 and wrong.path[0] in KEYS:
        step = next((each for each in opened.items if (each.key, each.place) == wrong.path[:2]), None)
        about = opened.title_of(step) if step else ""
        return f"{wrong.path[0]}-{wrong.path[1]}", wrong.about(capital(about))
    return "decision", wrong.about(capital(" ".join(str(part) for part in wrong.path)))


def _answers(opened: DraftVisit) -> list[tuple[str, str]]:
    """Return what was answered about the decision, in words; what was left out is left out."""
    data, variation = opened.data, opened.checked.variation
    if variation is None:
        return [(name.capitalize(), str(data[name])) for name in ("title", "decided", "effective")]
    decided_by = (f"{opened.name_of(each.by)}, {written(each.on)}" for each in variation.decided_by)
    said = [
        ("Title", variation.title),
        ("Decided", roughly(variation.decided, variation.decided_is)),
        ("Takes effect", written(variation.effective)),
        ("Known from", written(variation.known_on) if variation.known_on != variation.decided else ""),
        ("Decided by", "\n".join(decided_by)),
        ("Reason", variation.reason or ""),
        ("Note", variation.note or ""),
    ]
    return [(title, words) for title, words in said if words]


@at_the_desk
def carry_on(visit: DeskVisit, number: int) -> HttpResponse:
    """Bring a draft up to date with what was recorded meanwhile."""
    opened = open_own_draft(visit, number)
    if visit.is_sending and opened.is_behind:
        keep_draft(visit, opened.partnership, opened.data, after=opened.register.head, number=number)
        visit.say("Your draft now follows the agreement as it stands. Check it again before you record it.")
    return visit.go("check", number=number)


@at_the_desk
def record_draft(visit: DeskVisit, number: int) -> HttpResponse:
    """Record a draft as the next variation, in the name of whoever sends the form."""
    opened = open_draft(visit, number)
    visit.require(record, partnership=opened.partnership)
    if not visit.is_sending or opened.checked.sound is None:
        return visit.go("check", number=number)
    if not opened.is_behind and text_sent(visit, "read") != opened.mark:
        return _check(opened, status=409, refused=OTHERWISE)
    try:
        recorded = _record(opened)
    except (VariationOutOfTurn, VariationContradicts) as conflict:
        return _check(open_draft(visit, number), status=409, refused=str(conflict))
    return visit.go("recorded", partnership=opened.partnership, number=recorded)


def _record(opened: DraftVisit) -> int:
    """Record the variation and take away the draft that it was."""
    variation = opened.checked.variation
    assert variation is not None  # the caller has seen that it is whole
    return record(
        partnership=opened.partnership,
        variation=variation,
        after=opened.row.after,
        acting=opened.visit.acting,
        draft=opened.row.id,
    )


@at_the_desk
def recorded(visit: DeskVisit, partnership: str, number: int) -> HttpResponse:
    """Confirm what was recorded, and say what happens next."""
    visit.rights.require("read_desk", partnership)
    register = register_of(partnership)
    entry = register.entry(number)
    return visit.page("recorded.html", here="home", register=register, entry=entry)


def as_text(variation: Variation) -> str:
    """Return a variation as YAML, as a file would hold it."""
    yaml = YAML()
    yaml.width = 100
    yaml.default_flow_style = False
    out = StringIO()
    yaml.dump(variation.written(), out)
    return out.getvalue()
