"""Past meetings are entered as their records say, once however often they are read."""

import textwrap

import pytest
from tests.acting import operator
from tests.doors.stored_agreements import load_example
from tests.matters.files.test_moderngov import MEETING

from moothall.agreement.queries import register_of
from moothall.audit.queries import events
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.core.past_records import PastDecision
from moothall.matters.files.moderngov import read_moderngov
from moothall.matters.files.past_file import read_past, refuse_strangers
from moothall.matters.files.source_records import past_entries
from moothall.matters.models import Decision, Issue
from moothall.matters.operations.past_records import enter_past
from moothall.meetings.models import AgendaItem, Meeting
from moothall.papers.core.record_fields import fields_of
from moothall.refusals import Invalid

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

HERE = "2020-vision"
FILE = """
moothall: 1
partnership: 2020-vision
issues:
  - id: withdrawal
    title: Cheltenham takes back three services
    opened: 2016-10-11
    variation: cheltenham-withdraws
meetings:
  - id: cabinet
    body: cheltenham-cabinet
    on: 2016-10-11
    at: "18:00"
    attended: [{person: Cllr A, authority: cheltenham, presiding: true}]
    items:
      - {id: company, title: Local authority company, issue: withdrawal, minute: Agreed.}
      - {id: other, title: Another matter}
decisions:
  - id: company
    title: 2020 Partnership Local Authority Company
    by: cheltenham-cabinet
    on: 2016-10-11
    outcome: agreed
    resolved: That the company be approved.
    meeting: cabinet
    item: company
    issue: withdrawal
    key: true
    key_because: Not shown.
    call_in: true
    published: 2016-10-13
    in_force: 2016-10-21
"""


@pytest.fixture
def file(tmp_path):
    load_example()

    def written(text=FILE):
        path = tmp_path / "meetings.yaml"
        path.write_text(textwrap.dedent(text))
        return path

    return written


def entered(path):
    past, read = read_past(path)
    refuse_strangers(past, register_of(past.partnership), read)
    return enter_past(past=past, came_from=path.name, acting=operator("clerk@moothall.example"))


def test_what_is_read_a_second_time_is_not_there_twice(file):
    first, second = entered(file()), entered(file())

    assert (first.new, second.new, second.changed, second.unchanged) == (5, 0, 0, 5)
    assert second.is_nothing_new
    assert (Meeting.objects.count(), AgendaItem.objects.count(), Decision.objects.count()) == (1, 2, 1)


def test_every_text_of_a_decision_that_the_file_has_is_kept(file):
    texts = {
        field.name: f"The {field.label.words} of it."
        for field in fields_of(DecisionRecord)
        if field.label.kind == "text" and field.name in PastDecision.model_fields
    }
    left_out = "    resolved: That the company be approved.\n", "    key_because: Not shown.\n"
    bare = FILE.replace(left_out[0], "").replace(left_out[1], "")

    entered(file(bare + "".join(f"    {name}: {words}\n" for name, words in texts.items())))

    made = Decision.objects.get()
    assert {name: getattr(made, name) for name in texts} == texts
    assert {"reasons", "dispensation"} < set(texts)


def test_an_issue_that_came_to_a_variation_is_in_force_by_its_number(file):
    entered(file())
    issue, decision = Issue.objects.get(), Decision.objects.get()

    assert issue.state == "in_force"
    assert register_of(HERE).entry(issue.variation_number).variation.id == "cheltenham-withdraws"
    assert decision.issue == issue
    assert decision.item.title == "Local authority company"
    assert decision.in_force_on.isoformat() == "2016-10-21"


def test_what_now_says_otherwise_is_changed_and_an_item_that_is_gone_is_marked_removed(file):
    entered(file())
    changed = FILE.replace("Agreed.", "Agreed without a vote.").replace(
        "      - {id: other, title: Another matter}\n", ""
    )

    done = entered(file(changed))

    assert (done.new, done.changed, done.removed) == (0, 1, 1)
    assert AgendaItem.objects.get(deleted_at=None).minute == "Agreed without a vote."


def test_entering_is_one_event_on_the_audit_trail(file):
    entered(file())

    assert [each.action for each in events().events][:1] == ["past.entered"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("body: cheltenham-cabinet", "body: nobody", "“nobody” is not a body of the agreement on 11 Oct"),
        ("authority: cheltenham,", "authority: avon,", "“avon” is not a council"),
        ("    by: cheltenham-cabinet", "    by: nobody", "is not a council, body or post"),
        ("    item: company\n", "    item: nothing\n", "the file has no item “nothing”"),
        ("    issue: withdrawal\n    key", "    issue: nothing\n    key", "the file has no issue “nothing”"),
        ("id: other", "id: company", "“company” is used twice"),
        ("at: \"18:00\"", "at: 6pm", "at:"),
        ("outcome: agreed", "outcome: maybe", "outcome"),
        ("on: 2016-10-11\n    outcome", "on: 2016-13-11\n    outcome", "day"),
    ],
)  # fmt: skip
def test_every_fault_is_told_with_its_line(file, old, new, says):
    path = file(FILE.replace(old, new, 1))

    with pytest.raises(Invalid, match=says) as refused:
        entered(path)

    assert all(fault.line for fault in refused.value.faults)
    assert not Meeting.objects.exists()


def test_meetings_of_moderngov_are_brought_in_once(file):
    load_example()
    given = read_moderngov(MEETING.encode(), name="m.xml", site="https://democracy.example.gov.uk")
    past = past_entries(
        given, partnership=HERE, bodies={"390": "cheltenham-cabinet"}, held_until="2026-11-23", name="m.xml"
    )

    first = enter_past(past=past, came_from="ModernGov", acting=operator("clerk@moothall.example"))
    second = enter_past(past=past, came_from="ModernGov", acting=operator("clerk@moothall.example"))

    assert (first.new, second.new) == (4, 0)
    assert Decision.objects.get().resolved.startswith("RESOLVED")
    assert AgendaItem.objects.filter(is_private=True).get().title == "Exempt item"


def test_a_committee_that_is_no_body_here_is_refused_and_named():
    given = read_moderngov(MEETING.encode(), name="m.xml")

    with pytest.raises(Invalid, match=r"Committee 390 \(Cabinet\) is matched to no body"):
        past_entries(given, partnership=HERE, bodies={}, held_until="2026-11-23", name="m.xml")


LISTED = """<getmeetings><committee><committeeid>390</committeeid><committeetitle>Cabinet</committeetitle>
<meetings><meeting><meetingid>2501</meetingid><meetingdate>11/10/2016</meetingdate></meeting></meetings>
</committee></getmeetings>"""
TITLES = """<meeting><meetingid>2501</meetingid><committeeid>390</committeeid>
<committeetitle>Cabinet</committeetitle><meetingdate>11/10/2016</meetingdate><agendaitems>
<agendaitem><agendaitemid>20264</agendaitemid>
<agendaitemtitle>Members' services</agendaitemtitle></agendaitem>
<agendaitem><agendaitemid>20265</agendaitemid><agendaitemtitle>Exempt item</agendaitemtitle></agendaitem>
</agendaitems></meeting>"""


def brought_in(text, held_until="2026-11-23"):
    past = past_entries(
        read_moderngov(text.encode(), name="m.xml"),
        partnership=HERE,
        bodies={"390": "cheltenham-cabinet"},
        held_until=held_until,
    )
    return enter_past(past=past, came_from="ModernGov", acting=operator("clerk@moothall.example"))


def all_that_is_known():
    volatile = ("modified_at", "created_at", "id")
    return [
        {name: value for name, value in row.items() if name not in volatile}
        for model in (Meeting, AgendaItem, Decision)
        for row in model.objects.order_by("id").values()
    ]


@pytest.mark.parametrize("poorer", [LISTED, TITLES], ids=["a list of meetings", "titles alone"])
def test_a_poorer_file_takes_nothing_away_and_nobody_is_forgotten(file, poorer):
    load_example()
    brought_in(MEETING)
    before, people = all_that_is_known(), list(Meeting.objects.get().attendances.values_list("person"))

    done = brought_in(poorer)

    assert (done.new, done.changed, done.removed) == (0, 0, 0)
    assert all_that_is_known() == before
    assert list(Meeting.objects.get().attendances.values_list("person")) == people


def test_a_full_file_still_takes_away_what_it_no_longer_has(file):
    load_example()
    brought_in(MEETING)
    fewer = MEETING.replace("<isminutepublished>True", "<isminutepublished>False")
    fewer = fewer[: fewer.index("<agendaitem>\n      <agendaitemid>20265")] + "</agendaitems></meeting>"

    done = brought_in(fewer)

    assert done.removed == 1
    assert [each.minute for each in AgendaItem.objects.filter(deleted_at=None)] == [""]


def test_an_item_that_is_now_restricted_is_readable_no_more(file):
    load_example()
    brought_in(MEETING)

    brought_in(
        MEETING.replace(
            "<isrestricted>False</isrestricted><isdisplay", "<isrestricted>True</isrestricted><isdisplay"
        )
    )

    item = AgendaItem.objects.order_by("id").first()
    assert (item.title, item.minute, item.sources, item.is_private) == ("Exempt item", "", [], True)


def test_a_list_does_not_say_that_a_published_agenda_is_planned_again(file):
    load_example()
    coming = MEETING.replace("<minutepublished>True", "<minutepublished>False")
    brought_in(coming, held_until="2016-10-01")
    assert Meeting.objects.get().state == "agenda"

    brought_in(LISTED, held_until="2016-10-01")

    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.agenda_published_at is not None) == ("agenda", True)
