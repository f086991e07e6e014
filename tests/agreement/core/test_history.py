from typing import Any

from tests.agreement.core.builders import day, founding, registered, variation

from moothall.agreement.core.history import holders_of
from moothall.agreement.core.variation import Variation
from moothall.periods import Period

CHIEF = {"kind": "post", "id": "chief", "name": "Chief executive", "authority": "avon", "holder": "A. North"}


def changed(on: int, **fields: Any) -> Variation:
    return variation(f"v{on}", effective=day(on), change=[{"term": "chief", "set": fields}])


def holders(*variations: Variation) -> list[tuple[str, Period]]:
    return holders_of(registered(founding(CHIEF), *variations).history("chief"))


def test_a_holder_s_turn_goes_on_while_the_post_changes_around_them() -> None:
    assert holders(changed(5, name="Managing director"), changed(9, holder="B. South")) == [
        ("A. North", Period(day(0), day(9))),
        ("B. South", Period(day(9))),
    ]


def test_nobody_has_a_turn_while_the_post_is_vacant() -> None:
    assert holders(changed(5, holder=None, vacant=True), changed(9, holder="A. North", vacant=False)) == [
        ("A. North", Period(day(0), day(5))),
        ("A. North", Period(day(9))),
    ]


def test_whoever_comes_back_has_another_turn() -> None:
    ended = variation("ended", effective=day(5), end=[{"term": "chief"}])
    back = variation("back", effective=day(9), reinstate=[{"term": "chief"}])

    assert [held for _, held in holders(ended, back)] == [Period(day(0), day(5)), Period(day(9))]
