"""Each dated row that was published of who shared what is in the example."""

from datetime import date

import pytest

from moothall.agreement.core.register import State
from moothall.agreement.core.terms import Participation

# Each dated row that was published: councils, services, first day, first day after (or none), a day between,
# and on that day the body it runs through and who provides it.
PUBLISHED = """
cheltenham cotswold forest-of-dean | hr payroll finance procurement | 2012-04-01 | -          | 2015-06-01 | go-jmlg            | cotswold
west-oxfordshire                   | hr payroll finance procurement | 2012-08-01 | -          | 2015-06-01 | go-jmlg            | cotswold
forest-of-dean                     | go-system                      | 2011-12-01 | 2014-01-15 | 2013-01-01 | -                  | forest-of-dean
cotswold                           | go-system                      | 2014-01-15 | -          | 2015-01-01 | -                  | cotswold
cheltenham                         | go-system-support              | 2012-01-01 | -          | 2013-01-01 | -                  | cheltenham
cheltenham                         | hr                             | 2012-04-01 | 2023-01-01 | 2018-01-01 | publica            | publica
cheltenham                         | payroll finance                | 2012-04-01 | -          | 2024-01-01 | publica            | publica
cotswold west-oxfordshire          | ict                            | 2012-01-01 | -          | 2014-01-01 | ict-pair-a         | -
cheltenham forest-of-dean          | ict                            | 2013-01-01 | -          | 2014-01-01 | ict-pair-b         | -
cheltenham cotswold forest-of-dean west-oxfordshire | ict           | -          | -          | 2016-06-01 | joint-committee    | -
cheltenham cotswold forest-of-dean west-oxfordshire | ict           | -          | -          | 2026-01-01 | publica            | publica
cheltenham cotswold                | internal-audit                 | 2009-01-01 | -          | 2012-01-01 | audit-cotswolds    | cotswold
west-oxfordshire                   | internal-audit                 | 2010-11-01 | 2017-04-01 | 2012-01-01 | audit-cotswolds    | cotswold
cheltenham                         | internal-audit                 | -          | -          | 2019-01-01 | swap               | swap
cheltenham                         | legal                          | 2009-11-30 | -          | 2016-06-01 | one-legal-jmlg     | tewkesbury
cotswold west-oxfordshire          | legal                          | 2012-04-01 | -          | 2014-01-01 | -                  | -
cotswold forest-of-dean west-oxfordshire | legal                    | -          | -          | 2016-06-01 | joint-committee    | -
cheltenham                         | building-control               | 2009-01-01 | -          | 2016-06-01 | -                  | cheltenham
cotswold forest-of-dean west-oxfordshire | building-control public-protection property | 2016-04-01 | - | 2016-06-01 | joint-committee | -
cheltenham                         | revenues benefits customer-services | 2016-02-11 | 2016-11-14 | 2016-06-01 | joint-committee | -
cotswold forest-of-dean west-oxfordshire | revenues benefits customer-services | 2016-04-01 | - | 2016-06-01 | joint-committee | -
cotswold forest-of-dean west-oxfordshire | revenues benefits customer-services | -    | -    | 2026-01-01 | publica            | publica
cheltenham                         | property                       | 2016-04-01 | -          | 2016-06-01 | joint-committee    | -
cotswold forest-of-dean west-oxfordshire | planning communities economic-development democratic-services | 2017-11-01 | 2024-11-01 | 2018-01-01 | publica | publica
cotswold forest-of-dean west-oxfordshire | leisure-contracts waste-management projects careline housing | 2017-11-01 | 2025-07-01 | 2018-01-01 | publica | publica
cotswold forest-of-dean west-oxfordshire | property                 | -          | 2025-07-01 | 2018-01-01 | publica            | publica
cheltenham cotswold                | waste                          | 2012-04-01 | -          | 2013-01-01 | ubico              | ubico
tewkesbury west-oxfordshire forest-of-dean | waste                  | 2015-03-31 | -          | 2016-06-01 | ubico              | ubico
stroud                             | waste                          | 2016-01-01 | -          | 2017-01-01 | ubico              | ubico
cheltenham cotswold forest-of-dean tewkesbury west-oxfordshire | counter-fraud | 2017-01-01 | - | 2018-01-01 | counter-fraud-unit | cotswold
stroud                             | counter-fraud                  | 2024-04-01 | -          | 2025-01-01 | counter-fraud-unit | cotswold
gloucester-city                    | legal                          | 2015-04-01 | -          | 2016-06-01 | one-legal-jmlg     | tewkesbury
stroud                             | legal                          | 2020-04-01 | -          | 2021-01-01 | one-legal-jmlg     | tewkesbury
cotswold west-oxfordshire          | chief-executive                | 2008-09-01 | -          | 2010-01-01 | -                  | -
"""  # noqa: E501


def rows() -> list[tuple[list[str], list[str], str, str, date, str, str]]:
    table = [[cell.strip() for cell in line.split("|")] for line in PUBLISHED.strip().splitlines()]
    return [
        (councils.split(), services.split(), starts, until, date.fromisoformat(day), through, provider)
        for councils, services, starts, until, day, through, provider in table
    ]


def part(state: State, council: str, service: str) -> Participation | None:
    found = state.where(Participation, lambda each: (each.authority, each.service) == (council, service))
    return found[0] if found else None


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{'+'.join(row[0])}-{'+'.join(row[1])}-{row[4]}")
def test_each_published_row_is_a_part_in_a_service(register, row):
    councils, services, starts, until, day, through, provider = row
    for council in councils:
        for service in services:
            found = part(register.state(day), council, service)
            assert found is not None, f"{council} has no part in {service} on {day}"
            assert (found.through or "-", found.provided_by or "-") == (through, provider)
            assert starts in ("-", found.starts_on.isoformat())
            assert until in ("-", str(found.until))
