"""The laws that are cited, each where it was read. What was not read says so: its confidence is unchecked."""

from moothall.agreement.core.values import Source

_OFFICERS = (
    "https://www.xperthr.co.uk/commentary-and-insights/"
    "local-authority-posts-and-functions-subject-to-regulation/164098/"
)


def LGA_1972(clause: str, url: str | None) -> Source:  # noqa: N802 - an Act is a proper name
    """Return a part of the Local Government Act 1972."""
    return Source(document="Local Government Act 1972", clause=clause, url=url)


LGHA_1989_S4 = Source(document="Local Government and Housing Act 1989", clause="section 4", url=_OFFICERS)
LGHA_1989_S5 = Source(
    document="Local Government and Housing Act 1989",
    clause="section 5(1) and (1A)",
    url="https://legislation.gov.uk/ukpga/2000/22/schedule/5/crossheading/"
    "local-government-and-housing-1989-c-42/2016-04-06/data.html",
)
LGA_1972_S101 = LGA_1972(
    "section 101(1)", "https://legislation.gov.uk/ukpga/1972/70/section/101/2023-07-12/data.html"
)
LGA_1972_S101_5 = LGA_1972(
    "section 101(5)", "https://www.legislation.gov.uk/ukpga/1972/70/section/101/1997-04-01/data.xht"
)
