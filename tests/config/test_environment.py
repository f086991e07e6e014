import stat
from datetime import date
from pathlib import Path

import pytest

from moothall.config.environment import Environment, read_environment
from moothall.refusals import Invalid


def test_settings_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOOTHALL_TODAY", "2016-11-14")
    monkeypatch.setenv("MOOTHALL_EXAMPLE", "false")

    read = read_environment()

    assert (read.today, read.example, read.https) == (date(2016, 11, 14), False, False)


def test_every_wrong_setting_is_named_with_how_to_mend_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOOTHALL_DATABASE", "mysql://host")
    monkeypatch.setenv("MOOTHALL_TODAY", "soon")

    with pytest.raises(Invalid) as refused:
        read_environment()

    assert [fault.field for fault in refused.value.faults] == ["MOOTHALL_DATABASE", "MOOTHALL_TODAY"]
    assert str(refused.value).endswith("Write the year, the month and the day, such as 2016-04-01.")


def test_a_database_s_port_is_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOOTHALL_DATABASE", "postgresql://ada:secret@host:port/moothall")

    with pytest.raises(Invalid, match="must have a number from 0 to 65535 for its port"):
        read_environment()


def test_a_postgresql_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOOTHALL_DATABASE", "postgresql://ada:p%40ss@db.council.example:5433/register")

    settings = read_environment().databases()["default"]

    assert {name: settings[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "register", "USER": "ada", "PASSWORD": "p@ss", "HOST": "db.council.example", "PORT": "5433",
    }  # fmt: skip


def test_the_secret_key_is_made_once_and_is_for_this_account_alone(tmp_path: Path) -> None:
    environment = Environment(data=tmp_path / "data", secret_key="")

    first, second = environment.key(), environment.key()

    assert len(first) >= 50
    assert first == second
    assert stat.S_IMODE((tmp_path / "data" / "secret-key").stat().st_mode) == 0o600


def test_a_data_folder_that_cannot_be_used_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Invalid, match=r"MOOTHALL_DATA: .*/file/data cannot be used: Not a directory"):
        Environment(data=tmp_path / "file" / "data", secret_key="").key()
