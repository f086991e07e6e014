"""How the sentences of findings are put together."""

from collections.abc import Iterable


def listed(words: Iterable[str], most: int = 8) -> str:
    """Return ``words`` as a list in a sentence, ``a, b and c``; a long one ends ``and 12 others``."""
    shown = list(words)
    if len(shown) > most:
        shown = [*shown[: most - 1], f"{len(shown) - most + 1} others"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def counted(number: int, thing: str, things: str = "") -> str:
    """Return a number of things in words: ``1 member``, ``4 members``."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"
