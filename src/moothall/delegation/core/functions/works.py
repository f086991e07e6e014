"""Property, ICT, regulation, and the running of services."""

from moothall.delegation.core.functions import law
from moothall.delegation.core.functions.branch import Branch

_PLANNING = law.NOT_THE_EXECUTIVE_S.model_copy(update={"note": "Part A: planning."})
_LICENSING = law.NOT_THE_EXECUTIVE_S.model_copy(update={"note": "Part B: licensing and registration."})

PROPERTY = Branch(
    "property-matters",
    "Property",
    executive={
        "acquire-property": (
            "Acquire land or buildings",
            law.executive("Local Government Act 1972, section 120"),
        ),
        "dispose-of-property": (
            "Dispose of land or buildings",
            law.executive("Local Government Act 1972, section 123"),
        ),
        "grant-leases": ("Grant or renew a lease", law.executive("Local Government Act 1972, section 123")),
        "manage-property": ("Manage and repair land and buildings", law.executive()),
        "compulsory-purchase": (
            "Make a compulsory purchase order",
            law.executive("Acquisition of Land Act 1981"),
        ),
    },
)

ICT = Branch(
    "ict-matters",
    "ICT",
    executive={
        "ict-policy": ("Set policy on ICT", law.executive()),
        "ict-strategy": ("Adopt an ICT strategy", law.executive()),
        "ict-systems": ("Choose or change an ICT system", law.executive()),
        "information-security": ("Accept a risk to information security", law.executive()),
    },
)

REGULATION = Branch(
    "regulation",
    "Regulation",
    council={
        "planning-applications": ("Decide planning applications", _PLANNING),
        "tree-preservation": ("Make and confirm tree preservation orders", _PLANNING),
        "enforce-planning-and-licensing": (
            "Decide whether and how to enforce planning control or a licence",
            law.ENFORCEMENT,
        ),
        "taxi-licences": ("License taxis, private hire and their drivers", _LICENSING),
        "alcohol-and-entertainment-licences": (
            "Decide licences for alcohol and entertainment",
            law.from_memory("Licensing Act 2003", "sections 6 to 10"),
        ),
        "gambling-licences": (
            "Decide licences and permits for gambling",
            law.from_memory("Gambling Act 2005", "section 154"),
        ),
        "other-licences": ("Grant other licences and registrations", _LICENSING),
        "health-and-safety-enforcement": (
            "Enforce health and safety at other people's places of work",
            law.not_the_executive_s("part C: health and safety at work"),
        ),
    },
    executive={
        "building-control": ("Decide under building control", law.executive("Building Act 1984")),
        "food-safety": ("Enforce food safety", law.executive("Food Safety Act 1990")),
        "street-scene-enforcement": (
            "Enforce against litter, fly-tipping and the like",
            law.executive("Environmental Protection Act 1990"),
        ),
    },
    local_choice={
        "contaminated-land": ("Act on contaminated land", law.local_choice("paragraph 10", read=True)),
        "pollution-and-air-quality": (
            "Control pollution and manage air quality",
            law.local_choice("paragraph 11", read=True),
        ),
        "statutory-nuisance": (
            "Serve an abatement notice for a statutory nuisance",
            law.local_choice("paragraph 12", read=True),
        ),
    },
)

SERVICES = Branch(
    "running-services",
    "Running services",
    executive={
        "run-service": ("Run a service from day to day", law.executive()),
        "homelessness-decisions": ("Decide on homelessness", law.executive("Housing Act 1996, Part 7")),
        "housing-allocations": ("Allocate homes", law.executive("Housing Act 1996, Part 6")),
    },
)
