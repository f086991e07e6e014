"""What time alone brings about: call-in passes unasked, and decisions and issues are in force."""

from dataclasses import dataclass
from datetime import date

from moothall.committees.days_noted import last_noted
from moothall.committees.models import Decision, Issue
from moothall.committees.operations import bring_into_force, let_into_force, note_the_day


@dataclass(frozen=True, slots=True)
class Due:
    """What came into force: decisions by their slugs, issues with the numbers of their variations."""

    decisions: tuple[str, ...]
    issues: tuple[tuple[str, int], ...]
    sent_back: tuple[str, ...]


def bring_due_into_force(*, on: date, by: str, as_post: str = "") -> Due:
    """Bring into force all that has waited for time alone; each in its own transaction, and no more twice.

    The day is noted on the audit trail, so that ``last_run`` can tell whether somebody sees to it daily.
    """
    passed = Decision.objects.filter(
        deleted_at=None, in_force_on=None, call_in_closes_on__lt=on, call_in=None, is_subject_to_call_in=True
    ).exclude(published_at=None)
    decisions = tuple(
        decision.slug
        for decision in passed.order_by("call_in_closes_on", "id")
        if let_into_force(decision=decision, on=on, by=by, as_post=as_post)
    )
    issues, sent_back = _issues(on, by, as_post)
    note_the_day(on=on, by=by, as_post=as_post)
    return Due(decisions, issues, sent_back)


def last_run() -> date | None:
    """Return the last day for which this was done; None where it never was."""
    return last_noted()


def _issues(on: date, by: str, as_post: str) -> tuple[tuple[tuple[str, int], ...], tuple[str, ...]]:
    """Bring into force every issue that waits for nothing more, or send it back."""
    waiting = Issue.objects.filter(state=Issue.State.OPEN, deleted_at=None, proposals__isnull=False)
    numbered, sent_back = [], []
    for issue in waiting.distinct().order_by("opened_on", "id"):
        number = bring_into_force(issue=issue, on=on, by=by, as_post=as_post)
        if number is not None:
            numbered.append((issue.slug, number))
        elif Issue.objects.filter(pk=issue.pk, state=Issue.State.SENT_BACK).exists():
            sent_back.append(issue.slug)
    return tuple(numbered), tuple(sent_back)
