"""What tests of feeds need: the partnership of the tests of OParl."""

from tests.doors.oparl.conftest import coming, held, register, secret, world

__all__ = ["coming", "held", "register", "secret", "world"]
