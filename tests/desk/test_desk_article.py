"""The article page in its four views."""

import html
import re

import pytest


@pytest.fixture(scope="module")
def address(client):
    items = client.get("/api/v1/claims?point=injured").json()["items"]
    documents = [client.get(f"/api/v1/articles/{item['document']}").json() for item in items]
    chosen = next(d for d in documents if d["document"]["outlet"].startswith("Harbour"))
    return f"/articles/{chosen['document']['id']}"


def words_of(text):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text)))


def test_views_are_links_and_the_present_one_is_marked(client, address):
    for view, name in (("raw", "Raw"), ("both", "Side by side"), ("report", "Cleaning report")):
        text = client.get(f"{address}?view={view}").text
        assert f'<a href="?view={view}" aria-current="page">{name}</a>' in text
        assert '<a href="?view=clean">Clean</a>' in text


def test_clean_view_shows_repairs_in_brackets_and_leaves_furniture_out(client, address):
    text = words_of(client.get(address).text)
    assert "⟦Fasherthe: probably “Fasher the”, glued words⟧" in text
    assert "⟦[segons el comitè]: left over from translation⟧" in text
    assert "Leave a Comment" not in text
    assert "#Sudan" not in text


def test_raw_view_keeps_everything_as_it_came(client, address):
    text = client.get(f"{address}?view=raw").text
    assert "Leave a Comment" in text
    assert "⟦" not in text
    assert '<span class="removed">' in text


def test_side_by_side_names_what_was_left_out(client, address):
    text = client.get(f"{address}?view=both").text
    assert "left out: hashtags" in text
    assert "left out: second title" in text
    assert "73–144" in text


def test_cleaning_report_counts_by_kind_with_raw_offsets(client, address):
    text = words_of(client.get(f"{address}?view=report").text)
    assert "Glued words: 1" in text
    assert "Probable mistranslation: 1" in text
    assert "Left out: 5" in text
    assert "The page states no time zone." in text


def test_margin_card_names_claimant_before_value(client, address):
    text = client.get(address).text
    cards = re.findall(r'<li id="card-\d+".*?</li>', text, re.DOTALL)
    assert len(cards) == 11
    for card in cards:
        assert card.index("Claimed by") < card.index("Reported as")
        assert "machine" in card


def test_head_says_source_state_and_that_the_raw_copy_is_unchanged(client, address):
    text = words_of(client.get(address).text)
    assert "no time zone stated" in text
    assert "machine-translated; traces of Catalan" in text
    assert "✓ unchanged" in text
    assert "Local desk: not for publication." in text
    assert "Harbour Dispatch (invented) reports: Sudan: at least nine" in text


def test_highlights_of_each_kind_are_there_and_can_be_switched_off(client, address):
    text = client.get(address).text
    for layer in ("who", "where", "when", "event", "quote", "problem"):
        assert f'id="show-{layer}"' in text
        assert re.search(rf'<span class="h h-{layer}"', text), layer
