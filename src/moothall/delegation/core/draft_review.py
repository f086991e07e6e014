"""The review of a draft: what is wrong with it, what it would change and leave over, and who must agree.

The desk, the command line and the programming interface all answer with this, so that they answer alike.
"""

from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.draft import CheckedDraft, Data, check_draft
from moothall.agreement.core.leftover_clauses import left_over
from moothall.agreement.core.preview import DraftPreview, preview_draft
from moothall.agreement.core.register import Register
from moothall.delegation.core.consent import ConsentRoute, consent_route


@dataclass(frozen=True, slots=True)
class DraftReview:
    """What a review of a draft found; a draft with faults has no preview and no route.

    ``leftover`` are the clauses that it leaves with nothing to cover, each with the step that ends it.
    """

    checked: CheckedDraft
    preview: DraftPreview | None = None
    leftover: tuple[tuple[str, Data], ...] = ()
    consent: ConsentRoute | None = None


def review_draft(draft: Data, register: Register, today: date) -> DraftReview:
    """Review a draft against ``register``, as if it were recorded today."""
    return review_checked(check_draft(draft, register, today), register)


def review_checked(checked: CheckedDraft, register: Register) -> DraftReview:
    """Review a draft that has already been read and folded."""
    variation = checked.sound
    if variation is None:
        return DraftReview(checked)
    preview = preview_draft(register, checked.register, variation)
    leftover = left_over(checked.register, preview.anew, variation)
    return DraftReview(checked, preview, leftover, consent_route(register, variation))
