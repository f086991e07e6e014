"""An agreement file from anywhere is read or refused in words, soon, and never obeyed."""

from pathlib import Path

import pytest

from moothall.agreement.files import read_agreement
from moothall.refusals import Refusal

HEAD = """moothall: 1
partnership: {id: t, name: T}
variations:
  - id: founding
    title: %s
    decided: 2016-01-01
    effective: 2016-01-01
    add: %s
"""
AVON = "[{kind: authority, id: avon, name: Avon, short_name: Avon}]"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + step)}: &{chr(98 + step)} [{','.join(['*' + chr(97 + step)] * 9)}]\n" for step in range(20)
)

REFUSED = {
    "a bomb of aliases": (BOMB, "uses an anchor"),
    "lists in lists": ("moothall: " + "[" * 3_000 + "]" * 3_000, "nested too deeply"),
    "groups in groups": ("".join("  " * depth + "a:\n" for depth in range(1_200)), "nested too deeply"),
    "a number of many figures": ("moothall: " + "9" * 100_000, "this must be a whole number"),
    "a number in hexadecimal": ("moothall: 0x" + "f" * 50_000, "is not a whole number"),
    "not a number": ("moothall: .nan", "is not a whole number"),
    "a tag that runs a program": ("moothall: !!python/object/apply:os.system ['touch ran']", "a list"),
    "a tag of bytes": ("moothall: !!binary aGVsbG8=", "has the tag"),
    "nothing that can be seen": (HEAD % ('"a\\0b"', AVON), "cannot be seen, number 0"),
    "writing turned around": (HEAD % ('"a\\u202Eb"', AVON), "cannot be seen, number 8238"),
    "half a character": (HEAD % ('"a\\ud800b"', AVON), "cannot be seen, number 55296"),
    "text for a term": (HEAD % ("x", "[council, 3, [], {}]"), "is text, and this must have fields"),
    "a list for a kind": (HEAD % ("x", "[{kind: []}]"), "is not a kind of term"),
    "a group for an id": (HEAD % ("x", "[{kind: authority, id: {a: b}}]"), "a group of fields is not an id"),
    "a web address that runs": (
        HEAD % ("x", AVON) + "    source: {document: D, url: 'javascript:alert(1)'}\n",
        "is not a web address",
    ),
}  # fmt: skip


def kept(folder: Path, content: str | bytes) -> Path:
    file = folder / "agreement.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_clerk_would_write_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    content, words = REFUSED[name]
    monkeypatch.chdir(tmp_path)

    with pytest.raises(Refusal) as refused:
        read_agreement(kept(tmp_path, content))

    assert words in str(refused.value)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "latin-1", "cp1252", "utf-7"])
def test_a_file_in_any_encoding_is_read_right_or_refused(tmp_path: Path, encoding: str) -> None:
    file = kept(tmp_path, (HEAD % ("Café £5", AVON)).encode(encoding))

    if encoding == "utf-8-sig":
        assert read_agreement(file).agreement.variations[0].title == "Café £5"
    elif encoding == "utf-7":  # which is ASCII, and may say anything
        assert "Café" not in read_agreement(file).agreement.variations[0].title
    else:
        with pytest.raises(Refusal, match=r"UTF-8|cannot be shown"):
            read_agreement(file)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_lines_may_end_as_any_machine_ends_them(tmp_path: Path, ending: str) -> None:
    file = kept(tmp_path, (HEAD % ("x", AVON)).replace("\n", ending))

    assert read_agreement(file).register.head == 1


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    (inside / "variations").mkdir(parents=True)
    kept(inside, "moothall: 1\npartnership: {id: t, name: T}\nvariations_in: variations\n")
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: secret\ntitle: Secret\n")
    (inside / "variations" / "1.yaml").symlink_to(secret)

    with pytest.raises(Refusal, match="leads out of the folder"):
        read_agreement(inside)


def test_a_link_to_itself_and_a_device_are_refused(tmp_path: Path) -> None:
    looped = tmp_path / "agreement.yaml"
    looped.symlink_to(looped)

    for file in (looped, Path("/dev/null"), Path("/dev/zero")):
        with pytest.raises(Refusal):
            read_agreement(file)
