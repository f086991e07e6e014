"""The laws that say who holds a function. Those that were read have a web address; the rest are unchecked."""

from moothall.agreement.core.laws import statutes
from moothall.agreement.core.values import Confidence, Source

_LEGISLATION = "https://legislation.gov.uk"
_REGULATIONS = "Local Authorities (Functions and Responsibilities) (England) Regulations 2000"
_STAFF_ORDERS = "Local Authorities (Standing Orders) (England) Regulations 2001"

COUNCIL_TAX = statutes.COUNCIL_TAX
ACTING_JOINTLY = statutes.ACTING_JOINTLY
DISCHARGE_BY_OTHERS = statutes.DISCHARGE_BY_OTHERS
SUB_DELEGATION = statutes.SUB_DELEGATION
LENT_OFFICERS = statutes.LENT_OFFICERS
NOT_THE_EXECUTIVE_S = statutes.NOT_THE_EXECUTIVE_S


def executive(power: str = "") -> Source:
    """Return why a function is the executive's; ``power`` is the Act that lets a council do it."""
    conferred = f" The power itself: {power}, from memory." if power else ""
    return Source(
        document="Local Government Act 2000",
        clause="section 9D(2)",
        url=f"{_LEGISLATION}/ukpga/2000/22/section/9D/2021-01-07",
        note="Every function is the executive's unless an Act or regulations say otherwise. "
        f"That nothing takes this one away is from memory.{conferred}",
    )


def not_the_executive_s(item: str) -> Source:
    """Return the item of Schedule 1 that keeps a function from the executive, as we remember it."""
    return Source(document=_REGULATIONS, clause=f"Schedule 1, {item}, SI 2000/2853", confidence="unchecked")


def local_choice(paragraph: str, *, read: bool) -> Source:
    """Return the paragraph of Schedule 2 that lets a council choose who holds a function."""
    return Source(
        document=_REGULATIONS,
        clause=f"Schedule 2, {paragraph}, SI 2000/2853",
        url="https://www.legislation.gov.uk/uksi/2000/2853/schedule/2/made/data.xht?view=snippet&wrap=true"
        if read
        else None,
        confidence="high" if read else "unchecked",
        note="As made in 2000. Held by the council here unless it has chosen otherwise.",
    )


def shared(part: str, note: str | None = None) -> Source:
    """Return the part of the same regulations by which a plan is prepared by one and adopted by the other."""
    return Source(document=_REGULATIONS, clause=f"{part}, SI 2000/2853", confidence="unchecked", note=note)


def from_memory(document: str, clause: str, note: str | None = None) -> Source:
    """Return a law that is cited from memory."""
    return Source(document=document, clause=clause, confidence="unchecked", note=note)


def staff_orders(paragraph: str, *, confidence: Confidence = "high", note: str | None = None) -> Source:
    """Return a paragraph of the standing orders that a council with a leader and cabinet must have."""
    return Source(
        document=_STAFF_ORDERS,
        clause=f"Schedule 1, Part II, {paragraph}, SI 2001/3384",
        url="http://legislation.data.gov.uk/uksi/2001/3384/schedules/made",
        confidence=confidence,
        note=note,
    )


PAY_POLICY = Source(
    document="Localism Act 2011",
    clause="sections 38 and 39(1)",
    url="http://legislation.data.gov.uk/ukpga/2011/20/part/1/chapter/8/enacted/data.xht?view=snippet&wrap=true",
    note="A resolution of the authority approves it before it comes into force.",
)
CODE_OF_CONDUCT = Source(
    document="Localism Act 2011",
    clause="section 28(13)",
    url="https://studylib.net/doc/25330777/ltn1-councils-powers-to-discharge-their-functions-april-2018",
    confidence="medium",
    note="As cited in a legal topic note of 2018; the section itself was not read.",
)
HEAD_OF_PAID_SERVICE = Source(
    document="Local Government and Housing Act 1989",
    clause="section 4(1)",
    url="https://www.legislation.gov.uk/ukpga/1989/42/part/I/crossheading/duties-of-particular-officers",
)
ENFORCEMENT = Source(
    document=_REGULATIONS,
    clause="regulation 2(3), SI 2000/2853",
    url=f"{_LEGISLATION}/uksi/2000/2853/note/2004-11-23/data.htm",
    note="Read in the explanatory note.",
)
JOINT_COMMITTEE_MEMBERS = Source(
    document="Local Authorities (Arrangements for the Discharge of Functions) (England) Regulations 2012",
    clause="regulation 11(5), SI 2012/1019",
    url=f"{_LEGISLATION}/en/uksi/2012/1019/regulation/11/made",
    note="Where all that the committee does for a council is the council's own.",
)
EXECUTIVE_S_JOINT_COMMITTEE = Source(
    document="Local Authorities (Arrangements for the Discharge of Functions) (England) Regulations 2000",
    clause="regulation 11(3), SI 2000/2851",
    url=f"{_LEGISLATION}/uksi/2000/2851/regulation/11/made",
    confidence="medium",
    note="Read in the regulations that came before those of 2012.",
)
EXECUTIVE_PASSES_ON = Source(
    document="Local Government Act 2000",
    clause="section 14 as it stood in 2008, now section 9E",
    url=f"{_LEGISLATION}/ukpga/2000/22/part/II/crossheading/"
    "provisions-with-respect-to-executive-arrangements/2008-12-12/data.html",
    confidence="medium",
    note="Section 14 was read; that section 9E says the same is from memory. The leader may discharge any "
    "of the executive's functions, or arrange for the executive, a member, a committee or an officer to.",
)
SHORT_NOTICE = Source(
    document="Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) "
    "Regulations 2012",
    clause="regulations 10 and 11, SI 2012/2089",
    url=f"{_LEGISLATION}/cy/uksi/2012/2089/regulation/10/made/data.xht?view=snippet&wrap=true",
)
CAPITAL_STRATEGY = Source(
    document=_REGULATIONS,
    clause="regulation 4(1)(b) as substituted by SI 2004/1158, SI 2000/2853",
    confidence="medium",
    note="The substituted words were read in a copy. That the council adopts the plan, and that only full "
    "council may, is from memory.",
)
