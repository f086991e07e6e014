"""Records found by their address, locked until a transaction ends, and checked before they are saved."""

from collections.abc import Iterator
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from moothall.agreement.core.values import HIDDEN
from moothall.meetings.models import PublishedRecord
from moothall.refusals import Conflict, Fault, Invalid, Missing

K = TypeVar("K", bound=PublishedRecord)
M = TypeVar("M", bound=models.Model)

_OURS = (models.ForeignKey, models.JSONField, models.ManyToManyField)


class NoSuchRecord(Missing):
    """There is nothing at that address; it may have been removed."""


class ChangedMeanwhile(Conflict):
    """Somebody else changed this a moment ago: read it again, then repeat your change."""


def find_record(model: type[K], partnership: str, **address: Any) -> K:
    """Return the row of a partnership at that address; refused if there is none, or it was removed."""
    try:
        row = model.objects.filter(partnership=partnership, **address).first()
    except (ValidationError, ValueError):
        row = None
    if row is None:
        raise NoSuchRecord(f"There is no such {_called(model)} here. It may have been removed.", **address)
    return row


def is_record_key(text: str) -> bool:
    """Whether a text can be the key of a row."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def lock_record(row: K) -> K:
    """Return a row as it is now, locked so that nobody else changes it until the transaction ends."""
    rows = type(row).objects.select_for_update().order_by("pk")  # the model's own order may join other tables
    now = rows.filter(pk=row.pk).first()
    if now is None:
        raise NoSuchRecord(f"There is no such {_called(type(row))} here. It may have been removed.")
    return now


def save_record(row: M, *leaving: str) -> M:
    """Save a row, new or changed, once everything typed into it is sound; ``leaving`` goes unchecked."""
    if faults := list(faults_of(row, *leaving)):
        raise Invalid(faults=faults)
    row.save()
    return row


def faults_of(row: models.Model, *leaving: str) -> Iterator[Fault]:
    """Yield what is wrong with the words, days and numbers of a row."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if (
            isinstance(field, _OURS)
            or field.primary_key
            or field.name in leaving
            or (not value and field.blank)
        ):
            continue
        called = str(field.verbose_name)
        if isinstance(value, str) and _is_hidden(field, value):
            yield Fault(f"The {called} has characters that cannot be seen", field.name, fix="Type it again.")
            continue
        try:
            field.clean(value, row)
        except ValidationError as error:
            yield _fault(field, called, value, error)


def save_with_own_slug(row: K, wanted: str) -> K:
    """Save a new row under a slug of its own: as wanted, or followed by the first free number."""
    longest: int = row._meta.get_field("slug").max_length  # type: ignore[union-attr, assignment]
    base = wanted[: longest - 5].strip("-") or _called(type(row))
    model = type(row).with_removed
    taken = set(
        model.filter(partnership=row.partnership, slug__startswith=base).values_list("slug", flat=True)
    )
    slugs = (f"{base}-{number}" if number > 1 else base for number in range(1, len(taken) + 3))
    row.slug = next(slug for slug in slugs if slug not in taken)  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            return save_record(row)
    except IntegrityError:
        raise ChangedMeanwhile("Somebody else took that address a moment ago. Do the same again.") from None


def _called(model: type[models.Model]) -> str:
    return str(model._meta.verbose_name)


def _is_hidden(field: Any, value: str) -> bool:
    """Whether a text has invisible characters or, if it must be one line, a second line."""
    on_one_line = not isinstance(field, models.TextField) and "\n" in value
    return on_one_line or HIDDEN.search(value.replace("\r\n", "\n")) is not None


def _fault(field: Any, called: str, value: Any, error: ValidationError) -> Fault:
    """Say what is wrong with one value, in our own words."""
    codes = {each.code for each in error.error_list}
    if codes & {"blank", "null"}:
        return Fault(f"Enter the {called}", field.name)
    if "max_length" in codes:
        return Fault(f"Enter the {called} in at most {field.max_length} characters", field.name)
    return Fault(f"“{value}” cannot be the {called}", field.name, fix=" ".join(error.messages))


def require_reason(reason: str, what: str, field: str = "because") -> str:
    """Return a reason without the space around it; refused if none is given."""
    if not reason.strip():
        raise Invalid(faults=[Fault(f"Say {what}", field)])
    return reason.strip()
