"""Agreement files for tests, as a clerk writes them and as chance does."""

from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from tests.agreement.core.builders import council, day, part, service, variation

from moothall.agreement.core.variation import AgreementHeading, Variation
from moothall.agreement.files import ReadAgreement, read_agreement, write_agreement

HEADING = AgreementHeading(id="test", name="Test")

ONE_FILE = """\
# An agreement for tests.
moothall: 1   # the format
partnership:
  id: test
  name: Test Partnership
variations:
  # How it began.
  - id: founding
    title: Two councils share a legal service
    decided: 2016-03-01   # at Avon
    effective: 2016-04-01

    # The councils.
    add:
      - {kind: authority, id: avon, name: Avon Council, short_name: Avon}
      # Brent came second.
      - {kind: authority, id: brent, name: Brent Council, short_name: Brent}
      - {kind: service, id: legal, name: Legal}
      - kind: participation
        id: avon-legal
        authority: avon
        service: legal
    note: |
      Two lines,
      # the second of which is no comment.

  # ---- Later ----

  # Brent joins.
  - id: brent-joins
    title: "Brent joins: the second"
    decided: 2017-03-01
    effective: 2017-04-01
    add:
      - {kind: participation, id: brent-legal, authority: brent, service: legal, provided_by: avon}
    # After all that.
"""

TEXTS = st.text(alphabet="ab c:#-'\"\n£’,{}[]é0.", min_size=1, max_size=120).filter(str.strip)
LINES = TEXTS.map(lambda text: " ".join(text.split()))


def read(text: str, folder: Path) -> ReadAgreement:
    file = folder / "agreement.yaml"
    file.write_text(text, encoding="utf-8", newline="")
    return read_agreement(file)


def write(agreement: ReadAgreement) -> str:
    whole = agreement.agreement
    return write_agreement(
        whole.partnership, whole.variations, texts=agreement.texts, heading_text=agreement.heading_text
    )


@st.composite
def variations(draw: st.DrawFn) -> list[Variation]:
    """Draw a sound agreement: a founding, then councils that join and are varied."""
    founding = variation("founding", add=[council("avon"), service("legal")], note=draw(TEXTS))
    later = range(draw(st.integers(0, 3)))
    return [founding, *(variation(f"later-{number}", **draw(steps(number))) for number in later)]


@st.composite
def steps(draw: st.DrawFn, number: int) -> dict[str, Any]:
    name = f"council-{number}"
    term = part(name, "legal", conditions=[{"id": "one", "text": draw(TEXTS)}], note=draw(TEXTS))
    source = {
        "document": draw(LINES),
        "clause": draw(LINES),
        "confidence": draw(st.sampled_from(["high", "low"])),
    }
    quantity = draw(st.integers(0, 10**9)) / 1000
    driver = {
        "kind": "driver", "id": f"driver-{number}", "name": draw(LINES), "unit": "each",
        "readings": [{"authority": "avon", "on": str(day(3)), "quantity": quantity}],
    }  # fmt: skip
    holder = {"term": "avon", "set": {"short_name": draw(LINES)}}
    return {
        "effective": day(number),
        "title": draw(LINES),
        "source": source,
        "reason": draw(st.none() | TEXTS),
        "add": [council(name), term, driver],
        "change": [holder] if draw(st.booleans()) else [],
    }
