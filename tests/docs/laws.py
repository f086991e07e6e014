"""The reference page of the laws of the agreement, written from the laws."""

from collections.abc import Iterator

from moothall.agreement.core.laws import LAWS, NATURES, Law

OPENING = """# The laws of the agreement

An agreement is held against these numbered laws. What goes against one is a finding. A finding says which
law, what is so in this case, on which days, which terms show it and what to do. It never stops a file from
loading: real agreements have faults, and finding them is what this is for.

A finding is of one of three kinds:

{natures}

The citation says how sure we are of it. “Unchecked” means that it is cited from memory and was not read.

| Law | What it asks |
|---|---|
{index}
"""


def laws_as_markdown() -> str:
    """Return the reference document of the laws."""
    natures = "\n".join(f"- **{name}**: {words[0].lower()}{words[1:]}" for name, words in NATURES.items())
    index = "\n".join(f"| [{law.id}](#{_anchor(law)}) | {law.title} |" for law in LAWS)
    parts = [OPENING.format(natures=natures, index=index), *("\n".join(_section(law)) for law in LAWS)]
    return "\n".join(parts)


def _anchor(law: Law) -> str:
    kept = "".join(letter for letter in _heading(law).lower() if letter.isalnum() or letter in " -")
    return kept.replace(" ", "-")


def _heading(law: Law) -> str:
    return f"{law.id} {law.title}"


def _section(law: Law) -> Iterator[str]:
    yield f"## {_heading(law)}\n"
    yield f"{law.sentence}\n"
    if law.explanation:
        yield f"{law.explanation}\n"
    yield f"**What to do.** {law.cure}\n"
    joined = ", " if law.citation.url or law.citation.confidence == "unchecked" else ": "
    cited = f"{law.citation.document}{joined}{law.citation.clause}"
    place = f"[{cited}]({law.citation.url})" if law.citation.url else cited
    sure = "" if law.citation.confidence == "high" else f" ({law.citation.confidence})"
    note = f" {law.citation.note}" if law.citation.note else ""
    yield f"**Citation.** {place}{sure}.{note}\n"
