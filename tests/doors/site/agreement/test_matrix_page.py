"""The matrix page: who shares what on a day, and by which decision it is other than before."""

from datetime import date

from tests.doors.stored_agreements import example, text_of

from moothall.doors.site.agreement.matrix import matrix_of


def parts_of(council: str, on: date) -> set[str]:
    rows = matrix_of(example().register, on).rows
    return {
        row.service.id for row in rows for cell in row.cells if cell.part and cell.authority.id == council
    }


def test_cheltenham_left_exactly_three_services_on_14_november_2016():
    before, after = parts_of("cheltenham", date(2016, 11, 13)), parts_of("cheltenham", date(2016, 11, 15))

    assert before - after == {"revenues", "benefits", "customer-services"}
    assert after - before == set()


def test_no_other_council_changed_on_that_day():
    for council in ("cotswold", "forest-of-dean", "west-oxfordshire"):
        assert parts_of(council, date(2016, 11, 13)) == parts_of(council, date(2016, 11, 15))


def test_the_page_after_the_change_says_by_which_decision(client):
    page = text_of(client.get("/2020-vision/matrix/?on=2016-11-15"))

    assert "Last change: 14 November 2016" in page
    assert (
        "Cheltenham left revenues, benefits and customer services, decided by Cheltenham Cabinet "
        "on 11 October 2016: Cheltenham takes back revenues, benefits and customer services"
    ) in page


def test_the_page_before_the_change_says_what_is_next(client):
    page = text_of(client.get("/2020-vision/matrix/?on=2016-11-13"))

    assert "Next change: 14 November 2016 Cheltenham left revenues, benefits and customer services" in page


def test_the_page_on_the_day_of_the_change_says_so(client):
    assert "Changed on this day" in text_of(client.get("/2020-vision/matrix/?on=2016-11-14"))


def test_the_decision_is_linked(client):
    number = next(
        entry.number for entry in example().register.entries if "takes back revenues" in entry.variation.title
    )

    page = client.get("/2020-vision/matrix/?on=2016-11-15").content.decode()

    assert f'href="/2020-vision/variations/{number}/?on=2016-11-15"' in page


def test_links_keep_the_day_and_what_was_known(client):
    page = client.get("/2020-vision/matrix/?on=2016-11-15&known=2017-01-01").content.decode()

    assert "/2020-vision/timeline/?on=2016-11-15&amp;known=2017-01-01" in page
    assert "/2020-vision/services/revenues/?on=2016-11-15&amp;known=2017-01-01" in page


def test_the_page_can_be_shared_with_its_day(client):
    page = client.get("/2020-vision/matrix/").content.decode()

    assert 'value="http://testserver/2020-vision/matrix/?on=2026-11-22"' in page


def test_the_steps_lead_to_the_days_on_either_side(client):
    page = client.get("/2020-vision/matrix/?on=2016-11-14").content.decode()

    assert (
        'rel="prev" href="/2020-vision/matrix/?on=2016-10' in page
        or 'rel="prev" href="/2020-vision/matrix/?on=2016' in page
    )
    assert 'rel="next" href="/2020-vision/matrix/?on=2017-01-01"' in page


def test_before_the_withdrawal_was_known_the_council_still_took_part(client):
    page = text_of(client.get("/2020-vision/councils/cheltenham/?on=2016-11-15&known=2016-06-01"))

    assert "What it shares" in page
    assert "Revenues" in page.split("What it shares")[1].split("Its officers")[0]


def test_a_day_before_anything_was_shared_says_so(client):
    page = text_of(client.get("/2020-vision/matrix/?on=1990-01-01"))

    assert "Nothing was shared on 1 January 1990" in page
