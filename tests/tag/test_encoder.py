"""The encoder around its runner: windows, columns, links, and the model folder."""

import numpy as np
import pytest

from fogline.errors import LexiconError
from fogline.tag import has_model
from fogline.tag.encoder import load_model
from fogline.tag.labels import read_label_space
from fogline.tag.links import bucket_distance, measure_distances
from fogline.tag.statements import find_arguments, find_spans, find_statements
from fogline.text import split_sentences

pytest_plugins = ("small_model",)

TEXT = "The rebels said that they killed 12 soldiers near Gao. The army denied it."
SPEECH = {
    "rebels": {"claims": 1, "entities": 1},
    "army": {"claims": 1, "entities": 1},
    "said": {"claims": 3},
    "denied": {"claims": 3},
    "they": {"claims": 5},
    "killed": {"claims": 6, "triggers": 3},
    "soldiers": {"claims": 6},
    "12": {"claims": 6},
    "it": {"claims": 5},
}


def words_of(text, pieces, span):
    return text[pieces.offsets[span[0], 0] : pieces.offsets[span[1] - 1, 1]]


def test_spans_come_from_their_own_head(make_model):
    model = make_model(SPEECH)
    scores = model.encoder.read(TEXT, split_sentences(TEXT))
    found = find_spans(model, scores, "entities")
    assert [words_of(TEXT, scores.pieces, span) for span in found] == ["rebels", "army"]


def test_contents_go_to_the_nearest_cue_and_cues_to_the_nearest_source(make_model):
    model = make_model(SPEECH)
    scores = model.encoder.read(TEXT, split_sentences(TEXT))
    found = [
        tuple(words_of(TEXT, scores.pieces, span) for span in (s.source, s.cue, *s.contents))
        for s in find_statements(model, scores, "claims")
    ]
    assert found == [
        ("rebels", "said", "they killed 12 soldiers"),
        ("army", "denied", "it"),
    ]


def test_a_cue_without_content_is_no_statement(make_model):
    model = make_model({"said": {"claims": 3}, "rebels": {"claims": 1}})
    scores = model.encoder.read(TEXT, split_sentences(TEXT))
    assert find_statements(model, scores, "claims") == []


def test_no_argument_where_none_is_scored(make_model):
    model = make_model(SPEECH)
    scores = model.encoder.read(TEXT, split_sentences(TEXT))
    assert find_arguments(model, scores, "arguments", (5, 6)) == []


def test_long_texts_are_read_in_windows_and_give_one_row_a_word(make_model):
    model = make_model(SPEECH)
    text = (TEXT + " ") * 60
    scores = model.encoder.read(text, split_sentences(text))
    assert len(scores.words) == scores.pieces.word_count == len(scores.projections)
    assert len(scores.windows) == len(scores.pages) > 1
    assert len(find_spans(model, scores, "entities")) == 120
    assert np.linalg.norm(scores.embedding) == pytest.approx(1.0)


def test_an_empty_text_gives_empty_scores(make_model):
    scores = make_model(SPEECH).encoder.read("", [])
    assert scores.words.shape[0] == 0
    assert not scores.embedding.any()


def test_the_lead_is_cut_to_so_many_pieces(make_model):
    model = make_model(SPEECH)
    assert model.encoder.judge_lead(TEXT * 50, pieces=12) == 2.5
    assert len(model.encoder._runner.seen[0].ids) == 14
    assert model.encoder.judge_lead("", pieces=12) == 0.0


def test_distances_are_signed_words_between():
    ones = np.array([[5, 6]])
    others = np.array([[0, 2], [6, 8], [9, 9]])
    assert measure_distances(ones, others).tolist() == [[-3, 0, 3]]
    assert bucket_distance(np.array([-3, 0, 3])).tolist() == [12, 16, 20]


def test_a_folder_without_a_model_is_said_so(tmp_path):
    assert not has_model(tmp_path)
    with pytest.raises(LexiconError, match="no model in"):
        load_model(tmp_path)


def test_a_changed_model_is_refused(tmp_path):
    for name in ("reader.onnx", "links.npz", "labels.json", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "card.json").write_text('{"name": "x", "digest": "not this"}')
    with pytest.raises(LexiconError, match="not the one its card names"):
        load_model(tmp_path)


def test_labels_of_another_version_are_refused(tmp_path):
    path = tmp_path / "labels.json"
    path.write_text('{"schema": "fogline.reader/0"}')
    with pytest.raises(LexiconError, match=r"fogline\.reader/0"):
        read_label_space(path)
    path.write_text("[")
    with pytest.raises(LexiconError, match="cannot be read"):
        read_label_space(path)
