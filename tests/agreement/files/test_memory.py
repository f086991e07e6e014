import gc

import pytest
from tests.agreement.core.builders import council, day, variation

from moothall.agreement.core.register import fold
from moothall.agreement.core.variation import AgreementHeading
from moothall.agreement.files.memory import MANY, collecting_later


def test_the_search_for_unused_memory_is_put_off_for_many_variations_and_goes_on_afterwards() -> None:
    with collecting_later(MANY):
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_search_goes_on_after_something_went_wrong() -> None:
    with pytest.raises(ValueError, match="wrong"), collecting_later(MANY):
        raise ValueError("wrong")
    assert gc.isenabled()


def test_a_few_variations_are_not_worth_it_and_who_has_turned_it_off_keeps_it_off() -> None:
    with collecting_later(MANY - 1):
        assert gc.isenabled()
    gc.disable()
    try:
        with collecting_later(MANY):
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_many_variations_fold_as_few_do() -> None:
    many = [
        variation(f"v{number}", effective=day(number), add=[council(f"c{number}")]) for number in range(MANY)
    ]

    register, contradictions = fold(AgreementHeading(id="test", name="Test"), many)

    assert contradictions == []
    assert len(register.state(day(MANY)).terms) == register.head == MANY
