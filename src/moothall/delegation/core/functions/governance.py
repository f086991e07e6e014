"""The policy framework, the constitution and councillors, law and information."""

from moothall.delegation.core.functions import law
from moothall.delegation.core.functions.branch import Branch

_ELECTIONS = law.NOT_THE_EXECUTIVE_S.model_copy(update={"note": "Part D: elections."})
_BYELAWS = law.NOT_THE_EXECUTIVE_S.model_copy(update={"note": "Part F: byelaws."})

POLICY_FRAMEWORK = Branch(
    "policy-framework",
    "Policy framework",
    full_council={
        "framework-plans": (
            "Adopt a plan or strategy of the policy framework",
            law.shared("regulation 4(1) and Schedule 3"),
        ),
        "local-plan": (
            "Adopt a development plan document",
            law.from_memory("Planning and Compulsory Purchase Act 2004", "section 23"),
        ),
        "crime-and-disorder-strategy": (
            "Adopt the crime and disorder reduction strategy",
            law.shared("regulation 4(1) and Schedule 3"),
        ),
        "licensing-policy": (
            "Adopt the statement of licensing policy",
            law.from_memory("Licensing Act 2003", "sections 5 and 7(2)"),
        ),
        "gambling-policy": (
            "Adopt the statement of gambling policy",
            law.from_memory("Gambling Act 2005", "sections 154(2) and 349"),
        ),
    },
    council={
        "depart-from-the-framework": (
            "Decide against the budget or the policy framework",
            law.shared("regulation 5 and Schedule 4"),
        ),
    },
    executive={
        "local-policies": ("Adopt another policy or strategy of the council", law.executive()),
        "service-standards": ("Set the standards of a service", law.executive()),
    },
)

DEMOCRATIC = Branch(
    "democratic",
    "Constitution and councillors",
    full_council={
        "adopt-constitution": (
            "Adopt or change the constitution",
            law.from_memory("Local Government Act 2000", "section 9P"),
        ),
        "elect-leader": (
            "Elect or remove the leader",
            law.from_memory("Local Government Act 2000", "section 9C(3) and Schedule A1"),
        ),
        "code-of-conduct": ("Adopt or replace the councillors' code of conduct", law.CODE_OF_CONDUCT),
        "members-allowances": (
            "Make the scheme of members' allowances",
            law.from_memory(
                "Local Authorities (Members' Allowances) (England) Regulations 2003", "SI 2003/1021"
            ),
        ),
        "honours": (
            "Make honorary aldermen and freemen",
            law.from_memory(
                "Local Government Act 1972",
                "section 249",
                "Two thirds of those voting, at a meeting of the council called for it.",
            ),
        ),
        "monitoring-officer-report": (
            "Consider a report of the monitoring officer on the council's own functions",
            law.from_memory("Local Government and Housing Act 1989", "section 5(5)"),
        ),
    },
    council={
        "standing-orders": (
            "Make standing orders for meetings",
            law.not_the_executive_s("part I: standing orders (LGA 1972, section 106)"),
        ),
        "consequential-constitution-changes": (
            "Make changes to the constitution that follow from a decision",
            law.from_memory("Local Government Act 2000", "section 9P"),
        ),
        "appoint-committees": (
            "Appoint committees and their members",
            law.from_memory("Local Government Act 1972", "section 102(1)"),
        ),
        "scrutiny": (
            "Review and scrutinise decisions",
            law.from_memory("Local Government Act 2000", "section 9F"),
        ),
        "elections": ("Run elections and electoral registration", _ELECTIONS),
        "byelaws": ("Make byelaws", _BYELAWS),
        "payments-for-maladministration": (
            "Pay a person who has suffered from maladministration",
            law.not_the_executive_s("part I: payments (LGA 2000, section 92)"),
        ),
    },
    executive={
        "appoint-executive-members": (
            "Appoint the members of the executive",
            law.from_memory("Local Government Act 2000", "section 9C(3)", "The leader appoints them."),
        ),
        "carry-out-decision": ("Settle the detail of what has been decided", law.executive()),
    },
    local_choice={
        "appeals": (
            "Decide an appeal against a decision of the council",
            law.local_choice("paragraph 2", read=True),
        ),
        "local-act-functions": ("Act under a local Act", law.local_choice("paragraph 1", read=True)),
        "appoint-to-outside-bodies": (
            "Appoint to outside bodies",
            law.local_choice("appointments to offices and bodies", read=False),
        ),
    },
)

LEGAL = Branch(
    "legal-and-information",
    "Law and information",
    executive={
        "legal-proceedings": (
            "Begin or defend legal proceedings",
            law.executive("Local Government Act 1972, section 222"),
        ),
        "settle-claims": ("Settle a claim", law.executive()),
        "prosecute": (
            "Prosecute under the executive's functions",
            law.executive("Local Government Act 1972, section 222"),
        ),
        "data-protection-policy": (
            "Set policy on data protection",
            law.executive("Data Protection Act 2018"),
        ),
        "information-requests": (
            "Answer requests for information",
            law.executive("Freedom of Information Act 2000"),
        ),
        "counter-fraud-policy": ("Set policy on fraud", law.executive()),
        "fraud-sanctions": ("Decide what to do about a fraud", law.executive()),
        "covert-surveillance": (
            "Authorise covert surveillance",
            law.executive("Regulation of Investigatory Powers Act 2000"),
        ),
    },
)
