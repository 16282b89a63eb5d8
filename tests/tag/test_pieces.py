"""Words, word pieces and windows."""

from hypothesis import given
from hypothesis import strategies as st

from fogline.tag.pieces import find_words, plan_windows
from fogline.text import Span, split_sentences

pytest_plugins = ("small_model",)

TEXT = "The army denied the shelling. Rebels killed 12 soldiers near Gao on Tuesday."


def test_words_keep_their_characters_and_pieces_their_word(cutter):
    pieces = cutter.cut(TEXT)
    words = [TEXT[start:end] for start, end in pieces.offsets]
    assert words == TEXT.replace(".", " .").split()
    at = words.index("shelling")
    assert pieces.first[at + 1] - pieces.first[at] == 2


def test_case_codes_follow_the_written_form(cutter):
    pieces = cutter.cut("The ARMY said 12 .")
    assert pieces.cases.tolist() == [2, 3, 1, 5, 0]


def test_accents_and_odd_letters_do_not_move_offsets(cutter):
    text = "İstanbul — Гао said tëxt"
    pieces = cutter.cut(text)
    assert [text[a:b] for a, b in pieces.offsets] == ["İstanbul", "—", "Гао", "said", "tëxt"]


def test_find_words_gives_the_words_a_span_touches(cutter):
    pieces = cutter.cut("the army said it")
    assert find_words(pieces, [Span(4, 8), Span(5, 10), Span(3, 4)]) == [(1, 2), (1, 3), (1, 1)]


def test_input_of_a_window_points_at_first_pieces(cutter):
    pieces = cutter.cut("the shelling said")
    (window,) = plan_windows(pieces, split_sentences("the shelling said"))
    laid = cutter.make_input(pieces, window)
    assert laid.first.tolist() == [1, 2, 4]
    assert len(laid.ids) == 6
    assert (laid.ids[0], laid.ids[-1]) == (cutter.open_id, cutter.close_id)


def test_every_word_is_owned_once_and_windows_overlap_by_a_sentence(cutter):
    text = "The army said it . " * 40
    pieces = cutter.cut(text)
    sentences = [Span(19 * n, 19 * n + 18) for n in range(40)]
    windows = plan_windows(pieces, sentences, limit=30, overlap=10)
    owned = [word for window in windows for word in range(window.own, window.end)]
    assert owned == list(range(pieces.word_count))
    assert all(window.start == window.own - 5 for window in windows[1:])
    assert all(pieces.first[w.end] - pieces.first[w.start] <= 30 for w in windows)


def test_a_sentence_longer_than_a_window_is_cut_between_words(cutter):
    text = "army " * 100
    pieces = cutter.cut(text)
    windows = plan_windows(pieces, [Span(0, len(text))], limit=30)
    assert [w.end for w in windows][-1] == 100
    assert all(pieces.first[w.end] - pieces.first[w.start] <= 30 for w in windows)


def test_an_empty_text_has_no_window(cutter):
    assert plan_windows(cutter.cut(""), []) == []


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20), st.integers(8, 64))
def test_windows_always_cover_the_text_once(lengths, limit):
    import numpy as np

    from fogline.tag.pieces import Pieces

    count = sum(lengths)
    starts = [sum(lengths[:n]) * 2 for n in range(len(lengths))]
    pieces = Pieces(
        ids=np.zeros(count, np.int64),
        first=np.arange(count + 1),
        offsets=np.array([(2 * n, 2 * n + 1) for n in range(count)]),
        cases=np.zeros(count, np.int64),
    )
    spans = [Span(a, a + 2 * n - 1) for a, n in zip(starts, lengths, strict=True)]
    windows = plan_windows(pieces, spans, limit=limit, overlap=8)
    owned = [word for window in windows for word in range(window.own, window.end)]
    assert owned == list(range(count))
    assert all(window.end - window.start <= limit for window in windows)
