"""Agreements in the store, for tests."""

from tests.acting import operator
from tests.agreement.core.builders import council, day, founding, part, variation

from moothall.agreement.core.register import Register
from moothall.agreement.core.variation import Agreement, AgreementHeading, Variation
from moothall.agreement.operations import AgreementLoad, load
from moothall.agreement.queries import register_of

JOINED = part("avon", "legal")


def heading(name: str = "test") -> AgreementHeading:
    return AgreementHeading(
        id=name, name=f"{name.title()} Partnership", summary="Two councils – one service."
    )


def agreement(*variations: Variation, name: str = "test") -> Agreement:
    return Agreement(moothall=1, partnership=heading(name), variations=variations)


def three_variations() -> tuple[Variation, ...]:
    return (
        founding(JOINED),
        variation("host", effective=day(10), change=[{"term": "avon-legal", "set": {"as": "host"}}]),
        variation("leave", effective=day(20), end=[{"term": "avon-legal"}], reason="Too dear – £1 a head."),
    )


def founded(*variations: Variation, name: str = "test") -> Register:
    """Load an agreement, by A. Clerk, and return its register."""
    loaded(*variations, name=name)
    return register_of(name)


def loaded(*variations: Variation, name: str = "test") -> AgreementLoad:
    given = variations or three_variations()
    texts = [f"# as written\nid: {each.id}\n" for each in given]
    heading_text = "# two councils\nmoothall: 1\n"
    return load(
        agreement=agreement(*given, name=name),
        texts=texts,
        heading_text=heading_text,
        acting=operator("A. Clerk"),
    )


def joining(name: str, on: int = 30) -> Variation:
    """Return a variation by which a council joins, which contradicts no other such."""
    return variation(f"{name}-joins", effective=day(on), add=[council(name)])
