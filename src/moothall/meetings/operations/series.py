"""Series: a run of meetings planned at once by a rule, at places that take turns."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, time

from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.audit.rights import permitted
from moothall.meetings.core.rotation import RotationRule, Venue, meetings_by_rule
from moothall.meetings.models import Basis, Meeting, Series
from moothall.meetings.rights import (
    serves_body,
)
from moothall.meetings.rules.bodies import body_on
from moothall.meetings.rules.records_store import save_record
from moothall.periods import Period
from moothall.refusals import Fault, Invalid

MOST = 120


@permitted("manage_meetings", by=serves_body)
def plan_series(
    *,
    partnership: str,
    body: str,
    title: str,
    rule: RotationRule,
    window: Period,
    starts_at: time,
    places: Sequence[Venue] = (),
    basis: str = Basis.SOURCED,
    sources: Sequence[Mapping[str, object]] = (),
    acting: Acting,
) -> Series:
    """Plan every meeting that a rule gives inside a window, which must end; places take turns."""
    body_on(partnership, body, window.starts_on)
    days = _days(rule, window, places)
    series = Series(
        partnership=partnership,
        body=body,
        title=title.strip(),
        rule=rule.written(),
        places=[asdict(place) for place in places],
        starts_at=starts_at,
        basis=basis,
        sources=list(sources),
    )
    save_record(series)
    for day, place in days:
        meeting = Meeting(
            partnership=partnership,
            body=body,
            series=series,
            starts_on=day,
            starts_at=starts_at,
            place=place.place,
            place_authority=place.authority or "",
            basis=basis,
        )
        save_record(meeting)
    audit.record(
        "series.planned",
        acting=acting,
        partnership=partnership,
        subject=str(series.key),
        title=series.title,
        body=body,
        meetings=len(days),
    )
    return series


def _days(rule: RotationRule, window: Period, places: Sequence[Venue]) -> list[tuple[date, Venue]]:
    """Return the days and places of a series; refused if there are none, or too many at once."""
    if window.until is None:
        raise Invalid(faults=[Fault("Say when the series ends", "until")])
    days = list(meetings_by_rule(rule=rule, window=window, places=places))
    if not days or len(days) > MOST:
        message = f"That rule gives {len(days)} meetings" if days else "That rule gives no meeting"
        raise Invalid(faults=[Fault(message, "until", fix=f"Plan from 1 to {MOST} at once.")])
    return days
