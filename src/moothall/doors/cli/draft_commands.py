"""Commands about a draft: a variation that is being written, before anybody records it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from moothall.doors.cli.agreement_source import FileOption, JsonOption, PartnershipOption, register_at
from moothall.doors.cli.output import say, say_group, say_json
from moothall.doors.cli.plain_data import day_or_today
from moothall.refusals import Invalid

if TYPE_CHECKING:
    from moothall.agreement.core.laws import Finding
    from moothall.agreement.core.preview import DraftDay
    from moothall.delegation.core.consent import ConsentStop
    from moothall.delegation.core.draft_review import DraftReview

DraftArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="One variation in YAML or JSON; - reads standard input.")
]

draft = typer.Typer(name="draft", help="A variation that is being written.", no_args_is_help=True)


@draft.callback()
def drafting() -> None:
    """Review a variation that is being written."""


@draft.command()
def check(
    path: DraftArgument,
    file: FileOption = None,
    partnership: PartnershipOption = "",
    json: JsonOption = False,
) -> None:
    """Say what a draft would change, what the laws would say of it, and who must agree. Records nothing."""
    from moothall.agreement.files import read_draft
    from moothall.delegation.core.draft_review import review_draft

    register = register_at(file, partnership)
    part = read_draft(*_text_of(path))
    review = review_draft(part.data, register, day_or_today(""))
    if json:
        from moothall.doors.pages.draft_answer import plain_review

        say_json(plain_review(review))
        if review.checked.sound is None:
            raise typer.Exit(2)
        return
    if review.checked.sound is None:
        raise Invalid(faults=[part.fault(each) for each in review.checked.wrong])
    _say(review)


def _text_of(path: Path) -> tuple[str, str]:
    """Return the text of a file, or of standard input, with its name."""
    from moothall.agreement.files.folder import text_of

    return (sys.stdin.read(), "standard input") if str(path) == "-" else (text_of(path), str(path))


def _say(review: "DraftReview") -> None:
    preview, consent, variation = review.preview, review.consent, review.checked.sound
    assert preview is not None  # the draft is sound
    assert consent is not None
    assert variation is not None
    say(f"{variation.title}: nothing is wrong with it. Nothing was recorded.", hang=2)
    if preview.quiet:
        say()
        say("It would change nothing.")
    for day in preview.days:
        _say_day(day)
    say_group("What it would bring up", map(_found, preview.anew))
    say_group("What it would cure", map(_found, preview.cured))
    say_group("Clauses left with nothing to cover", (term for term, _ in review.leftover))
    say_group("Who must agree, in this order", map(_stop, consent.stops))
    say_group("Nobody is known to decide", consent.missing)


def _say_day(day: "DraftDay") -> None:
    from moothall.periods import written

    lines = []
    for each in day.changes:
        fields = "; ".join(f"{field.title}: {field.before} → {field.after}" for field in each.fields)
        words = f"{each.title}: {fields}" if fields else each.after or each.title
        lines.append(f"{each.verb}: {words}")
    say_group(f"From {written(day.day)}", lines)


def _found(finding: "Finding") -> str:
    return f"{finding.law.id} {finding.sentence} ({finding.period.written()})"


def _stop(stop: "ConsentStop") -> str:
    others = f", or {stop.others}" if stop.others else ""
    return f"{stop.council}: {stop.who}{others} {stop.asked}: {stop.functions}"
