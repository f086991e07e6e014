"""Permissions: what somebody may do in Moothall, in a clerk's words.

What software allows is not what law allows: who may *decide* is a matter of delegation, and is not here.
"""

from typing import Literal

Permission = Literal[
    "read_desk", "draft_variation", "record_variation", "manage_meetings", "record_decision", "call_in",
    "read_ledgers", "manage_ledgers", "manage_recharges", "manage_benefits", "read_audit", "manage_people",
    "manage_clients", "manage_work", "run_server",
]  # fmt: skip

PERMISSIONS: dict[Permission, str] = {
    "read_desk": "read the desk",
    "draft_variation": "draft variations",
    "record_variation": "record variations",
    "manage_meetings": "run meetings and publish what they decide",
    "record_decision": "record a decision taken by one officer or member",
    "call_in": "call decisions in",
    "read_ledgers": "read a council’s ledger line by line",
    "manage_ledgers": "bring in ledgers and say what their headings mean",
    "manage_recharges": "work out what each council pays, and issue it",
    "manage_benefits": "keep benefits and their evidence",
    "read_audit": "read the audit trail",
    "manage_people": "say who can sign in, and for which posts they act",
    "manage_clients": "say which programs may ask who may decide",
    "manage_work": "see what Moothall does by itself, and run again what failed",
    "run_server": "look after the server itself",
}
