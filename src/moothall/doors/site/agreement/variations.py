"""The variations: every decision that changed the agreement, and what each did, before and after."""

from datetime import timedelta

from django.http import HttpResponse

from moothall.agreement.core.sentences import sentence
from moothall.agreement.queries import stored_variations
from moothall.doors.pages.pagination import page_of
from moothall.doors.site.meetings.reader import private_to, reader_of_visit
from moothall.doors.site.meetings.recent_business import matters_behind
from moothall.doors.site.term_life import decided, steps_by
from moothall.doors.site.visits import Visit, visiting


@visiting
def variations(visit: Visit) -> HttpResponse:
    """List the variations, the latest first."""
    page = page_of(tuple(reversed(visit.register.entries)), visit.request)
    return visit.page(
        "variations.html", page=page, decided=lambda variation: decided(variation, visit.name_of)
    )


@visiting
def variation(visit: Visit, number: int) -> HttpResponse:
    """Show what one variation changed, who decided it, and how it is kept."""
    entry = visit.register.entry(number)
    steps = steps_by(visit.register, number, name_of=visit.name_of, today=visit.today)
    histories = visit.register.up_to(number).histories
    then = {step.id: histories[step.id].on(step.day) or histories[step.id].original for step in steps}
    stored = {row.number: row for row in stored_variations(visit.heading.id)}
    who = reader_of_visit(visit)
    page = visit.page(
        "variation.html",
        behind=matters_behind(visit, who, number),
        terms=[visit.register.history(step.id).original for step in steps],
        entry=entry,
        variation=entry.variation,
        decided=decided(entry.variation, visit.name_of),
        steps=steps,
        then=then,
        sentence=lambda term: sentence(term, visit.name_of),
        stored=stored.get(number),
        day_before=entry.variation.effective - timedelta(days=1),
    )
    return private_to(page, who)
