"""The pages of the manual that are written from the code, so that they cannot be wrong."""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from tests.docs.laws import laws_as_markdown
from tests.docs.rights import rights_as_markdown

from moothall.agreement.core.references import kinds_named
from moothall.agreement.core.terms import KINDS
from moothall.agreement.core.terms.term import Term
from moothall.agreement.core.values import Condition, Disagreement, Source
from moothall.agreement.core.variation import (
    AgreementHeading,
    Change,
    DecisionTaken,
    End,
    Reinstate,
    Variation,
)
from moothall.config.environment import Environment

COMMON = tuple(Term.model_fields)
FILLED_IN = {
    Variation: ("known_on",),
    Term: ("starts_on",),
    Change: ("on",),
    End: ("on",),
    Reinstate: ("on",),
}
PLAIN = {str: "text", int: "whole number", bool: "true or false"}


def agreement_file() -> str:
    """Return the page on the file format: every field of everything that an agreement file can hold."""
    parts = [
        "# The file format",
        "Written from the models that read the file. An agreement is a YAML mapping with `moothall: 1`, a"
        " `partnership`, its `variations`, and if you like `variations_in`, a folder whose files hold one"
        " variation each and follow in the order of their names."
        " [How to write one](../how-to/write-an-agreement-file.md) · [JSON Schema](agreement.schema.json)",
        _section("Partnership", AgreementHeading),
        _section("Variation", Variation),
        _section("Decision taken", DecisionTaken),
        _section("Change", Change),
        _section("End", End),
        _section("Reinstate", Reinstate),
        _section("Source", Source),
        _section("Disagreement", Disagreement),
        _section("Condition", Condition),
        "## Terms\n\nEvery term has these fields.",
        _table(Term),
        *(f"### {kind}\n\n{_first_line(model)}\n\n{_table(model, COMMON)}" for kind, model in KINDS.items()),
        "## Groups of fields within terms",
        *(
            f"### {_words(model.__name__)}\n\n{_first_line(model)}\n\n{_table(model)}"
            for model in _inner_models()
        ),
    ]
    return "\n\n".join(parts) + "\n"


def settings() -> str:
    """Return the page on settings."""
    rows = "\n".join(
        f"| `MOOTHALL_{name.upper()}` | {_default(field.default)} | {field.description} |"
        for name, field in Environment.model_fields.items()
    )
    return (
        "# Settings\n\nEnvironment variables, all checked at once when Moothall starts. `MOOTHALL_PORT` is"
        " for `script/run` alone: the port it serves on, 8000 where it is left out.\n\n"
        f"| variable | where it is left out | says |\n|---|---|---|\n{rows}\n"
    )


PAGES = {
    "agreement-file.md": agreement_file,
    "settings.md": settings,
    "laws.md": laws_as_markdown,
    "who-may-do-what.md": rights_as_markdown,
}


def _section(title: str, model: type[BaseModel]) -> str:
    return f"## {title}\n\n{_first_line(model)}\n\n{_table(model)}"


def _first_line(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().split("\n")[0]


def _words(name: str) -> str:
    return (
        "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip().capitalize()
    )


def _table(model: type[BaseModel], without: tuple[str, ...] = ()) -> str:
    rows = [
        f"| `{field.alias or name}` | {_shape(_whole(field))} | {'yes' if _is_needed(model, name) else ''} |"
        f" {_said(field.title, field.description)} |"
        for name, field in model.model_fields.items()
        if name not in without and name != "kind"
    ]
    return "| field | holds | needed | says |\n|---|---|---|---|\n" + "\n".join(rows)


def _is_needed(model: type[BaseModel], name: str) -> bool:
    return model.model_fields[name].is_required() and name not in FILLED_IN.get(model, ())


def _said(title: str | None, description: str | None) -> str:
    return f"{title or ''}{f': {description}' if description else ''}".replace("|", "\\|")


def _a(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


def _whole(field: Any) -> Any:
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _shape(shape: Any) -> str:
    """Say in words what a field holds."""
    if kinds := kinds_named(shape):
        return f"id of {_a(kinds[0])} {' or '.join(kinds)}"
    origin, parts = get_origin(shape), [part for part in get_args(shape) if part not in (NoneType, Ellipsis)]
    if origin is Annotated:
        return _shape(parts[0])
    if origin in (Union, UnionType):
        return " or ".join(dict.fromkeys(_shape(part) for part in parts))
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin is tuple:
        return f"list of: {_shape(parts[0])}"
    if origin is dict:
        return f"for each {_shape(parts[0])}: {_shape(parts[1])}"
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return "any term" if issubclass(shape, Term) else _words(shape.__name__).lower()
    return PLAIN.get(
        shape, {"date": "day", "Decimal": "number"}.get(getattr(shape, "__name__", ""), "anything")
    )


def _inner_models() -> Iterator[type[BaseModel]]:
    """Yield the models within terms that have no section of their own, in the order in which they are met."""
    seen: set[type[BaseModel]] = {Source, Disagreement, Condition}
    for model in KINDS.values():
        for field in model.model_fields.values():
            for inner in _models(field.annotation):
                if inner not in seen:
                    seen.add(inner)
                    yield inner


def _models(shape: Any) -> Iterator[type[BaseModel]]:
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        yield shape
    for part in get_args(shape):
        yield from _models(part)


def _default(value: Any) -> str:
    if value is None or value == "":
        return ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"
