from datetime import timedelta
from typing import Any

from tests.agreement.core.builders import FIRST_DAY, council, founding, part, registered, variation

from moothall.agreement.core.sentences import names
from moothall.agreement.core.sentences.names import title_of_post
from moothall.agreement.core.terms import Post


def cabinet(authority: str) -> dict[str, Any]:
    return {
        "kind": "body",
        "id": f"{authority}-cabinet",
        "name": "Cabinet",
        "body_kind": "executive",
        "authorities": [authority],
    }


def test_a_council_goes_by_its_short_name_and_other_terms_by_their_title() -> None:
    name_of = names(registered(founding(cabinet("avon"))))

    assert [name_of(each) for each in ("avon", "legal", "avon-cabinet")] == ["Avon", "Legal", "Cabinet"]


def test_a_term_with_no_name_goes_by_what_it_is() -> None:
    assert names(registered(founding(part("avon", "legal"))))("avon-legal") == "Avon in legal"


def test_two_bodies_of_one_name_are_told_apart_by_whose_they_are() -> None:
    name_of = names(registered(founding(cabinet("avon"), cabinet("brent"))))

    assert [name_of("avon-cabinet"), name_of("brent-cabinet")] == ["Avon's cabinet", "Brent's cabinet"]


def test_an_id_that_names_nothing_is_its_own_name() -> None:
    assert names(registered(founding()))("cam") == "cam"


def test_a_register_gives_the_last_name_and_a_state_the_name_of_its_day() -> None:
    renamed = variation(
        "renamed",
        effective=FIRST_DAY + timedelta(9),
        change=[{"term": "avon", "set": {"short_name": "Avonside"}}],
    )
    register = registered(founding(), renamed)

    assert names(register)("avon") == "Avonside"
    assert names(register.state(FIRST_DAY))("avon") == "Avon"


def test_a_term_that_no_longer_holds_keeps_its_name() -> None:
    closed = variation("closed", effective=FIRST_DAY, end=[{"term": "cam"}])

    assert names(registered(founding(council("cam")), closed))("cam") == "Cam"


def test_a_post_is_titled_with_whose_it_is() -> None:
    def title_of(**owner: str) -> str:
        post = {"kind": "post", "id": "chief", "name": "Chief executive", **owner}
        state = registered(founding(cabinet("avon"), post)).state(FIRST_DAY)
        return title_of_post(state.of(Post)[0], state)

    assert title_of(authority="avon") == "Chief executive (Avon)"
    assert title_of(body="avon-cabinet") == "Chief executive (Cabinet)"
    assert title_of() == "Chief executive"


def test_terms_without_a_name_are_titled_by_what_they_join() -> None:
    company = {"kind": "body", "id": "works", "name": "Works Ltd", "body_kind": "company"}
    share = {"kind": "holding", "id": "share", "authority": "avon", "company": "works"}
    name_of = names(registered(founding(company, share)))

    assert name_of("share") == "Avon's share in Works Ltd"


def test_a_joint_body_keeps_its_name_beside_a_council_s_own_body_of_that_name() -> None:
    joint = cabinet("avon") | {"id": "joint-cabinet", "authorities": ["avon", "brent"]}
    name_of = names(registered(founding(cabinet("avon"), joint)))

    assert [name_of("avon-cabinet"), name_of("joint-cabinet")] == ["Avon's cabinet", "Cabinet"]
