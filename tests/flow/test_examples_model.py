"""The example pages read by the model and the rules together.

Shares are compared, not lists: the model's last digits differ between kinds of processors.
"""

from collections import Counter

import pytest
from expected_records import compare_page, list_pages, load_tables, read_expected

import fogline
from fogline.tag import has_model

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not has_model(), reason="there is no trained model in fogline/tag/model"),
]

PAGES = list_pages()
# How far below the rules the two together may fall on pages that the rules were written beside.
MOST_LOST = 0.01


@pytest.fixture
def _model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOGLINE_CODER", "model")


def count_met(coder: str, monkeypatch: pytest.MonkeyPatch) -> Counter[bool]:
    monkeypatch.setenv("FOGLINE_CODER", coder)
    tables = load_tables()
    return Counter(one.is_met for page in PAGES for one in compare_page(page, tables))


def test_model_and_rules_meet_as_much_as_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    alone, joint = count_met("rules", monkeypatch), count_met("model", monkeypatch)
    assert alone.total() == joint.total()
    assert joint[True] >= (1 - MOST_LOST) * alone[True], (joint[True], alone[True])


@pytest.mark.usefixtures("_model")
def test_words_of_war_without_war_give_nothing_to_the_model_either() -> None:
    for page in PAGES:
        if any(one.relevant for one in read_expected(page)):
            continue
        for dossier in fogline.read_file(page):
            assert not dossier.document.relevant, page.name
            assert (dossier.events, dossier.claims) == ((), ())


@pytest.mark.usefixtures("_model")
def test_two_readings_are_the_same_bytes() -> None:
    from fogline.records import to_json

    first, second = (
        [to_json(dossier) for dossier in fogline.read_file(PAGES[0])] for _ in range(2)
    )
    assert first == second
