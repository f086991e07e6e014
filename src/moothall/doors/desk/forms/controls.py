"""Forms as a page shows them: each question as a control, with its answer and what is wrong with that."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from moothall.doors.desk.forms.answers import Posted, join, row_numbers
from moothall.doors.desk.forms.shapes import (
    EachCouncil,
    EachYear,
    FixedChoice,
    FormField,
    FormGroup,
    FormRows,
    Number,
    OfferedChoice,
    OneDay,
    Option,
    Pounds,
    Secret,
    SentFile,
    TermChoice,
    TextAnswer,
    TextLines,
    YesOrNo,
)
from moothall.doors.desk.forms.words import HINTS, choice_in_words, is_rare

MOST_RADIOS = 8
OPTIONAL = " (optional)"


Options = Callable[[tuple[str, ...]], tuple[Option, ...]]


@dataclass(frozen=True, slots=True)
class FormControl:
    """One question on a page; ``kind`` says which of the design system's components asks it."""

    kind: str
    name: str
    title: str
    hint: str = ""
    value: Any = ""
    error: str = ""
    options: tuple[Option, ...] = ()
    controls: "tuple[FormControl, ...]" = ()
    rows: "tuple[tuple[FormControl, ...], ...]" = ()
    first_box: str = "-day"
    """What the id of the first of a day's boxes adds to its own."""

    @property
    def id(self) -> str:
        """The id of its element on the page."""
        return self.name.replace(".", "-")

    @property
    def is_seldom(self) -> bool:
        """Say whether, inside a row, it is seldom needed."""
        return is_rare(self.name.rpartition(".")[2])

    @property
    def has_error(self) -> bool:
        """Say whether anything is wrong with its answer, or with one inside it."""
        return any(control.error for control in every((self,)))

    @property
    def anchor(self) -> str:
        """The id of the first thing that takes an answer, for a link from the error summary."""
        inner = self.controls or (self.rows[0] if self.rows else ())
        inner = tuple(control for control in inner if control.kind != "hidden")
        if inner:
            return inner[0].anchor
        return f"{self.id}{self.first_box}" if self.kind == "day" else self.id


@dataclass(frozen=True)
class FormView:
    """What a page knows when it shows a form: the terms to choose from, what is wrong, and rows asked for."""

    options: Options
    errors: Mapping[str, str] = field(default_factory=dict)
    blank_rows: Mapping[str, int] = field(default_factory=dict)

    def controls(
        self, fields: Iterable[FormField], data: Mapping[str, Any], at: str = ""
    ) -> tuple[FormControl, ...]:
        """Return a control for each of ``fields``, filled in from ``data``."""
        return tuple(self.control(each, data.get(each.name), join(at, each.name)) for each in fields)

    def control(self, asked: FormField, value: Any, name: str) -> FormControl:
        """Return the control for one question."""
        made = _ControlMaker(self, asked, value, name)
        return made.control()

    def with_choices(self, kinds: tuple[str, ...], chosen: Iterable[str]) -> tuple[Option, ...]:
        """Return the terms of ``kinds``, and whatever was chosen that is not among them."""
        offered = self.options(kinds)
        known = {option.value for option in offered}
        return (*offered, *(Option(each, each) for each in chosen if each not in known))


@dataclass(frozen=True, slots=True)
class _ControlMaker:
    """Makes one control."""

    showing: FormView
    asked: FormField
    value: Any
    name: str

    def control(self) -> FormControl:
        """Return the control for the question."""
        match self.asked.shape:
            case TextAnswer(long=long, is_email=is_email):
                return self._made("long" if long else "email" if is_email else "words", _text(self.value))
            case Secret():
                return self._made("secret")
            case SentFile(accepts=accepts):
                return self._made("file", accepts)
            case Number():
                return self._made("number", _text(self.value))
            case Pounds():
                return self._made("pounds", _in_pounds(self.value))
            case TextLines():
                return self._made("long", "\n".join(map(str, self.value or ())))
            case OneDay():
                return self._made("day", _day_parts(self.value))
            case YesOrNo(unknown=unknown):
                return self._yes_or_no(unknown)
            case FixedChoice(values=values, many=many):
                return self._chosen(tuple(Option(each, choice_in_words(each)) for each in values), many)
            case OfferedChoice(options=options, many=many):
                return self._chosen(options, many)
            case TermChoice(kinds=kinds, many=many):
                chosen = self.value if many else [self.value]
                offered = self.showing.with_choices(kinds, [str(each) for each in chosen or () if each])
                return self._chosen(offered, many)
            case FormGroup(fields=fields):
                return self._group(fields)
            case FormRows(fields=fields):
                return self._made("rows", rows=tuple(self._rows(fields)))
            case EachCouncil(kinds=kinds, each=each):
                return self._made("each", controls=tuple(self._each_council(kinds, each)))
            case EachYear():
                return self._made("rows", rows=tuple(self._each_year()))

    def _made(self, kind: str, value: Any = "", **inside: Any) -> FormControl:
        hint = HINTS.get(self.asked.name, self.asked.hint)
        error = self.showing.errors.get(self.name, "")
        return FormControl(kind, self.name, self._title(), hint, value, error, **inside)

    def _title(self) -> str:
        """Return the question's title, saying so where an answer may be left out."""
        is_tick = self.asked.shape == YesOrNo(unknown=False)
        may_be_left_out = not self.asked.required and self.asked.default in (None, (), {}) and not is_tick
        return f"{self.asked.title}{OPTIONAL}" if may_be_left_out else self.asked.title

    def _yes_or_no(self, unknown: bool) -> FormControl:
        if not unknown:
            return self._made("tick", self.asked.default if self.value is None else self.value)
        options = (Option("yes", "Yes"), Option("no", "No"), Option("", "Not known"))
        return self._made("radios", {True: "yes", False: "no"}.get(self.value, ""), options=options)

    def _chosen(self, options: tuple[Option, ...], many: bool) -> FormControl:
        if many:
            return self._made("checks", list(self.value or ()), options=options)
        chosen = _text(self.value if self.value is not None else self.asked.default)
        if not self.asked.required and self.asked.default is None:
            options = (*options, Option("", "Not known or none"))
        if len(options) <= MOST_RADIOS:
            return self._made("radios", chosen, options=options)
        first = () if not self.asked.required else (Option("", "Choose one"),)
        return self._made("select", chosen, options=(*first, *options))

    def _group(self, fields: tuple[FormField, ...]) -> FormControl:
        """Return the fields of a group; none is answered beforehand where the whole may be left out."""
        if not self.asked.required and not self.value:
            fields = tuple(replace(each, default=None) for each in fields)
        return self._made("group", controls=self.showing.controls(fields, _mapping(self.value), self.name))

    def _rows(self, fields: tuple[FormField, ...]) -> Iterator[tuple[FormControl, ...]]:
        rows = [*_list(self.value), *({} for _ in range(self.showing.blank_rows.get(self.name, 1)))]
        for place, row in enumerate(rows):
            controls = self.showing.controls(fields, _mapping(row), join(self.name, place))
            yield tuple(
                replace(each, kind="hidden") if each.name.endswith(".id") else each for each in controls
            )

    def _each_council(self, kinds: tuple[str, ...], each: Number | Pounds) -> Iterator[FormControl]:
        given = _mapping(self.value)
        for option in self.showing.with_choices(kinds, given):
            asked = FormField(option.value, option.text, "", each, required=True)
            yield self.showing.control(asked, given.get(option.value), join(self.name, option.value))

    def _each_year(self) -> Iterator[tuple[FormControl, ...]]:
        rows = list(_mapping(self.value).items())
        rows += [("", None)] * self.showing.blank_rows.get(self.name, 3)
        year = FormField("year", "Financial year", "Such as 2026/27", TextAnswer(), required=True)
        amount = FormField("amount", "Amount", "", Pounds(), required=True)
        for place, (key, value) in enumerate(rows):
            at = join(self.name, place)
            yield (
                self.showing.control(year, key, join(at, "year")),
                self.showing.control(amount, value, join(at, "amount")),
            )


def every(controls: Iterable[FormControl]) -> Iterator[FormControl]:
    """Yield the controls and all that are inside them."""
    for control in controls:
        yield control
        yield from every(control.controls)
        for row in control.rows:
            yield from every(row)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _in_pounds(value: Any) -> str:
    """Write pence as the pounds that a box holds; what could not be read stays as it was typed."""
    if not isinstance(value, int):
        return _text(value)
    sign = "-" if value < 0 else ""
    whole, part = divmod(abs(value), 100)
    return f"{sign}{whole:,}.{part:02}" if part else f"{sign}{whole:,}"


def _day_parts(value: Any) -> dict[str, str]:
    """Return the three boxes of a day."""
    year, month, day = [*str(value or "").split("-", 2), "", ""][:3]
    return {"day": day.lstrip("0") or day, "month": month.lstrip("0") or month, "year": year}


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def summary_of(controls: Iterable[FormControl]) -> list[tuple[str, str]]:
    """Return what an error summary lists: where to go, and what is wrong there."""
    return [(control.anchor, control.error) for control in every(controls) if control.error]


def blank_rows_in(posted: Posted, controls: Iterable[FormControl]) -> dict[str, int]:
    """Return how many blank rows to show where somebody asked for another."""
    name = (posted.get("add_row") or [""])[0]
    filled = next((len(control.rows) for control in every(controls) if control.name == name), 0)
    return {name: max(1, len(row_numbers(posted, name)) + 2 - filled)}
