"""What has been saved against what was promised, and the chance of each target."""

from dataclasses import dataclass, replace

from django.http import HttpResponse
from markupsafe import Markup

from moothall.agreement.core.terms import Target
from moothall.doors.pages.formats import capital
from moothall.doors.site.charts.fan import (
    NARROW,
    WIDE,
    Aim,
    FanDay,
    FanLayout,
    aims_in_order,
    fan_chart,
    letter,
)
from moothall.doors.site.charts.tornado import tornado_chart
from moothall.doors.site.savings.page_savings import PageSavings, last_day, savings_on
from moothall.doors.site.visits import Visit, visiting
from moothall.savings.core.report.status import by_stage
from moothall.savings.core.simulation import Chance, Model, tornado
from moothall.savings.core.simulation.tornado import Swing

MOST_SWINGS = 12


@dataclass(frozen=True, slots=True)
class Likelihood:
    """The chance of one target, as it is said and as it was found."""

    target: Target
    chance: Chance

    @property
    def in_words(self) -> str:
        """The chance in tenths, never as none and never as certain."""
        return tenths(self.chance.share)


def tenths(share: float) -> str:
    """Write a chance as people say it: ``3 in 10``."""
    if share < 0.05:
        return "less than 1 in 20"
    return "more than 19 in 20" if share > 0.95 else f"{min(max(round(share * 10), 1), 9)} in 10"


@visiting
def savings(visit: Visit) -> HttpResponse:
    """Show what is saved against every published target, and the chance of reaching each."""
    known = savings_on(visit)
    found = known.forecast()
    outcome = found[1] if found else None
    swings = _swings(known, found[0]) if found else []
    return visit.page(
        "savings.html",
        known=known,
        outcome=outcome,
        likely=_likely(known),
        picture=picture_of(known),
        narrow=picture_of(known, layout=NARROW, id="fan-narrow"),
        key=[(letter(place), aim) for place, aim in enumerate(aims_of(known))],
        planned=by_stage(known.positions),
        differing=[each for each in known.published if each.disagreements],
        swings=swings,
        tornado=_tornado(swings),
        last_day=last_day,
        listed_terms=known.published,
    )


def picture_of(known: PageSavings, *, layout: FanLayout = WIDE, id: str = "fan") -> Markup | None:
    """Return the fan, or None where there is nothing to draw."""
    found = known.forecast()
    days = [FanDay(last_day(each.year), each.percentiles) for each in found[1].fan] if found else []
    recorded = [(last_day(each.year), each.so_far_pence) for each in known.saved]
    if not days and not recorded:
        return None
    title = "Savings added up, beside every target"
    return fan_chart(title, days=days, recorded=recorded, aims=aims_of(known), id=id, layout=layout)


def aims_of(known: PageSavings) -> list[Aim]:
    """Return every published figure that has a place in the picture, in its order down the side."""
    drawn = [each for each in known.published if is_drawn(each)]
    return aims_in_order(Aim(each.title, each.amount_pence, each.by) for each in drawn)


def is_drawn(target: Target) -> bool:
    """Tell whether a figure has a place in the picture: one of the whole programme, added up over years."""
    return target.span == "cumulative" and not target.authorities and not target.services


def _likely(known: PageSavings) -> list[Likelihood]:
    by_id = {each.id: each for each in known.targets}
    return [Likelihood(by_id[each.goal.name], each) for each in known.chances if each.goal.name in by_id]


def _swings(known: PageSavings, model: Model) -> list[Swing]:
    """Return the widest swings, each by the name that people know and what of it is unsure."""
    return [replace(each, name=known.called(each.name)) for each in tornado(model)[:MOST_SWINGS]]


def _tornado(swings: list[Swing]) -> Markup | None:
    """Return the picture of the swings; None where nothing is unsure."""
    title = "How far the last total swings with each assumption"
    named = [replace(each, name=f"{capital(each.kind)}: {each.name}") for each in swings]
    return tornado_chart(title, named) if named else None
