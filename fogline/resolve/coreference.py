"""Who is meant by "the two groups", "this formation", "he": by rules, inside one page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fogline.records import Marks, Mention

_COUNT_WORDS = {"both": 2, "two": 2, "three": 3, "four": 4}
_GROUP_HEADS = frozenset(
    "group groups rebels rebel insurgents militants militia formation formations movement"
    " organisation organization faction militias fighters guerrillas army organisations"
    " organizations factions jihadists separatists outfit outfits alliance coalition cartel gang"
    " junta legion troops forces paramilitaries paramilitary force side sides".split()
)
_OWN = frozenset(
    "bombers commandos snipers gunmen officers militiamen fighters troops soldiers forces men members units volunteers militants fighter".split()
)
_GENERIC = frozenset("army troops forces force junta".split())
_DETERMINERS = frozenset("the this that these those both its their his her our".split())
_PRONOUNS = frozenset("he she they it we him her them".split())
# How far back the speaker of an earlier sentence is still who "he" means.
_NEAR_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Known:
    """An actor met so far: id, kind and where it was named."""

    actor: str
    kind: str
    start: int


def is_pronoun(mention: Mention) -> bool:
    """Whether the mention is a personal pronoun."""
    return mention.text.lower() in _PRONOUNS


def is_own(mention: Mention) -> bool:
    """Whether the mention is the speaker's own people: "its fighters", "our men"."""
    words = mention.text.lower().split()
    return len(words) > 1 and words[0] in ("its", "their", "our", "his") and words[-1] in _OWN


def is_collective(mention: Mention) -> bool:
    """Whether the mention takes up groups named elsewhere: "the two groups", "this formation"."""
    words = mention.text.lower().split()
    if not words or words[-1] not in _GROUP_HEADS:
        return False
    if words[0] in _COUNT_WORDS and words[0] != "both":
        return False
    modifiers = [w for w in words[1:-1] if w not in _COUNT_WORDS and w not in ("armed", "same")]
    is_generic = words[-1] in _GENERIC
    return words[0] in _DETERMINERS and not (is_generic or len(modifiers) > 1)


def count_of(mention: Mention) -> int:
    """How many actors a collective mention takes up: 1 for a singular head, 0 when open."""
    words = mention.text.lower().split()
    for word in words:
        if word in _COUNT_WORDS:
            return _COUNT_WORDS[word]
    return 0 if words[-1].endswith("s") else 1


def resolve_collective(mention: Mention, known: Sequence[Known]) -> tuple[str, ...]:
    """Find the groups a collective mention takes up.

    Args:
        mention: "The two armed groups", "this formation", "the rebels".
        known: Named groups of the page in text order.

    Returns:
        Actor ids; empty when the page does not settle it.
    """
    groups = list(dict.fromkeys(k.actor for k in known if k.kind == "group"))
    count = count_of(mention)
    if count >= 2:
        return tuple(groups[:count]) if len(groups) >= count else ()
    before = [k.actor for k in known if k.kind == "group" and k.start < mention.start]
    if count == 1 and before:
        return (before[-1],)
    if before and len(set(before)) == 1:
        return (before[-1],)
    if len(groups) == 1:
        return (groups[0],)
    return (before[-1],) if count == 0 and before and len(groups) == 1 else ()


def resolve_pronoun(
    mention: Mention,
    marks: Marks,
    actor_of: Callable[[str], tuple[str, ...]],
    kind_of: Callable[[str], str],
) -> tuple[str, ...]:
    """Find whom a speaking pronoun means.

    First the actor that opens its sentence, then the last speaker before it, then the last fitting
    actor before it, then who spoke in the sentences just before; a person for "he" and "she", anything for "they", no person for "it".

    Args:
        mention: The pronoun.
        marks: Marks of the page.
        actor_of: Actors of a mention id.
        kind_of: Kind of an actor id; ``crowd`` for several nameless ones ("gunmen").

    Returns:
        Actor ids; empty when nobody fits.
    """
    low = mention.text.lower().split()[0]

    has_person = any(m.kind in ("person", "role") for m in marks.mentions if m.end <= mention.start)

    def fits(ids: tuple[str, ...]) -> bool:
        if not ids:
            return False
        is_person = all(kind_of(i) in ("person", "office") for i in ids)
        if low in ("he", "she", "him", "her"):
            # Translations give groups and states a "he" of the other language's grammar.
            is_plural = any(kind_of(i) in ("people", "crowd") for i in ids)
            return is_person or not (has_person or is_plural)
        if low in ("its", "their", "our", "his"):
            kinds = ("group", "force", "government", "person", "body", "office", "crowd")
            return all(kind_of(i) in kinds for i in ids)
        if low == "it":
            return len(ids) == 1 and kind_of(ids[0]) not in ("person", "people", "crowd")
        return True

    for ids in _candidates(mention, marks, actor_of):
        if fits(ids):
            return ids
    return ()


def is_named(mention: Mention) -> bool:
    """Whether a name stands in the mention, determiners and adjectives apart."""
    words = mention.text.split()
    return mention.kind in ("group", "person") and not words[-1].islower()


def _candidates(
    mention: Mention, marks: Marks, actor_of: Callable[[str], tuple[str, ...]]
) -> list[tuple[str, ...]]:
    holding = [
        a.speaker
        for a in marks.attributions
        if a.speaker not in ("", mention.id) and any(c.contains(mention.span) for c in a.contents)
    ]
    sentence = next((s for s in marks.sentences if s.start <= mention.start < s.end), None)
    earlier = [m for m in marks.mentions if m.end <= mention.start]
    own = [c for a in marks.attributions if a.speaker == mention.id for c in a.contents]
    earlier = [m for m in earlier if not any(c.contains(m.span) for c in own)]
    inside = [m for m in earlier if sentence is not None and m.start >= sentence.start]
    speakers = [
        a.speaker
        for a in marks.attributions
        if a.speaker and a.cue.end <= mention.start and a.speaker != mention.id
    ]
    named = [m for m in inside if is_named(m)]
    found = [actor_of(speaker) for speaker in reversed(holding)]
    found += [actor_of(m.id) for m in inside[:1] if is_named(m) or not named]
    found += [actor_of(m.id) for m in named]
    found += [actor_of(speaker) for speaker in reversed(speakers[-2:])]
    harmed = {a.mention for f in marks.frames for a in f.arguments if a.role == "victim"}
    found += [actor_of(m.id) for m in reversed(earlier[-8:]) if m.id not in harmed]
    number = next((n for n, s in enumerate(marks.sentences) if s is sentence), 0)
    found += [
        actor_of(a.speaker)
        for a in reversed(marks.attributions)
        if a.speaker != mention.id and 0 < number - a.sentence <= _NEAR_SENTENCES
    ]
    return found
