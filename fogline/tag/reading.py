"""A text cut into words, sentences and quotations, for rules to walk over."""

import re
from dataclasses import dataclass

from fogline.records import Document
from fogline.text import Repair, Span, TextMap, apply_repairs, split_sentences

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|\d+(?:[.,:]\d+)*(?:[a-z]{2})?|[^\W\d_]+(?:[-'’.][^\W_]+)*|\w+|[^\w\s]"
)
_PREFIXED = re.compile(r"[a-z]{1,3}['’-][^\W\d_a-z]")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_QUOTES = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'), ("‘", "’"))
_DATELINE = re.compile(
    r"(?:[^\W\d_a-z]{2}[\w'’. -]{1,30}?,?[^-–—\n]{0,60}?|[A-Z][\w'’ -]{1,25},?[^-–—\n(]{0,30}\([^)\n]{2,50}\)"
    r"[^-–—\n]{0,25}?)\s[-–—]{1,2}\s"
)
# A dateline stands in one of the first sentences.
_LEAD = 4
_TITLE_SHARE = 0.6
# Words inside quotation marks from which it is speech and no scare quote.
_SPEECH_WORDS = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One word or punctuation mark of the view.

    Attributes:
        start: First code point in the view.
        end: One past the last.
        text: Its characters.
        lower: The same in lower case, without accents on apostrophes.
        sentence: Index of its sentence.
        quote: Index of the quotation it stands in, or -1.
        is_heading: Whether it stands in the title or a heading.
    """

    start: int
    end: int
    text: str
    lower: str
    sentence: int
    quote: int
    is_heading: bool

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter, an article apart: al-Shabaab, l'Artibonite."""
        return self.text[0].isupper() or bool(_PREFIXED.match(self.text))

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or digit."""
        return self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks, the marks left out.

    Attributes:
        span: Code points in the view, without the marks.
        is_speech: Whether it reads as speech rather than a word held with tongs.
    """

    span: Span
    is_speech: bool


class Reading:
    """The repaired view of a document with its words.

    Args:
        document: The document.
        repairs: Mends to lay over its text first.
    """

    def __init__(self, document: Document, repairs: tuple[Repair, ...]) -> None:
        self.document = document
        self.view, self._map = apply_repairs(document.text, repairs)
        self._changed = bool(repairs)
        self.sentences = _cut_dateline(self.view, split_sentences(self.view))
        self.quotes = _find_quotes(self.view)
        self.words = self._cut_words()
        self.lowers = [word.lower for word in self.words]
        self.bounds = self._bound_sentences()

    @property
    def text_map(self) -> TextMap:
        """Leads from the view to ``Document.text``."""
        return self._map

    def to_text(self, span: Span) -> Span | None:
        """The stretch of ``Document.text`` a stretch of the view came from."""
        return self._map.span_to_source(span) if self._changed else span

    def span(self, first: int, last: int) -> Span:
        """Code points of the words ``first`` to ``last`` (exclusive)."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def slice(self, first: int, last: int) -> str:
        """Characters of the words ``first`` to ``last`` (exclusive)."""
        return self.view[self.words[first].start : self.words[last - 1].end]

    def is_glued(self, index: int) -> bool:
        """Whether a word was glued to the one before it, until a repair parted them."""
        if not self._changed or index == 0:
            return False
        before = self.to_text(Span(self.words[index - 1].end - 1, self.words[index - 1].end))
        here = self.to_text(Span(self.words[index].start, self.words[index].start + 1))
        if before is None or here is None or self.words[index].start == self.words[index - 1].end:
            return False
        return before.end == here.start

    def sentence_of(self, index: int) -> tuple[int, int]:
        """First and last word (exclusive) of the sentence a word stands in."""
        return self.bounds[self.words[index].sentence]

    def word_at(self, offset: int) -> int:
        """Index of the first word that ends after a code point of the view."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def _cut_words(self) -> list[Word]:
        headings = [
            (part.start, part.end)
            for part in self.document.parts
            if part.kind in ("title", "heading")
        ]
        words: list[Word] = []
        for index, sentence in enumerate(self.sentences):
            text_span = self.to_text(sentence)
            is_heading = text_span is not None and any(
                start <= text_span.start and text_span.end <= end for start, end in headings
            )
            for start, end in _pieces(self.view, sentence):
                words.append(
                    Word(
                        start=start,
                        end=end,
                        text=self.view[start:end],
                        lower=self.view[start:end].lower().replace("’", "'"),
                        sentence=index,
                        quote=_quote_at(self.quotes, start),
                        is_heading=is_heading,
                    )
                )
        return _soften_title_case(words)

    def _bound_sentences(self) -> list[tuple[int, int]]:
        bounds: list[tuple[int, int]] = []
        at = 0
        for index in range(len(self.sentences)):
            first = at
            while at < len(self.words) and self.words[at].sentence == index:
                at += 1
            bounds.append((first, at))
        return bounds


def _cut_dateline(view: str, sentences: list[Span]) -> list[Span]:
    """Set "KYIV, June 1 (Agency) -" apart from the first sentence."""
    made: list[Span] = []
    for index, sentence in enumerate(sentences):
        match = _DATELINE.match(view, sentence.start, sentence.end) if index < _LEAD else None
        if match is not None and match.end() < sentence.end:
            made.append(Span(sentence.start, sentence.start + len(match.group().rstrip(" -–—"))))
            made.append(Span(match.end(), sentence.end))
        else:
            made.append(sentence)
    return made


def _pieces(view: str, sentence: Span) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in _WORD.finditer(view, sentence.start, sentence.end):
        start, end = match.span()
        tail = _POSSESSIVE.search(view[start:end])
        if tail is not None and tail.start() > 0:
            found += [(start, start + tail.start()), (start + tail.start(), end)]
        else:
            found.append((start, end))
    return found


def _quote_at(quotes: list[Quote], offset: int) -> int:
    for index, quote in enumerate(quotes):
        if quote.span.start <= offset < quote.span.end:
            return index
    return -1


def _find_quotes(view: str) -> list[Quote]:
    found: list[Quote] = []
    base = 0
    for line in view.split("\n"):
        at = 0
        while at < len(line):
            opened = _opening(line, at)
            if opened is None:
                break
            start, closer = opened
            end = _closing(line, start + 1, closer)
            inner = line[start + 1 : end]
            is_speech = len(inner.split()) >= _SPEECH_WORDS or inner.rstrip()[-1:] in (
                ",",
                "!",
                "?",
            )
            found.append(Quote(Span(base + start + 1, base + end), is_speech))
            at = end + 1
        base += len(line) + 1
    return found


def _opening(line: str, at: int) -> tuple[int, str] | None:
    best: tuple[int, str] | None = None
    for opener, closer in _QUOTES:
        start = line.find(opener, at)
        while opener == "‘" and start > 0 and line[start - 1].isalnum():
            start = line.find(opener, start + 1)
        if start >= 0 and (best is None or start < best[0]):
            best = (start, closer)
    return best


def _closing(line: str, at: int, closer: str) -> int:
    end = line.find(closer, at)
    while closer == "’" and end >= 0 and end + 1 < len(line) and line[end + 1].isalnum():
        end = line.find(closer, end + 1)
    return len(line) if end < 0 else end


def _soften_title_case(words: list[Word]) -> list[Word]:
    """Mark nothing as a name only because a headline capitalises every word.

    Headline words keep their text; the ones that the rest of the page writes in lower case are
    given in lower case, so that "Rebels Attack Town" reads like running text.
    """
    body_lower = {word.text for word in words if not word.is_heading and word.text.islower()}
    by_sentence: dict[int, list[Word]] = {}
    for word in words:
        if word.is_heading and word.text[0].isalpha() and len(word.text) > 3:
            by_sentence.setdefault(word.sentence, []).append(word)
    titled = {
        sentence
        for sentence, found in by_sentence.items()
        if len(found) > 2 and sum(w.is_capital for w in found) > _TITLE_SHARE * len(found)
    }
    return [
        Word(w.start, w.end, w.lower, w.lower, w.sentence, w.quote, w.is_heading)
        if w.sentence in titled and w.lower in body_lower
        else w
        for w in words
    ]
