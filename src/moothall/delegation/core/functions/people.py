"""Staff: policy and terms, appointments, the three statutory officers."""

from moothall.delegation.core.functions import law
from moothall.delegation.core.functions.branch import Branch

_STAFF = law.not_the_executive_s("part I: appointing staff and settling their terms (LGA 1972, section 112)")
_PENSIONS = law.not_the_executive_s("part H: local government pensions")
_BELOW = law.staff_orders(
    "paragraph 2",
    note="The head of paid service, or an officer whom they name, must do it on the council's behalf. Read "
    "in Part I of the Schedule, which is for mayors; the contents show the same words in Part II.",
)

STAFFING = Branch(
    "staffing",
    "Staffing",
    full_council={
        "pay-policy-statement": ("Approve the pay policy statement", law.PAY_POLICY),
        "appoint-head-of-paid-service": (
            "Approve the appointment of the head of paid service",
            law.staff_orders("paragraph 4(1)", confidence="medium"),
        ),
        "dismiss-statutory-officers": (
            "Approve the dismissal of the head of paid service, section 151 officer or monitoring officer",
            law.staff_orders(
                "paragraph 4(1) as substituted by SI 2015/881",
                confidence="medium",
                note="Before 11 May 2015 it named the head of paid service alone.",
            ),
        ),
    },
    council={
        "designate-head-of-paid-service": ("Designate the head of paid service", law.HEAD_OF_PAID_SERVICE),
        "designate-monitoring-officer": (
            "Designate the monitoring officer",
            law.from_memory("Local Government and Housing Act 1989", "section 5(1)"),
        ),
        "designate-section-151-officer": (
            "Designate the section 151 officer",
            law.from_memory("Local Government Act 1972", "section 151"),
        ),
        "staffing-policy": ("Set staffing policy", _STAFF),
        "employment-terms": ("Set or change terms and conditions of employment", _STAFF),
        "pay-and-grading": ("Settle pay and grading", _STAFF),
        "restructure-team": ("Restructure a team", _STAFF),
        "appoint-staff": ("Appoint staff below deputy chief officer", _BELOW),
        "discipline-and-dismiss-staff": ("Discipline or dismiss staff below deputy chief officer", _BELOW),
        "appoint-chief-officers": (
            "Appoint a chief or deputy chief officer",
            law.staff_orders("paragraph 3"),
        ),
        "dismiss-chief-officers": (
            "Dismiss a chief or deputy chief officer",
            law.staff_orders("paragraph 3"),
        ),
        "redundancy-and-early-retirement": ("Agree redundancy or early retirement", _STAFF),
        "transfer-staff": ("Transfer staff to or from another employer", _STAFF),
        "pension-discretions": ("Decide the council's pension discretions", _PENSIONS),
    },
    executive={
        "workplace-safety-policy": (
            "Set policy on safety at work, as an employer",
            law.executive("Health and Safety at Work etc. Act 1974, section 2"),
        ),
    },
    local_choice={
        "lend-staff": (
            "Lend staff to another authority",
            law.LENT_OFFICERS.model_copy(
                update={
                    "note": "The officer must be consulted. That it is of local choice (SI 2000/2853, "
                    "Schedule 2) is from memory."
                }
            ),
        ),
    },
)
