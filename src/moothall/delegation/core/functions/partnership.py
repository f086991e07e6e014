"""Acting with other councils, passing functions on, and owning companies."""

from moothall.delegation.core.functions import law
from moothall.delegation.core.functions.branch import Branch

_JOINT_EXECUTIVE = law.ACTING_JOINTLY.model_copy(
    update={
        "note": "For the executive's functions the executive makes the arrangements: Local Government Act "
        "2000, section 9EB, and SI 2012/1019, from memory."
    }
)
_JOINT_COUNCIL = law.ACTING_JOINTLY.model_copy(
    update={"note": "For functions that are not the executive's, the council makes the arrangements."}
)
_COMPANY = law.executive("Localism Act 2011, sections 1 and 4")

JOINT = Branch(
    "joint-arrangements",
    "Joint arrangements and passing on functions",
    council={
        "enter-joint-council-arrangements": (
            "Enter joint arrangements for functions that are not the executive's",
            _JOINT_COUNCIL,
        ),
        "vary-joint-council-arrangements": (
            "Vary joint arrangements for functions that are not the executive's",
            _JOINT_COUNCIL,
        ),
        "leave-joint-council-arrangements": (
            "Leave joint arrangements for functions that are not the executive's",
            _JOINT_COUNCIL,
        ),
        "appoint-to-joint-committee": (
            "Appoint a joint committee and the council's members of it",
            law.JOINT_COMMITTEE_MEMBERS,
        ),
        "delegate-council-functions": (
            "Pass on functions that are not the executive's",
            law.DISCHARGE_BY_OTHERS,
        ),
    },
    executive={
        "enter-joint-arrangements": ("Enter joint arrangements for a service", _JOINT_EXECUTIVE),
        "vary-joint-arrangements": ("Vary joint arrangements for a service", _JOINT_EXECUTIVE),
        "leave-joint-arrangements": ("Leave joint arrangements for a service", _JOINT_EXECUTIVE),
        "name-executive-to-joint-committee": (
            "Name the executive's members of a joint committee",
            law.EXECUTIVE_S_JOINT_COMMITTEE,
        ),
        "delegate-executive-functions": ("Pass on the executive's functions", law.EXECUTIVE_PASSES_ON),
        "oversee-shared-services": ("Oversee shared services", law.executive()),
        "integrate-services": ("Make one team of a service and another council's", law.executive()),
    },
)

COMPANY = Branch(
    "company-ownership",
    "Company ownership",
    executive={
        "form-or-join-company": ("Form or join a company", _COMPANY),
        "leave-company": ("Leave a company or wind it up", _COMPANY),
        "shareholder-rights": ("Exercise the council's rights as an owner", _COMPANY),
        "reserved-matters": ("Decide a matter reserved to a company's owners", _COMPANY),
        "company-business-plan": ("Approve a company's business plan", _COMPANY),
        "oversee-company": ("Watch over a company's performance", _COMPANY),
        "enter-services-agreement": ("Enter a services agreement with a company", law.executive()),
        "vary-services-agreement": ("Vary a services agreement with a company", law.executive()),
        "extend-services-agreement": ("Extend a services agreement with a company", law.executive()),
        "end-services-agreement": ("End a services agreement with a company", law.executive()),
    },
    local_choice={
        "appoint-company-directors": (
            "Appoint directors to a company",
            law.local_choice("appointments to offices and bodies", read=False),
        ),
    },
)
