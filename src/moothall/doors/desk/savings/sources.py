"""Where something can be read: asked the same way on every form, and refused beside its question."""

from pydantic import ValidationError

from moothall.agreement.core.values import Source
from moothall.doors.desk.forms.desk_form import Answers, line
from moothall.doors.desk.forms.faults import wrongs_in
from moothall.doors.desk.forms.shapes import FormField
from moothall.refusals import Fault, Invalid


def source_fields() -> tuple[FormField, ...]:
    """Return the questions that ask for a source."""
    return (
        line("document", "In which document can it be read?", "Such as the minutes, budget book or ledger"),
        line("clause", "Where in it?", "Such as a minute, page or account", required=False),
        line("url", "Web address", required=False),
    )


def from_source(given: Answers) -> Source:
    """Return the source that was given."""
    said = {name: given[name] for name in ("document", "clause", "url") if name in given}
    try:
        return Source.model_validate(said)
    except ValidationError as error:
        faults = [Fault(each.about("It"), str(each.path[0])) for each in wrongs_in(error, Source)]
        raise Invalid(faults=faults) from None
