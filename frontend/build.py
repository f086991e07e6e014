"""Compile the pages' styles and scripts into the package, with no mark of the Crown among them.

GOV.UK Frontend is free to use; the crown, the crest and the GDS Transport typeface are not.
Run by script/setup, once npm has installed what package-lock.json lists.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

FRONTEND = Path(__file__).resolve().parent
MODULES = FRONTEND / "node_modules"
BUILT = FRONTEND.parent / "src" / "moothall" / "doors" / "static" / "moothall"

GOVUK_SCRIPT = MODULES / "govuk-frontend/dist/govuk/govuk-frontend.min.js"
TYPEFACE = MODULES / "@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"
TYPEFACE_LICENCE = MODULES / "@fontsource-variable/public-sans/LICENSE"

NOT_OURS = re.compile(r"GDS Transport|crown|crest", re.IGNORECASE)
MARKED_RULE = re.compile(r"[^{}]*govuk-footer__(?:crown|copyright-logo)[^{}]*\{[^{}]*\}")
EMPTY_RULE = re.compile(r"[^{};]*\{\s*\}")
SOURCE_MAP = re.compile(r"\s*//# sourceMappingURL=\S+\s*$")


def compiled_styles() -> str:
    """Return brand.scss and all that it uses as one compressed style sheet."""
    sass = ["node", str(MODULES / "sass/sass.js"), "--style=compressed", "--no-source-map", "--quiet-deps"]
    return subprocess.run(
        [*sass, f"--load-path={MODULES}", str(FRONTEND / "brand.scss")],
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ).stdout


def without_marks(css: str) -> str:
    """Return ``css`` without the rules of the footer that draw the state's emblem."""
    css, before = MARKED_RULE.sub("", css), ""
    while css != before:
        css, before = EMPTY_RULE.sub("", css), css
    return css


def refuse_marks(folder: Path) -> None:
    """Stop if a style sheet or script still names something that is not ours to use."""
    for file in sorted(folder.glob("*.*ss")) + sorted(folder.glob("*.js")):
        if found := NOT_OURS.search(file.read_text(encoding="utf-8")):
            sys.exit(f"{file.name} has “{found[0]}” in it, which is not ours: remove it in frontend/build.py")


def build(folder: Path) -> None:
    """Fill ``folder`` with the styles, the scripts and the typeface."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "brand.css").write_text(without_marks(compiled_styles()), encoding="utf-8")
    script = SOURCE_MAP.sub("\n", GOVUK_SCRIPT.read_text(encoding="utf-8"))
    (folder / GOVUK_SCRIPT.name).write_text(script, encoding="utf-8")
    for file in [TYPEFACE, *FRONTEND.glob("*.js"), *FRONTEND.glob("*-licence.txt")]:
        shutil.copyfile(file, folder / file.name)
    shutil.copyfile(TYPEFACE_LICENCE, folder / "public-sans-licence.txt")
    refuse_marks(folder)


def swap_in(folder: Path) -> None:
    """Build beside ``folder`` and put the result in its place, so that nobody finds it half filled."""
    fresh = folder.with_name(f"{folder.name}.new")
    build(fresh)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


if __name__ == "__main__":
    swap_in(BUILT)
