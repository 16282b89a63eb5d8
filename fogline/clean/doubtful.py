"""False friends: words that a machine translation most likely got wrong. Doubts, never mends."""

from collections.abc import Collection, Sequence

from fogline.clean.words import Words
from fogline.lexicon import FalseFriend, load_false_friends
from fogline.records import Issue

# Words on either side in which a context word must stand.
_REACH = 9


def find_doubtful(words: Words, languages: Collection[str]) -> list[Issue]:
    """Find false friends on a page that shows other traces of machine translation.

    Args:
        words: Words of the text.
        languages: Languages of the traces; when there are any, only their false friends count,
            and those of close relatives.

    Returns:
        ``doubtful-word`` issues in text order.
    """
    lowered = [token.text.casefold() for token in words.tokens]
    origins = _widen(languages)
    friends: dict[str, list[tuple[list[str], FalseFriend]]] = {}
    for friend in load_false_friends():
        if not origins or origins.intersection(friend.languages):
            phrase = friend.word.split()
            friends.setdefault(phrase[0], []).append((phrase, friend))
    found: list[Issue] = []
    for index, word in enumerate(lowered):
        for phrase, friend in friends.get(word, ()):
            last = index + len(phrase)
            if lowered[index:last] == phrase and _fits(lowered, index, last, friend):
                found.append(_make_issue(words, index, last, friend))
                break
    return found


def _widen(languages: Collection[str]) -> frozenset[str]:
    """Romance languages share most of their false friends."""
    romance = {"ca", "es", "fr", "it", "pt", "ro"}
    told = {language for language in languages if language != "und"}
    return frozenset(told | romance if told & romance else told)


def _fits(lowered: Sequence[str], first: int, last: int, friend: FalseFriend) -> bool:
    if not friend.context:
        return True
    near = (*lowered[max(0, first - _REACH) : first], *lowered[last : last + _REACH])
    return any(word in friend.context for word in near)


def _make_issue(words: Words, first: int, last: int, friend: FalseFriend) -> Issue:
    start, end = words.tokens[first].start, words.tokens[last - 1].end
    return Issue(
        code="doubtful-word",
        start=start,
        end=end,
        detail=f'"{words.text[start:end]}" probably means "{friend.meaning}".',
    )
