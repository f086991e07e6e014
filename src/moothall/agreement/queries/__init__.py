"""Reading agreements: which there are, what each says, drafts, and whether one was altered."""

from moothall.agreement.queries.registers import (
    PartnershipRow,
    head_of,
    heading_text_of,
    partnerships,
    register_of,
)
from moothall.agreement.queries.variations import DraftRow, draft, drafts_of, number_with, stored_variations
from moothall.agreement.queries.verification import verify, verify_all

__all__ = [
    "DraftRow",
    "PartnershipRow",
    "draft",
    "drafts_of",
    "head_of",
    "heading_text_of",
    "number_with",
    "partnerships",
    "register_of",
    "stored_variations",
    "verify",
    "verify_all",
]
