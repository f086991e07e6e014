"""The rules from which deadlines follow, each with its number, its sentence and its citation."""

from dataclasses import dataclass
from typing import Final

from moothall.agreement.core.values import Source

_EXECUTIVE = (
    "Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) "
    "Regulations 2012"
)
_PAGE = "https://www.legislation.gov.uk/uksi/2012/2089/"
_SI_2002 = "https://www.legislation.gov.uk/uksi/2002/715/note/made/data.html"
_OFFICERS = "Openness of Local Government Bodies Regulations 2014"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One rule that sets a deadline: ``days`` is how many it asks for, if the law itself says."""

    id: str
    title: str
    sentence: str
    citation: Source
    days: int | None = None


def _act_1972(section: str) -> Source:
    return Source(document="Local Government Act 1972", clause=f"section {section}", url=_SI_2002)


def _unread(document: str, clause: str, note: str | None = None) -> Source:
    return Source(document=document, clause=clause, confidence="unchecked", note=note)


def _executive(regulation: str, path: str) -> Source:
    return Source(document=_EXECUTIVE, clause=f"SI 2012/2089, regulation {regulation}", url=_PAGE + path)


NOTICE_OF_MEETING: Final = DeadlineRule(
    "D-01", "Notice of a meeting",
    "The time and place of a council's or committee's meeting are published five clear days before it.",
    _act_1972("100A(6)"), 5,
)  # fmt: skip
AGENDA: Final = DeadlineRule(
    "D-02", "Agenda and reports",
    "The agenda and reports of a council or committee are open to all five clear days before it meets.",
    _act_1972("100B(3) and (4)"), 5,
)  # fmt: skip
NOTICE_OF_EXECUTIVE: Final = DeadlineRule(
    "D-03", "Notice of an executive's meeting",
    "The time and place of a public meeting of an executive are published five clear days before it.",
    _unread(_EXECUTIVE, "SI 2012/2089, regulation 6"), 5,
)  # fmt: skip
AGENDA_OF_EXECUTIVE: Final = DeadlineRule(
    "D-04", "Agenda and reports of an executive",
    "The agenda and reports of a public meeting of an executive are open five clear days before it.",
    _unread(_EXECUTIVE, "SI 2012/2089, regulation 7"), 5,
)  # fmt: skip
KEY_DECISION: Final = DeadlineRule(
    "D-05", "Notice of a key decision",
    "Notice of a key decision is published twenty-eight clear days before it is taken.",
    _unread(
        _EXECUTIVE, "SI 2012/2089, regulation 9",
        "That the days are clear was read on a council's page, and not in the regulation. That councils "
        "mostly count these twenty-eight as calendar days is unchecked: each body says how it counts.",
    ), 28,
)  # fmt: skip
PRIVATE_MEETING: Final = DeadlineRule(
    "D-06", "Notice of a private meeting",
    "Notice that an executive means to meet in private is published twenty-eight clear days before.",
    _executive("5", "regulation/5/data.xht?view=snippet&wrap=true"), 28,
)  # fmt: skip
PRIVATE_MEETING_AGAIN: Final = DeadlineRule(
    "D-07", "Second notice of a private meeting",
    "A second notice, with what was said against meeting in private, is published five clear days before.",
    _executive("5", "regulation/5/data.xht?view=snippet&wrap=true"), 5,
)  # fmt: skip
GENERAL_EXCEPTION: Final = DeadlineRule(
    "D-08", "General exception",
    "Where twenty-eight days are impracticable, a key decision may follow five clear days after notice of it "
    "is given to the chair of scrutiny and published.",
    Source(
        document=_EXECUTIVE, clause="SI 2012/2089, regulation 10",
        url="https://legislation.gov.uk/cy/uksi/2012/2089/regulation/10/made/data.xht?view=snippet&wrap=true",
    ), 5,
)  # fmt: skip
SPECIAL_URGENCY: Final = DeadlineRule(
    "D-09", "Special urgency",
    "Where not even five clear days can be given, a key decision may be taken once the chair of scrutiny "
    "agrees that it is urgent and cannot reasonably be put off.",
    Source(
        document=_EXECUTIVE, clause="SI 2012/2089, regulation 11",
        url="https://www.legislation.gov.uk/cy/uksi/2012/2089/regulation/11/data.xht?view=snippet&wrap=true",
    ),
)  # fmt: skip
PRIVATE_URGENCY: Final = DeadlineRule(
    "D-10", "Private meeting that is urgent",
    "Where notice of a private meeting cannot be given in time, it may be held once the chair of scrutiny "
    "agrees that it is urgent and cannot reasonably be put off.",
    _executive("5", "regulation/5/data.xht?view=snippet&wrap=true"),
)  # fmt: skip
LATE_ITEM: Final = DeadlineRule(
    "D-11", "Late item",
    "An item that was not open for five clear days may be taken where the chair is of the opinion, for "
    "special reasons that the minutes give, that it is urgent.",
    _act_1972("100B(4)(b)"),
)  # fmt: skip
SHORTER_NOTICE: Final = DeadlineRule(
    "D-12", "Meeting called at shorter notice",
    "Where a meeting is called at shorter notice, its notice and agenda are published when it is called.",
    _unread(
        "Local Government Act 1972",
        "sections 100A(6) and 100B(3) and (4); for an executive, SI 2012/2089, regulations 6 and 7",
    ),
)  # fmt: skip
DECISION_PUBLISHED: Final = DeadlineRule(
    "D-13", "Record of a decision",
    "The record of an executive's decision is made and published as soon as practicable; many bodies set "
    "themselves a number of working days.",
    _executive("12", "regulation/12?view=plain"),
)  # fmt: skip
CALL_IN: Final = DeadlineRule(
    "D-14", "Call-in",
    "A decision may be called in for as many working days after it is published as the body's own rules say.",
    _unread(
        "The council's own scrutiny rules", "made under section 9F of the Local Government Act 2000"
    ),
)  # fmt: skip
IN_FORCE: Final = DeadlineRule(
    "D-15", "In force",
    "A decision has effect on the day after call-in closes, if nobody called it in; at once, if it is not "
    "subject to call-in.",
    _unread("The council's own scrutiny rules", "how a decision takes effect"),
)  # fmt: skip
OFFICER_RECORD: Final = DeadlineRule(
    "D-16", "Record of an officer's decision",
    "The record of an officer's decision is kept for six years, beginning with the day it was taken.",
    Source(
        document=_OFFICERS, clause="SI 2014/2095, regulations 7 and 8",
        url="https://towncouncillor.com/6599/destruction-of-documents?show=6601", confidence="medium",
        note="Read in a summary. That the years begin with the day of the decision is unchecked.",
    ),
)  # fmt: skip
OFFICER_PAPERS: Final = DeadlineRule(
    "D-17", "Background papers of an officer's decision",
    "The background papers of an officer's decision are kept for four years, beginning with the day of it.",
    OFFICER_RECORD.citation,
)  # fmt: skip
INTEREST_NOTIFIED: Final = DeadlineRule(
    "D-18", "Interest notified",
    "A member who discloses an interest that is not registered notifies the monitoring officer of it within "
    "twenty-eight days, beginning with the day of the disclosure.",
    Source(
        document="Localism Act 2011", clause="section 31",
        url="http://www.legislation.gov.uk/ukpga/2011/20/section/31/data.html",
        note="That the days begin with the day of the disclosure is unchecked.",
    ), 28,
)  # fmt: skip
DRAFT_MINUTES: Final = DeadlineRule(
    "D-19", "Draft minutes",
    "Draft minutes are published within as many working days after the meeting as the body's own rules say.",
    _unread("The body's own rules", "publication of draft minutes"),
)  # fmt: skip

RULES: Final = {
    rule.id: rule
    for rule in (
        NOTICE_OF_MEETING, AGENDA, NOTICE_OF_EXECUTIVE, AGENDA_OF_EXECUTIVE, KEY_DECISION, PRIVATE_MEETING,
        PRIVATE_MEETING_AGAIN, GENERAL_EXCEPTION, SPECIAL_URGENCY, PRIVATE_URGENCY, LATE_ITEM, SHORTER_NOTICE,
        DECISION_PUBLISHED, CALL_IN, IN_FORCE, OFFICER_RECORD, OFFICER_PAPERS, INTEREST_NOTIFIED,
        DRAFT_MINUTES,
    )
}  # fmt: skip
