"""Words that have grown together: "Belgorodthey announced", "volunteersthe".

A word is cut only when it is neither English nor a name, what is left behind the cut is one of
a few dozen words that such accidents end in, and what stands before it is known: as a common
word, as a name of the gazetteer, or from elsewhere on the page. Head, tail and the next word are
rated; a cut that rests on little is made only on pages that show firm traces of the same sort.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from fogline.clean.lexicon import CleanLexicon, Located
from fogline.clean.words import Token, Words
from fogline.text import Repair, fold

# Tails by how rarely a name ends so. Names of persons in -in, -on, -to, -by are common.
_FIRM = frozenset(
    """they also which located about according where while because although however after before
    during between until since including whose these those through towards toward against among
    without announced claimed reported would could should from when were being having situated
    which's declared stated denied despite following near""".split()
)
_PLAIN = frozenset("the and who said with that this have will had has been their".split())
_SHORT = frozenset("in of to on at by for was is are not but his her its".split())
# Names end so too ("Weymouthnorth", "Nanking"): these are cut only behind a name of this page.
_COMPASS = frozenset("north south east west northeast northwest southeast southwest".split())
_DOING = frozenset("causing leaving killing wounding injuring forcing destroying claiming".split())
_BOUND = _COMPASS | _DOING
_TAILS = _FIRM | _PLAIN | _SHORT | _BOUND
# No name ends in one of the longest.
_TAIL_POINTS = {
    **{tail: 4 if len(tail) >= 7 else 3 for tail in _FIRM | _BOUND},
    **dict.fromkeys(_PLAIN, 2),
    **dict.fromkeys(_SHORT, 1),
}
_LONGEST_TAIL = max(map(len, _TAILS))

_DETERMINERS = frozenset(
    """the a an this that these those his her its their our my your which whom whose what several
    some many two three four five six seven eight nine ten both all any each every early late mid
    another other order addition front""".split()
)
_PLACE_PREPOSITIONS = frozenset(
    "of in at near from to towards toward around outside between".split()
)
_PREPOSITIONS = frozenset("in of to on at by for with from".split())
_AUXILIARIES = frozenset("was is are were has had have will been would could should".split())
# After "the", "of" or "in" none of these can follow.
_VERBS = frozenset(
    """said says told is was were are has had have will would could can may might did does do and
    or but who they he she it we i you also wrote added""".split()
)
# They end like participles and are none.
_NO_PARTICIPLES = frozenset(
    """during nothing something anything everything morning evening spring king men women children
    often then when even seven between eleven teen teenagers red hundred need open""".split()
)
_IS_FOLLOWS = frozenset("the a an not now still also located situated where".split())
_SPEECH_FOLLOWS = frozenset("that the he she it they on in his her there a an to".split())
_FIGURE = re.compile(r"[ \t]+[\d\"“‘«(]")
_LITTLE_WORDS = frozenset("of in to on at by for and that with from as is was were are".split())

# Ranks in the word list up to which a word is common enough to be half of a glued pair. Of the
# rarer ones many are names as well, and halves of names.
_COMMON_RANK = 20_000
_VERY_COMMON_RANK = 4_000
# A longer word in small letters may be rarer, since no name is written so.
_RARE_RANK = 50_000
_SHORTEST_HEAD = 4
# "paris" in small letters is no word, so "parishad" isn't two.
_WELL_KNOWN = 300_000
# Share of capitalised words below which a page is written without capitals: English news has 10
# to 20 in a hundred. On such a page names can't be told from words that have grown together.
_LEAST_CAPITALS = 0.02
_LARGE_TOWN = 15_000

# Points: firm cuts stand alone, weak ones need firm traces elsewhere on the page. On 373,000
# words of clean news there was one firm cut, a right one, and ten weak ones, nine of them wrong.
_FIRM_POINTS = 5
_WEAK_POINTS = 4
_SCORES = {4: 0.7, 5: 0.85, 6: 0.92, 7: 0.95, 8: 0.97}


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a word may fall in two.

    Attributes:
        token: The word.
        head: Its first part.
        tail: Its second part.
        points: How much speaks for the cut.
    """

    token: Token
    head: str
    tail: str
    points: int

    @property
    def is_firm(self) -> bool:
        """Whether it stands without other traces on the page."""
        return self.points >= _FIRM_POINTS

    def to_repair(self) -> Repair:
        """The mend it stands for."""
        return Repair(
            start=self.token.start,
            end=self.token.end,
            was=self.token.text,
            now=f"{self.head} {self.tail}",
            why="glued",
            score=_SCORES[max(_WEAK_POINTS, min(self.points, 8))],
        )


def find_cuts(words: Words, lexicon: CleanLexicon, borders: Collection[int] = ()) -> list[Cut]:
    """Find words that have grown together.

    Args:
        words: Words of an English text.
        lexicon: Names of places.
        borders: Code points of the text where bold or link elements begin or end; words grow
            together most often there.

    Returns:
        Cuts in text order, firm and weak ones.
    """
    return _Cutter(words, lexicon, frozenset(borders)).find()


class _Cutter:
    def __init__(self, words: Words, lexicon: CleanLexicon, borders: frozenset[int]) -> None:
        self.words = words
        self.lexicon = lexicon
        self.borders = borders
        self._countries: frozenset[str] | None = None

    def find(self) -> list[Cut]:
        found: list[Cut] = []
        tokens = self.words.tokens
        if sum(token.text[0].isupper() for token in tokens) < _LEAST_CAPITALS * len(tokens):
            return found
        for index, token in enumerate(self.words.tokens):
            if not self._is_candidate(token):
                continue
            if self.lexicon.is_name(fold(token.text)):
                found += self._cut_name(index)
                continue
            cuts = sorted(self._cuts_of(index), key=lambda cut: (-cut.points, -len(cut.head)))
            if cuts and cuts[0].points >= _WEAK_POINTS:
                found.append(cuts[0])
        return found

    def _is_candidate(self, token: Token) -> bool:
        text = token.text
        if len(text) < 5 or not text.isalpha() or not text[1:].islower():
            return False
        # A name that somebody bears is written more than once; an accident rarely is.
        if self.words.counts[text] > 1 or self.words.is_known(text):
            return False
        if self.words.char_after(token) in ("-", "@", "/", "_", "‑"):
            return False
        if self.words.char_before(token) in ("@", "/", "_", ".", "&"):
            return False
        return any(text.endswith(tail) for tail in _TAILS)

    def _cuts_of(self, index: int) -> Iterator[Cut]:
        token = self.words.tokens[index]
        text = token.text
        for length in range(2, min(_LONGEST_TAIL, len(text) - 2) + 1):
            tail = text[-length:]
            if tail not in _TAILS:
                continue
            head = text[:-length]
            points = self._rate(index, head, tail)
            if points is not None:
                yield Cut(token, head, tail, points)

    def _cut_name(self, index: int) -> list[Cut]:
        """Cut "the town of Raskin the south of": a far name, or a place of here with "in".

        The sentence must go on as after a preposition, the name itself must belong to no country
        of the page and what is left must be a place in one.
        """
        token = self.words.tokens[index]
        before, after = self.words.before(index), self.words.after(index)
        head = token.text[:-2]
        if not token.text.endswith("in") or len(head) < _SHORTEST_HEAD or token.is_first:
            return []
        if before is None or before.text not in _PLACE_PREPOSITIONS:
            return []
        if after is None or after.text not in _DETERMINERS:
            return []
        here = self._page_countries()
        if any(place.country in here for place in self.lexicon.find(token.text)):
            return []
        if not any(place.country in here for place in self.lexicon.find(head)):
            return []
        return [Cut(token, head, "in", _WEAK_POINTS)]

    def _rate(self, index: int, head: str, tail: str) -> int | None:
        if tail in _BOUND and not self._is_bound(index, head, tail):
            return None
        head_points = self._rate_head(index, head, tail)
        next_points = self._rate_next(index, head, tail)
        if head_points is None or next_points is None:
            return None
        points = head_points + _TAIL_POINTS[tail] + next_points
        token = self.words.tokens[index]
        if token.start + len(head) in self.borders:
            return points + 2
        if tail in _SHORT and not head.islower():
            return min(points, _WEAK_POINTS)
        return points

    def _is_bound(self, index: int, head: str, tail: str) -> bool:
        """Whether "Jubahsouth of", "Maribcausing eleven" has a head this page knows as a name."""
        if len(head) < _SHORTEST_HEAD or head.islower():
            return False
        after = self.words.after(index)
        if tail in _COMPASS and (after is None or after.text != "of"):
            return False
        if self.words.counts[head] > 0:
            return True
        here = self._page_countries()
        return any(place.country in here for place in self.lexicon.find(head))

    def _rate_head(self, index: int, head: str, tail: str) -> int | None:
        if head.islower():
            return self._rate_lower(index, head, tail)
        if self._is_long_name(index, head):
            return 3
        if len(head) < _SHORTEST_HEAD:
            return None
        points = self._rate_name(head, tail)
        if points is None:
            return None
        return points + self._rate_neighbours(index, tail)

    def _rate_neighbours(self, index: int, tail: str) -> int:
        """Capitalised words beside a name: it may be the first or second name of a person."""
        if tail in _FIRM or tail in _BOUND:
            return 0
        if self._follows_name(index):
            return 1 if tail == "said" else -1
        after = self.words.after(index)
        # "Mahanand Naik" is one person as likely as two places.
        return -int(tail == "and" and after is not None and after.text[0].isupper())

    def _rate_lower(self, index: int, head: str, tail: str) -> int | None:
        if self.words.char_before(self.words.tokens[index]) in ("-", "‑", "'", "’"):
            return None
        if head in _LITTLE_WORDS:
            return 3 if tail in ("the", "this", "that", "their", "which", "they") else None
        rank = self.words.vocabulary.rank(head)
        if rank is None or len(head) < _SHORTEST_HEAD:
            return None
        if tail not in _FIRM and tail != "the" and self._is_well_known(head):
            return None
        if len(head) == _SHORTEST_HEAD:
            return 3 if rank < _VERY_COMMON_RANK else None
        return 3 if rank < _RARE_RANK else None

    def _is_well_known(self, head: str) -> bool:
        return any(
            place.kind == "country" or place.population >= _WELL_KNOWN
            for place in self.lexicon.find(head)
        )

    def _rate_name(self, head: str, tail: str) -> int | None:
        if self._is_elsewhere(head):
            return 3
        rank = self.words.vocabulary.rank(head.casefold())
        if rank is not None and rank < _COMMON_RANK and len(head) >= 6:
            return 3
        places = self.lexicon.find(head) if self.lexicon.is_name(fold(head)) else ()
        if places:
            return self._rate_places(places, tail)
        if rank is not None and rank < _COMMON_RANK:
            return 2
        if tail in _SHORT or tail in _FIRM:
            found = self.lexicon.longest_prefix(f"{head}{tail}", {tail})
            if found is not None and found[0] == head:
                is_here = any(place.country in self._page_countries() for place in found[1])
                return 2 if is_here else 1
        return 0 if len(head) > _SHORTEST_HEAD else None

    def _rate_places(self, places: Collection[Located], tail: str) -> int | None:
        countries = {place.country for place in places}
        people = max(place.population for place in places)
        is_here = bool(countries & self._page_countries())
        if tail in _SHORT and not is_here:
            return None
        return 3 if people >= _LARGE_TOWN else 2

    def _is_long_name(self, index: int, head: str) -> bool:
        """Whether the word before and the head are one name, as in "Red Seaabout"."""
        before = self.words.before(index)
        if before is None or not before.text[:1].isupper() or len(head) < 3:
            return False
        return self.lexicon.is_name(fold(f"{before.text}{head}"))

    def _is_elsewhere(self, head: str) -> bool:
        if self.words.counts[head] > 0:
            return True
        if len(head) < 6:
            return False
        return any(
            other[:1].isupper()
            and other[:3] == head[:3]
            and abs(len(other) - len(head)) <= 1
            and Levenshtein.distance(other, head, score_cutoff=1) <= 1
            for other in self.words.counts
        )

    def _follows_name(self, index: int) -> bool:
        """Whether the word looks like somebody's second name."""
        before = self.words.before(index)
        if before is None or not before.text[:1].isupper():
            return False
        return not before.is_first or not self.words.is_known(before.text)

    def _rate_next(self, index: int, head: str, tail: str) -> int | None:
        """Tell whether the next word goes with the tail: None when it can't, 1 when it fits well."""
        after = self.words.after(index)
        if after is None:
            return self._rate_figure(index, tail)
        follower = after.text.casefold()
        if tail == "the":
            is_wrong = follower in _DETERMINERS | _VERBS | _PREPOSITIONS
            return None if is_wrong and follower not in ("two", "three", "other", "late") else 0
        if tail in _PREPOSITIONS:
            return self._rate_object(after, head)
        if tail == "said":
            return int(follower in _SPEECH_FOLLOWS)
        return _rate_complement(tail, follower)

    def _rate_figure(self, index: int, tail: str) -> int | None:
        """What stands behind is no word: a figure, a quotation, or the end of a phrase."""
        if _FIGURE.match(self.words.text, self.words.tokens[index].end):
            return int(tail in _PREPOSITIONS)
        return 0 if tail in ("also", "said", "they") or tail in _DOING else None

    def _rate_object(self, after: Token, head: str) -> int | None:
        follower = after.text.casefold()
        if follower in _VERBS:
            return None
        if follower in _DETERMINERS:
            return 1
        is_word = head.casefold() in self.words.vocabulary
        return int(is_word and after.text[:1].isupper())

    def _page_countries(self) -> frozenset[str]:
        """Countries that at least two names of the page lie in, or that it names."""
        if self._countries is None:
            counts: Counter[str] = Counter()
            names = sorted(
                {
                    token.text
                    for token in self.words.tokens
                    if token.text[:1].isupper() and not token.is_first and len(token.text) >= 4
                }
            )
            for name in names:
                rank = self.words.vocabulary.rank(name.casefold())
                for place in self.lexicon.find(name)[:1]:
                    if place.kind == "country":
                        counts[place.country] += 2
                    elif rank is None or rank >= _COMMON_RANK:
                        counts[place.country] += 1
            self._countries = frozenset(country for country, n in counts.items() if n >= 2)
        return self._countries


def _rate_complement(tail: str, follower: str) -> int | None:
    if tail == "is":
        # Many peoples and fighters end so ("jihadis", "Punjabis").
        return 1 if follower in _IS_FOLLOWS else None
    if tail in _AUXILIARIES:
        return int(follower in _DETERMINERS or _is_participle(follower))
    return 0


def _is_participle(word: str) -> bool:
    return word.endswith(("ed", "ing", "en")) and word not in _NO_PARTICIPLES
