"""Who may decide? A question in plain words, and its answer with the chain, conditions and sources."""

from django.http import HttpResponse

from moothall.delegation.core.functions import function_called
from moothall.delegation.core.reading import scheme_of
from moothall.delegation.core.wording import decision_in_words
from moothall.doors.pages.remarks import REMARKS, Remark, remarks_on_all
from moothall.doors.site.powers import choices
from moothall.doors.site.powers.answering import Answering
from moothall.doors.site.powers.asked import address_of, asked_in
from moothall.doors.site.visits import Visit, visiting


@visiting
def decide(visit: Visit) -> HttpResponse:
    """Show the form, and the answer where something was asked."""
    asked = asked_in(visit)
    answering = Answering(visit, asked, asked.decision) if asked.decision else None
    return visit.page(
        "decide.html",
        status=400 if asked.faults else 200,
        asked=asked,
        faults=[*visit.faults, *asked.faults],
        answering=answering,
        question=question_of(visit, answering) if answering else "",
        has_clauses=bool(scheme_of(visit.register).clauses),
        facts=[choices.Choice(each, each) for each in scheme_of(visit.register).facts],
        functions=choices.functions(),
        councils=choices.with_these(visit, choices.councils(visit), asked.councils),
        services=choices.with_these(visit, choices.services(visit), asked.services),
        holders=choices.with_this(visit, choices.holders(visit), asked.who),
        address_of=address_of,
        top_remarks=remarks_of(answering),
    )


def question_of(visit: Visit, answering: Answering) -> str:
    """Return the question as a sentence."""
    return decision_in_words(answering.decision, lambda each: function_called(each).title, visit.name_of)


def remarks_of(answering: Answering | None) -> tuple[Remark, ...]:
    """Return what must be said of the terms that an answer relies on, and of the law that it cites."""
    if answering is None:
        return ()
    said = {each.key for each in remarks_on_all(answering.visit.register, answering.terms)}
    source = answering.function.source
    if source and source.confidence == "unchecked":
        said.add("unchecked")
    return tuple(remark for key, remark in REMARKS.items() if key in said)
