"""How the sentences of findings are put together, beyond what all sentences share."""

from collections.abc import Callable, Iterable, Sized

from moothall.agreement.core.sentences import listed


def shortened(things: Iterable[str], in_words: Callable[[str], str] = str, most: int = 8) -> str:
    """Return ``things`` as a list in a sentence; a long one ends ``and 12 others``."""
    shown = list(things)
    if len(shown) > most:
        return listed([*map(in_words, shown[: most - 1]), f"{len(shown) - most + 1} others"])
    return listed(map(in_words, shown))


def counted(number: int, thing: str) -> str:
    """Return a number of things in words: ``1 member``, ``4 members``."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def agreeing(things: Sized, with_one: str, with_several: str) -> str:
    """Return the form of a verb or a noun that goes with one thing or with several."""
    return with_one if len(things) == 1 else with_several


def quoted(title: str) -> str:
    """Return a title in quotation marks, with those inside it turned into single ones."""
    return f"“{title.replace('“', '‘').replace('”', '’')}”"
