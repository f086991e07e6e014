"""What each link of an agreement's chain says; the heading is link 0."""

from moothall.agreement.models import StoredPartnership, StoredVariation
from moothall.audit.chain import linked

HEADING_SAYS = ("id", "name", "summary", "heading_text", "founded_at", "founded_by")
VARIATION_SAYS = ("partnership_id", "variation", "recorded_at", "recorded_by", "body", "text")


def digest_of_heading(heading: StoredPartnership) -> str:
    """Return the SHA-256 of what a heading says."""
    return linked("", 0, *(getattr(heading, name) for name in HEADING_SAYS))


def digest_of(variation: StoredVariation) -> str:
    """Return the SHA-256 of the digest before it, the variation's number, and what is stored of it."""
    says = (getattr(variation, name) for name in VARIATION_SAYS)
    return linked(variation.previous, variation.number, *says)
