from hypothesis import given
from hypothesis import strategies as st
from tests.ledgers.core.builders import layout, row

from moothall.ledgers.core.column_reader import ColumnReader
from moothall.ledgers.core.reconciliation import ControlCount


def tallied(rows, size=100):
    tally, reader, kept = ControlCount(above=1), ColumnReader(layout()), []
    for first in range(0, len(rows), size):
        taken = rows[first : first + size]
        read = reader.read(first + 2, taken)
        kept += tally.add(read.lines, read.kept_back, rows=len(taken), blank=read.blank)
    return tally.control(), kept


def total(net, label="Total"):
    return ["", label, net, "", "", "", ""]


def test_every_line_and_every_penny_is_accounted_for():
    control, _ = tallied([row(), row(gross="13.00"), [], row(day="")])

    assert control.reconciles
    assert (control.rows, control.above, control.blank, control.accepted) == (5, 1, 1, 1)
    assert control.kept_back == {"parts": 1, "date_missing": 1}
    assert (control.accepted_pence, control.kept_back_pence, control.file_pence) == (1000, 2000, 3000)


def test_a_total_that_the_file_states_is_met_with_the_lines_above_it():
    control, _ = tallied([row(), row(), total("20.00", "Sub total"), row(), total("30.00")])

    assert [stated.agrees for stated in control.stated] == [True, True]
    assert control.accepted_pence == 3000


def test_a_total_that_is_a_penny_out_does_not_reconcile():
    control, _ = tallied([row(), row(), total("20.01")])

    assert not control.reconciles
    assert control.counts_agree
    assert control.stated[0].counted_pence == 2000


def test_a_sum_without_a_label_is_known_by_its_figure():
    control, kept = tallied([row(), row(), total("20.00", "")])

    assert [line.reason for line in kept] == ["total"]
    assert control.kept_back == {"total": 1}
    assert control.reconciles


ROWS = st.lists(
    st.one_of(
        st.integers(-10_000, 10_000).map(lambda pence: row(net=f"{pence / 100:.2f}", vat="", gross="")),
        st.sampled_from([[], row(day=""), row(net="x"), row(gross="1"), total("20.00"), total("10.00", "")]),
    ),
    max_size=15,
)


@given(ROWS, st.integers(1, 5))
def test_reading_a_few_lines_at_a_time_comes_to_the_same(rows, size):
    at_once, _ = tallied(rows)

    assert tallied(rows, size)[0] == at_once
    assert at_once.counts_agree
    assert at_once.pence_agree
