"""The laws that are cited, each with where it was read. A law not read has the confidence “unchecked”."""

from moothall.agreement.core.values import Source


def lga_1972(section: str, url: str) -> Source:
    """Return a section of the Local Government Act 1972."""
    return Source(document="Local Government Act 1972", clause=f"section {section}", url=url)


def own_rule(clause: str, note: str | None = None) -> Source:
    """Return a rule that no Act lays down, but that an agreement must keep to be relied on."""
    return Source(document="A rule of this register", clause=clause, note=note)


_OFFICERS = (
    "https://www.xperthr.co.uk/commentary-and-insights/"
    "local-authority-posts-and-functions-subject-to-regulation/164098/"
)
_SECTION_101 = "https://legislation.gov.uk/ukpga/1972/70/section/101/2023-07-12/data.html"

HEAD_OF_PAID_SERVICE = Source(
    document="Local Government and Housing Act 1989", clause="section 4", url=_OFFICERS
)
SECTION_151 = lga_1972("151", _OFFICERS)
MONITORING_OFFICER = Source(
    document="Local Government and Housing Act 1989",
    clause="section 5(1) and (1A)",
    url="https://legislation.gov.uk/ukpga/2000/22/schedule/5/crossheading/"
    "local-government-and-housing-1989-c-42/2016-04-06/data.html",
)
DISCHARGE_BY_OTHERS = lga_1972("101(1)", _SECTION_101)
NOT_TO_ANOTHER_AUTHORITY = lga_1972("101(1A) and (1B)", _SECTION_101)
SUB_DELEGATION = lga_1972("101(2)", _SECTION_101)
ACTING_JOINTLY = lga_1972(
    "101(5)", "https://www.legislation.gov.uk/ukpga/1972/70/section/101/1997-04-01/data.xht"
)
LENT_OFFICERS = lga_1972(
    "113", "https://www.legislation.gov.uk/ukpga/1972/70/section/113/2022-07-01/data.html"
)
OFFICERS_INTERESTS = lga_1972(
    "117", "https://legislation.gov.uk/cy/ukpga/1972/70/section/117/2001-07-11?view=extent"
)
STANDING_ORDERS = Source(
    document="Local Government Act 1972",
    clause="section 106: a committee's quorum is for standing orders",
    confidence="unchecked",
)
SAME_AUTHORITIES = Source(
    document="Local Authorities (Arrangements for the Discharge of Functions) (England) Regulations 2012",
    clause="regulation 11(1)(c) and (4), SI 2012/1019",
    url="https://legislation.gov.uk/en/uksi/2012/1019/regulation/11/made",
    note="That a council which leaves one service and stays in another must have the arrangements made "
    "again is a reading of the regulation, for the monitoring officer to confirm.",
)
COUNCIL_TAX = Source(
    document="Local Government Finance Act 1992",
    clause="section 67",
    url="https://legislation.gov.uk/id/ukpga/1992/14/section/67/2/a?view=extent",
)
NOT_THE_EXECUTIVE_S = Source(
    document="Local Authorities (Functions and Responsibilities) (England) Regulations 2000",
    clause="regulation 2 and Schedule 1, SI 2000/2853",
    url="http://www.legislation.gov.uk/uksi/2000/2853/schedule/1/made?view=plain",
)
EXECUTIVE_MEETINGS = Source(
    document="Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) "
    "Regulations 2012",
    clause="SI 2012/2089; otherwise Part VA of the Local Government Act 1972",
    url="https://www.lexology.com/library/detail.aspx?g=227a0953-802c-41d9-80cc-2f83c86fea92",
)
CONTROLLED_COMPANY = Source(
    document="Public Contracts Regulations 2015",
    clause="regulation 12(1) to (6)",
    url="https://www.felp.ac.uk/content/public-public-contracts",
    note="For contracts of today, the Procurement Act 2023, Schedule 2, paragraph 2: vertical arrangements "
    "(http://legislation.gov.uk/ukpga/2023/54/schedule/2/part/1).",
)
REORGANISATION = Source(
    document="Local Government and Public Involvement in Health Act 2007",
    clause="section 11(3): what an order may provide",
    url="http://legislation.data.gov.uk/ukpga/2007/28/part/1/chapter/1/crossheading/"
    "implementation-of-changes/enacted/data.htm?wrap=true",
)
