"""The kinds of term: what a file may have under ``add``, and whether each kind is complete."""

from collections.abc import Collection, Mapping
from typing import Annotated, get_args

from pydantic import Field

from moothall.agreement.core.terms.arrangements import AnyArrangement
from moothall.agreement.core.terms.bodies import AnySeat
from moothall.agreement.core.terms.money import AnyFigure, AnySharing
from moothall.agreement.core.terms.parties import AnyParty
from moothall.agreement.core.terms.term import DEFINED, KindIncomplete, Term
from moothall.agreement.core.terms.undertakings import AnyOwnership, AnyUndertaking

AnyTerm = Annotated[
    AnyParty | AnySeat | AnyArrangement | AnySharing | AnyUndertaking | AnyFigure | AnyOwnership,
    Field(discriminator="kind"),
]

KINDS: dict[str, type[Term]] = {
    model.model_fields["kind"].default: model for model in get_args(get_args(AnyTerm)[0])
}


def require_of_every_kind(part: str, given: Collection[str], where: str) -> None:
    """Refuse to start if a kind of term lacks ``part``, or if a kind that does not exist is given it.

    What another package adds to each kind stays in that package, which calls this as it is imported.
    """
    for kind in KINDS:
        if kind not in given:
            raise KindIncomplete(kind, part, where)
    if unknown := [kind for kind in given if kind not in KINDS]:
        raise KindIncomplete(unknown[0], f"a class, though it has {part}", "agreement/core/terms")


def require_place_of_every_kind(defined: Mapping[str, type[Term]]) -> None:
    """Refuse to start where a kind has a class that stands in no family, so that no file could give it."""
    for kind, model in defined.items():
        if kind not in KINDS:
            raise KindIncomplete(kind, "its place in the union of its family", model.__module__)


require_place_of_every_kind(DEFINED)
