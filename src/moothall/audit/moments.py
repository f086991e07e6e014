"""Moments as they are stored: text in Coordinated Universal Time, which sorts as they followed each other."""

from datetime import UTC, date, datetime, time

from django.utils import timezone

from moothall.periods import written

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"


def now() -> str:
    """Return this moment, as it is stored."""
    return stored(timezone.now())


def stored(moment: datetime) -> str:
    """Return a moment as it is stored."""
    return moment.astimezone(UTC).strftime(_FORM)


def moment(text: str) -> datetime:
    """Return the moment that a stored text says."""
    return datetime.strptime(text, _FORM).replace(tzinfo=UTC)


def beginning_of(day: date) -> str:
    """Return the moment, as it is stored, at which ``day`` begins here."""
    return stored(datetime.combine(day, time.min, timezone.get_default_timezone()))


def spoken(moment: datetime) -> str:
    """Return a moment as people here say it: ``14 November 2016 at 10:03``."""
    here = timezone.localtime(moment)
    return f"{written(here.date())} at {here:%H:%M}"
