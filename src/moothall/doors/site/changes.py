"""What changed last before a day and what changes next after it, among who shares what."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.register import Register
from moothall.agreement.core.values import Certainty
from moothall.doors.site.events import days_of, events_of
from moothall.doors.site.telling import Told, told

NameOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Around:
    """The changes on either side of a day; the day of the last change may be the day itself."""

    days: tuple[date, ...]
    last: tuple[Told, ...]
    next: tuple[Told, ...]
    previous_day: date | None
    next_day: date | None
    certainties: Mapping[date, Certainty]

    @property
    def slider(self) -> tuple[date, date] | None:
        """The first and last days of the years in which anything changed, or nothing where nothing did."""
        if not self.days:
            return None
        return date(self.days[0].year, 1, 1), date(self.days[-1].year, 12, 31)


def changes_around(register: Register, on: date, *, name_of: NameOf, today: date) -> Around:
    """Return what changed last on or before ``on`` and what changes next, in words."""
    events = events_of(register)
    days = days_of(events)
    certainties = {event.day: event.day_is for event in reversed(events)}
    place = bisect_right(days, on)
    last_day = days[place - 1] if place else None
    next_day = days[place] if place < len(days) else None
    earlier = place - 2 if last_day == on else place - 1

    def on_day(day: date | None) -> tuple[Told, ...]:
        those = [event for event in events if event.day == day]
        return tuple(told(register, those, name_of=name_of, today=today))

    previous_day = days[earlier] if earlier >= 0 else None
    return Around(tuple(days), on_day(last_day), on_day(next_day), previous_day, next_day, certainties)
