import sys

import pytest
from tests.doors.cli.conftest import Typed

from moothall.doors.cli.exit_codes import exit_code, plain_refusals
from moothall.refusals import Conflict, Fault, Forbidden, Invalid, Missing, Refusal


@pytest.mark.parametrize(
    ("refusal", "code"), [(Invalid(), 2), (Missing(), 3), (Forbidden(), 4), (Conflict(), 5), (Refusal(), 1)]
)
def test_each_family_of_refusals_has_its_exit_code(refusal: Refusal, code: int) -> None:
    assert exit_code(refusal) == code


def test_faults_are_printed_one_a_line_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, plain_refusals():
        raise Invalid(
            faults=[Fault("is missing", "id", "a.yaml", 3, "Add it."), Fault("is empty", file="b.yaml")]
        )

    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "a.yaml:3: id: is missing. Add it.\nb.yaml: is empty.\n\n2 faults. Nothing was changed.\n"
    )


def test_a_fault_of_ours_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), plain_refusals():
        _ = 1 / 0


def test_wrong_settings_are_all_named_at_once(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess

    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from moothall.doors.cli import main; import sys; sys.argv=['moothall', 'verify']; main()",
        ],
        env={"MOOTHALL_DATABASE": "mysql://host", "MOOTHALL_TODAY": "soon", "MOOTHALL_HTTPS": "maybe"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr == (
        "MOOTHALL_DATABASE: must begin with postgresql://, or be left out for the embedded database.\n"
        "MOOTHALL_HTTPS: “maybe” is neither true nor false. Write true or false.\n"
        "MOOTHALL_TODAY: “soon” is not a day. Write the year, the month and the day, such as 2016-04-01.\n"
        "\n3 faults. Nothing was changed.\n"
    )
