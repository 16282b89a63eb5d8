"""Text as the encoder sees it: words, their word pieces, their case, and windows of whole sentences.

A word is a pre-token of the vocabulary's tokenizer (cut at white space and punctuation); it keeps its
code points, so that whatever is read from words is a slice of the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from fogline.text import Span

IntArray = npt.NDArray[np.int64]

CASES = ("none", "lower", "title", "upper", "mixed", "digits")
"""Case codes of a word, in the order of the case embedding's rows."""

WINDOW_PIECES = 254
"""Most word pieces of a window, without the two that open and close it."""

LEAD_CHARACTERS = 12
"""Characters per word piece that are enough to fill a lead; English has about five."""

OVERLAP_PIECES = 48
"""The sentence before a window is read with it as context when it has at most so many pieces."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pieces:
    """A text cut into words and word pieces.

    Attributes:
        ids: int64[piece], rows of the vocabulary.
        first: int64[word + 1], the first piece of each word; the last entry is the piece count.
        offsets: int64[word, 2], half-open code points of each word.
        cases: int64[word], index into :data:`CASES`.
    """

    ids: IntArray
    first: IntArray
    offsets: IntArray
    cases: IntArray

    @property
    def word_count(self) -> int:
        """Number of words."""
        return len(self.offsets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A run of words read in one go.

    Attributes:
        start: First word.
        end: One past the last word.
        own: First word whose reading counts; the words before it are context that the window
            before this one has already read.
    """

    start: int
    end: int
    own: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WindowInput:
    """What one run of the encoder takes.

    Attributes:
        ids: int64[piece + 2], with the opening and closing piece.
        cases: int64[piece + 2], the case code of each piece's word.
        first: int64[word], where each word's first piece stands in ``ids``.
    """

    ids: IntArray
    cases: IntArray
    first: IntArray


class PieceCutter:
    """Cuts texts into :class:`Pieces` with the vocabulary of the model.

    Args:
        path: A ``tokenizer.json`` of the tokenizers library.
    """

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer  # rules alone need not wait for it

        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.open_id = int(self._tokenizer.token_to_id("[CLS]") or 0)
        self.close_id = int(self._tokenizer.token_to_id("[SEP]") or 0)

    def cut(self, text: str) -> Pieces:
        """Cut a text; nothing is cut off, however long it is."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        first: list[int] = []
        offsets: list[tuple[int, int]] = []
        last = None
        for index, (word, (start, end)) in enumerate(
            zip(encoding.word_ids, encoding.offsets, strict=True)
        ):
            if word != last:
                first.append(index)
                offsets.append((start, end))
                last = word
            else:
                offsets[-1] = (offsets[-1][0], max(end, offsets[-1][1]))
        cases = [name_case(text[start:end]) for start, end in offsets]
        return Pieces(
            ids=np.asarray(encoding.ids, dtype=np.int64),
            first=np.asarray([*first, len(encoding.ids)], dtype=np.int64),
            offsets=np.asarray(offsets, dtype=np.int64).reshape(-1, 2),
            cases=np.asarray(cases, dtype=np.int64),
        )

    def cut_lead(self, text: str, limit: int) -> tuple[Pieces, int]:
        """Cut the beginning of a text.

        Args:
            text: The text.
            limit: Most word pieces.

        Returns:
            The beginning, somewhat more than asked for, and how many of its words fit.
        """
        pieces = self.cut(text[: LEAD_CHARACTERS * limit])
        return pieces, int((pieces.first <= limit).sum()) - 1

    def make_input(self, pieces: Pieces, window: Window) -> WindowInput:
        """Lay out the words of one window for the encoder."""
        begin, finish = pieces.first[window.start], pieces.first[window.end]
        firsts = pieces.first[window.start : window.end]
        counts = np.diff(pieces.first[window.start : window.end + 1])
        ids = np.concatenate(([self.open_id], pieces.ids[begin:finish], [self.close_id]))
        cases = np.repeat(pieces.cases[window.start : window.end], counts)
        return WindowInput(
            ids=ids,
            cases=np.concatenate(([0], cases, [0])),
            first=firsts - begin + 1,
        )


def name_case(word: str) -> int:
    """Give the case code of a word.

    Example:
        >>> [CASES[name_case(word)] for word in ("Kyiv", "UN", "said", "70", "—", "McCoy")]
        ['title', 'upper', 'lower', 'digits', 'none', 'mixed']
    """
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word.istitle():
        return 2
    if any(character.isdigit() for character in word):
        return 5
    return 4 if any(character.isalpha() for character in word) else 0


def find_words(pieces: Pieces, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Give for each span of characters the half-open range of words it touches.

    An empty range stands for a span that touches no word.
    """
    starts, ends = pieces.offsets[:, 0], pieces.offsets[:, 1]
    return [
        (
            int(np.searchsorted(ends, span.start, side="right")),
            int(np.searchsorted(starts, span.end, side="left")),
        )
        for span in spans
    ]


def plan_windows(
    pieces: Pieces,
    sentences: Sequence[Span],
    *,
    limit: int = WINDOW_PIECES,
    overlap: int = OVERLAP_PIECES,
) -> list[Window]:
    """Pack whole sentences into windows that overlap by one sentence.

    A sentence longer than a window is cut between words; every word is read by exactly one window
    as its own.

    Args:
        pieces: The text.
        sentences: Its sentences in order.
        limit: Most pieces of a window.
        overlap: Most pieces of a sentence that the next window reads again as context.
    """
    bounds = _cut_long(pieces, _bound_sentences(pieces, sentences), limit)
    windows: list[Window] = []
    start, own = 0, 0
    for index in range(len(bounds) - 1):
        end = bounds[index + 1]
        if pieces.first[end] - pieces.first[start] > limit and bounds[index] > own:
            windows.append(Window(start=start, end=bounds[index], own=own))
            own = bounds[index]
            before = bounds[index - 1]
            context = pieces.first[own] - pieces.first[before]
            fits = pieces.first[end] - pieces.first[before] <= limit
            start = before if context <= overlap and fits else own
    if own < pieces.word_count:
        windows.append(Window(start=start, end=pieces.word_count, own=own))
    return windows


def _bound_sentences(pieces: Pieces, sentences: Sequence[Span]) -> list[int]:
    """Words at which a sentence begins, from 0 to the word count."""
    begins = np.searchsorted(pieces.offsets[:, 0], [span.start for span in sentences])
    return sorted({0, *(int(word) for word in begins), pieces.word_count})


def _cut_long(pieces: Pieces, bounds: Sequence[int], limit: int) -> list[int]:
    """Cut sentences that fit into no window."""
    out = [0]
    for end in bounds[1:]:
        while pieces.first[end] - pieces.first[out[-1]] > limit:
            fitting = int(np.searchsorted(pieces.first, pieces.first[out[-1]] + limit, "right")) - 1
            out.append(max(fitting, out[-1] + 1))
        out.append(end)
    return out
