"""Where something can be read: asked the same way on every form, and refused beside its question."""

from pydantic import ValidationError

from moothall.agreement.core.values import Source
from moothall.doors.desk.forms.shapes import Field
from moothall.doors.desk.matters.forms import Answers, line
from moothall.doors.desk.wrongs import wrongs_in
from moothall.refusals import Fault, Invalid


def source_fields() -> tuple[Field, ...]:
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
