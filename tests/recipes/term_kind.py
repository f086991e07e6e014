"""The recipe for a kind of term, followed for a lease: each part of it, and the file where it belongs."""

from dataclasses import dataclass
from pathlib import Path

from tests.recipes.house_copy import SOURCE


@dataclass(frozen=True)
class Part:
    """What is written into one file, before the line that begins with ``before``; or at the end of it."""

    file: str
    before: str
    text: str


CLASS = '''class Lease(Term):
    """A building or room that one council lets to another."""

    words: ClassVar[str] = "lease"
    plural: ClassVar[str] = "leases"
    meaning: ClassVar[str] = "A building or room that one council lets to another, and at what rent."
    named_after: ClassVar[tuple[str, ...]] = ("premises",)
    council_heading: ClassVar[str] = "Leases"

    kind: Literal["lease"] = "lease"
    landlord: AuthorityId = Field(title="Landlord")
    tenant: AuthorityId = Field(title="Tenant")
    premises: Line = Field(title="Premises")
'''
COUNCILS = '''    def councils(self) -> tuple[str, ...]:
        """Both parties."""
        return (self.landlord, self.tenant)


'''
SENTENCE = """@sentence.register
def _(term: Lease, name_of: NameOf) -> str:
    return f"{name_of(term.landlord)} lets {term.premises} to {name_of(term.tenant)}"


"""
ROUTE_RULE = '''def lease(touch: Touch) -> Iterator[Exercise]:
    """A lease is granted by the landlord and taken by the tenant."""
    for term in touch.said(Lease):
        yield from exercised([term.landlord], "grant-leases")
        yield from exercised([term.tenant], "acquire-property")


'''
INTENTS = """    Topic(
        "Property",
        (
            Intent("grant-lease", "A building is let", "add", "lease"),
            Intent("change-lease", "A lease changes", "change", "lease"),
            Intent("end-lease", "A lease ends", "end", "lease"),
        ),
    ),
"""
MODELS = "agreement/core/terms/undertakings.py"
SENTENCES = "agreement/core/sentences/terms.py"
RULES = "delegation/core/exercises/undertakings.py"
DESK = "doors/desk/agreement/intents.py"

PARTS = (
    Part(MODELS, "AnyUndertaking =", CLASS),
    Part(MODELS, "AnyUndertaking =", COUNCILS),
    Part(MODELS, "__all__ =", "AnyOwnership = Holding | Lease\n\n"),
    Part(MODELS, "", '__all__ += ["Lease"]\n'),
    Part(SENTENCES, "_KINDS_OF_AUTHORITY", "from moothall.agreement.core.terms import Lease\n\n"),
    Part(SENTENCES, "require_of_every_kind(", SENTENCE),
    Part(RULES, "_POLICIES", "from moothall.agreement.core.terms import Lease\n\n"),
    Part(RULES, "RULES:", ROUTE_RULE),
    Part(RULES, '    "holding": ', '    "lease": lease,\n'),
    Part(DESK, "    Topic(", INTENTS),
)

DOCUMENTS = ("GLOSSARY.md", "examples/2020-vision/variations")


def follow(house: Path, *, without: str = "") -> None:
    """Write every part into the copy of Moothall under ``house``, but for what has ``without`` in it."""
    for file in {part.file for part in PARTS}:
        text = (SOURCE / "moothall" / file).read_text(encoding="utf-8")
        for part in PARTS:
            if part.file == file:
                text = _written(text, part, without)
        (house / "moothall" / file).write_text(text, encoding="utf-8")


def _written(text: str, part: Part, without: str) -> str:
    lines, given = text.splitlines(keepends=True), part.text.splitlines(keepends=True)
    place = len(lines)
    if part.before:
        place = next(number for number, line in enumerate(lines) if line.startswith(part.before))
    if without and without in given[0]:
        given = []
    kept = [line for line in given if not without or without not in line]
    return "".join([*lines[:place], *kept, *lines[place:]])
