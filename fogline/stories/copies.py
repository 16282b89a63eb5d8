"""Copies: pages that carry one text, and pages that carry one agency's report."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise, product

from rensa import RMinHash

from fogline.records import Document
from fogline.text import fold_words

# Share of the words of both texts that stand in five words both have. The interface promises 85 %.
COPY_SHARE = 0.85
# A text that stands almost whole inside another at most twice as long is a copy with additions.
INSIDE_SHARE, INSIDE_LENGTH = 0.95, 0.5
_SHINGLE_WORDS = 5
# 25 bands of 5 rows: pairs with half of their shingles in common are found with p = .55, with
# 0.7 with p = .99, with .85 always; the check after it is exact.
_BANDS, _ROWS, _SEED = 25, 5, 20230601
# Shorter posts ("Air raid alert in Kharkiv") come back word for word on other days.
_SHORT_WORDS, _SHORT_DAYS = 25, 2

_AGENCIES = (
    "Reuters|AFP|Agence France-Presse|AP|Associated Press|EFE|dpa|ANSA|Xinhua|TASS|RIA Novosti"
    "|Interfax|Anadolu|AA|Ukrinform|Europa Press|Kyodo|PTI|ANI|Yonhap|Lusa|APA|Belga|ACN|Bernama"
    "|WAFA|SANA|SUNA|IRNA|UPI|IANS|DPA|REUTERS|XINHUA|INTERFAX|EUROPA PRESS|Efe"
)
_SPELLINGS = {"agence france presse": "afp", "associated press": "ap", "anadolu": "aa"}
# Case counts: "ap" and "ani" are words of other languages.
_DATELINE = re.compile(rf"\((?:with )?({_AGENCIES})\)\s*(?:[-–—:.]|$)", re.MULTILINE)
_CREDIT = re.compile(rf"(?:^|[\s(\[/–—-])({_AGENCIES})\s*[)\]/.]*\s*$")
_CREDIT_LINE_LENGTH = 60
_HEAD_LENGTH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a document, ready to be compared.

    Attributes:
        document: Document id.
        words: Folded words of its text.
        shingles: Every five words in a row.
        day: Day of publication; None when unknown.
    """

    document: str
    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]
    day: date | None


def read_wording(document: Document) -> Wording:
    """Fold the words of a document and cut them into shingles."""
    return _cut_wording(document.id, _read_words(document), _read_day(document))


def _read_words(document: Document) -> tuple[str, ...]:
    return tuple(fold_words(document.text).split())


def _read_day(document: Document) -> date | None:
    published = document.published
    return date.fromisoformat(published.start[:10]) if published is not None else None


def _cut_wording(document_id: str, words: tuple[str, ...], day: date | None) -> Wording:
    size = min(_SHINGLE_WORDS, max(len(words), 1))
    starts = range(len(words) - size + 1) if words else range(0)
    shingles = frozenset(words[n : n + size] for n in starts)
    return Wording(document=document_id, words=words, shingles=shingles, day=day)


def copy_keys(document: Document) -> tuple[str, ...]:
    """List the keys of a document's wording: copies share at least one.

    Args:
        document: The document.

    Returns:
        One key for each band of its MinHash signature; empty for a document without words.
    """
    return _band_keys(read_wording(document))


def share_text(one: Wording, other: Wording) -> tuple[float, float]:
    """Measure how much of two texts is the same.

    Args:
        one: A text.
        other: Another.

    Returns:
        Share of the words of both, and of the shorter one, that stand in shared shingles.
    """
    shared = one.shingles & other.shingles
    counts = sorted((len(w.words), _count_covered(w, shared)) for w in (one, other))
    total = sum(length for length, _ in counts)
    if total == 0:
        return 0.0, 0.0
    shorter = counts[0]
    return sum(n for _, n in counts) / total, shorter[1] / shorter[0] if shorter[0] else 0.0


def are_copies(one: Wording, other: Wording) -> bool:
    """Whether two texts are one, but for small changes or an addition."""
    lengths = sorted((len(one.words), len(other.words)))
    if lengths[0] == 0:
        return False
    if lengths[0] < _SHORT_WORDS and not _are_close_in_time(one, other):
        return False
    both, shorter = share_text(one, other)
    if both >= COPY_SHARE:
        return True
    return shorter >= INSIDE_SHARE and lengths[0] >= max(_SHORT_WORDS, INSIDE_LENGTH * lengths[1])


def find_agency(document: Document) -> str | None:
    """Find the agency a text is credited to.

    Args:
        document: The document.

    Returns:
        A short name such as ``reuters`` when a dateline in brackets or a last line names one
        agency; else None. An agency that is only quoted is no credit.
    """
    found = _DATELINE.search(document.text[:_HEAD_LENGTH])
    if found is None:
        lines = document.text.rstrip().rsplit("\n", 1)
        if len(lines) == 2 and len(lines[1]) <= _CREDIT_LINE_LENGTH:
            found = _CREDIT.search(lines[1])
    if found is None:
        return None
    name = fold_words(found[1])
    return _SPELLINGS.get(name, name)


def find_copies(documents: Iterable[Document]) -> list[tuple[str, str]]:
    """Find the pairs of documents that carry one text.

    Args:
        documents: Documents in any order.

    Returns:
        Pairs of document ids, each and all sorted.
    """
    texts = _group_texts(documents)
    pairs = {pair for text in texts if text.wording.words for pair in combinations(text.ids, 2)}
    for one, other in _list_candidates(texts):
        if are_copies(texts[one].wording, texts[other].wording):
            pairs.update((min(p), max(p)) for p in product(texts[one].ids, texts[other].ids))
    return sorted(pairs)


def link_copies(documents: Iterable[Document]) -> list[tuple[str, str]]:
    """Find as few pairs of :func:`find_copies` as hold its families together.

    A report that hundreds of outlets carry has as many pairs as the square of that.

    Args:
        documents: Documents in any order.

    Returns:
        Pairs of document ids; documents that copies lead to from one another are linked by them.
    """
    texts = _group_texts(documents)
    pairs = [pair for text in texts if text.wording.words for pair in pairwise(text.ids)]
    home = list(range(len(texts)))

    def find(index: int) -> int:
        while home[index] != index:
            index = home[index]
        return index

    for one, other in _list_candidates(texts):
        first, second = find(one), find(other)
        if first != second and are_copies(texts[one].wording, texts[other].wording):
            home[second] = first
            pairs.append((texts[one].ids[0], texts[other].ids[0]))
    return pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """The documents of one day that carry a text word for word, by id."""

    wording: Wording
    ids: tuple[str, ...]


def _group_texts(documents: Iterable[Document]) -> list[_Text]:
    found: dict[tuple[tuple[str, ...], date | None], list[str]] = {}
    for document in documents:
        found.setdefault((_read_words(document), _read_day(document)), []).append(document.id)
    groups = sorted((sorted(ids), words, day) for (words, day), ids in found.items())
    return [
        _Text(wording=_cut_wording(ids[0], words, day), ids=tuple(ids))
        for ids, words, day in groups
    ]


def _list_candidates(texts: Sequence[_Text]) -> list[tuple[int, int]]:
    """Pairs of texts that share a band of their signatures, by their places in the list."""
    by_key: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        for key in _band_keys(text.wording):
            by_key.setdefault(key, []).append(index)
    return sorted({pair for found in by_key.values() for pair in combinations(found, 2)})


def make_families(
    documents: Sequence[Document], pairs: Iterable[tuple[str, str]]
) -> Mapping[str, str]:
    """Join pairs into copy families.

    Args:
        documents: The documents.
        pairs: Pairs of ids of documents of one origin.

    Returns:
        For each document id the id of the first document of its family: the earliest published,
        of those the smallest id; undated ones come last.
    """
    order = sorted(documents, key=date_rank)
    rank = {document.id: index for index, document in enumerate(order)}
    family = {document.id: document.id for document in order}

    def find(document_id: str) -> str:
        while family[document_id] != document_id:
            document_id = family[document_id]
        return document_id

    for one, other in pairs:
        first, second = sorted((find(one), find(other)), key=rank.__getitem__)
        family[second] = first
    return {document.id: find(document.id) for document in order}


def date_rank(document: Document) -> tuple[bool, str, str]:
    """Sort key: earliest published first, undated last, then by id."""
    published = document.published
    return (published is None, published.start if published is not None else "", document.id)


def _band_keys(wording: Wording) -> tuple[str, ...]:
    if not wording.words:
        return ()
    sketch = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update(sorted(" ".join(shingle) for shingle in wording.shingles))
    digest = sketch.digest()
    return tuple(
        f"t{band}:" + "".join(f"{n:08x}" for n in digest[band * _ROWS : (band + 1) * _ROWS])
        for band in range(_BANDS)
    )


def _count_covered(wording: Wording, shared: frozenset[tuple[str, ...]]) -> int:
    """Count the words that stand in at least one shared shingle."""
    covered, reach = 0, 0
    size = min(_SHINGLE_WORDS, max(len(wording.words), 1))
    for start in range(len(wording.words) - size + 1):
        if wording.words[start : start + size] in shared:
            covered += start + size - max(reach, start)
            reach = start + size
    return covered


def _are_close_in_time(one: Wording, other: Wording) -> bool:
    if one.day is None or other.day is None:
        return one.words == other.words
    return abs((one.day - other.day).days) <= _SHORT_DAYS
