"""The page of a term: what holds, its life, its sources, where sources differ."""

from tests.doors.stored_agreements import example, text_of


def test_a_part_tells_its_life_with_what_was_before_and_after(client):
    page = text_of(client.get("/2020-vision/terms/cheltenham-revenues/?on=2016-11-13"))

    assert "In force on 13 November 2016, from 11 February 2016 to 13 November 2016." in page
    assert "31 March 2016: changed" in page
    assert "Legal form Inter Authority Agreement Inter Authority Agreement and Deed of Variation" in page
    assert "14 November 2016: ended" in page
    assert "https://democracy.cheltenham.gov.uk/ieDecisionDetails.aspx?ID=885" in page


def test_a_part_that_has_ended_says_so(client):
    page = text_of(client.get("/2020-vision/terms/cheltenham-revenues/?on=2016-11-15"))

    assert "No longer in force on 15 November 2016." in page


def test_a_part_to_come_says_so(client):
    page = text_of(client.get("/2020-vision/terms/cheltenham-revenues/?on=2015-11-15"))

    assert "Not yet in force on 15 November 2015." in page


def test_where_sources_differ_the_page_says_what_each_says(client):
    page = text_of(client.get("/2020-vision/terms/cheltenham-revenues/"))

    assert "Sources differ" in page
    assert "another source says: The press in November 2015" in page


def test_what_is_made_up_is_tagged_and_explained_at_the_top(client):
    page = text_of(client.get("/2020-vision/agreement/"))

    assert "Illustrative Made up to show how this works. It is not a fact." in page


def test_a_joint_committee_says_its_members_quorum_and_voting_in_words(client):
    page = text_of(client.get("/2020-vision/bodies/joint-committee/?on=2016-11-15"))

    assert "Cheltenham (2 seats)" in page
    assert "It decides by a majority of the votes." in page
    assert "Quorum Not recorded" in page


def test_a_term_opened_under_the_wrong_kind_is_not_there(client):
    assert client.get("/2020-vision/posts/cheltenham/").status_code == 404


def test_a_variation_shows_who_decided_it_what_it_changed_and_its_digest(client):
    page = text_of(client.get("/2020-vision/variations/1/"))

    assert "Variation 1" in page
    assert "Added (" in page
    assert "Digest" in page


def test_a_change_shows_what_was_before_and_after(client):
    entries = example().register.entries
    number = next(entry.number for entry in entries if entry.variation.title.startswith("A deed protects"))

    changed = text_of(client.get(f"/2020-vision/variations/{number}/"))

    assert "What changed Before After" in changed
    assert (
        "Conditions Nothing said No restructure without Cheltenham's prior written consent"
        in changed.replace("’", "'")
    )
