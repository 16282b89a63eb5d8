"""From a page to its article: furniture out, debris marked."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from fogline.clean.body import Layout, sort_segments
from fogline.clean.debris import find_debris
from fogline.clean.languages import guess_language
from fogline.clean.lexicon import CleanLexicon
from fogline.clean.metadata import canonical_url, date_page, make_id, name_outlet
from fogline.clean.parts import Kept, Text, cut_segments, join_kept
from fogline.lexicon import load_furniture
from fogline.records import Document, Issue, Page
from fogline.text import Repair, fold

_HASHTAG = re.compile(r"[#＃](\w[\w’'-]*)")
# Hashtags that a site makes of its headline repeat nearly all of its words.
_ECHO_SHARE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanResult:
    """What cleaning a page gives.

    Attributes:
        document: The article.
        repairs: Mends of its text, in order, none overlapping.
        issues: What could not be settled.
    """

    document: Document
    repairs: tuple[Repair, ...]
    issues: tuple[Issue, ...]


def clean_page(page: Page, *, lexicon: CleanLexicon) -> CleanResult:
    """Make a document of a page: title once, then the body, furniture left out.

    Args:
        page: A page as it was read.
        lexicon: Names of places, for words that have grown together.

    Returns:
        Document, repairs and issues; the same page always gives the same.
    """
    layout = sort_segments(page, cut_segments(page), load_furniture())
    made = _make_text(page, layout)
    datelines = [made.text[part.start : part.end] for part in made.parts if part.kind == "dateline"]
    dating = date_page(page, layout.dates, datelines, made.text)
    language = guess_language(made.text)
    if language == "und" and page.language:
        language = page.language
    debris = find_debris(
        made.text,
        made.parts,
        language=language,
        lexicon=lexicon,
        borders=_move_borders(page.borders, made),
    )
    title = made.text[made.parts[0].start : made.parts[0].end] if _has_title(made) else ""
    document = Document(
        id=make_id(page),
        url=canonical_url(page.url),
        outlet=name_outlet(page, layout.bylines, layout.dates, datelines),
        title=title,
        published=dating.published,
        language=language,
        translated_from=debris.translated_from,
        kind=page.kind,
        text=made.text,
        digest=page.digest,
        raw_map=made.raw_map,
        parts=made.parts,
        removed=tuple(layout.removed),
    )
    issues = (*dating.issues, *_find_echoes(page, layout, title), *debris.issues)
    return CleanResult(document=document, repairs=debris.repairs, issues=issues)


def _has_title(made: Text) -> bool:
    return bool(made.parts) and made.parts[0].kind == "title"


def _make_text(page: Page, layout: Layout) -> Text:
    kept = list(layout.kept)
    if layout.title is not None:
        title = Kept(start=layout.title.start, end=layout.title.end, kind="title")
        return join_kept(page.text, [title, *kept])
    if not page.title:
        return join_kept(page.text, kept)
    at = page.text.find(page.title)
    if at < 0 or any(item.start < at + len(page.title) and at < item.end for item in kept):
        return join_kept(page.text, kept, title=page.title)
    title = Kept(start=at, end=at + len(page.title), kind="title")
    return join_kept(page.text, [title, *kept])


def _move_borders(borders: Sequence[int], made: Text) -> frozenset[int]:
    """Borders of bold and link elements, as code points of the document's text."""
    ordered = sorted(borders)
    return frozenset(
        border - raw_start + start
        for start, raw_start, length in made.raw_map
        for border in ordered[
            bisect_left(ordered, raw_start) : bisect_right(ordered, raw_start + length)
        ]
    )


def _find_echoes(page: Page, layout: Layout, title: str) -> list[Issue]:
    """Hashtags that only repeat the title say nothing of what the page is about."""
    words = fold(title)
    issues: list[Issue] = []
    for removed in layout.removed:
        if removed.kind != "hashtags":
            continue
        tags = _HASHTAG.findall(page.text[removed.start : removed.end])
        same = sum(fold(tag) in words for tag in tags if fold(tag))
        if tags and same >= _ECHO_SHARE * len(tags):
            detail = f"{same} of {len(tags)} hashtags repeat words of the title."
            issues.append(Issue(code="hashtag-echo", detail=detail))
    return issues
