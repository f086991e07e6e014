"""How a council's files are read, and the rules that map its words to common headings."""

from datetime import datetime

from moothall.audit.models import stored
from moothall.ledgers.core.headings import HeadingRule
from moothall.ledgers.core.mapping import Mapping
from moothall.ledgers.core.mapping import Mapping as FileMapping
from moothall.ledgers.files.engines.question import Rules
from moothall.ledgers.models import HeadingRuleSet, LedgerFile, StoredMapping


def mapping_for(partnership: str, authority: str, shape: str) -> FileMapping | None:
    """Return the latest mapping stored for files of this shape, if there is one."""
    rows = StoredMapping.objects.filter(partnership=partnership, authority=authority, shape=shape)
    row = rows.order_by("-version").first()
    return FileMapping.model_validate(row.body) if row else None


def heading_rules_of(partnership: str, known: datetime | None = None) -> Rules:
    """Return each council's rules as they were known: its own first, then those for all councils."""
    rows = HeadingRuleSet.objects.filter(partnership=partnership).order_by("version")
    if known:
        rows = rows.filter(set_at__lte=stored(known))
    latest = {row.authority: [HeadingRule.model_validate(each) for each in row.rules] for row in rows}
    councils = LedgerFile.objects.filter(partnership=partnership).values_list("authority", flat=True)
    return {
        each: [*latest.get(each, []), *latest.get("", [])]
        for each in {*latest, *councils.order_by().distinct()}
        if each
    }


def starting_mapping(partnership: str, authority: str, shape: str) -> Mapping | None:
    """Return the mapping stored for files of this shape, or else the one last stored for the council."""
    rows = StoredMapping.objects.filter(partnership=partnership, authority=authority).order_by("-id")
    row = rows.filter(shape=shape).first() or rows.first()
    return Mapping.model_validate(row.body) if row else None
