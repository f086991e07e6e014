"""The first thing that anybody does: ``script/run``."""

import re
import socket
import subprocess
from pathlib import Path

import pytest
from tests.patience import PATIENCE
from tests.scripts.server import ROOT, Visitor, environment, free_port, running


def test_a_newcomer_reads_signs_in_stops_it_and_finds_everything_again(tmp_path: Path) -> None:
    data, port = tmp_path / "data", free_port()
    with running(data, port) as first:
        visitor = Visitor(first.address())
        passphrase = first.waited_for(r"with the passphrase (\S+)")
        clerk = first.waited_for(r"\n  (clerk@\S+)")

        assert first.printed.count("Loading the example") == 1
        home = visitor.get("/")[1]
        assert "2020 Vision Partnership" in home
        styles = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', home)
        assert styles
        assert all(visitor.get(style)[1] for style in styles)
        assert visitor.get("/desk/")[0].startswith("/accounts/login/")
        where, wrong = visitor.post("/accounts/login/", login=clerk, password="not the passphrase")
        assert where == "/accounts/login/"
        assert "There is a problem" in wrong
        where, desk = visitor.post("/accounts/login/", login=clerk, password=passphrase)
        assert where == "/desk/"
        assert "Example Clerk" in desk
        assert first.interrupted() == 0

    with running("data", port, cwd=tmp_path) as second:
        second.address()

        assert visitor.get("/desk/")[0] == "/desk/"
        assert passphrase in second.printed
        assert "Making the database ready" in second.printed
        assert not re.search("Loading|Gathering|Installing", second.printed)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["data"]


@pytest.mark.parametrize(
    ("port", "reason"),
    [
        ("http", "MOOTHALL_PORT is http, and a port is a number from 1 to 65535.\n"),
        ("65536", "MOOTHALL_PORT is 65536, and a port is a number from 1 to 65535.\n"),
    ],
)
def test_a_port_that_is_none_is_said_plainly(tmp_path: Path, port: str, reason: str) -> None:
    stopped = refused(tmp_path, port)

    assert stopped.stderr == reason


def test_a_port_that_is_taken_is_said_plainly_before_anything_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        stopped = refused(tmp_path, str(port))

    assert stopped.stderr == (
        f"Port {port} cannot be used: something else is using it. "
        "Choose another: MOOTHALL_PORT=8001 script/run\n"
    )
    assert list(tmp_path.iterdir()) == []


def refused(data: Path, port: str) -> subprocess.CompletedProcess[str]:
    """Run ``script/run``, which must stop by itself with exit code 1."""
    stopped = subprocess.run(
        [ROOT / "script" / "run"],
        env=environment(MOOTHALL_DATA=data, MOOTHALL_PORT=port),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert stopped.returncode == 1
    return stopped
