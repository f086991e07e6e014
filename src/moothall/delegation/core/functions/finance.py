"""Money: budgets, council tax, contracts, revenues and benefits."""

from moothall.delegation.core.functions import law
from moothall.delegation.core.functions.branch import Branch

FINANCE = Branch(
    "finance",
    "Finance",
    full_council={
        "set-council-tax": ("Set the council tax", law.COUNCIL_TAX),
        "council-tax-calculations": ("Make the council tax calculations", law.COUNCIL_TAX),
        "council-tax-reduction-scheme": ("Make or revise the council tax reduction scheme", law.COUNCIL_TAX),
        "council-tax-premiums": (
            "Decide council tax discounts and premiums for empty and second homes",
            law.COUNCIL_TAX,
        ),
        "precepts": ("Issue a precept", law.COUNCIL_TAX),
        "annual-budget": ("Adopt the annual budget", law.shared("regulation 4 and Schedules 3 and 4")),
        "capital-and-treasury-strategy": (
            "Adopt the strategy for capital, borrowing and investment",
            law.CAPITAL_STRATEGY,
        ),
        "section-114-report": (
            "Consider a report of the section 151 officer that spending is unlawful or unfunded",
            law.from_memory("Local Government Finance Act 1988", "sections 114 and 115"),
        ),
    },
    council={
        "spend-beyond-the-budget": (
            "Spend beyond the approved budget",
            law.shared("regulation 5 and Schedule 4"),
        ),
        "financial-regulations": (
            "Make financial regulations",
            law.not_the_executive_s(
                "part I: proper administration of financial affairs (LGA 1972, section 151)"
            ),
        ),
        "approve-accounts": (
            "Approve the statement of accounts",
            law.not_the_executive_s("part I: approval of the statement of accounts"),
        ),
    },
    executive={
        "council-tax-base": ("Work out the council tax base", law.COUNCIL_TAX),
        "operational-finance-policy": ("Set policy on operational finance", law.executive()),
        "treasury-dealing": (
            "Borrow and invest within the treasury strategy",
            law.executive("Local Government Act 2003, sections 1 and 12"),
        ),
        "budget-virement": ("Move money between budgets (virement)", law.executive()),
        "write-off-debts": ("Write off a debt", law.executive()),
        "fees-and-charges": (
            "Set fees and charges",
            law.executive("Local Government Act 2003, section 93, among others"),
        ),
        "pay-for-what-was-ordered": ("Pay for what was ordered", law.executive()),
        "give-grants": ("Give a grant to another body", law.executive("Localism Act 2011, section 1")),
        "share-costs": ("Agree how the cost of a shared service is divided", law.executive()),
    },
)

CONTRACTS = Branch(
    "contracts",
    "Contracts",
    council={
        "contract-rules": (
            "Make the rules for contracts",
            law.not_the_executive_s("part I: standing orders as to contracts (LGA 1972, section 135)"),
        ),
    },
    executive={
        "procurement-strategy": ("Adopt a procurement strategy", law.executive()),
        "begin-procurement": ("Begin a procurement", law.executive()),
        "award-contract": (
            "Award a contract",
            law.executive("Local Government (Contracts) Act 1997, section 1"),
        ),
        "vary-contract": ("Vary or extend a contract", law.executive()),
        "end-contract": ("End a contract early", law.executive()),
        "except-from-contract-rules": ("Let a purchase depart from the contract rules", law.executive()),
        "urgent-key-decision": (
            "Take a key decision at short notice (general exception or special urgency)",
            law.SHORT_NOTICE,
        ),
    },
)

REVENUES_AND_BENEFITS = Branch(
    "revenues-and-benefits",
    "Revenues and benefits",
    executive={
        "collect-council-tax-and-rates": (
            "Bill and collect council tax and business rates",
            law.executive("Local Government Finance Acts 1988 and 1992"),
        ),
        "rate-relief": (
            "Grant discretionary relief from business rates",
            law.executive("Local Government Finance Act 1988, section 47"),
        ),
        "housing-benefit-claims": (
            "Decide claims for housing benefit",
            law.executive("Social Security Administration Act 1992"),
        ),
        "council-tax-reduction-claims": (
            "Decide claims under the council tax reduction scheme",
            law.executive("Local Government Finance Act 1992, section 13A"),
        ),
        "discretionary-housing-payments": (
            "Decide discretionary housing payments",
            law.executive("Child Support, Pensions and Social Security Act 2000, section 69"),
        ),
        "recover-debts": ("Recover debts and overpaid benefit", law.executive()),
    },
)
