"""How the command line words what every command says alike: a variation, a day, where something was read."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moothall.agreement.core.register import Register
    from moothall.agreement.core.values import Source


def variation_in_words(register: "Register", number: int) -> str:
    """Return a variation's number and title, and when it was decided."""
    from moothall.periods import written

    variation = register.entry(number).variation
    return f"Variation {number}, {variation.title} (decided {written(variation.decided)})"


def cited(source: "Source") -> str:
    """Return the document and the clause of a source."""
    return f"{source.document}, {source.clause}" if source.clause else source.document


def source_in_words(source: "Source") -> str:
    """Return a source with how sure we are of it, and where it can be read."""
    where = f": {source.url}" if source.url else ""
    return f"{cited(source)} ({source.confidence}){where}"
