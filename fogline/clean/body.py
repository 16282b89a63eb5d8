"""Body or furniture: what every segment of a page is."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from fogline.clean.headers import (
    find_dateline,
    is_bare_day,
    is_byline,
    is_date_line,
    is_outlet_line,
)
from fogline.clean.parts import Kept, Segment
from fogline.lexicon import FurnitureBook
from fogline.records import Page, Removed

# A headline in a list of links is shorter, a paragraph of prose longer.
_LONGEST_HEADLINE = 130
_LONGEST_LABEL = 220
_LONGEST_TITLE = 300
# A label in mid-article has few links under it; at the end everything that looks so goes.
_MOST_LINKS_INSIDE = 6
# One day within the text may be the page's own date under a standfirst; two are a chronology.
_LEAST_DAYS = 2
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*$")
_QUOTED = re.compile(r"^[\"“”«‘'].*[\"“”»’']$", re.DOTALL)
_NUMBERED = re.compile(r"^\(?\d{1,2}[.)]\s")
_HASHTAG_LINE = re.compile(r"^(?:[#＃][\w’'-]+[\s,;|·]*)+$")
_NOT_WORD = re.compile(r"[\W_]+")
_BREADCRUMB = re.compile(r"^(?:[^>›»/|]{1,30}\s*[>›»/|]\s*){1,6}[^>›»/|]{0,80}$")
_HOME = re.compile(r"^\s*(?:home|inicio|inici|accueil|início|startseite|главная|головна)\b", re.I)


@dataclass(slots=True, kw_only=True)
class Layout:
    """What was found on a page.

    Attributes:
        title: Segment of the title; None when the page has none or it stands nowhere in the text.
        kept: Segments of the article in order, the title left out.
        removed: Everything else, in raw order.
        dates: Texts of date lines, in raw order.
        bylines: Texts of bylines and outlet lines.
    """

    title: Segment | None = None
    kept: list[Kept] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)


def sort_segments(page: Page, segments: Sequence[Segment], book: FurnitureBook) -> Layout:
    """Tell the article from what stands around it.

    Args:
        page: The page.
        segments: Its segments.
        book: Furniture cues.

    Returns:
        The layout.
    """
    return _Sorter(page, segments, book).sort()


class _Sorter:
    def __init__(self, page: Page, segments: Sequence[Segment], book: FurnitureBook) -> None:
        self.page = page
        self.segments = segments
        self.book = book
        self.layout = Layout()
        self.labels: list[str | None] = [None] * len(segments)
        self.title_key = ""
        self.has_prose = False

    def sort(self) -> Layout:
        title_at = self._find_title()
        if title_at is not None:
            self.layout.title = self.segments[title_at]
            self.labels[title_at] = "title"
            self.title_key = _key(self.segments[title_at].text)
        elif self.page.title:
            self.title_key = _key(self.page.title)
        self._label_doubles()
        self._label_single_lines()
        self._label_headers()
        self._free_chronology()
        self._label_reaching()
        self._label_tail()
        self._collect()
        return self.layout

    def _find_title(self) -> int | None:
        wanted = _key(self.page.title or "")
        if wanted:
            return self._find_stated_title(wanted)
        if self.page.kind == "post":
            return None
        for index, segment in enumerate(self.segments):
            if segment.is_body is False and segment.kind != "title":
                continue
            if self._is_before_title(segment):
                continue
            return index if self._can_be_title(index) else None
        return None

    def _find_stated_title(self, wanted: str) -> int | None:
        same = [
            index for index, segment in enumerate(self.segments) if _key(segment.text) == wanted
        ]
        # The h1 rather than a line of a menu or the head's own title.
        ranked = sorted(
            same,
            key=lambda index: (
                self.segments[index].kind not in ("title", "heading"),
                self.segments[index].is_body is not True,
                index,
            ),
        )
        return ranked[0] if ranked else None

    def _is_before_title(self, segment: Segment) -> bool:
        text = segment.text
        if is_date_line(text) or _HASHTAG_LINE.match(text) or is_byline(text):
            return True
        return len(text) <= _LONGEST_LABEL and self.book.match_line(text) is not None

    def _can_be_title(self, index: int) -> bool:
        text = self.segments[index].text
        if len(text) > _LONGEST_TITLE or len(self.segments) == 1:
            return False
        is_sentence = text.endswith(".") and len(text) > _LONGEST_HEADLINE
        return not (is_sentence or find_dateline(text))

    def _label_doubles(self) -> None:
        """The title again, in full or with the outlet's name behind it."""
        if not self.title_key:
            return
        for index, segment in enumerate(self.segments):
            if self.labels[index] is None and _key(segment.text) == self.title_key:
                self.labels[index] = "repeated-title"

    def _label_single_lines(self) -> None:
        for index, segment in enumerate(self.segments):
            if self.labels[index] is None:
                self.labels[index] = self._label_line(segment)

    def _label_line(self, segment: Segment) -> str | None:
        text = segment.text
        if _HASHTAG_LINE.match(text):
            return "hashtags"
        if len(text) <= _LONGEST_LABEL:
            cue = self.book.match_line(text)
            if cue is not None and not self._is_prose_start(cue.match, text):
                return "label" if cue.reach == "list" else cue.kind
            if _HOME.match(text) and _BREADCRUMB.match(text):
                return "other"
            if is_date_line(text):
                return "date"
        if segment.is_body is False or segment.kind == "caption":
            return "other"
        return None

    @staticmethod
    def _is_prose_start(match: str, text: str) -> bool:
        """A sentence of the article that only begins like a notice ("Subscribe to ...") is longer."""
        return match != "line" and len(text) > 160 and bool(_SENTENCE_END.search(text))

    def _label_headers(self) -> None:
        """Bylines and outlet lines between the title and the first paragraph."""
        for index, segment in enumerate(self.segments):
            if self.labels[index] is not None:
                continue
            if _is_prose(segment) and not is_byline(segment.text):
                return
            beside_date = self._is_beside_header(index)
            if is_byline(segment.text) or is_outlet_line(segment.text, is_beside_date=beside_date):
                self.labels[index] = "byline"

    def _free_chronology(self) -> None:
        """Days that stand over paragraphs of the article are its headings, not its date."""
        first = next(
            (at for at in range(len(self.segments)) if self._prose_length(at)), len(self.segments)
        )
        over = [
            at
            for at in range(first + 1, len(self.segments) - 1)
            if self.labels[at] == "date"
            and self._prose_length(at + 1)
            and is_bare_day(self.segments[at].text)
        ]
        if len(over) < _LEAST_DAYS:
            return
        for at in over:
            self.labels[at] = "other" if self.segments[at].is_body is False else None

    def _is_beside_header(self, index: int) -> bool:
        before = self.labels[index - 1] if index else None
        after = self.labels[index + 1] if index + 1 < len(self.labels) else None
        return "date" in (before, after) or before == "byline"

    def _label_reaching(self) -> None:
        """Labels with headlines under them, and forms after which nothing of the article comes."""
        for index, label in enumerate(self.labels):
            if label == "label":
                self._label_list(index + 1)
        for index, label in enumerate(self.labels):
            cue = self.book.match_line(self.segments[index].text) if label == "comments" else None
            if cue is not None and cue.reach == "rest":
                self._label_rest(index)

    def _label_list(self, first: int) -> None:
        links: list[int] = []
        for index in range(first, len(self.segments)):
            segment = self.segments[index]
            if self.labels[index] is not None or not _is_link_line(segment):
                break
            if index == len(self.segments) - 1 and is_outlet_line(segment.text):
                break
            links.append(index)
        goes_on = any(
            self.labels[index] is None and _is_prose(self.segments[index])
            for index in range(first + len(links), len(self.segments))
        )
        if goes_on and len(links) > _MOST_LINKS_INSIDE:
            return
        if goes_on and links and self._is_subheading(links[-1]):
            links.pop()
        for index in links:
            self.labels[index] = "related"

    def _is_subheading(self, index: int) -> bool:
        """A block that its page marks as a heading, straight above a paragraph."""
        return self.segments[index].kind == "heading" and self.segments[index].is_body is True

    def _label_rest(self, first: int) -> None:
        before = sum(self._prose_length(index) for index in range(first))
        after = sum(self._prose_length(index) for index in range(first, len(self.segments)))
        if before <= after:
            return
        for index in range(first + 1, len(self.segments)):
            if self.labels[index] is not None or is_outlet_line(self.segments[index].text):
                continue
            # A comment counter in mid-article: what the layout calls prose of the body stays.
            if not (self.segments[index].is_body is True and _is_prose(self.segments[index])):
                self.labels[index] = "comments"

    def _prose_length(self, index: int) -> int:
        segment = self.segments[index]
        return len(segment.text) if self.labels[index] is None and _is_prose(segment) else 0

    def _label_tail(self) -> None:
        """Outlet lines and bylines after the last paragraph."""
        for index in range(len(self.segments) - 1, -1, -1):
            if self.labels[index] is not None:
                continue
            text = self.segments[index].text
            if not (is_byline(text) or is_outlet_line(text)):
                return
            self.labels[index] = "byline"

    def _collect(self) -> None:
        layout = self.layout
        for segment, label in zip(self.segments, self.labels, strict=True):
            if label is None:
                layout.kept.append(self._keep(segment))
            elif label != "title":
                layout.removed.append(Removed(start=segment.start, end=segment.end, kind=label))
            if label == "date":
                layout.dates.append(segment.text)
            elif label == "byline":
                layout.bylines.append(segment.text)

    def _keep(self, segment: Segment) -> Kept:
        dateline = 0 if self.has_prose else find_dateline(segment.text)
        kind = "heading" if _is_heading(segment) and not dateline else "paragraph"
        self.has_prose = self.has_prose or kind == "paragraph"
        return Kept(start=segment.start, end=segment.end, kind=kind, dateline=dateline)


def _is_prose(segment: Segment) -> bool:
    text = segment.text
    if len(text) > _LONGEST_HEADLINE:
        return True
    return len(text) > 40 and bool(_SENTENCE_END.search(text)) and not _NUMBERED.match(text)


def _is_link_line(segment: Segment) -> bool:
    text = segment.text
    if len(text) > _LONGEST_HEADLINE or _QUOTED.match(text):
        return False
    return bool(_NUMBERED.match(text)) or not text.endswith((".", ".”", '."', ":"))


def _is_heading(segment: Segment) -> bool:
    if segment.kind == "heading":
        return True
    if segment.kind in ("list", "quote", "paragraph"):
        return False
    text = segment.text
    if len(text) > 90 or text.endswith((".", ":", ";", ",", "…")):
        return False
    # A line of a list or of speech is none; a heading begins with a letter, a figure or a quote.
    return text[0].isalnum() or bool(_QUOTED.match(text)) or text[0] in "\"“«‘'¿¡"


def _key(text: str) -> str:
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
