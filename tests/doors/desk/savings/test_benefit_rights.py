"""A council's officer keeps what is that council's; an officer of the partnership keeps it all."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.doors.desk.browser_form import filled_in
from tests.doors.desk.drafts import words_of
from tests.doors.desk.savings.officers import DIRECTOR, HERE, MINE

from moothall.savings.models import RecordedBaseline, RecordedMove

pytestmark = pytest.mark.django_db

BENEFITS = f"/desk/benefits/{HERE}/"
COTSWOLD = f"{BENEFITS}about/illustrative-cotswold-saving/"
TOGETHER = f"{BENEFITS}about/illustrative-ict-saving/"
AtDesk = Callable[..., Client]


def test_an_officer_of_one_council_reads_the_benefit_of_another_and_cannot_change_it(at_desk: AtDesk) -> None:
    client, before = at_desk(DIRECTOR), RecordedMove.objects.count()
    assert "Describe it" not in words_of(client.get(COTSWOLD))
    for form in ("describe/", "move/in_delivery/"):
        assert client.get(f"{COTSWOLD}{form}").status_code == 403
        assert client.post(f"{COTSWOLD}{form}", {}).status_code == 403
    assert "kept for Cotswold" in words_of(client.get(f"{COTSWOLD}describe/"))
    assert RecordedMove.objects.count() == before


@pytest.mark.parametrize(
    "post", ["cotswold-section-151-officer", "programme-director", "publica-managing-director"]
)
def test_its_own_council_and_the_partnership_keep_it(at_desk: AtDesk, post: str) -> None:
    assert at_desk(post).get(f"{COTSWOLD}describe/").status_code == 200


def test_what_councils_share_is_kept_by_each_of_them(at_desk: AtDesk) -> None:
    client = at_desk(DIRECTOR)
    assert client.get(f"{TOGETHER}describe/").status_code == 200
    assert client.get(f"{BENEFITS}about/{MINE}/describe/").status_code == 200


def test_a_baseline_is_frozen_for_ones_own_council_alone(at_desk: AtDesk) -> None:
    client, before = at_desk(DIRECTOR), RecordedBaseline.objects.count()
    page = client.get(f"{BENEFITS}baseline/").content.decode()
    assert 'value="forest-of-dean"' in page
    assert 'value="cotswold"' not in page
    answer = client.post(f"{BENEFITS}baseline/", filled_in(page) | {"authority": "cotswold"})
    assert answer.status_code == 400
    assert RecordedBaseline.objects.count() == before
