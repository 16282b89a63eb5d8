"""Descriptions in running text: "the two armed groups", "a military spokesman", "a hospital"."""

import re

from fogline.lexicon import CueBook
from fogline.tag.chunks import Chunk, ChunkList
from fogline.tag.reading import Reading
from fogline.text import Span, find_dates, find_quantities

_DETERMINERS = frozenset(
    "the a an this these those both some its their his her our no any each every another"
    " other such all many several".split()
)
_SMALL_NUMBERS = frozenset(["two", "three", "four", "five", "both"])
_DEFINITE = frozenset(["the", "these", "those", "both", "this"])
_ADJECTIVE = re.compile(
    r"^(?:[a-z]+-[a-z-]+|[a-z]+(?:al|ish|ic|ive|ous|ary|ian|less|ful|ern|ist|ese|ble|ent|ant|ar))$"
)
_PLAIN_ADJECTIVES = frozenset(
    "armed local senior top former young new old masked unarmed unidentified unknown suspected alleged"
    " foreign allied own main rival dead wounded injured missing displaced captured elite enemy"
    " heavily more other several first high rebel army police government opposition state tribal"
    " border riot air security military ruling interim acting de facto so-called joint mixed loyal"
    " ethnic religious anti-government pro-government sleeping innocent armoured armored supply"
    " coalition hospital district town city village united hooded plainclothes uniformed trained"
    " anti-terror counter-terrorism health defence defense foreign interior justice student"
    " opposition human rights aid relief fuel oil gas passenger cargo merchant fishing freight"
    " self-declared breakaway wagner islamist jihadist separatist insurgent paramilitary militia"
    " intelligence navy naval ground infantry tank artillery drone republican loyalist junta village"
    " regime enemy friendly frontier civil emergency rescue medical union market street lead chief"
    " deputy regional provincial municipal prison tax court state-run junior retired elderly little"
    " teenage pregnant many russian ukrainian volunteer commercial residential apartment primary"
    " secondary maternity field refugee".split()
)
_MEMBERS = frozenset(
    "fighters members soldiers troops militants gunmen units forces men commander commanders fighter"
    " rebels rebel militants insurgents guerrillas supporters militiamen followers loyalists"
    " member unit brigade battalion".split()
)
_ADJECTIVAL = frozenset("local general official chief deputy daily".split())
_AFTER_NOUN = frozenset(
    "of in on at by from to with for and or but who which that was were is are has had have will"
    " would also as".split()
)
_PREPOSITIONS = frozenset(["of", "for", "from", "at", "in"])
_ACTOR_CLASSES = ("combatant", "authority", "spokes", "witness", "civilian")
_THING_CLASSES = ("facility", "platform", "weapon")
_PERSON_NOUNS = frozenset(["spokes", "title"])
_NEVER_ALONE = frozenset(
    "life lives others dozens post general office agency chief member local daily press unit mine"
    " base farm house home station camp command report council other state".split()
)
_REVISING = (
    "rais",
    "rose",
    "risen",
    "rising",
    "increas",
    "revis",
    "climb",
    "jump",
    "lower",
    "toll",
)
_VERBAL_AFTER = frozenset(["to", "by", "that"])


def add_times(reading: Reading, chunks: ChunkList) -> None:
    """Add time phrases."""
    for phrase in find_dates(reading.view):
        _add_span(reading, chunks, Span(phrase.start, phrase.end), "time")


def add_quantities(reading: Reading, chunks: ChunkList) -> None:
    """Add counts that no other chunk holds."""
    for phrase in find_quantities(reading.view):
        span = Span(phrase.start, phrase.end)
        if phrase.text.lower() in ("a", "an"):
            continue  # "a woman" is counted with its noun
        older, _, newer = phrase.text.rpartition(" to ")
        if older.lower().startswith("from ") and _is_revised(reading, span):
            span = Span(phrase.end - len(newer), phrase.end)
        _add_span(reading, chunks, span, "quantity")


def _is_revised(reading: Reading, span: Span) -> bool:
    """Whether "from 12 to 17" is an old and a new figure rather than a range."""
    at = reading.word_at(span.start)
    around = reading.lowers[max(0, at - 8) : at + 8]
    return any(low.startswith(_REVISING) for low in around)


def _add_span(reading: Reading, chunks: ChunkList, span: Span, kind: str) -> None:
    first, last = reading.word_at(span.start), reading.word_at(span.end - 1) + 1
    last = min(last, len(reading.words))
    if first < last:
        head = reading.slice(first, last).lower()
        chunks.add(Chunk(first=first, last=last, kind=kind, is_named=False, head=head))


def add_descriptions(reading: Reading, chunks: ChunkList, cues: CueBook) -> None:
    """Add described actors, facilities, platforms and weapons."""
    at = 0
    while at < len(reading.words):
        length, _ = cues.nouns.match(reading.lowers, at)
        if (
            not length
            or not chunks.is_free(at, at + length)
            or _is_verb(reading, at, length)
            or _is_headline_verb(reading, chunks, cues, at)
        ):
            at += max(length, 1)
            continue
        if _is_adjective_here(reading, cues, at, length):
            at += length
            continue
        end = _grow_compound(reading, chunks, cues, at + length)
        _add_description(reading, chunks, cues, at, end)
        at = end


def _is_adjective_here(reading: Reading, cues: CueBook, at: int, length: int) -> bool:
    """Whether "local" or "general" stands before a noun rather than for a person."""
    if length > 1 or reading.lowers[at] not in _ADJECTIVAL or at + 1 >= len(reading.words):
        return False
    after = reading.words[at + 1]
    if after.sentence != reading.words[at].sentence or not after.text[0].isalpha():
        return False
    if cues.triggers.match(reading.lowers, at)[0] > 1:
        return True  # "a general strike" is called by no general
    is_verb = (
        cues.cues.match(reading.lowers, at + 1)[0] or cues.triggers.match(reading.lowers, at + 1)[0]
    )
    return not is_verb and after.lower not in _AFTER_NOUN


def _grow_compound(reading: Reading, chunks: ChunkList, cues: CueBook, end: int) -> int:
    """Let "police" grow to "police officers": the head is the last noun of a row of nouns."""
    while end < len(reading.words):
        length, _ = cues.nouns.match(reading.lowers, end)
        if not length or not chunks.is_free(end, end + length):
            return end
        if cues.cues.match(reading.lowers, end)[0] or cues.triggers.match(reading.lowers, end)[0]:
            return end
        if reading.lowers[end] in ("prisoner", "captive", "hostage"):
            return end
        end += length
    return end


def _add_description(
    reading: Reading, chunks: ChunkList, cues: CueBook, first: int, last: int
) -> None:
    head_at = _head_start(reading, cues, first, last)
    head = " ".join(reading.lowers[head_at:last])
    classes = cues.noun_classes(head)
    kind = _kind_of(classes)
    start = _grow_left(reading, chunks, cues, first, keeps_names=kind not in _THING_CLASSES)
    if head in _NEVER_ALONE and start == first and reading.lowers[first - 1] != "'s":
        return
    if kind is None:
        return
    chunk = Chunk(first=start, last=last, kind=kind, is_named=False, head=head, classes=classes)
    if start < first:
        chunks.widen(chunk, start, last)
    else:
        chunks.add(chunk)


def _head_start(reading: Reading, cues: CueBook, first: int, last: int) -> int:
    for at in range(first, last):
        if cues.noun_classes(" ".join(reading.lowers[at:last])):
            return at
    return last - 1


def _kind_of(classes: frozenset[str]) -> str | None:
    if "spokes" in classes or (classes & {"witness", "authority"} and "combatant" not in classes):
        return "role" if "spokes" in classes else "group"
    if classes & set(_ACTOR_CLASSES):
        return "group"
    for name in _THING_CLASSES:
        if name in classes:
            return name
    return None


def _is_verb(reading: Reading, at: int, length: int) -> bool:
    """Whether a noun form is a verb here: "troops attack", "to report", "he leaders"."""
    if length > 1 or at == 0:
        return False
    before, low = reading.lowers[at - 1], reading.lowers[at]
    is_told = before == "to" and at > 1 and reading.lowers[at - 2] == "according"
    is_plural = low.endswith(("s", "men")) and not low.endswith("ss")
    if is_told or (before == "to" and is_plural):
        return False  # "according to police", "to residents": no verb after "to" ends so
    return before in (
        "to",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "did",
        "he",
        "she",
        "they",
        "we",
        "who",
    )


def _is_headline_verb(reading: Reading, chunks: ChunkList, cues: CueBook, at: int) -> bool:
    """Whether a noun is the verb right behind its subject: "Junta aircraft bomb village"."""
    before = chunks.at(at - 1)
    if before is None or before.kind in ("time", "quantity", "nationality", "place"):
        return False
    _, triggers = cues.triggers.match(reading.lowers, at)
    return any(t.pos == "v" for t in triggers) and reading.words[at].sentence == (
        reading.words[at - 1].sentence
    )


def _grow_left(
    reading: Reading, chunks: ChunkList, cues: CueBook, first: int, *, keeps_names: bool
) -> int:
    start = first
    sentence = reading.words[first].sentence
    while start > 0:
        word = reading.words[start - 1]
        if word.sentence != sentence or word.quote != reading.words[first].quote:
            break
        chunk = chunks.at(start - 1)
        if chunk is not None and not keeps_names:
            break  # "a Ukrainian drone": whose it is stays a mention of its own
        if chunk is not None:
            if chunk.kind == "nationality" or (
                chunk.kind == "group"
                and chunk.is_named
                and chunk.last == start
                and reading.lowers[chunk.first - 1] not in ("told", "tells", "telling")
            ):
                start = chunk.first
                continue
            break
        if not _is_modifier(reading, cues, start - 1):
            break
        start -= 1
    return _take_determiner(reading, chunks, start)


def _is_modifier(reading: Reading, cues: CueBook, at: int) -> bool:
    low = reading.lowers[at]
    if low in _DETERMINERS or not low[0].isalpha():
        return False
    if low in _PLAIN_ADJECTIVES:
        return True
    if cues.cues.match(reading.lowers, at)[0] or cues.triggers.match(reading.lowers, at)[0]:
        return False
    return bool(_ADJECTIVE.match(low)) and low not in ("had", "official", "current", "different")


def _take_determiner(reading: Reading, chunks: ChunkList, start: int) -> int:
    """Take "the two" and "this", which tell that somebody known is meant."""
    at = start - 1
    while at >= 0 and reading.lowers[at] in ("other", "same"):
        at -= 1
    held = chunks.at(at)
    if (
        at >= 0
        and reading.lowers[at] in _SMALL_NUMBERS
        and (held is None or (held.kind == "quantity" and held.first == at == held.last - 1))
    ):
        before = reading.lowers[at - 1] if at > 0 else ""
        if reading.lowers[at] == "both" or before in _DEFINITE:
            at -= 1
            start = at + 1
    if at < 0 or reading.lowers[at] not in _DETERMINERS or chunks.at(at) is not None:
        return start
    return at if reading.words[at].sentence == reading.words[start].sentence else start


def join_roles(reading: Reading, chunks: ChunkList, cues: CueBook) -> None:
    """Let a role take its institution: "a spokesman for the ministry", "governor of Belgorod"."""
    for chunk in chunks.all():
        is_member = chunk.head in _MEMBERS
        if chunk.is_named or not (chunk.classes & {"spokes", "authority", "witness"} or is_member):
            continue
        last = chunk.last
        while last + 1 < len(reading.words) and reading.lowers[last] in _PREPOSITIONS:
            at = last + 1
            while at < len(reading.words) and reading.lowers[at] in ("the", "a", "an"):
                at += 1
            following = chunks.at(at)
            if following is None or following.kind not in ("group", "role"):
                break
            is_inside = reading.lowers[last] in ("in", "at") or (
                reading.lowers[last] == "from" and not is_member
            )
            if is_inside and following.kind == "group":
                break
            if is_member and not following.is_named:
                break
            last = following.last
        if last > chunk.last:
            chunks.widen(chunk, chunk.first, last)
