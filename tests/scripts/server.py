"""Starting Moothall as a newcomer does, with ``script/run``, and visiting it as their browser does."""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from tests.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]


def environment(**settings: str | Path) -> dict[str, str]:
    """Return what a person's shell would have, with no setting of Moothall's but those given."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("MOOTHALL_", "DJANGO_"))
    }
    return kept | {name: str(value) for name, value in settings.items()}


def free_port() -> int:
    """Return a port that nothing uses."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@dataclass
class Visitor:
    """A browser: it keeps its cookies and follows redirects."""

    address: str
    opener: OpenerDirector = field(default_factory=lambda: build_opener(HTTPCookieProcessor(CookieJar())))

    def get(self, path: str) -> tuple[str, str]:
        """Return where a path leads, and the page there."""
        return self._opened(Request(self.address + path))

    def post(self, path: str, **fields: str) -> tuple[str, str]:
        """Fill in the form at a path and send it."""
        _, form = self.get(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
        assert token is not None
        filled_in = urlencode(fields | {"csrfmiddlewaretoken": token[1]}).encode()
        return self._opened(Request(self.address + path, filled_in, {"Referer": self.address + path}))

    def _opened(self, request: Request) -> tuple[str, str]:
        with self.opener.open(request, timeout=PATIENCE) as answer:
            return answer.url.removeprefix(self.address), answer.read().decode()


@dataclass
class Running:
    """A server that ``script/run`` started, and what it has printed so far."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    @property
    def printed(self) -> str:
        """Return everything that it has printed."""
        return "".join(self.lines)

    def address(self) -> str:
        """Return the address that it prints, once it answers there."""
        found = self.waited_for(r"Moothall is at (http://\S+)/ ")
        port = int(found.rpartition(":")[2])
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
            except OSError:
                time.sleep(0.1)
            else:
                return found
        raise AssertionError(f"Nothing answers at {found}.")

    def waited_for(self, pattern: str) -> str:
        """Return what the group of ``pattern`` matches, once it is printed."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if found := re.search(pattern, self.printed):
                return found[1]
            assert self.process.poll() is None, self.printed
            time.sleep(0.1)
        raise AssertionError(f"After {PATIENCE} seconds it had printed:\n{self.printed}")

    def interrupted(self) -> int:
        """Stop it as Ctrl-C does, and return its exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def running(data: str | Path, port: int, cwd: Path = ROOT) -> Iterator[Running]:
    """Run ``script/run``; it is stopped afterwards whatever happens."""
    process = subprocess.Popen(
        [ROOT / "script" / "run"],
        cwd=cwd,
        env=environment(MOOTHALL_DATA=data, MOOTHALL_PORT=str(port)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    server = Running(process)
    assert process.stdout is not None
    Thread(target=lambda: server.lines.extend(process.stdout or ()), daemon=True).start()
    try:
        yield server
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(PATIENCE)
