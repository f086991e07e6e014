"""The numbered laws that an agreement must keep, and what is found when it does not."""

from moothall.agreement.core.laws import (
    company,
    cost_sharing,
    delegation,
    joint_committees,
    meetings,
    money,
    participation,
    policies,
    records,
    statutory_officers,
)
from moothall.agreement.core.laws.law import NATURES, Finding, Law, Nature, Witness
from moothall.agreement.core.laws.review import compare, review
from moothall.agreement.core.register import Register
from moothall.periods import Period

LAWS: tuple[Law, ...] = (
    statutory_officers.head_of_paid_service,
    statutory_officers.section_151_officer,
    statutory_officers.monitoring_officer,
    statutory_officers.offices_apart,
    joint_committees.same_councils_for_every_service,
    delegation.kept_by_full_council,
    delegation.delegates_what_it_has,
    cost_sharing.covers_who_takes_part,
    participation.sits_where_it_takes_part,
    records.rests_on_what_holds,
    company.holdings_add_up,
    company.serves_its_owners,
    meetings.quorum_can_be_met,
    meetings.meets_under_a_law,
    policies.adopted_by_all,
    participation.served_under_an_agreement,
    money.says_what_it_is,
    money.has_a_baseline,
    records.decided_first,
    records.decided_and_sourced,
    joint_committees.at_least_two,
    company.interest_declared,
    participation.by_the_executive_s_route,
    statutory_officers.one_officer_each,
    delegation.never_the_executive_s,
    meetings.members_fit_seats,
    delegation.not_passed_on,
    company.owners_have_a_voice,
    records.has_a_successor,
    records.decided_by_somebody_there,
)


def findings(register: Register, window: Period) -> tuple[Finding, ...]:
    """Return everything inside ``window`` that goes against a law, in the order of the laws and of days."""
    return register.worked_out(("findings", window), lambda known: review(known, window, LAWS))


__all__ = ["LAWS", "NATURES", "Finding", "Law", "Nature", "Witness", "compare", "findings"]
