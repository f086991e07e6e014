"""Each kind of fault in plain words: what is wrong, and how to mend it."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from moothall.agreement.core.faults.shapes import (
    FORMS,
    FieldPlace,
    Path,
    a,
    bare,
    called,
    choices,
    example,
    form_of,
    is_money,
)
from moothall.agreement.core.faults.values import day_words, kind_of, money_words, quoted
from moothall.agreement.core.terms import KINDS

Words = tuple[Path, str, str]  # where, within the place; what is wrong; how to mend it
Wrong = Callable[[Mapping[str, Any], FieldPlace], Words]

_ALSO_CALLED = {
    "start": "from", "starts": "from", "start_date": "from", "since": "from", "begins": "from",
    "end": "until", "ends": "until", "end_date": "until", "to": "until", "expires": "until",
    "council": "authority", "councils": "authorities", "gss": "gss_code", "role": "as", "agreed": "decided",
}  # fmt: skip


def words_for(error: Mapping[str, Any], place: FieldPlace) -> Words:
    """Return one of pydantic's errors in plain words, and the field that it is about."""
    family = error["type"].split("_")[0]
    say = _WORDS.get(error["type"]) or _WORDS.get(family) or (_custom if _is_ours(error) else _other)
    return say(error, place)


def _is_ours(error: Mapping[str, Any]) -> bool:
    """Whether the message is one of our models' own."""
    return not error["msg"].startswith(("Input should", "String should", "Unable to"))


def _custom(error: Mapping[str, Any], place: FieldPlace) -> Words:
    message, _, fix = error["msg"].removeprefix("Value error, ").partition("; ")
    return (), message, f"{fix[:1].upper()}{fix[1:]}." if fix else ""


def _other(error: Mapping[str, Any], place: FieldPlace) -> Words:
    return (), f"{quoted(error['input'])} does not belong here", f"Write it like {example(place)}."


def _missing(error: Mapping[str, Any], place: FieldPlace) -> Words:
    described = place.field.description if place.field else ""
    name, sample = place.path[-1], example(place)
    if sample != "…" or not described:
        return (), "is missing", f"Add “{name}: {sample}”."
    return (), "is missing", f"Add “{name}: …”: {described[:1].lower()}{described[1:]}."


def _unknown(error: Mapping[str, Any], place: FieldPlace) -> Words:
    message = f"is not a field of {a(called(place.owner))}"
    return (), message, field_meant(str(place.path[-1]), place.owner)


def field_meant(name: str, model: type[BaseModel]) -> str:
    """Suggest the field of ``model`` that ``name`` may have meant, or list its fields."""
    fields = [field.alias or key for key, field in model.model_fields.items()]
    other = _ALSO_CALLED.get(name.casefold(), "")
    near = [other] if other in fields else get_close_matches(name.casefold(), fields, n=1)
    if not near:
        return f"Its fields are {', '.join(fields)}."
    pence = " Money is in whole pence: £500 is 50000." if near[0].endswith("_pence") else ""
    return f"Did you mean “{near[0]}”?{pence}"


def _kind(error: Mapping[str, Any], place: FieldPlace) -> Words:
    kinds = f"The kinds are {', '.join(KINDS)}."
    if error["type"] == "union_tag_not_found":
        return ("kind",), "is missing", f"Say what kind of term it is. {kinds}"
    tag = str(error["ctx"]["tag"])
    near = get_close_matches(tag, KINDS, n=1)
    return (
        ("kind",),
        f"“{tag}” is not a kind of term",
        f"Did you mean “{near[0]}”? {kinds}" if near else kinds,
    )


def _word(error: Mapping[str, Any], place: FieldPlace) -> Words:
    words = [str(word) for word in choices(place.shape)]
    near = get_close_matches(str(error["input"] or ""), words, n=1)
    hint = f"Did you mean “{near[0]}”? " if near else ""
    listed = ", ".join(words[:-1]) + f" or {words[-1]}"
    return (), f"{quoted(error['input'])} is not one of the words for this", f"{hint}It may be {listed}."


def _text(error: Mapping[str, Any], place: FieldPlace) -> Words:
    value = error["input"]
    if value is None:
        return (), "is empty", "Write it, or leave the field out."
    form = form_of(place.shape)
    if form and form.words != "one line":
        return (), f"{quoted(value)} is not {form.words}", form.how
    mend = "Write it as text." if isinstance(value, list | dict) else f'Put it in quotes: "{value}".'
    return (), f"is {kind_of(value)}, and this must be text", mend


def _form(error: Mapping[str, Any], place: FieldPlace) -> Words:
    form, value = FORMS.get(error["ctx"]["pattern"]), error["input"]
    if form is None:
        return _other(error, place)
    if form.words == "one line":
        return (), "has more than one line", form.how
    return (), f"{quoted(value)} is not {form.words}", _as_id(value) if form.words == "an id" else form.how


def _as_id(value: str) -> str:
    """Return how to write a name as an id."""
    words = "".join(
        letter if letter.isalnum() and letter.isascii() else " " for letter in value.lower()
    ).split()
    return f"Use lower case with hyphens, such as {'-'.join(words) or 'cheltenham-revenues'}."


def _short(error: Mapping[str, Any], place: FieldPlace) -> Words:
    return (), "is empty", "Write it, or leave the field out."


def _long(error: Mapping[str, Any], place: FieldPlace) -> Words:
    most = error["ctx"]["max_length"]
    return (), f"is longer than {most:,} characters", "Shorten it; a note may say the rest."


def _number(error: Mapping[str, Any], place: FieldPlace) -> Words:
    value = error["input"]
    if is_money(place.path):
        return (), *money_words(value)
    if value is None:
        return _short(error, place)
    whole = " whole" if bare(place.shape) is int else ""
    if isinstance(value, str) and value.strip().isdigit():
        return (), f"{quoted(value)} is text, and this must be a{whole} number", "Take away the quotes."
    return (), f"{quoted(value)} is not a{whole} number", f"Write it like {example(place)}."


def _least(error: Mapping[str, Any], place: FieldPlace) -> Words:
    return (), f"{quoted(error['input'])} is less than {error['ctx']['ge']:,}", "Check the figure."


def _most(error: Mapping[str, Any], place: FieldPlace) -> Words:
    if place.path == ("moothall",):
        message = f"this file is format {error['input']}; this Moothall reads format {error['ctx']['le']}"
        return (), message, "Use a newer Moothall."
    return (), f"{quoted(error['input'])} is more than {error['ctx']['le']:,}", "Check the figure."


def _places(error: Mapping[str, Any], place: FieldPlace) -> Words:
    return (
        (),
        f"{quoted(error['input'])} has too many figures",
        "Give at most 12 before the point and 6 after it.",
    )


def _yes_or_no(error: Mapping[str, Any], place: FieldPlace) -> Words:
    return (), f"{quoted(error['input'])} is neither true nor false", "Write true or false."


def _list(error: Mapping[str, Any], place: FieldPlace) -> Words:
    if error["input"] is None:
        return (), "is empty", "Give at least one item, or leave the field out."
    return (
        (),
        f"is {kind_of(error['input'])}, and this must be a list",
        "Begin each item with a hyphen: “- …”.",
    )


def _fields(error: Mapping[str, Any], place: FieldPlace) -> Words:
    if error["input"] is None:
        return (), "is empty", "Write its fields below it, or leave it out."
    sample = f"{{{', '.join(f'{name}: …' for name in _needed(bare(place.shape)))}}}"
    return (), f"is {kind_of(error['input'])}, and this must have fields", f"Write it like {sample}."


def _needed(shape: Any) -> list[str]:
    """Return the fields that something of this shape cannot do without."""
    if get_origin(shape) is dict:
        return ["holder"] if get_args(shape)[1] is Any else ["cheltenham"]
    if not hasattr(shape, "model_fields"):
        return ["kind", "id"]
    needed = (field.alias or name for name, field in shape.model_fields.items() if field.is_required())
    return [name for name in needed if name not in ("known_on", "on", "from")]


def _few(error: Mapping[str, Any], place: FieldPlace) -> Words:
    return (), "is empty", "Give at least one."


def _period(error: Mapping[str, Any], place: FieldPlace) -> Words:
    ends, starts = error["ctx"]["until"], error["ctx"]["starts_on"]
    fix = "Give a later day: until is the first day on which the term no longer holds."
    return ("until",), f"{ends} is not after the first day, {starts}", fix


def _share(error: Mapping[str, Any], place: FieldPlace) -> Words:
    return ("share",), "is not more than 0 and at most 1", "Write a quarter as 1/4."


def _method(error: Mapping[str, Any], place: FieldPlace) -> Words:
    lacking = error["ctx"]["lacking"]
    return (), error["msg"], f"Add {lacking}, or choose another method: driver, fixed, equal or banded."


def _fixed(error: Mapping[str, Any], place: FieldPlace) -> Words:
    first, *_ = error["ctx"]["fixed"].split(", ")
    return ("set", first), "may not be set by a change", "Use end, reinstate, or end it and add another."


def _empty(error: Mapping[str, Any], place: FieldPlace) -> Words:
    return (), "changes nothing", "Give at least one of add, change, reinstate or end."


_WORDS: dict[str, Wrong] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _kind,
    "literal_error": _word,
    "string_type": _text,
    "string_pattern_mismatch": _form,
    "string_too_short": _short,
    "string_too_long": _long,
    "int": _number,
    "decimal_parsing": _number,
    "decimal_type": _number,
    "finite_number": _number,
    "is_instance_of": _number,
    "decimal": _places,
    "greater_than_equal": _least,
    "less_than_equal": _most,
    "bool": _yes_or_no,
    "tuple_type": _list,
    "list_type": _list,
    "dict_type": _fields,
    "mapping_type": _fields,
    "model": _fields,
    "too_short": _few,
    "day": lambda error, place: ((), *day_words(error, place)),
    "date": lambda error, place: ((), *day_words(error, place)),
    "period": _period,
    "share": _share,
    "method": _method,
    "fixed_field": _fixed,
    "empty": _empty,
}
