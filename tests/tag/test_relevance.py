"""Whether a page reports conflict or unrest as news."""

import pytest

pytest_plugins = ("real_kit",)

NEWS = [
    "Rebels attacked an army base near Goma on Monday, killing soldiers. Shelling went on and"
    " the troops fled, the military said. Artillery and drones were used.",
    "Police fired tear gas at protesters in Nairobi. Dozens were wounded in the clashes, and the"
    " demonstrations went on after police killed a protester.",
]
OTHER = [
    "The striker scored twice as the team won the final of the league. The coach praised the"
    " attack and the defence; the goalkeeper saved a penalty in a season of matches.",
    "Shares fell on the stock market and investors sold bonds. The company's profit rose.",
    "The festival opened with a concert. The singer and her band played songs of the new album.",
    "It rained in the hills and the harvest was good.",
]


@pytest.mark.parametrize("text", NEWS)
def test_news_of_conflict_counts(read, text):
    assert read(text).marks.relevance >= 0.5


@pytest.mark.parametrize("text", OTHER)
def test_sport_markets_and_song_do_not(read, text):
    assert read(text).marks.relevance < 0.5


def test_one_word_of_war_in_a_long_page_is_not_enough(read):
    assert read("The town is calm. " * 60 + "A soldier was killed.").marks.relevance < 0.5


def test_headline_counts_more_than_the_text(read):
    text = "Soldiers shelled the team's stadium before the match."
    plain = read(f"League final goes on.\n\n{text}").marks.relevance
    assert read(text, title="Soldiers killed in attack on rebels").marks.relevance > plain
