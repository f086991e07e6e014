"""Three hundred spoilt files: each is read in full and reconciles, or is refused in words; nothing else."""

import csv
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from moothall.ledgers.core.line import FIELDS
from moothall.ledgers.core.mapping_proposal import propose
from moothall.ledgers.core.repeats import LinesDigest
from moothall.ledgers.files.batches import batches
from moothall.ledgers.files.ledger_file import open_ledger
from moothall.refusals import Invalid

FILES = sorted((Path(__file__).parent).glob("*.csv"))
EACH = 15
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how an old workbook begins
Spoil = Callable[[list[list[str]], random.Random], bytes]


def table(rows, encoding="utf-8", delimiter=","):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding, errors="replace")


def anywhere(rows, chance, cell):
    spoilt = [list(row) for row in rows]
    for _ in range(chance.randint(1, 6)):
        row = chance.choice(spoilt[1:])
        row[chance.randrange(len(row))] = cell
    return spoilt


def truncated(rows, chance):
    content = table(rows)
    return content[: chance.randrange(len(content))]


def wrong_encoding(rows, chance):
    encoding = chance.choice(["utf-16", "utf-16-le", "utf-16-be", "cp037", "utf-32", "shift-jis", "utf-7"])
    return table(anywhere(rows, chance, "Café £ naïve ’"), encoding)


def half_encoded(rows, chance):
    spoilt = anywhere(rows, chance, "Café £")
    return table(spoilt[: len(spoilt) // 2]) + table(spoilt[len(spoilt) // 2 :], "cp1252")


def swapped_columns(rows, chance):
    order = list(range(len(rows[0])))
    chance.shuffle(order)
    return table([rows[0], *([row[place] for place in order if place < len(row)] for row in rows[1:])])


def columns_in_another_order(rows, chance):
    order = list(range(len(rows[0])))
    chance.shuffle(order)
    return table([[row[place] for place in order if place < len(row)] for row in rows])


def headings_twice(rows, chance):
    place = chance.randrange(1, len(rows))
    return table([*rows[:place], rows[0], *rows[place:], rows[0]])


def a_heading_over_two_columns(rows, chance):
    spoilt = [list(row) for row in rows]
    spoilt[0][chance.randrange(len(rows[0]))] = chance.choice(rows[0])
    return table(spoilt)


def formulas(rows, chance):
    return table(anywhere(rows, chance, chance.choice(["=SUM(A1:A9)", "=1+1", "@SUM(1)", "#REF!", "#N/A"])))


def injections(rows, chance):
    cells = ["=cmd|'/c calc'!A0", '=HYPERLINK("x")', "+1+1", "-2+3", "\t=1"]
    return table(anywhere(rows, chance, chance.choice(cells)))


def huge_cells(rows, chance):
    return table(anywhere(rows, chance, "x" * chance.choice([10_000, 131_072, 131_073, 400_000])))


def open_quotations(rows, chance):
    content = table(rows)
    place = chance.randrange(len(content))
    return content[:place] + b'"' + content[place:]


def noughts(rows, chance):
    content = table(rows)
    place = chance.randrange(len(content))
    return content[:place] + b"\x00" * chance.randint(1, 3) + content[place:]


def flipped_bytes(rows, chance):
    content = bytearray(table(rows))
    for _ in range(chance.randint(1, 40)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def mixed_dates(rows, chance):
    cells = ["04/13/2015", "13/04/2015", "42124", "Apr-15", "31/02/2015"]
    return table(anywhere(rows, chance, chance.choice(cells)))


def odd_amounts(rows, chance):
    cells = ["1.234,50", "1E+05", "(1)-", "12.345", "£", "9" * 40, "--1"]
    return table(anywhere(rows, chance, chance.choice(cells)))


def ragged(rows, chance):
    def cut(row):
        return [*row, *["x"] * chance.choice([0, 0, 1, 3])][: chance.choice([99, 99, 2, 5])]

    return table(map(cut, rows))


def titles_and_totals(rows, chance):
    width = len(rows[0])
    titles = [["Spend over £500"], [], [""] * width] * chance.randint(0, 3)
    return table([*titles, *rows, ["Total", *["1.00"] * (width - 1)], [], ["Run on 1 May 2015"]])


def other_files(rows, chance):
    start = chance.choice([b"<html>", b"%PDF-1.4", b"PK\x03\x04", b"\x89PNG", b"\x1f\x8b", b'{"a":', OLE])
    return start + chance.randbytes(chance.randint(0, 3_000))


def spoilt_workbooks(rows, chance):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(anywhere(rows, chance, "=1/0")):
            sheet.write_row(number, 0, row)
    spoilt = bytearray(content.getvalue())
    for _ in range(chance.randint(0, 8)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt[: chance.choice([len(spoilt), len(spoilt), len(spoilt) // 2])])


def hidden_characters(rows, chance):
    cells = ["a\u202eb", "a\x07b", "\ufeff", "a\x1fb", "\ue000the end\ue000"]
    return table(anywhere(rows, chance, chance.choice(cells)))


SPOILS: list[Spoil] = [
    truncated, wrong_encoding, half_encoded, swapped_columns, columns_in_another_order, headings_twice,
    a_heading_over_two_columns, formulas, injections, huge_cells, open_quotations, noughts, flipped_bytes,
    mixed_dates, odd_amounts, ragged, titles_and_totals, other_files, spoilt_workbooks, hidden_characters,
]  # fmt: skip


# A line may be spoilt and kept back, and the file still be read; these spoil no line, or the whole file.
ALWAYS_READ = {
    truncated, half_encoded, columns_in_another_order, headings_twice, formulas, injections, open_quotations,
    mixed_dates, odd_amounts, titles_and_totals, hidden_characters,
}  # fmt: skip
NEVER_READ = {swapped_columns, noughts, other_files}


def read_or_refused(content):
    """Return the batches of a file, or none if it was refused in words that say where and what to do."""
    try:
        ledger = open_ledger(content, file="spoilt.csv")
        proposal = propose(ledger.headings, ledger.sample)
        if proposal.mapping is None:
            assert all(fault.message and fault.fix for fault in proposal.faults)
            return []
        return list(batches(ledger, proposal.mapping))
    except Invalid as refused:
        said = refused.faults
    assert said
    assert all(fault.message and fault.fix and fault.file == "spoilt.csv" for fault in said)
    return []


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.__name__)
def test_a_spoilt_file_is_read_in_full_or_refused(spoil):
    read = 0
    for seed in range(EACH):
        chance = random.Random(f"{spoil.__name__} {seed}")
        with FILES[seed % len(FILES)].open(encoding="cp1252", newline="") as file:
            rows = list(csv.reader(file))
        found = read_or_refused(spoil(rows, chance))
        read += bool(found)
        if found:
            control, content = found[-1].control, LinesDigest()
            assert control.counts_agree
            assert control.pence_agree
            assert sum(batch.lines.num_rows for batch in found) == control.accepted > 0
            for batch in found:
                assert batch.lines.schema.equals(FIELDS)
                assert all(line.sentence and line.text for line in batch.kept_back)
                batch.lines.validate(full=True)
                content.add(batch.lines)
            assert len(content.digest) == 64
    assert (read == EACH) == (spoil in ALWAYS_READ)
    assert (read == 0) == (spoil in NEVER_READ)


def test_there_are_three_hundred_of_them():
    assert len(SPOILS) * EACH == 300
