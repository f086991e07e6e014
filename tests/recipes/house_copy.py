"""Code run in a copy of Moothall, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"


def run(house: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    data = {"MOOTHALL_DATA": str(house / "data"), "MOOTHALL_DEBUG": "true"}
    (house / "data").mkdir(exist_ok=True)
    settings = {"PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1", **data}
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("MOOTHALL_", "COVERAGE"))
    }
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=kept | settings, capture_output=True, text=True, check=False)
