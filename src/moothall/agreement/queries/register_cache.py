"""Registers that this process has read, kept for the next who asks; the newest of each partnership."""

from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache

from moothall.agreement.core.register import Head, Register


@dataclass(frozen=True, slots=True)
class CachedRegister:
    """A register, and the head at which it stood."""

    head: Head
    register: Register


class RegisterCache:
    """At most so many registers, of which the one longest unasked for goes first."""

    def __init__(self, at_most: int) -> None:
        """Begin with none."""
        self._kept: LRUCache[str, CachedRegister] = LRUCache(at_most)
        self._lock = Lock()

    def get(self, partnership: str) -> CachedRegister | None:
        """Return the register that is kept for ``partnership``, at whatever head."""
        with self._lock:
            return self._kept.get(partnership)

    def put(self, partnership: str, head: Head, register: Register) -> Register:
        """Keep a register in place of the one that was kept; return it."""
        with self._lock:
            self._kept[partnership] = CachedRegister(head, register)
        return register

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._kept.clear()


REGISTERS = RegisterCache(at_most=32)
