import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SPECIFICATION = importlib.util.spec_from_file_location("page_build", ROOT / "frontend" / "build.py")
page_build = importlib.util.module_from_spec(SPECIFICATION)
SPECIFICATION.loader.exec_module(page_build)


def test_rules_that_draw_the_states_emblem_are_left_out_with_what_was_round_them():
    css = (
        ".govuk-footer{margin:0}"
        "@supports (mask-position: initial){.govuk-footer__copyright-logo::before{mask-image:url(crest.svg)}"
        "@media screen{.govuk-footer__copyright-logo::before{background:linktext}}}"
        ".govuk-footer__crown{margin:0}.govuk-footer__link{color:red}"
    )

    assert page_build.without_marks(css) == ".govuk-footer{margin:0}.govuk-footer__link{color:red}"


@pytest.mark.parametrize("name", ["brand.css", "moothall.js"])
@pytest.mark.parametrize("mark", ["GDS Transport", "govuk-Crown", "url(crest.svg)"])
def test_a_mark_that_is_left_stops_the_build_and_is_named(tmp_path, name, mark):
    (tmp_path / name).write_text(f"/* {mark} */")

    with pytest.raises(SystemExit, match=f"{name} has"):
        page_build.refuse_marks(tmp_path)


def test_what_is_built_has_the_typeface_and_its_licence_and_no_mark():
    assert {
        "brand.css",
        "govuk-frontend.min.js",
        "public-sans-latin-wght-normal.woff2",
        "public-sans-licence.txt",
        "govuk-frontend-licence.txt",
    } <= {file.name for file in page_build.BUILT.iterdir()}
    page_build.refuse_marks(page_build.BUILT)


def test_scripts_point_to_no_source_map_that_is_not_there():
    for file in page_build.BUILT.glob("*.js"):
        assert "sourceMappingURL" not in file.read_text(encoding="utf-8")


def test_no_list_of_packages_names_an_address():
    lists = list((ROOT / "requirements").glob("*.txt"))

    assert lists
    assert not [file.name for file in lists if "://" in file.read_text(encoding="utf-8")]
    assert '"resolved"' not in (ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8")


def test_every_package_in_a_list_is_held_to_its_hash():
    for file in (ROOT / "requirements").glob("*.txt"):
        text = file.read_text(encoding="utf-8").replace("\\\n", " ")
        assert [line for line in text.splitlines() if "==" in line and "--hash=sha256:" not in line] == []
