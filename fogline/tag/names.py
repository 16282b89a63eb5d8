"""Names in running text: register entries, persons, organisations, places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from fogline.lexicon import ActorRegister, CountryBook, CueBook, Gazetteer
from fogline.tag.chunks import Chunk, ChunkList
from fogline.tag.reading import Reading, Word
from fogline.text import fold_words

_LOCATIVE = frozenset(
    "in near at from to toward towards into outside around across inside throughout through"
    " reach reached entered between over onto leaving left outside off of".split()
)
_NAME_LINKS = frozenset(
    "al el bin ibn abu ben ould de del la da do dos von van der der du le".split()
)
_ORG_LINKS = frozenset(["of", "for", "and", "the"])
_NOT_NAMES = frozenset(
    "i the a an this that these those he she it they we you his her its their our my there here"
    " on in at by from to of for with but and or if when while as after before since until"
    " according meanwhile however also both all some many most more several dozens hundreds"
    " thousands no not one two three four five six seven eight nine ten what who why how where"
    " under over during between among against without within despite although though because"
    " yesterday today tomorrow earlier later last next monday tuesday wednesday thursday friday"
    " saturday sunday january february march april may june july august september october"
    " november december mr mrs ms dr god allah parliament congress ramadan eid christmas easter"
    " english arabic french russian spanish islam christian christians muslim muslims jewish"
    " internet covid ai us am pm gmt utc est local in nearly about around at least up only even"
    " then now so still yet other another each every any few first second third new old"
    " photo image video file source updated published staff command secretary".split()
)
_ORG_HEADS = frozenset(
    "government forum front army brigade brigades movement legion council ministry party forces force police union"
    " agency committee organization organisation group court guard guards corps battalion"
    " battalions federation association bureau office department service services command"
    " regiment division alliance coalition militia resistance observatory institute university"
    " commission parliament assembly authority administration congress league network centre"
    " center foundation company corporation radio television news press post times tribune herald"
    " gazette bank church mission initiative authority secretariat directorate cartel clan syndicate"
    " rebels unit squad watch international crescent cross society".split()
)
_BEFORE_PLACE = frozenset(
    "the northern southern eastern western central north south east west nearby neighbouring"
    " neighboring downtown upper lower".split()
)
_GEO_TAILS = frozenset(
    "river lake mountains mountain hills strait sea gulf forest island islands desert canal".split()
)
_NO_PLACE = frozenset(["authority", "combatant", "spokes", "witness", "civilian", "weapon"])
_COMPOUND_TAILS = (
    "-run", "-led", "-backed", "-held", "-controlled", "-aligned", "-based", "-occupied", "-linked",
    "-era", "-born", "-made", "-supplied", "-allied", "-affiliated", "-style", "-speaking",
)  # fmt: skip
_MOVES = frozenset(
    "captured seized retook recaptured liberated occupied left entered reached took taken struck"
    " rocked hit".split()
)
_ADMIN_TAIL = frozenset(["city", "town"])


class NameFinder:
    """Finds names with the packaged registers.

    Args:
        register: Actors known by name.
        countries: Countries, adjectives and peoples.
        gazetteer: Places.
        cues: Word classes.
    """

    def __init__(
        self,
        register: ActorRegister,
        countries: CountryBook,
        gazetteer: Gazetteer,
        cues: CueBook,
    ) -> None:
        self._register = register
        self._countries = countries
        self._gazetteer = gazetteer
        self._cues = cues
        self._names = _index_names(register)

    def add_register_names(self, reading: Reading, chunks: ChunkList) -> None:
        """Add what the register or the country book knows by exact name."""
        keys = [
            fold_words(word.text).split() if word.is_word or word.lower == "'s" else []
            for word in reading.words
        ]
        at = 0
        while at < len(reading.words):
            length = self._match_register(reading, keys, at)
            if length and chunks.is_free(at, at + length):
                entry = self._register.find(reading.slice(at, at + length))[0]
                kind = "person" if entry.kind == "person" else "group"
                chunks.add(_named(reading, at, at + length, kind))
                at += length
            else:
                at += 1

    def add_countries(self, reading: Reading, chunks: ChunkList) -> None:
        """Add country names and the adjectives and peoples made from them."""
        for at, word in enumerate(reading.words):
            if not word.is_capital or not chunks.is_free(at, at + 1):
                continue
            for length in (4, 3, 2, 1):
                if at + length > len(reading.words):
                    continue
                text = reading.slice(at, at + length)
                if not chunks.is_free(at, at + length) or "\n" in text:
                    continue
                last = reading.words[at + length - 1]
                if not (last.is_word and last.is_capital):
                    continue  # "Tajikistan is" names no Tajikistanis
                if self._countries.by_name(text) is not None and not _is_plain(text):
                    length += self._longer_place(reading, chunks, at, length)
                    chunks.add(_named(reading, at, at + length, "place"))
                    break
                if self._is_demonym(text):
                    chunks.add(_named(reading, at, at + length, "nationality"))
                    break

    def _longer_place(self, reading: Reading, chunks: ChunkList, at: int, length: int) -> int:
        """One more word where a town's name begins with a country's: Mexico City."""
        end = at + length
        if end >= len(reading.words) or not reading.words[end].is_capital:
            return 0
        if not chunks.is_free(end, end + 1) or reading.words[end].sentence != (
            reading.words[at].sentence
        ):
            return 0
        return 1 if self._gazetteer.find(reading.slice(at, end + 1)) else 0

    def add_capitalised(self, reading: Reading, chunks: ChunkList) -> None:
        """Add persons, organisations and places among the capitalised words that are left."""
        for first, last in _capital_runs(reading, chunks, self._cues):
            self._classify(reading, chunks, first, last)
        self._add_surnames(reading, chunks)

    def add_capital(self, reading: Reading, chunks: ChunkList) -> None:
        """Add "the capital" where it stands for a town."""
        for at in range(2, len(reading.words)):
            if reading.lowers[at] != "capital":
                continue
            whose = chunks.at(at - 1)
            start = at - 1
            if whose is not None and whose.kind == "nationality":
                start = whose.first - 1  # "the Bangladeshi capital"
            if start < 1 or reading.lowers[start] != "the":
                continue
            after = reading.lowers[at + 1] if at + 1 < len(reading.words) else ""
            if reading.lowers[start - 1] in _LOCATIVE and after in (",", ".", "", "on", "and", ";"):
                chunks.add(_named(reading, at, at + 1, "place"))

    def _add_surnames(self, reading: Reading, chunks: ChunkList) -> None:
        """Add "Mansouri" where the page has named Tarek Mansouri."""
        persons = [c for c in chunks.all() if c.kind == "person" and c.last - c.first > 1]
        surnames = {reading.words[c.last - 1].text for c in persons}
        for at, word in enumerate(reading.words):
            if word.text in surnames and chunks.is_free(at, at + 1):
                chunks.add(_named(reading, at, at + 1, "person"))

    def _is_demonym(self, text: str) -> bool:
        book = self._countries
        return book.by_adjective(text) is not None or book.by_people(text) is not None

    def _match_register(self, reading: Reading, keys: list[list[str]], at: int) -> int:
        """Number of words of the longest name that begins at a word, or 0."""
        for end in reversed(self._names.list_ends(keys, at)):
            if self._is_register_name(reading, at, end):
                return end - at
        return 0

    def _is_register_name(self, reading: Reading, first: int, last: int) -> bool:
        words = reading.words[first:last]
        if words[0].sentence != words[-1].sentence or words[0].quote != words[-1].quote:
            return False
        text = reading.slice(first, last)
        if text.isascii() and text.islower():
            return False
        if last - first == 1 and words[0].lower in _NOT_NAMES and not text.isupper():
            return False
        return bool(self._register.find(text))

    def _classify(self, reading: Reading, chunks: ChunkList, first: int, last: int) -> None:
        words = reading.words
        lows = [word.lower for word in words[first:last]]
        area_end = self._area_end(reading, chunks, first, last)
        if area_end is not None:
            chunks.add(_named(reading, first, area_end, "place"))
        elif lows[0] in _ORG_HEADS and last < len(words) and words[last].lower in ("of", "for"):
            first, last = _extend_org(reading, chunks, first, last)
            if last - first > 1:
                chunks.add(_named(reading, first, last, "group"))
        elif self._has_title(reading, first):
            chunks.add(_named(reading, first, last, "person"))
        elif any(low in _ORG_HEADS for low in (lows[-1], lows[0])) and last - first > 1:
            first, last = _extend_org(reading, chunks, first, last)
            chunks.add(_named(reading, first, last, "group"))
        elif self._looks_like_place(reading, chunks, first, last):
            chunks.add(_named(reading, first, last, "place"))
        elif last - first > 1 and self._cue_beside(reading, first, last):
            kind = "group" if _takes_article(reading, first, last) else "person"
            chunks.add(_named(reading, first, last, kind))
        elif (
            words[first].text.isalpha()
            and words[first].text.isupper()
            and 2 < len(words[first].text) < 8
            and last - first == 1
        ):
            chunks.add(_named(reading, first, last, "group"))

    def _area_end(self, reading: Reading, chunks: ChunkList, first: int, last: int) -> int | None:
        """End of a name that can only be a place's: a river, a double name, the West Bank."""
        words = reading.words
        if last < len(words) and words[last].lower in _GEO_TAILS and chunks.is_free(last, last + 1):
            return last + 1
        joined = self._joined_place(reading, chunks, first, last)
        if joined > last:
            return joined
        found = self._gazetteer.find(reading.slice(first, last)) if last - first > 1 else ()
        return last if any(entry.kind in ("province", "region") for entry in found) else None

    def _joined_place(self, reading: Reading, chunks: ChunkList, first: int, last: int) -> int:
        """End of a place's name that holds "and": Sistan and Baluchestan."""
        words = reading.words
        if last + 1 >= len(words) or words[last].lower != "and" or not words[last + 1].is_capital:
            return last
        end = last + 1
        while end < len(words) and _can_follow(reading, chunks, first, end):
            end += 1
            if end > last + 1 and self._gazetteer.find(reading.slice(first, end)):
                return end
        return last

    def _has_title(self, reading: Reading, first: int) -> bool:
        at = first - 1
        if at >= 0 and reading.words[at].text == ".":
            at -= 1
        if at < 0 or reading.words[at].sentence != reading.words[first].sentence:
            return False
        low = reading.words[at].lower.rstrip(".")
        return self._cues.has("title", low) or "spokes" in self._cues.noun_classes(low)

    def _looks_like_place(self, reading: Reading, chunks: ChunkList, first: int, last: int) -> bool:
        text = reading.slice(first, last)
        low = reading.words[first].lower
        if low in _NOT_NAMES or self._cues.noun_classes(low) & _NO_PLACE:
            return False
        if any(self._cues.has(f"channel-{name}", low) for name in ("social", "telegram", "tv")):
            return False
        after = reading.lowers[last] if last < len(reading.words) else ""
        if self._cues.has("region-word", after) or after in _ADMIN_TAIL:
            return True
        if self._in_place_context(reading, chunks, first):
            return True
        found = self._gazetteer.find(text)
        if found and self._is_attacked(reading, first):
            return True
        return bool(found) and (last - first > 1 or max(e.population for e in found) >= 15_000)

    def _is_attacked(self, reading: Reading, first: int) -> bool:
        """Whether a verb of attack or of movement stands right before."""
        if first == 0 or reading.words[first - 1].sentence != reading.words[first].sentence:
            return False
        _, triggers = self._cues.triggers.match(reading.lowers, first - 1)
        return any(t.pos == "v" for t in triggers) or reading.lowers[first - 1] in _MOVES

    def _in_place_context(self, reading: Reading, chunks: ChunkList, first: int) -> bool:
        at = first - 1
        while at >= 0 and reading.lowers[at] in _BEFORE_PLACE:
            at -= 1
        if at < 0 or reading.words[at].sentence != reading.words[first].sentence:
            return False
        before = reading.lowers[at]
        earlier = reading.lowers[at - 1] if at > 0 else ""
        if before == "of":
            return self._is_area_word(earlier)
        if before in (",", "and", "or"):
            return self._goes_on_list(reading, chunks, first, at)
        if before == "to" and earlier in ("according", "due", "thanks"):
            return False
        return before in _LOCATIVE or self._cues.has("town-word", before)

    def _goes_on_list(self, reading: Reading, chunks: ChunkList, first: int, at: int) -> bool:
        """Whether a comma or "and" ties the words to a place: "in Homs, Hama and Idlib"."""
        chunk = chunks.at(at - 1)
        text = reading.words[first].text
        is_acronym = text.isupper() and len(text) < 6
        if is_acronym or chunk is None or chunk.kind != "place" or not chunk.is_named:
            return False
        last = first + 1
        while last < len(reading.words) and _can_follow(reading, chunks, first, last):
            last += 1
        # "the mayor of Kutum, Tarek Mansouri," lists no second town
        return last - first == 1 or bool(self._gazetteer.find(reading.slice(first, last)))

    def _is_area_word(self, low: str) -> bool:
        directions = (
            "north",
            "south",
            "east",
            "west",
            "northeast",
            "northwest",
            "southeast",
            "southwest",
            "outskirts",
            "parts",
            "centre",
            "center",
            "area",
            "areas",
            "suburbs",
            "edge",
            "kilometres",
            "km",
            "kilometers",
            "miles",
            "streets",
        )
        return (
            low in directions
            or self._cues.has("town-word", low)
            or self._cues.has("region-word", low)
        )

    def _cue_beside(self, reading: Reading, first: int, last: int) -> bool:
        """Whether somebody of this name speaks, or is put beside a role."""
        lows = reading.lowers
        near = [last, last + 1, first - 1]
        if last + 1 < len(lows) and lows[last] == "," and lows[last + 1] in ("has", "have", "had"):
            near.append(last + 2)
        if first > 1 and lows[first - 1] == ",":
            near.append(first - 2)
        for at in near:
            if 0 <= at < len(lows) and self._cues.cues.match(lows, at)[0]:
                return True
        comma = last < len(lows) and lows[last] in (",", "(")
        return (
            comma
            and last + 2 < len(lows)
            and (
                lows[last + 1] in ("a", "an", "the", "who")
                or bool(self._cues.noun_classes(lows[last + 1]))
                or lows[last + 1].isdigit()
            )
        )


def _takes_article(reading: Reading, first: int, last: int) -> bool:
    """Whether a name stands with "the" somewhere, or with "Los", as no person's does."""
    words = [word.text for word in reading.words[first:last]]
    if words[0] in ("Los", "Las"):
        return True
    return any(
        reading.lowers[at - 1] == "the"
        and [word.text for word in reading.words[at : at + len(words)]] == words
        for at in range(1, len(reading.words))
        if reading.words[at].text == words[0]
    )


def _named(reading: Reading, first: int, last: int, kind: str) -> Chunk:
    return Chunk(
        first=first, last=last, kind=kind, is_named=True, head=reading.slice(first, last).lower()
    )


def _is_plain(text: str) -> bool:
    return text.lower() in _NOT_NAMES and text != "US"


@dataclass(frozen=True, slots=True, kw_only=True)
class _NameIndex:
    """The folded names of a register, and how many pieces the longest with each first one has."""

    phrases: frozenset[str]
    longest: Mapping[str, int]

    def list_ends(self, keys: list[list[str]], at: int) -> list[int]:
        """Where names that begin at a word may end, the shortest first."""
        longest = self.longest.get(keys[at][0], 0) if keys[at] else 0
        ends, pieces = [], 0
        phrase = ""
        for end in range(at, len(keys)):
            pieces += len(keys[end])
            if not keys[end] or pieces > longest:
                break
            phrase = " ".join([phrase, *keys[end]]) if phrase else " ".join(keys[end])
            if phrase in self.phrases:
                ends.append(end + 1)
        return ends


@lru_cache(maxsize=4)
def _index_names(register: ActorRegister) -> _NameIndex:
    phrases = {
        phrase[4:] if phrase.startswith("the ") else phrase for phrase in register.folded_names()
    }
    phrases.discard("")
    longest: dict[str, int] = {}
    for phrase in phrases:
        first, count = phrase.partition(" ")[0], phrase.count(" ") + 1
        if count > longest.get(first, 0):
            longest[first] = count
    return _NameIndex(phrases=frozenset(phrases), longest=longest)


def _capital_runs(reading: Reading, chunks: ChunkList, cues: CueBook) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(reading.words):
        if not _can_begin(reading, chunks, cues, at):
            at += 1
            continue
        last = at + 1
        while last < len(reading.words) and _can_follow(reading, chunks, at, last):
            last += 1
        while last > at + 1 and reading.lowers[last - 1] in _NAME_LINKS:
            last -= 1
        yield at, last
        at = last


def _can_begin(reading: Reading, chunks: ChunkList, cues: CueBook, at: int) -> bool:
    word = reading.words[at]
    if not word.is_capital or chunks.at(at) is not None or not _may_be_name(word, cues):
        return False
    first, _ = reading.sentence_of(at)
    opens = at == first or reading.words[at - 1].text in ("“", '"', "«", "‘", ":")
    if not opens:
        return True
    following = reading.words[at + 1] if at + 1 < len(reading.words) else None
    if following is not None and following.is_capital and following.sentence == word.sentence:
        return True
    return not (
        cues.noun_classes(word.lower)
        or cues.cues.match(reading.lowers, at)[0]
        or cues.triggers.match(reading.lowers, at)[0]
    )


def _may_be_name(word: Word, cues: CueBook) -> bool:
    if len(word.text) < 2 or not word.text[0].isalpha():
        return False
    if word.text[0].islower() and "'" in word.lower:
        return False  # "d'Ivoire" goes on a name
    if word.lower.endswith(_COMPOUND_TAILS):
        return False  # "Hamas-run" is no name
    return word.lower not in _NOT_NAMES and not cues.has("title", word.lower.rstrip("."))


def _can_follow(reading: Reading, chunks: ChunkList, first: int, at: int) -> bool:
    word, before = reading.words[at], reading.words[at - 1]
    if chunks.at(at) is not None or word.sentence != before.sentence:
        return False
    if word.quote != reading.words[first].quote or reading.is_glued(at):
        return False
    if word.is_capital and word.text[0].isalpha():
        return True
    if word.lower in _NAME_LINKS or word.lower == "'s":
        following = reading.words[at + 1] if at + 1 < len(reading.words) else None
        return following is not None and following.is_capital
    return False


def _extend_org(reading: Reading, chunks: ChunkList, first: int, last: int) -> tuple[int, int]:
    """Take "of ..." and "for ..." into an organisation's name."""
    words = reading.words
    while (
        last + 1 < len(words)
        and words[last].lower in _ORG_LINKS
        and words[last].lower != "and"
        and words[last].sentence == words[first].sentence
    ):
        at = last + 1
        if words[at].lower == "the" and at + 1 < len(words):
            at += 1
        if not (words[at].is_capital and chunks.at(at) is None):
            break
        last = at + 1
        while last < len(words) and _can_follow(reading, chunks, first, last):
            last += 1
    return first, last
