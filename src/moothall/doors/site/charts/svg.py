"""A small writer of SVG: elements from Python, every text escaped, no style attribute ever."""

from collections.abc import Iterable

from markupsafe import Markup, escape

Attribute = str | int | float | None


def element(name: str, *inside: Markup | str, **attributes: Attribute) -> Markup:
    """Return one element. An attribute's underscores become hyphens, ``class_`` is class, None is nothing."""
    written = "".join(
        f' {_name(key)}="{escape(_number(value))}"' for key, value in attributes.items() if value is not None
    )
    content = "".join(escape(each) for each in inside)
    return Markup(f"<{name}{written}>{content}</{name}>")  # each part of it is escaped above


def together(parts: Iterable[Markup]) -> Markup:
    """Return the parts one after another."""
    return Markup("").join(parts)


def _name(key: str) -> str:
    return key if key != key.lower() else key.rstrip("_").replace("_", "-")


def _number(value: Attribute) -> str:
    """Write a number with two places at most, so that pictures stay small."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
