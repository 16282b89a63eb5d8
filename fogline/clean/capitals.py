"""Words grown together that a capital or a full stop gives away: "townHe", "minister.The"."""

import re
from collections.abc import Collection

from fogline.clean.lexicon import CleanLexicon
from fogline.clean.words import Token, Words
from fogline.text import Repair, fold

_INNER = re.compile(r"^(?P<head>[A-Z]?[^\W\d_A-Z]{2,})(?P<tail>[A-Z][^\W\d_A-Z]*)$")
_STOPPED = re.compile(
    r"(?<![\w.@/#-])(?P<head>[^\W\d_]{3,})(?P<stop>[.!?])(?P<tail>[A-Z][^\W\d_A-Z]*)(?![\w@/]|\.\w)"
)
# A sentence begins with one of these far more often than a brand's second half does.
_OPENERS = frozenset(
    """the a an he she it they we this that these those in on at but and for from after according
    however his her its their there when while as by since with meanwhile also no not one two some
    many most all both if i you""".split()
)
_BRANDS = frozenset(
    "easyjet airbaltic deviantart lastpass mastercard icloud flydubai jetstar wizzair".split()
)
# What binds a word to its neighbour in addresses, compounds and program code.
_TIES = ("-", "‑", "@", "_", "/", "(", "=", "$")
# Braces this near give program code away that a page's extractor left in.
_CODE_REACH = 120
_COMMON_RANK = 12_000
_SCORE_OPENER, _SCORE_NAME = 0.95, 0.85


def find_inner_capitals(
    words: Words, lexicon: CleanLexicon, *, has_traces: bool, borders: Collection[int] = ()
) -> list[Repair]:
    """Find pairs of words without a space between them whose second begins with a capital.

    Args:
        words: Words of an English text.
        lexicon: Names of places.
        has_traces: Whether the page shows firm traces of debris; then two names are parted too.
        borders: Code points of the text where bold or link elements begin or end.

    Returns:
        Repairs in text order; none for brands and names such as "YouTube" and "McDonald".
    """
    found: list[Repair] = []
    for index, token in enumerate(words.tokens):
        match = _INNER.match(token.text)
        if match is None or words.counts[token.text] > 1 or token.text.casefold() in _BRANDS:
            continue
        if words.char_before(token) in _TIES or words.char_after(token) in _TIES:
            continue
        near = words.text[max(0, token.start - _CODE_REACH) : token.end + _CODE_REACH]
        if "{" in near or "}" in near:
            continue
        head, tail = match["head"], match["tail"]
        is_border = token.start + len(head) in borders
        if _is_pair(words, lexicon, index, (head, tail), has_traces or is_border):
            found.append(_part(token, head, tail))
    return found


def _is_pair(
    words: Words, lexicon: CleanLexicon, index: int, pair: tuple[str, str], has_traces: bool
) -> bool:
    head, tail = pair
    is_opener = tail.casefold() in _OPENERS
    if head.islower():
        rank = words.vocabulary.rank(head)
        if rank is None or rank >= _COMMON_RANK or len(head) < 4:
            return False
        return is_opener or _is_name(words, lexicon, index, tail)
    if len(head) < 4 or not (lexicon.is_name(fold(head)) or words.counts[head] > 0):
        return False
    if is_opener and len(tail) > 1:
        return words.after(index) is not None
    # "KurskOleg" is two names; "PayPal" and "YouTube" are one, so the page must give a reason.
    is_word = head.casefold() in words.vocabulary and not lexicon.is_name(fold(head))
    return has_traces and not is_word and tail.casefold() not in words.vocabulary


def _is_name(words: Words, lexicon: CleanLexicon, index: int, tail: str) -> bool:
    if len(tail) < 3:
        return False
    after = words.after(index)
    follows_name = after is not None and (
        after.text[:1].isupper() or after.text.casefold().startswith(("al-", "el-"))
    )
    is_article = after is not None and after.text in ("al", "el", "ibn", "bin")
    return words.counts[tail] > 0 or lexicon.is_name(fold(tail)) or follows_name or is_article


def _part(token: Token, head: str, tail: str) -> Repair:
    score = _SCORE_OPENER if tail.casefold() in _OPENERS else _SCORE_NAME
    return Repair(
        start=token.start,
        end=token.end,
        was=token.text,
        now=f"{head} {tail}",
        why="glued",
        score=score,
    )


def find_missing_spaces(words: Words, lexicon: CleanLexicon) -> list[Repair]:
    """Find sentences that begin straight behind a full stop.

    Args:
        words: Words of an English text.
        lexicon: Names of places.

    Returns:
        Repairs in text order; none for addresses and abbreviations.
    """
    starts = {token.start for token in words.tokens}
    found: list[Repair] = []
    for match in _STOPPED.finditer(words.text):
        head, tail = match["head"], match["tail"]
        if match.start() not in starts or match.start("tail") not in starts:
            continue
        is_opener = tail.casefold() in _OPENERS
        is_word = head.islower() and words.is_known(head)
        is_start = is_opener or words.counts[tail] > 1 or lexicon.is_name(fold(tail))
        if (is_word and is_start) or (is_opener and len(tail) > 1 and len(head) > 3):
            found.append(
                Repair(
                    start=match.start(),
                    end=match.end(),
                    was=match.group(),
                    now=f"{head}{match['stop']} {tail}",
                    why="glued",
                    score=_SCORE_OPENER if is_opener else _SCORE_NAME,
                )
            )
    return found
