"""Pieces of English: lists, articles, possessives, numbers, amounts, and what a file's short words mean."""

from collections.abc import Callable, Iterable, Sequence, Sized

from moothall.money import pounds

_SAID = {
    "executive_2012": "SI 2012/2089",
    "ict": "ICT",
    "in_year": "in one year",
    "london_borough": "London borough",
    "one_off": "one-off",
    "part_va": "Part VA of the Local Government Act 1972",
    "vice_chair": "vice-chair",
}
_TAKES_AN_ARTICLE = {
    "board", "committee", "company", "director", "group", "manager", "office", "officer", "pair", "panel",
    "partnership", "programme", "representatives", "secretary", "solicitor", "team", "treasurer", "unit",
}  # fmt: skip
_TAKES_ONE_ALONE = {"cabinet", "council", "executive", "leader", "chair"}
_MILLION = 100_000_000  # pence


def said(word: str) -> str:
    """Return how people say one of a file's short words: ``joint_committee`` is “joint committee”."""
    return _SAID.get(word, word.replace("_", " "))


def spoken(function: str) -> str:
    """Return what may be decided as people say it: ``ict-policy`` is “ICT policy”; other words stay."""
    is_short = "-" in function and " " not in function and function.islower()
    return " ".join(map(said, function.split("-"))) if is_short else function


def listed(items: Iterable[str], joined_by: str = "and") -> str:
    """Return items as a list in a sentence: “Avon, Brent and Cam”."""
    *others, last = [*items] or [""]
    return f"{', '.join(others)} {joined_by} {last}" if others else last


def the(name: str) -> str:
    """Put “the” before the name of a body or post that needs it: “the joint committee”, but “Publica”."""
    lower = name.casefold().split()
    if not lower or lower[0] == "the" or any(word.endswith(("'s", "s'")) for word in lower):
        return name
    described = lower[-1] in _TAKES_AN_ARTICLE or (
        lower[1:2] == ["of"] and lower[0] in {"head", "leader", "chair"}
    )
    return f"the {name}" if described or (len(lower) == 1 and lower[0] in _TAKES_ONE_ALONE) else name


def within(name: str) -> str:
    """Return a name as it reads inside a sentence: “land and property”, but “ICT” and “One Legal”."""
    first, *others = name.split() or [""]
    is_proper = not first.istitle() or any(word.lstrip("(“").istitle() for word in others)
    return name if is_proper else name[:1].lower() + name[1:]


def several(items: Sequence[str]) -> str:
    """Return a list in a sentence, with semicolons if any item contains a comma."""
    return "; ".join(items) if any("," in item for item in items) else listed(items)


def capitalise(clause: str) -> str:
    """Return a clause beginning with a capital."""
    return clause[:1].upper() + clause[1:]


def of(name: str) -> str:
    """Return the possessive: “Cheltenham's”."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def amount(pence: int) -> str:
    """Return an amount as it is written in a sentence: “£55 million”, “£500,000”, “£12.50”; never rounded."""
    if abs(pence) >= _MILLION and pence % (_MILLION // 10) == 0:
        sign = pounds(pence)[0] if pence < 0 else ""
        return f"{sign}£{abs(pence) / _MILLION:,.1f}".removesuffix(".0") + " million"
    return pounds(pence, pence_shown=pence % 100 != 0)


def shortened(things: Iterable[str], in_words: Callable[[str], str] = str, most: int = 8) -> str:
    """Return ``things`` as a list in a sentence; a long one ends ``and 12 others``."""
    shown = list(things)
    if len(shown) > most:
        return listed([*map(in_words, shown[: most - 1]), f"{len(shown) - most + 1} others"])
    return listed(map(in_words, shown))


def counted(number: int, one: str, many: str = "", *, nought: str = "0") -> str:
    """Return a number with its noun: ``1 member``, ``4 members``, ``2 branches``, ``no clerks``."""
    return f"{f'{number:,}' if number else nought} {one if number == 1 else many or one + 's'}"


def agreeing(things: Sized, with_one: str, with_several: str) -> str:
    """Return the form of a verb or noun that agrees with one thing or with several."""
    return with_one if len(things) == 1 else with_several


def quoted(title: str) -> str:
    """Return a title in quotation marks, with any inside it made single."""
    return f"“{title.replace('“', '‘').replace('”', '’')}”"
