"""The words of a form: how a fixed choice is written for people, and hints that only a form needs."""

from moothall.doors.pages.formats import capital, plain

CHOICES = {
    "part_va": "Part VA of the Local Government Act 1972",
    "executive_2012": "The executive arrangements regulations (SI 2012/2089)",
    "ict": "ICT",
    "section_151_officer": "Section 151 officer",
    "one_off": "One-off",
    "vice_chair": "Vice-chair",
    "two_thirds": "Two thirds",
    "unanimity": "Everyone",
    "exact": "To the day",
    "month": "To the month",
    "year": "To the year",
    "inferred": "Worked out from other facts",
    "expected": "Expected, and not yet so",
    "sourced": "Sourced",
    "illustrative": "Illustrative: made up to show how it works",
    "high": "High: read at the source",
    "medium": "Medium: a press or secondary source",
    "low": "Low: one party’s claim",
    "unchecked": "Unchecked: cited from memory",
    "neighbour": "Neighbour",
    "partner": "Partner",
}

HINTS = {
    "functions": "What may be decided. Write each on a line of its own",
    "unanimity_for": "Write each on a line of its own",
    "defer_if_not_unanimous": "Put off, to seek agreement, where the vote would be split. One on each line",
    "reserved_matters": "Write each on a line of its own",
    "limit_pence": "The most that one decision may commit, in pounds",
    "baseline_pence": "The cost before, in pounds",
    "floor_pence": "In pounds",
    "cap_pence": "In pounds",
    "shares": "Only for a fixed share",
    "gss_code": "Nine characters from the Office for National Statistics, such as E07000079",
    "holder": "The name of the person who holds the post",
}

VERBS = {"add": "Added", "change": "Changed", "reinstate": "Brought back", "end": "Ended"}

STEP_HINTS = {
    "from": "The first day on which it holds. Leave blank for the day on which the variation takes effect",
    "until": "The first day on which it no longer holds. Leave blank if no end is known",
    "on": "Leave blank for the day on which the variation takes effect",
    "id": "Used in web addresses. Leave blank and one is made from the name",
    "source": "Leave blank if the source is that of the whole variation",
}
DECISION_HINTS = {
    "id": "Used in files. Leave blank and one is made from the title",
    "effective": "The day from which it holds, unless you said otherwise for a part of it",
    "known_on": "Leave blank for the day it was decided or, if the register knows later decisions, for today",
    "decided_by": "Each body or post that had to decide, with the day",
    "source": "Where the decision can be read",
}

RARE = frozenset({"id", "known_on", "basis", "source", "disagreements", "note", "reason"})


def is_rare(name: str) -> bool:
    """Say whether a question is seldom needed: how exactly a day is known always is."""
    return name in RARE or name.endswith("_is")


def choice_in_words(value: str) -> str:
    """Write one of a set of fixed values for people."""
    return CHOICES.get(value) or capital(plain(value))
