import pytest
from tests.acting import operator
from tests.agreement.core.builders import day, founding, variation
from tests.agreement.partnerships import (
    JOINED,
    agreement,
    founded,
    heading,
    joining,
    loaded,
    three_variations,
)

from moothall.agreement.core.register import fold
from moothall.agreement.core.variation import Agreement, AgreementHeading
from moothall.agreement.operations import AgreementLoad, load, record
from moothall.agreement.queries import (
    heading_text_of,
    partnerships,
    register_of,
    stored_variations,
    verify,
)
from moothall.agreement.rules import AgreementDiffers, VariationContradicts
from moothall.audit.queries import events

pytestmark = [pytest.mark.storage, pytest.mark.django_db]


def test_loading_an_agreement_founds_the_partnership_and_records_every_variation() -> None:
    assert loaded() == AgreementLoad(founded=True, recorded=(1, 2, 3), already_there=())

    assert register_of("test") == fold(heading(), three_variations())[0]
    assert [row.text for row in stored_variations("test")] == [
        f"# as written\nid: {name}\n" for name in ("founding", "host", "leave")
    ]
    assert heading_text_of("test") == "# two councils\nmoothall: 1\n"
    assert {row.recorded_by for row in stored_variations("test")} == {"A. Clerk"}


def test_loading_twice_records_nothing_more() -> None:
    loaded()
    before = (stored_variations("test"), verify("test"), events().total)

    assert loaded() == AgreementLoad(founded=False, recorded=(), already_there=(1, 2, 3))

    assert (stored_variations("test"), verify("test"), events().total) == before


def test_loading_a_longer_file_records_what_is_new() -> None:
    loaded(*three_variations()[:1])

    assert loaded() == AgreementLoad(founded=False, recorded=(2, 3), already_there=(1,))

    assert register_of("test").head == 3
    assert verify("test").good
    assert [event.facts["first"] for event in events().events] == [2, 1]


def test_loading_a_file_that_is_behind_the_store_records_nothing() -> None:
    founded()
    record(partnership="test", variation=joining("clyde"), after=3, acting=operator("B. Clerk"))

    assert loaded() == AgreementLoad(founded=False, recorded=(), already_there=(1, 2, 3))

    assert register_of("test").head == 4


def test_a_file_that_says_otherwise_is_refused_by_the_first_number_that_differs() -> None:
    loaded()
    first, second, third = three_variations()
    other = second.model_copy(update={"title": "Avon is the client", "reason": "Cheaper."})

    with pytest.raises(AgreementDiffers) as refused:
        loaded(first, other, third, joining("clyde"))

    assert refused.value.facts == {"partnership": "test", "number": 2, "fields": ["title", "reason"]}
    assert "Variation 2 is recorded as “host” and differs from what is given in title, reason." in str(
        refused.value
    )
    assert register_of("test").head == 3


def test_another_heading_under_the_same_id_is_refused_as_number_nought() -> None:
    loaded()
    given = agreement(*three_variations())
    renamed = given.partnership.model_copy(update={"name": "Other"})

    with pytest.raises(AgreementDiffers) as refused:
        load(agreement=given.model_copy(update={"partnership": renamed}), acting=operator("A. Clerk"))

    assert refused.value.facts["number"] == 0


def test_an_agreement_that_contradicts_itself_is_not_loaded_at_all() -> None:
    bad = variation("bad", effective=day(30), end=[{"term": "nobody"}])

    with pytest.raises(VariationContradicts) as refused:
        loaded(founding(JOINED), bad)

    assert [fault.field for fault in refused.value.faults] == ["variations[1].end[0].term"]
    assert partnerships() == []
    assert events().total == 0


def test_an_agreement_without_texts_is_loaded_with_empty_ones() -> None:
    load(agreement=agreement(*three_variations()), acting=operator("A. Clerk"))

    assert [row.text for row in stored_variations("test")] == ["", "", ""]


def test_partnerships_stand_in_the_order_of_their_names() -> None:
    for name, title in (("a", "Waste"), ("b", "Legal"), ("c", "Audit")):
        whole = Agreement(
            moothall=1, partnership=AgreementHeading(id=name, name=title), variations=three_variations()
        )
        load(agreement=whole, acting=operator("A. Clerk"))

    assert [(row.name, row.head) for row in partnerships()] == [("Audit", 3), ("Legal", 3), ("Waste", 3)]
