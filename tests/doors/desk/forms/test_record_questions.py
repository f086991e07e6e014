"""The forms of a record ask for its fields in the words and in the order of its table."""

from moothall.doors.desk.forms.record_questions import questions_of
from moothall.doors.desk.forms.shapes import FormField, OneDay, TextLines
from moothall.doors.desk.matters.notices import FIELDS as NOTICE
from moothall.doors.desk.meetings.agenda import FIELDS as ITEM
from moothall.matters.queries.views import ItemSeen
from moothall.meetings.queries.views import NoticeSeen
from moothall.papers.core.document_inputs import AgendaTexts
from moothall.papers.core.record_fields import fields_of


def asked(form: tuple[FormField, ...]) -> list[str]:
    return [field.title for field in form]


def test_a_notice_is_asked_for_whole_and_in_order() -> None:
    table = [field for field in fields_of(NoticeSeen) if field.name != "published_at"]

    assert asked(NOTICE) == [field.question for field in table]
    assert [field.hint for field in NOTICE] == [field.label.hint for field in table]
    assert [field.name for field in NOTICE if field.required] == ["kind", "holder", "title", "due_from"]


def test_an_item_is_asked_for_each_of_its_texts() -> None:
    assert {field.question for field in fields_of(AgendaTexts)} < set(asked(ITEM))
    assert [field.name for field in ITEM][:3] == ["purpose", "recommendation", "is_key"]


def test_questions_follow_the_table_whatever_order_they_are_named_in() -> None:
    first, second = questions_of(ItemSeen, "minute", "title", required=("title",))

    assert (first.name, first.required) == ("title", True)
    assert (second.title, second.required) == ("What the minutes say", False)


def test_a_question_has_the_shape_of_its_value_and_the_name_under_which_it_is_sent() -> None:
    days, lists = questions_of(NoticeSeen, "due_until", "documents", sent_as={"due_until": "until"})

    assert (days.name, days.shape) == ("until", OneDay())
    assert lists.shape == TextLines()
