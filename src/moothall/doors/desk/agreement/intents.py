"""What may have been decided, in plain words: each kind of variation that the desk can draft."""

from dataclasses import dataclass
from typing import Literal

from moothall.agreement.core.terms import KINDS, Term, require_of_every_kind

Action = Literal["add", "change", "end", "reinstate"]


@dataclass(frozen=True, slots=True)
class Intent:
    """One kind of decision: what it does to a term of which kind, and which questions to ask.

    ``asks`` names the fields to ask for, in order; left empty, every field of the term. ``about`` narrows the
    terms to choose from in a change, and ``gives`` fills in answers beforehand.
    """

    id: str
    words: str
    action: Action
    kind: str = ""
    asks: tuple[str, ...] = ()
    gives: tuple[tuple[str, object], ...] = ()

    @property
    def model(self) -> type[Term]:
        """The class of the terms that it is about."""
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Topic:
    """Intents that belong together under a heading."""

    title: str
    intents: tuple[Intent, ...]


TOPICS = (
    Topic(
        "Councils and services",
        (
            Intent("join-service", "A council joins a service", "add", "participation"),
            Intent("leave-service", "A council leaves a service", "end", "participation"),
            Intent(
                "change-part",
                "A council’s part in a service changes: its conditions, through whom, or who provides it",
                "change",
                "participation",
                ("as", "through", "provided_by", "instrument", "conditions"),
            ),
            Intent("join-partnership", "A council joins the partnership", "add", "authority"),
            Intent("leave-partnership", "A council leaves the partnership", "end", "authority"),
            Intent(
                "reorganise",
                "A council is reorganised, renamed or changes its standing",
                "change",
                "authority",
            ),
            Intent("add-service", "A service is added", "add", "service"),
            Intent("change-service", "A service is renamed or described otherwise", "change", "service"),
            Intent("end-service", "A service is ended", "end", "service"),
        ),
    ),
    Topic(
        "Bodies and posts",
        (
            Intent("set-up-body", "A committee, board, company or other body is set up", "add", "body"),
            Intent("change-body", "The members or rules of a body change", "change", "body"),
            Intent("wind-up-body", "A body is wound up", "end", "body"),
            Intent(
                "take-up-post",
                "Somebody takes up a post",
                "change",
                "post",
                ("holder", "interim"),
                (("vacant", False), ("interim", False), ("holder", None)),
            ),
            Intent(
                "leave-post",
                "Somebody leaves a post, and nobody holds it yet",
                "change",
                "post",
                ("vacant",),
                (("holder", None), ("interim", False), ("vacant", True)),
            ),
            Intent("create-post", "A post is created", "add", "post"),
            Intent("change-post", "A post’s title, council or duties change", "change", "post"),
            Intent("end-post", "A post is abolished", "end", "post"),
        ),
    ),
    Topic(
        "Powers",
        (
            Intent("delegate", "A power is delegated", "add", "delegation"),
            Intent(
                "change-delegation", "The limits or conditions of a delegation change", "change", "delegation"
            ),
            Intent("withdraw-delegation", "A delegation is withdrawn", "end", "delegation"),
        ),
    ),
    Topic(
        "Sharing cost",
        (
            Intent("set-cost-share", "How a service’s cost is shared is agreed", "add", "cost_share"),
            Intent("change-cost-share", "How a service’s cost is shared changes", "change", "cost_share"),
            Intent("end-cost-share", "A way of sharing cost is ended", "end", "cost_share"),
            Intent("set-driver", "A driver, such as devices or headcount, is agreed", "add", "driver"),
            Intent("change-driver", "A driver’s readings or unit change", "change", "driver"),
            Intent("end-driver", "A driver is no longer used", "end", "driver"),
        ),
    ),
    Topic(
        "Policies and standards",
        (
            Intent("add-policy", "There is to be a common policy on a subject", "add", "policy"),
            Intent("adopt-policy", "A council adopts a policy", "change", "policy", ("adoptions",)),
            Intent("change-policy", "What a policy is about changes", "change", "policy"),
            Intent("end-policy", "A policy no longer applies", "end", "policy"),
            Intent("promise-standard", "A standard is promised", "add", "standard"),
            Intent("change-standard", "A standard changes", "change", "standard"),
            Intent("end-standard", "A standard is no longer promised", "end", "standard"),
        ),
    ),
    Topic(
        "Savings",
        (
            Intent("record-target", "A target or claim is published", "add", "target"),
            Intent("change-target", "What is known of a target or claim changes", "change", "target"),
            Intent("end-target", "A target or claim is withdrawn", "end", "target"),
            Intent("record-benefit", "A benefit is promised", "add", "benefit"),
            Intent("change-benefit", "A promised benefit changes", "change", "benefit"),
            Intent("end-benefit", "A benefit is no longer promised", "end", "benefit"),
        ),
    ),
    Topic(
        "Companies",
        (
            Intent("acquire-holding", "A council acquires a share in a company", "add", "holding"),
            Intent(
                "change-holding",
                "A council’s share, or what is reserved to owners, changes",
                "change",
                "holding",
            ),
            Intent("end-holding", "A council gives up its share in a company", "end", "holding"),
        ),
    ),
    Topic(
        "Putting something back",
        (Intent("bring-back", "Something that ended is brought back", "reinstate"),),
    ),
)

INTENTS = {intent.id: intent for topic in TOPICS for intent in topic.intents}
for action, done in (("add", "begins"), ("change", "changes"), ("end", "ends")):
    require_of_every_kind(
        f"an intent by which one {done} (action {action})",
        [intent.kind for intent in INTENTS.values() if intent.action == action],
        "doors/desk/agreement/intents.py",
    )


def intent_for(action: str, kind: str) -> Intent:
    """Return the intent that asks everything about an ``action`` upon a term of ``kind``."""
    if action == "reinstate":
        return INTENTS["bring-back"]
    found = [each for each in INTENTS.values() if (each.action, each.kind) == (action, kind)]
    return next((each for each in found if not each.asks), found[0])
