"""Who speaks for each stretch of text."""

import pytest

from fogline.claims.speakers import OUTLET_VOICE, Voices

pytest_plugins = ("claims_pages",)


@pytest.fixture
def voice_at(read):
    def find(text: str, words: str):
        told = read(text)
        frame = next(f for f in told.marks.frames if told.slice(f.span) == words)
        voice = Voices(told.marks, told.links).at(frame.span)
        return voice, [told._name(s) for s in voice.speakers], [told._name(s) for s in voice.via]

    return find


@pytest.mark.parametrize(
    ("text", "speakers", "via"),
    [
        ("Rebels attacked Sake.", ["outlet"], []),
        ("Rebels attacked Sake, the Congolese army said.",
         ["Armed Forces of the Democratic Republic of the Congo"], []),
        ("Rebels attacked Sake. The M23 said it is calm.", ["outlet"], []),
        ("Israel and Hezbollah said that gunmen attacked a camp.",
         ["Government of Israel", "Hezbollah"], []),
        ("TASS reported, citing the governor of Belgorod, that drones attacked a house.",
         ["Governor of Belgorod Oblast"], ["TASS"]),
        ("Reuters said the M23 said that gunmen attacked a camp.",
         ["March 23 Movement"], ["Reuters"]),
        ("It was reported that gunmen attacked a camp.", ["outlet"], []),
    ],
)  # fmt: skip
def test_innermost_voice(voice_at, text, speakers, via):
    _, names, through = voice_at(text, "attacked")
    assert (names, through) == (speakers, via)


def test_outlet_has_no_attribution(voice_at):
    voice, names, _ = voice_at("Rebels attacked Sake.", "attacked")
    assert voice is OUTLET_VOICE
    assert names == ["outlet"]
    assert voice.attribution is None


def test_words_of_the_sentence_outside_the_content_are_the_outlets(voice_at):
    _, names, _ = voice_at("The M23 said it is calm, but soldiers attacked Sake.", "attacked")
    assert names == ["outlet"]
