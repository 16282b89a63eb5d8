"""Group, person and role mentions to actors."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fogline.lexicon import ActorEntry, ActorRegister, CountryBook, CueBook
from fogline.records import Actor, Document, Marks, Mention, Rival, content_id
from fogline.resolve.coreference import (
    Known,
    is_collective,
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
_MILITARY = frozenset("army military armed soldiers troops forces air navy general soldier".split())
_GOVERNMENT = frozenset(
    "government authorities officials presidency regime cabinet administration official".split()
)
_POLICE = frozenset("police policemen policeman officers".split())
_UNKNOWN = frozenset(
    "unidentified unknown suspected masked armed security government opposition local foreign"
    " health humanitarian rebel riot allied former medical hospital tribal village witnesses"
    " coalition united international enemy".split()
)
_CHIEF = re.compile(r"^(?:the|a)?\s*(?:army|military|police|government)\b")


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
        weights: Counter[str],
    ) -> None:
        self._register = register
        self._countries = countries
        self._cues = cues
        self._document = document
        self._marks = marks
        self._weights = weights
        self._states = _index_states(register)
        self._found: dict[str, _Found] = {}
        self._by_mention: dict[str, tuple[str, ...]] = {}
        self._known: list[Known] = []

    def resolve(self) -> tuple[Actor, ...]:
        """Resolve all mentions that can act or speak.

        Returns:
            Actors in order of first mention.
        """
        wanted = [m for m in self._marks.mentions if self._acts(m)]
        later: list[Mention] = []
        for mention in wanted:
            if is_pronoun(mention) or is_collective(mention):
                later.append(mention)
            else:
                self._resolve_named(mention)
        for mention in wanted:
            if mention.id not in self._by_mention and mention not in later:
                self._resolve_described(mention)
        for mention in later:
            if not is_pronoun(mention):
                self._take(mention, resolve_collective(mention, self._known))
                if mention.id not in self._by_mention:
                    self._resolve_described(mention)
        for mention in later:
            if is_pronoun(mention):
                ids = resolve_pronoun(mention, self._marks, self._ids_of, self._kind_of)
                self._take(mention, ids)
        return self._records()

    # --- who needs an actor ---------------------------------------------------------------------

    def _acts(self, mention: Mention) -> bool:
        if mention.kind in ("group", "person", "role"):
            return True
        if mention.kind not in ("place", "nationality"):
            return False
        speaks = any(a.speaker == mention.id for a in self._marks.attributions)
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
        entries = self._register.find(strip_leading(mention.text))
        if entries:
            chosen, rivals = self._choose(entries)
            self._add_entry(mention, chosen, "exact", rivals)
            return
        if mention.kind == "person":
            self._resolve_person(mention)
            return
        text = strip_leading(mention.text)
        if text[:1].isupper() and len(fold_words(text).split()) > 1 and mention.kind == "group":
            close = self._register.find_close(text, _CLOSE)
            if close and close[0][0].kind != "person":
                self._add_entry(mention, close[0][0], "close", ())

    def _choose(
        self, entries: Sequence[ActorEntry]
    ) -> tuple[ActorEntry, tuple[Rival, ...]]:
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
        state = self._states.get(("force", entry.code))
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
        text = strip_leading(mention.text)
        beside = self._person_beside(mention)
        if mention.kind == "role" and beside is not None:
            self._take(mention, beside)
            self._add_side(beside, text)
            return
        institution = self._institution(text)
        if institution is not None:
            self._add_entry(mention, institution, "described", ())
            return
        if mention.kind == "role":
            earlier = self._same_role(mention)
            if earlier:
                self._take(mention, earlier)
                return
        self._add_unknown(mention, text, self._kind_by_head(text, mention))
        self._by_mention[mention.id] = (self._unknown_id(text),)

    def _institution(self, text: str) -> ActorEntry | None:
        """The register entry a description means: "army spokesman", "police in Nairobi"."""
        tries = [text]
        parts = _OF.split(text, maxsplit=1)
        if len(parts) == 2:
            tries += [parts[1], parts[0]]
        bare = _SPOKES.sub("", text).strip()
        if bare and bare != text:
            tries.append(bare)
        for attempt in tries:
            entries = self._register.find(strip_leading(attempt.strip())) if attempt else ()
            states = [e for e in entries if e.kind != "person"]
            if states:
                return self._choose(states)[0]
        return self._by_words(text)

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
        if not country:
            country = self._main_country()
        return self._states.get((kind, country)) if country else None

    def _country_of(self, word: str):  # type: ignore[no-untyped-def]
        book = self._countries
        bare = word.removesuffix("'s").removesuffix("’s")
        return book.by_adjective(bare) or book.by_name(bare)

    def _main_country(self) -> str:
        """The one country a page is about; empty when two come near each other."""
        ranked = self._weights.most_common(2)
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
            if gap and not re.search(r"[.;:!?”\"](?<!\b[A-Z][a-z][a-z]\.)(?<!\b[A-Z][a-z]{1,4}\.)", gap):
                if re.fullmatch(r"[\s,]*(?:[A-Z][\w-]*\.?[\s,]*){0,3}(?:the |a |an )?", gap):
                    return self._by_mention[other.id]
        return None

    def _same_role(self, mention: Mention) -> tuple[str, ...]:
        head = strip_leading(mention.text).lower()
        for other in reversed([m for m in self._marks.mentions if m.end <= mention.start]):
            if other.kind == "role" and strip_leading(other.text).lower() == head:
                return self._by_mention.get(other.id, ())
        return ()

    def _add_side(self, persons: tuple[str, ...], text: str) -> None:
        institution = self._institution(text)
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
            if found.kind in ("group", "force", "government", "body") and found.is_resolved or (
                found.kind == "group" and mention.text[:1].isupper()
            ):
                self._known.append(Known(actor_id, found.kind, mention.start))
                self._known.sort(key=lambda k: k.start)

    def _ids_of(self, mention: str) -> tuple[str, ...]:
        return self._by_mention.get(mention, ())

    def _kind_of(self, actor: str) -> str:
        return self._found[actor].kind

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
        return tuple(sorted(made, key=lambda a: (order[a.mentions[0]], a.id)))


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


def _side_of(entry: ActorEntry) -> tuple[str, ...]:
    return tuple(i for i in (entry.parent, *entry.allied) if i)


def _index_states(register: ActorRegister) -> dict[tuple[str, str], ActorEntry]:
    """Government, armed forces and police of each country."""
    found: dict[tuple[str, str], ActorEntry] = {}
    tails = {"-gov": "government", "-mil": "force", "-pol": "police"}
    for entry in register.entries():
        for tail, kind in tails.items():
            if entry.country and entry.id == f"ac_{entry.country.lower()}{tail}":
                found[(kind, entry.country)] = entry
    return found


def _state_kind(words: Sequence[str]) -> str | None:
    if set(words) & _POLICE and "army" not in words:
        return "police"
    if set(words) & _MILITARY and not set(words) & {"rebel", "opposition", "men", "group"}:
        return "force"
    if set(words) & _GOVERNMENT:
        return "government"
    return None
