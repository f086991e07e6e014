"""Registers that this process has read, cached for the next request: the newest for each partnership."""

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
    """A limited number of registers, the least recently used of which is dropped first."""

    def __init__(self, at_most: int) -> None:
        """Start empty."""
        self._kept: LRUCache[str, CachedRegister] = LRUCache(at_most)
        self._lock = Lock()

    def get(self, partnership: str) -> CachedRegister | None:
        """Return the register cached for ``partnership``, at whatever head."""
        with self._lock:
            return self._kept.get(partnership)

    def put(self, partnership: str, head: Head, register: Register) -> Register:
        """Cache a register in place of any earlier one; return it."""
        with self._lock:
            self._kept[partnership] = CachedRegister(head, register)
        return register

    def clear(self) -> None:
        """Empty the cache."""
        with self._lock:
            self._kept.clear()


REGISTERS = RegisterCache(at_most=32)
