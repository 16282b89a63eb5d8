"""Group, person and role mentions to actors."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from fogline.lexicon import ActorEntry, ActorRegister, CountryBook, CountryEntry, CueBook
from fogline.records import Actor, Document, Marks, Mention, Rival, content_id
from fogline.resolve.coreference import (
    Known,
    is_collective,
    is_own,
    is_pronoun,
    resolve_collective,
    resolve_pronoun,
)
from fogline.text import fold_words

# Word-order-insensitive likeness from which an unknown group is taken for a register entry; at .85
# "Free Syrian Army" met "Syrian Arab Army" in trials.
_CLOSE = 0.92
_SCORES = {"exact": 0.95, "close": 0.8, "described": 0.75, "country": 0.7, "coreference": 0.7}
_LEADING = re.compile(
    r"^(?:the|a|an|this|that|these|those|both|its|their|his|her|our|other|some|several|another|two"
    r"|three|four|many|all|one)\s+",
    re.IGNORECASE,
)
_SPOKES = re.compile(
    r"\b(?:spokes(?:man|woman|person|men|people)|representative|press secretary|adviser|advisor"
    r"|officials?|sources?|chiefs?|commanders?|leaders?|officers?|ministers?)\b"
)
_OF = re.compile(r"\b(?:of|for|from|at|in)\b(?: the)?\s*")
_MILITARY = frozenset(
    "army military soldiers troops forces navy soldier marines sailors paratroopers airmen"
    " reservists conscripts marine paratrooper".split()
)
_GOVERNMENT = frozenset(
    "government authorities officials presidency regime cabinet administration official".split()
)
_MEMBERS = frozenset(
    "fighters rebels militants soldiers troops forces gunmen group movement militia insurgents members"
    " jihadists guerrillas commander commanders leaders militiamen unit units rebel militant fighter"
    " spokesman spokeswoman statement peacekeepers experts officials official agency mission staff"
    " investigators diplomats envoy monitors observers".split()
)
_POLICE = frozenset("police policemen policeman officers".split())
# How the state table names the organs of each country.
_TAILS = (
    ("-gov", "government"), ("-mil", "force"), ("-pol", "police"), ("-air", "air"),
    ("-navy", "navy"), ("-mod", "defence"), ("-moi", "interior"), ("-moh", "health"),
    ("-mfa", "foreign"), ("-sec", "security"), ("-border", "border"), ("-intel", "intelligence"),
)  # fmt: skip
_ORGANS = (
    ("air force", "air"), ("navy", "navy"), ("defence ministry", "defence"),
    ("defense ministry", "defence"), ("ministry of defence", "defence"),
    ("ministry of defense", "defence"), ("interior ministry", "interior"),
    ("ministry of the interior", "interior"), ("ministry of interior", "interior"),
    ("health ministry", "health"), ("ministry of health", "health"),
    ("foreign ministry", "foreign"), ("ministry of foreign affairs", "foreign"),
    ("security forces", "security"), ("border guards", "border"), ("border guard", "border"),
    ("intelligence service", "intelligence"), ("junta", "force"), ("air defence", "air"),
)  # fmt: skip
_UNKNOWN = frozenset(
    "unidentified unknown suspected masked armed security opposition local foreign"
    " health humanitarian rebel riot allied former medical hospital tribal village witnesses"
    " coalition united international enemy".split()
)
_PARTS_OF_STATE = frozenset("state municipal city provincial regional county".split())
# What may stand between a role and its person: ", ", " Col. ", ", the ".
_BESIDE = re.compile(r"[\s,]*(?:[A-Z][\w-]*\.?[\s,]*){0,3}(?:the |a |an )?")
_SEAT = re.compile(r" (?:of|for|in) (?:the )?")
_OWNER_BEFORE = re.compile(r"\s|['’]s?\s")
# "JNIM, an affiliate of al-Qaeda": the second group only tells what the first one is.
_ASIDE = re.compile(
    r"(?: \([^()]*\))?, (?:an?|the|which|itself|part|one|once|formerly|linked|allied|affiliated|loyal)"
    r"\b[^,.;:]{0,60}?\b(?:of|to|with|by|from|under) (?:the )?"
)
# Sorts of bodies that no other sort is called by.
_SORTS = frozenset(["coalition", "alliance", "cartel", "junta"])
# Name of a speaker known by a pronoun alone.
_UNNAMED = "unnamed speaker"
_STATE_KINDS = frozenset(["force", "government", "body", "office"])


@dataclass(slots=True)
class _Found:
    """An actor of the page while it is put together."""

    id: str
    name: str
    kind: str
    country: str
    is_resolved: bool
    score: float
    mentions: list[str] = field(default_factory=list)
    rivals: tuple[Rival, ...] = ()
    side: list[str] = field(default_factory=list)


class ActorResolver:
    """Resolves the actors of one page.

    Args:
        register: Known actors.
        countries: Countries and demonyms.
        cues: Word classes.
        document: The page.
        marks: Its marks.
        weights: How much the page speaks of each country.
    """

    def __init__(
        self,
        *,
        register: ActorRegister,
        countries: CountryBook,
        cues: CueBook,
        document: Document,
        marks: Marks,
        weights: Mapping[str, float],
    ) -> None:
        self._register = register
        self._countries = countries
        self._cues = cues
        self._document = document
        self._marks = marks
        self._weights: dict[str, float] = defaultdict(float, weights)
        self._states = _index_states(register)
        self._found: dict[str, _Found] = {}
        self._by_mention: dict[str, tuple[str, ...]] = {}
        self._known: list[Known] = []
        self._shorts: dict[str, tuple[str, ...]] = {}
        self._asides = _list_asides(document, marks)
        self._foreign: set[str] = set()
        self._bodies: dict[tuple[str, frozenset[str]], str] = {}

    def resolve(self) -> tuple[Actor, ...]:
        """Resolve all mentions that can act or speak.

        Returns:
            Actors in order of first mention.
        """
        wanted = [m for m in self._marks.mentions if self._acts(m)]
        later = [m for m in wanted if is_pronoun(m) or is_collective(m) or is_own(m)]
        for mention in wanted:
            if mention not in later:
                self._resolve_named(mention)
        self._join_acronyms(wanted)
        for mention in wanted:
            is_open = mention.id not in self._by_mention and mention not in later
            if is_open and mention.kind not in ("place", "nationality"):
                self._resolve_described(mention)
        self._resolve_later(later)
        return self._records()

    def _resolve_later(self, later: Sequence[Mention]) -> None:
        """Resolve what takes up others: first "the two groups", then pronouns."""
        referring = [m for m in later if is_pronoun(m) or is_own(m)]
        for mention in later:
            if mention in referring:
                continue
            known = self._known_of_sort(mention)
            heads = [item for item in known if item.start not in self._asides]
            found = resolve_collective(mention, heads)
            self._take(mention, found or resolve_collective(mention, known))
            if mention.id not in self._by_mention:
                self._resolve_described(mention)
        self._join_headline(later)
        for mention in referring:
            ids = resolve_pronoun(mention, self._marks, self._ids_of, self._kind_of)
            self._take(mention, ids)
            if not ids and is_own(mention):
                self._resolve_described(mention)
            elif not ids:
                self._add_unnamed(mention)

    def _known_of_sort(self, mention: Mention) -> list[Known]:
        """Who may be taken up: "the coalition" only by what is called a coalition somewhere."""
        head = mention.text.lower().split()[-1].removesuffix("s")
        if head not in _SORTS:
            return self._known
        fitting = {actor for actor in self._found if head in self._names_of(actor).lower()}
        return [item for item in self._known if item.actor in fitting]

    def _names_of(self, actor: str) -> str:
        entry = self._register.get(actor)
        names = (entry.name, *entry.aliases) if entry is not None else ()
        return " ".join((self._found[actor].name, *names))

    def _add_unnamed(self, mention: Mention) -> None:
        """Keep a speaker of whom the page tells nothing but "he": nobody is called so.

        Each is one of its own, for two such pronouns need not mean the same.
        """
        actor_id = content_id("ax", self._document.id, _UNNAMED, mention.start)
        self._found[actor_id] = _Found(
            id=actor_id, name=_UNNAMED, kind=mention.kind, country="", is_resolved=False, score=0.0
        )
        self._take(mention, (actor_id,))

    def _join_acronyms(self, wanted: Sequence[Mention]) -> None:
        """Let "National Unity Government (NUG)" be one actor, known by either name."""
        text = self._document.text
        for name, short in itertools.pairwise(wanted):
            between = text[name.end : short.start]
            if between not in (" (", " (the ") or text[short.end : short.end + 1] != ")":
                continue
            self._prefer_short(name, short)
            known = self._by_mention.get(name.id) or self._by_mention.get(short.id)
            if known is None:
                self._resolve_described(name)
                known = self._by_mention[name.id]
            self._shorts[fold_words(short.text)] = known
            for mention in (name, short):
                if mention.id not in self._by_mention:
                    self._take(mention, known)
        for mention in wanted:
            known = self._shorts.get(fold_words(strip_leading(mention.text)))
            if known is not None and mention.id not in self._by_mention:
                self._take(mention, known)

    def _prefer_short(self, name: Mention, short: Mention) -> None:
        """Where long name and acronym lead apart, drop the one whose country the page is not about."""
        long_ids, short_ids = self._ids_of(name.id), self._ids_of(short.id)
        if not long_ids or not short_ids or set(long_ids) & set(short_ids):
            return
        weights = [
            max(self._weights[self._found[i].country] for i in ids) for ids in (long_ids, short_ids)
        ]
        loser, winner = (name, short_ids) if weights[1] >= weights[0] else (short, long_ids)
        for actor_id in self._by_mention.pop(loser.id):
            self._found[actor_id].mentions.remove(loser.id)
            self._known = [k for k in self._known if (k.actor, k.start) != (actor_id, loser.start)]
        self._take(loser, winner)

    def _join_headline(self, collectives: Sequence[Mention]) -> None:
        """Let "armed groups" of the title be "the two armed groups" of the text below."""
        end = len(self._document.title)
        for mention in self._marks.mentions:
            if mention.end > end or mention.id not in self._by_mention:
                continue
            ids = self._by_mention[mention.id]
            if any(self._found[i].is_resolved for i in ids):
                continue
            head = mention.text.lower().split()[-1]
            twin = next(
                (
                    c
                    for c in collectives
                    if c.start > end
                    and c.text.lower().split()[-1] == head
                    and any(self._found[i].is_resolved for i in self._ids_of(c.id))
                ),
                None,
            )
            if twin is not None:
                for old in ids:
                    self._found[old].mentions.remove(mention.id)
                self._take(mention, self._by_mention[twin.id])

    # --- who needs an actor ---------------------------------------------------------------------

    def _acts(self, mention: Mention) -> bool:
        if mention.kind in ("group", "person", "role"):
            return True
        if mention.kind not in ("place", "nationality"):
            return False
        speaks = any(
            a.speaker == mention.id
            or (a.use in ("blame", "accuse") and 0 <= mention.start - a.cue.end < 20)
            for a in self._marks.attributions
        )
        return speaks or any(
            argument.mention == mention.id and argument.role in ("initiator", "target")
            for frame in self._marks.frames
            for argument in frame.arguments
            if mention.kind == "nationality" or argument.role == "initiator"
        )

    # --- names ----------------------------------------------------------------------------------

    def _resolve_named(self, mention: Mention) -> None:
        if mention.kind == "place":
            self._resolve_state(mention)
            return
        if mention.kind == "nationality":
            self._resolve_nationality(mention)
            return
        entries = self._known_at_home(mention, strip_leading(mention.text))
        if entries:
            chosen, rivals = self._choose(entries)
            self._add_entry(mention, chosen, "exact", rivals)
            return
        if mention.kind == "person":
            self._resolve_person(mention)
            return
        text = strip_leading(mention.text)
        if text[:1].isupper() and len(fold_words(text).split()) > 1 and mention.kind == "group":
            close = self._find_close(mention, text)
            if close is not None:
                self._add_entry(mention, close, "close", ())

    def _known_at_home(self, mention: Mention, words: str) -> list[ActorEntry]:
        """Entries of a name, without bodies of another state than the one named beside it."""
        return [e for e in self._register.find(words) if self._is_at_home(e, mention)]

    def _is_at_home(self, entry: ActorEntry, mention: Mention) -> bool:
        """Whether nothing beside a name gives it to another state than the entry's."""
        if entry.kind not in _STATE_KINDS or not entry.country:
            return True
        home = self._countries_beside(mention)
        return not home or entry.country in home

    def _find_close(self, mention: Mention, text: str) -> ActorEntry | None:
        """The entry of nearly that name: of a state's bodies, only of a state the page speaks of.

        "The Kyrgyz Ministry of Emergency Situations" is not Russia's, though the register knows
        that one alone; nor is it where the name stands bare on a page that never names Russia.
        """
        close = self._register.find_close(text, _CLOSE)
        if not close or close[0][0].kind == "person":
            return None
        entry = close[0][0]
        is_body = entry.kind in _STATE_KINDS and entry.country != ""
        is_far = is_body and any(self._weights.values()) and not self._weights.get(entry.country)
        if is_far or not self._is_at_home(entry, mention):
            self._foreign.add(mention.id)
            return None
        return entry

    def _countries_beside(self, mention: Mention) -> frozenset[str]:
        """Countries that the words around a name say it belongs to: before it, or behind "of"."""
        owner = self._owner_before(mention)
        after = self._seat(mention)
        found = self._codes_of(owner) if owner else frozenset()
        if after.startswith(" of "):
            found |= self._codes_of(after.removeprefix(" of "))
        return found

    def _owner_before(self, mention: Mention) -> str:
        """The nationality or country written right before a name; empty when none is."""
        text = self._document.text
        for other in self._marks.mentions:
            if other.kind in ("nationality", "place") and 0 < mention.start - other.end < 4:
                between = text[other.end : mention.start]
                is_bare = other.kind == "nationality" or between != " "
                is_owner = is_bare and _OWNER_BEFORE.fullmatch(between) is not None
                return strip_leading(other.text) if is_owner else ""
        return ""

    def _codes_of(self, text: str) -> frozenset[str]:
        book = self._countries
        word = text.removesuffix("'s").removesuffix("’s")
        found = {e.code for e in book.adjective_rivals(word)}
        first = (book.by_adjective(word), book.by_name(word), book.by_people(word))
        found |= {e.code for e in first if e is not None}
        return frozenset(found)

    def _choose(self, entries: Sequence[ActorEntry]) -> tuple[ActorEntry, tuple[Rival, ...]]:
        ranked = sorted(entries, key=lambda e: (-self._weights.get(e.country, 0.0), e.id))
        rivals = tuple(Rival(id=e.id, name=e.name, score=0.5) for e in ranked[1:4])
        return ranked[0], rivals

    def _resolve_state(self, mention: Mention) -> None:
        book = self._countries
        entry = book.by_name(mention.text) or book.by_metonym(mention.text)
        if entry is None:
            return
        state = self._states.get(("government", entry.code))
        if state is not None:
            self._add_entry(mention, state, "country", ())

    def _resolve_nationality(self, mention: Mention) -> None:
        book = self._countries
        entry = book.by_adjective(mention.text) or book.by_people(mention.text)
        if entry is None:
            return
        speaks = any(a.speaker == mention.id for a in self._marks.attributions)
        state = self._states.get(("government" if speaks else "force", entry.code))
        if state is not None:
            self._add_entry(mention, state, "country", ())

    def _resolve_person(self, mention: Mention) -> None:
        words = fold_words(mention.text).split()
        for found in self._found.values():
            if found.kind != "person":
                continue
            full = fold_words(found.name).split()
            if words == full or (len(words) == 1 and words[0] == full[-1]):
                self._take(mention, (found.id,))
                return
        self._add_unknown(mention, mention.text, "person")
        self._by_mention[mention.id] = (self._unknown_id(mention.text),)

    # --- descriptions ---------------------------------------------------------------------------

    def _resolve_described(self, mention: Mention) -> None:
        text = strip_leading(mention.text) + self._seat(mention)
        beside = self._person_beside(mention)
        if mention.kind == "role" and beside is not None:
            self._take(mention, beside)
            self._add_side(beside, text, mention)
            return
        for attempt in self._tries(text):
            known = self._shorts.get(fold_words(strip_leading(attempt)))
            if known is not None:
                self._take(mention, known)
                return
        owner = self._owner_before(mention)
        institution = self._institution(text, mention)
        if institution is None and owner and mention.kind == "group":
            institution = self._by_words(f"{owner} {text}")
        if institution is not None:
            self._add_entry(mention, institution, "described", ())
            return
        if mention.id in self._foreign:
            self._resolve_foreign(mention, f"{owner} {text}".strip())
            return
        again = self._named_before(mention, text)
        if again:
            self._take(mention, again)
            return
        if mention.kind == "role":
            earlier = self._same_role(mention)
            if earlier:
                self._take(mention, earlier)
                return
        self._add_unknown(mention, text, self._kind_by_head(text, mention))
        self._by_mention[mention.id] = (self._unknown_id(text),)

    def _named_before(self, mention: Mention, text: str) -> tuple[str, ...]:
        """Whom "the ministry" or "the mission" takes up: the last one named with that word."""
        head = text.lower()
        if " " in head or not mention.text.lower().startswith(("the ", "this ")):
            return ()
        for other in reversed([m for m in self._marks.mentions if m.end <= mention.start]):
            if other.kind != "group" or head not in other.text.lower().split():
                continue
            ids = self._by_mention.get(other.id, ())
            if ids and other.text.lower() != mention.text.lower():
                return ids
        return ()

    def _resolve_foreign(self, mention: Mention, text: str) -> None:
        """Keep a body whose namesake of another state is the one the register knows.

        It keeps the words that tell the two apart; "the Committee" of below is the one named last.
        """
        bare = fold_words(strip_leading(mention.text))
        home = self._countries_beside(mention)
        known = self._bodies.get((bare, home))
        if known is None and not home:
            known = next(
                (v for (name, _), v in reversed(self._bodies.items()) if name == bare), None
            )
        if known is None:
            self._add_unknown(mention, text, "body")
            known = self._unknown_id(text)
            if len(home) == 1:
                self._found[known].country = next(iter(home))
        self._bodies[(bare, home)] = known
        self._take(mention, (known,))

    def _institution(self, text: str, mention: Mention) -> ActorEntry | None:
        """The register entry a description means: "army spokesman", "police in Nairobi"."""
        for attempt in self._tries(text):
            words = strip_leading(attempt.strip())
            entries = self._known_at_home(mention, words) if words else []
            states = [e for e in entries if e.kind != "person"]
            if states:
                return self._choose(states)[0]
        seated = self._by_seat(text)
        if seated is not None:
            return seated
        return next((e for t in self._tries(text) if (e := self._by_words(t)) is not None), None)

    def _by_seat(self, text: str) -> ActorEntry | None:
        """The organ of the state whose capital is named: "the defence ministry in Ankara"."""
        parts = _OF.split(text, maxsplit=1)
        if len(parts) < 2:
            return None
        kind = _state_kind(parts[0].lower().split())
        book = self._countries
        entry = book.by_name(parts[1]) or book.by_metonym(parts[1])
        return self._states.get((kind, entry.code)) if kind and entry is not None else None

    def _seat(self, mention: Mention) -> str:
        """Reads " of Belgorod" behind "governor", " in Nairobi" behind "police"."""
        after = _SEAT.match(self._document.text[mention.end : mention.end + 12])
        if after is None:
            return ""
        start = mention.end + after.end()
        place = next(
            (m for m in self._marks.mentions if m.kind == "place" and m.start == start), None
        )
        return f" {after.group().strip()} {place.text}" if place is not None else ""

    def _tries(self, text: str) -> list[str]:
        """A description, and its parts that may be a name: "spokesman for the RSF", "PDF fighters"."""
        tries = [text]
        parts = _OF.split(text, maxsplit=1)
        if len(parts) == 2:
            tries += [parts[1], parts[0]]
        words = text.split()
        if len(words) > 1 and words[-1].lower() in _MEMBERS:
            tries.append(" ".join(words[:-1]))
        bare = _SPOKES.sub("", text).strip()
        if bare and bare != text:
            tries.append(bare)
        return tries

    def _by_words(self, text: str) -> ActorEntry | None:
        words = text.lower().split()
        country = next(
            (
                entry.code
                for word in text.split()
                if word[0].isupper() and (entry := self._country_of(word)) is not None
            ),
            "",
        )
        kind = _state_kind(words)
        if kind is None or (not country and set(words) & _UNKNOWN - {"security"}):
            return None
        if kind == "police" and set(words) & _PARTS_OF_STATE:
            return None  # a federation's states and towns have police of their own
        if not country:
            named = self._named_states(kind)
            country = named[0] if len(named) == 1 else self._main_country()
        return self._states.get((kind, country)) if country else None

    def _country_of(self, word: str) -> CountryEntry | None:
        book = self._countries
        bare = word.removesuffix("'s").removesuffix("’s")
        return book.by_adjective(bare) or book.by_name(bare)

    def _named_states(self, kind: str) -> list[str]:
        """Countries whose government, army or police the page names so far."""
        tail = next(t for t, k in _TAILS if k == kind)
        return sorted(
            {f.country for f in self._found.values() if f.is_resolved and f.id.endswith(tail)}
        )

    def _main_country(self) -> str:
        """The one country a page is about; empty when two come near each other."""
        ranked = sorted(self._weights.items(), key=lambda item: (-item[1], item[0]))[:2]
        if not ranked:
            return ""
        if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
            return ranked[0][0]
        return ""

    def _person_beside(self, mention: Mention) -> tuple[str, ...] | None:
        for other in self._marks.mentions:
            if other.kind != "person" or other.id not in self._by_mention:
                continue
            gap = ""
            if mention.end <= other.start <= mention.end + 30:
                gap = self._document.text[mention.end : other.start]
            elif other.end <= mention.start <= other.end + 8:
                gap = self._document.text[other.end : mention.start]
                if not gap.startswith(","):
                    continue
            if gap and _BESIDE.fullmatch(gap):
                return self._by_mention[other.id]
        return None

    def _same_role(self, mention: Mention) -> tuple[str, ...]:
        head = strip_leading(mention.text).lower()
        for other in reversed([m for m in self._marks.mentions if m.end <= mention.start]):
            if other.kind == "role" and strip_leading(other.text).lower() == head:
                return self._by_mention.get(other.id, ())
        return ()

    def _add_side(self, persons: tuple[str, ...], text: str, mention: Mention) -> None:
        institution = self._institution(text, mention)
        if institution is None:
            return
        for person in persons:
            found = self._found[person]
            if institution.id not in found.side and not found.is_resolved:
                found.side += [institution.id, *_side_of(institution)]
                found.country = found.country or institution.country

    def _kind_by_head(self, text: str, mention: Mention) -> str:
        if mention.kind == "role":
            return "office"
        words = text.lower().split()
        for size in (3, 2, 1):
            classes = self._cues.noun_classes(" ".join(words[-size:]))
            if "combatant" in classes:
                return "group"
            if classes & {"witness", "civilian"}:
                return "people"
            if "authority" in classes:
                return "office"
        return "group"

    # --- bookkeeping ----------------------------------------------------------------------------

    def _add_entry(
        self, mention: Mention, entry: ActorEntry, how: str, rivals: tuple[Rival, ...]
    ) -> None:
        if entry.id not in self._found:
            self._found[entry.id] = _Found(
                id=entry.id,
                name=entry.name,
                kind=entry.kind,
                country=entry.country,
                is_resolved=True,
                score=_SCORES[how],
                rivals=rivals,
                side=list(_side_of(entry)),
            )
        if entry.country:
            self._weights[entry.country] += 0.5
        self._take(mention, (entry.id,))

    def _unknown_id(self, text: str) -> str:
        return content_id("ax", self._document.id, fold_words(text))

    def _add_unknown(self, mention: Mention, text: str, kind: str) -> None:
        actor_id = self._unknown_id(text)
        if actor_id not in self._found:
            self._found[actor_id] = _Found(
                id=actor_id, name=text, kind=kind, country="", is_resolved=False, score=0.4
            )
        self._take(mention, (actor_id,))

    def _take(self, mention: Mention, ids: Iterable[str]) -> None:
        taken = tuple(ids)
        if not taken:
            return
        self._by_mention[mention.id] = taken
        for actor_id in taken:
            found = self._found[actor_id]
            if mention.id not in found.mentions:
                found.mentions.append(mention.id)
            if found.kind in ("group", "force", "government", "body") and (
                found.is_resolved or self._is_name(found)
            ):
                is_state = any(found.id.endswith(tail) for tail, _ in _TAILS)
                kind = "group" if found.kind == "force" and not is_state else found.kind
                self._known.append(Known(actor_id, kind, mention.start))
                self._known.sort(key=lambda k: k.start)

    def _is_name(self, found: _Found) -> bool:
        """Whether an unknown group bears a name of its own rather than a description."""
        words = found.name.split()
        return len(words) > 1 and all(w[0].isupper() or w in ("of", "for", "the") for w in words)

    def _ids_of(self, mention: str) -> tuple[str, ...]:
        return self._by_mention.get(mention, ())

    def _kind_of(self, actor: str) -> str:
        found = self._found[actor]
        if found.name == _UNNAMED:
            return found.kind
        if found.kind in ("group", "people") and not found.is_resolved:
            # "The fighter", "a driver": one person, whatever kind its noun has.
            if not found.name.lower().endswith(("s", "men", "people")):
                return "group" if self._is_name(found) else "person"
            is_crowd = found.kind == "group" and not self._is_name(found)
            return "crowd" if is_crowd else found.kind
        return found.kind

    def _records(self) -> tuple[Actor, ...]:
        order = {m.id: index for index, m in enumerate(self._marks.mentions)}
        made = [
            Actor(
                id=found.id,
                name=found.name,
                kind=found.kind,
                country=found.country,
                resolved=found.is_resolved,
                score=found.score,
                mentions=tuple(sorted(found.mentions, key=lambda m: order[m])),
                rivals=found.rivals,
                side=tuple(dict.fromkeys(found.side)),
            )
            for found in self._found.values()
            if found.mentions
        ]
        # Of several taken up together ("the two groups") the first named comes first.
        return tuple(sorted(made, key=lambda a: order[a.mentions[0]]))


def strip_leading(text: str) -> str:
    """Take determiners and small numbers off a description.

    Example:
        >>> strip_leading("the two armed groups")
        'armed groups'
    """
    before = None
    while before != text:
        before, text = text, _LEADING.sub("", text)
    return text


def _list_asides(document: Document, marks: Marks) -> frozenset[int]:
    """Where groups stand that are named only inside what is said of another group."""
    groups = [m for m in marks.mentions if m.kind == "group"]
    return frozenset(
        other.start
        for group, other in itertools.pairwise(groups)
        if _ASIDE.fullmatch(document.text, group.end, other.start)
    )


def _side_of(entry: ActorEntry) -> tuple[str, ...]:
    return tuple(i for i in (entry.parent, *entry.allied) if i)


@lru_cache(maxsize=4)
def _index_states(register: ActorRegister) -> Mapping[tuple[str, str], ActorEntry]:
    """Government, armed forces and police of each country."""
    found: dict[tuple[str, str], ActorEntry] = {}
    tails = dict(_TAILS)
    for entry in register.entries():
        head = f"ac_{entry.country.lower()}"
        kind = tails.get(entry.id.removeprefix(head)) if entry.country else None
        if kind is not None:
            found[(kind, entry.country)] = entry
    gaza = register.get("ac_gaza-moh")
    if gaza is not None:
        found.setdefault(("health", "PSE"), gaza)
    return found


def _state_kind(words: Sequence[str]) -> str | None:
    text = " ".join(words)
    for phrase, kind in _ORGANS:
        if text.endswith(phrase):
            return kind
    if not words:
        return None
    if words[-1] in _POLICE or "police" in words:
        return "police"
    if words[-1] in _MILITARY and not set(words) & {"rebel", "opposition"}:
        return "force"
    if words[-1] in _GOVERNMENT:
        return "government"
    return None
