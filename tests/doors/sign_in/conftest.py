"""What tests of signing in need: the people of the accounts room, on their day."""

from tests.accounts.conftest import _the_house_for_a_test, register

__all__ = ["_the_house_for_a_test", "register"]
