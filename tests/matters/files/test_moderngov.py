"""What ModernGov's web service answers is read as it is, and what is private in it is left where it is."""

from datetime import date, time

import pytest

from moothall.matters.files.moderngov import plain, read_moderngov
from moothall.refusals import Invalid

MEETING = """<?xml version="1.0" encoding="utf-8"?>
<meeting>
  <meetingid>2501</meetingid><committeeid>390</committeeid><committeetitle>Cabinet</committeetitle>
  <meetingdate>11/10/2016</meetingdate><meetingtime>6.00 pm</meetingtime>
  <meetinglocation>Pittville Room, Municipal Offices</meetinglocation><meetingstatus>Confirmed</meetingstatus>
  <agendapublished>True</agendapublished><minutepublished>True</minutepublished>
  <attendees>
    <attendee membertype="Committee Member" name="Councillor A Member" roledescription="Chair"
      attendance="Present"/>
    <attendee membertype="Officer" name="B Officer" roledescription="Clerk" attendance="In attendance"/>
  </attendees>
  <agendaitems>
    <agendaitem>
      <agendaitemid>20264</agendaitemid><agendaitemnumber>4</agendaitemnumber>
      <fulldisplaynumberformat>4.</fulldisplaynumberformat>
      <agendaitemtitle>Members&amp;#39; services</agendaitemtitle>
      <isrestricted>False</isrestricted><isdisplayallowed>True</isdisplayallowed>
      <isdecision>True</isdecision><isdecisionpublished>True</isdecisionpublished>
      <decisionnonemptyhtmlbody>&lt;p&gt;RESOLVED that:&lt;/p&gt;&lt;ul&gt;&lt;li&gt;one&lt;/li&gt;
        &lt;li&gt;two&lt;/li&gt;&lt;/ul&gt;</decisionnonemptyhtmlbody>
      <isminutepublished>True</isminutepublished>
      <minutesnonemptyhtmlbody>&lt;div&gt;The leader spoke.&lt;/div&gt;</minutesnonemptyhtmlbody>
      <linkeddocuments>
        <linkeddoc><title>Report</title><url>https://example.org/report.pdf</url>
          <isrestricted>False</isrestricted></linkeddoc>
        <linkeddoc><title>Secret annex</title><url>https://example.org/annex.pdf</url>
          <isrestricted>True</isrestricted></linkeddoc>
        <linkeddoc><title>Trick</title><url>javascript:alert(1)</url><isrestricted>False</isrestricted></linkeddoc>
      </linkeddocuments>
    </agendaitem>
    <agendaitem>
      <agendaitemid>20265</agendaitemid><agendaitemtitle>Sale of the secret field</agendaitemtitle>
      <isrestricted>True</isrestricted><isdecision>True</isdecision><isdecisionpublished>True</isdecisionpublished>
      <decisionnonemptyhtmlbody>Sell it for the secret price.</decisionnonemptyhtmlbody>
    </agendaitem>
  </agendaitems>
</meeting>"""
LIST = """<getmeetings><committee><committeeid>390</committeeid><committeetitle>Cabinet</committeetitle>
<meetings><meeting><meetingid>1</meetingid><meetingdate>12/02/2016</meetingdate>
<meetingtime>10.00 am</meetingtime></meeting>
<meeting><meetingid>2</meetingid><meetingdate>30/02/2016</meetingdate></meeting>
</meetings></committee></getmeetings>"""


def test_a_meeting_is_read_with_its_agenda_who_came_and_what_was_decided():
    [meeting] = read_moderngov(MEETING.encode(), name="m.xml", site="https://democracy.example.gov.uk/")

    assert (meeting.starts_on, meeting.starts_at) == (date(2016, 10, 11), time(18))
    assert (meeting.committee_id, meeting.committee) == ("390", "Cabinet")
    assert meeting.url == "https://democracy.example.gov.uk/ieListDocuments.aspx?CId=390&MId=2501"
    item = meeting.items[0]
    assert (item.number, item.title, item.minute) == ("4", "Members' services", "The leader spoke.")
    assert item.decision is not None
    assert item.decision.text == "RESOLVED that:\n\n- one\n\n- two"
    assert [each.is_member for each in meeting.attendees] == [True, False]


def test_nothing_of_what_is_restricted_is_read():
    meetings = read_moderngov(MEETING.encode(), name="m.xml")

    assert "secret" not in repr(meetings).lower()
    assert meetings[0].items[1].is_private
    assert [paper.title for paper in meetings[0].items[0].papers] == ["Report"]


def test_a_wrong_day_is_refused_with_its_line():
    with pytest.raises(Invalid) as refused:
        read_moderngov(LIST.encode(), name="list.xml")

    [fault] = refused.value.faults
    assert str(fault) == ("list.xml:4: meetingdate: “30/02/2016” is not a day. It is written as 12/02/2016.")


def test_a_list_gives_each_meeting_its_committee():
    [meeting] = read_moderngov(
        LIST.replace("30/02/2016", "")
        .replace("<meeting><meetingid>2</meetingid><meetingdate></meetingdate></meeting>", "")
        .encode(),
        name="list.xml",
    )

    assert (meeting.committee_id, meeting.starts_at, meeting.line) == ("390", time(10), 2)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (b"", "not well-formed"),
        (b"<html><body>503</body></html>", "There is no meeting in it"),
        (b"<meeting><meetingid>1</meetingid>", "not well-formed"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><meeting><meetingid>1</meetingid></meeting>', "document type"),
        (MEETING.encode()[:500], "not well-formed"),
        (b"\x00\x01\x02", "not well-formed"),
    ],
)
def test_what_is_no_such_answer_is_refused_in_words(given, says):
    with pytest.raises(Invalid, match=says):
        read_moderngov(given, name="answer.xml")


def test_a_secret_outside_the_file_is_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("s3cret")
    trick = (
        f'<!DOCTYPE m [<!ENTITY x SYSTEM "{secret.as_uri()}">]><meeting><meetingid>1</meetingid></meeting>'
    )

    with pytest.raises(Invalid) as refused:
        read_moderngov(trick.encode(), name="trick.xml")

    assert "s3cret" not in str(refused.value)


def test_scripts_in_markup_are_not_read():
    assert (
        plain("<p>One <b>bold</b></p><script>alert(1)</script><p>Two<br>Three</p>")
        == "One bold\n\nTwo\n\nThree"
    )
    assert plain("plain words") == "plain words"
    assert plain(" ") == ""
