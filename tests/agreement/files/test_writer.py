import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.agreement.core.builders import council, variation
from tests.agreement.files.agreements import HEADING, ONE_FILE, read, variations, write

from moothall.agreement.core.variation import AgreementHeading, Variation
from moothall.agreement.files import read_agreement, read_variation, write_agreement, write_variation

EXAMPLE = Path(__file__).parents[3] / "examples" / "2020-vision"
ONE_COMMENT = re.compile(r"#.*$", re.MULTILINE)


def test_a_file_in_the_houses_indentation_comes_back_byte_for_byte(tmp_path: Path) -> None:
    assert write(read(ONE_FILE, tmp_path)) == ONE_FILE


def test_the_text_of_a_variation_stands_alone_with_the_comments_above_it(tmp_path: Path) -> None:
    agreement = read(ONE_FILE, tmp_path)

    assert agreement.texts[1].startswith("\n# ---- Later ----\n\n# Brent joins.\nid: brent-joins\ntitle: ")
    assert agreement.texts[1].endswith("# After all that.\n")
    assert [read_variation(text) for text in agreement.texts] == list(agreement.agreement.variations)
    assert agreement.heading_text == ONE_FILE.partition("variations:\n")[0]


def test_a_variation_that_no_longer_says_what_its_text_says_is_written_afresh(tmp_path: Path) -> None:
    agreement = read(ONE_FILE, tmp_path)
    first, second = agreement.agreement.variations
    renamed = second.model_copy(update={"title": "Brent joins at last"})
    written = write_agreement(
        agreement.agreement.partnership,
        [first, renamed],
        texts=agreement.texts,
        heading_text=agreement.heading_text,
    )

    assert "# How it began." in written
    assert "# Brent joins." not in written
    assert written.endswith(
        """
  - id: brent-joins
    title: Brent joins at last
    decided: 2017-03-01
    effective: 2017-04-01
    add:
      - kind: participation
        id: brent-legal
        authority: brent
        service: legal
        provided_by: avon
"""
    )


def test_a_heading_that_has_changed_is_written_afresh(tmp_path: Path) -> None:
    agreement = read(ONE_FILE, tmp_path)
    written = write_agreement(
        AgreementHeading(id="test", name="Renamed"),
        agreement.agreement.variations,
        texts=agreement.texts,
        heading_text=agreement.heading_text,
    )

    assert written.startswith(
        "moothall: 1\npartnership: {id: test, name: Renamed}\nvariations:\n  # How it began.\n"
    )


def test_a_folder_is_written_as_one_file_with_every_comment(tmp_path: Path) -> None:
    top = "# Top.\nmoothall: 1\npartnership: {id: test, name: Test}\nvariations_in: later   # the rest\n"
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "b.yaml").write_text("# The end.\n---\n" + written_council("brent"))
    (tmp_path / "later" / "a.yaml").write_text("# The start.\n" + written_council("avon"))
    agreement = read(top, tmp_path)
    (tmp_path / "one").mkdir()
    one = read(write(agreement), tmp_path / "one")

    assert [each.id for each in one.agreement.variations] == ["avon", "brent"]
    assert one.agreement == agreement.agreement
    assert one.texts == agreement.texts
    assert write(one).startswith(
        "# Top.\nmoothall: 1\npartnership: {id: test, name: Test}\n# the rest\n"
        "variations:\n\n  # The start.\n  - id: avon"
    )


def written_council(name: str) -> str:
    return write_variation(variation(name, add=[council(name)]))


def test_the_example_loses_nothing_on_its_way_through_one_file(tmp_path: Path) -> None:
    example = read_agreement(EXAMPLE)
    written = write(example)
    again = read(written, tmp_path)
    comments = [
        line.strip()
        for file in [EXAMPLE / "agreement.yaml", *sorted((EXAMPLE / "variations").glob("*.yaml"))]
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.lstrip().startswith("#")
    ]

    assert again.agreement == example.agreement
    assert again.texts == example.texts
    assert write(again) == written
    assert sorted(line.strip() for line in written.splitlines() if line.lstrip().startswith("#")) == sorted(
        comments
    )


@settings(max_examples=50)
@given(variations())
def test_what_is_written_without_texts_is_read_as_the_same(drawn: list[Variation]) -> None:
    with TemporaryDirectory() as folder:
        agreement = read(write_agreement(HEADING, drawn), Path(folder))

        assert list(agreement.agreement.variations) == drawn
        assert write(agreement) == write_agreement(HEADING, drawn)


@settings(max_examples=50)
@given(variations(), st.data())
def test_comments_anywhere_between_lines_are_kept(drawn: list[Variation], data: st.DataObject) -> None:
    plain = [each.model_copy(update={"note": None}) for each in drawn[:1]]
    lines = write_agreement(HEADING, plain).splitlines()
    for number in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(lines)))
        indent = data.draw(st.sampled_from([0, 2, 4, 6]))
        lines.insert(place, f"{' ' * indent}# comment {number}")
    with TemporaryDirectory() as folder:
        agreement = read("\n".join(lines) + "\n", Path(folder))
        written = write(agreement)

        assert sorted(ONE_COMMENT.findall(written)) == sorted(ONE_COMMENT.findall("\n".join(lines)))
        assert read(written, Path(folder)).agreement == agreement.agreement


def test_a_list_written_as_a_clerk_likes_is_read_and_written_with_its_comments(tmp_path: Path) -> None:
    text = """\
variations:   # all of them
- # the first
  id: founding
  title: One
  decided: 2016-03-01
  effective: 2016-04-01
  add: [{kind: service, id: legal, name: Legal}]

# between
-   id: later   # the second
    title: Two
    decided: 2016-03-01
    effective: 2016-04-01
    add:
    - {kind: service, id: ict, name: ICT}
# the heading comes last
moothall: 1
partnership: {id: test, name: Test}
"""
    agreement = read(text, tmp_path)
    written = write(agreement)

    assert [each.id for each in agreement.agreement.variations] == ["founding", "later"]
    assert read(written, tmp_path).agreement == agreement.agreement
    assert set(ONE_COMMENT.findall(written)) == set(ONE_COMMENT.findall(text))


def test_variations_in_brackets_are_read(tmp_path: Path) -> None:
    text = json.dumps(
        {
            "moothall": 1,
            "partnership": {"id": "test", "name": "Test"},
            "variations": [variation("one", add=[council("avon")]).written()],
        }
    )
    agreement = read(text, tmp_path)

    assert read(write(agreement), tmp_path).agreement == agreement.agreement


def test_the_end_of_a_line_may_be_that_of_another_system(tmp_path: Path) -> None:
    agreement = read("\N{BYTE ORDER MARK}" + ONE_FILE.replace("\n", "\r\n"), tmp_path)

    assert write(agreement) == ONE_FILE
