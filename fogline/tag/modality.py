"""Whether the text says it happened, goes on, is planned, possible or long past."""

import re

from fogline.tag.grammar import Grammar
from fogline.tag.raw import RawFrame

_BACKGROUND = (
    "for months",
    "for years",
    "for decades",
    "until now",
    "for centuries",
    "since independence",
    "years ago",
    "decades ago",
    "in recent years",
)
# Words beside a trigger that send it back behind the news of the page.
_PAST = ("to date", "so far this", "previous ", "last such", "earlier ", "in the past")
_BEGUN = re.compile(
    r"\b(?:(?:has|have) (?:begun|started|resumed)|(?:is|are) (?:under way|underway|ongoing|continuing"
    r"|still going on)|continues?\b(?! to be))"
)
_COMING = re.compile(
    r"(?:\S+ ){0,4}?(?:will|shall|is to|are to|is due to|is expected to|is set to)\b"
)
# "General strike called for Thursday", "a march is planned for Friday".
_SET_FOR = re.compile(
    r"(?:\S+ ){0,4}?(?:called|planned|scheduled|set|announced|due|slated|convened)"
    r"(?: (?:in|across|at) \S+(?: \S+)?)? (?:for|from)\b"
)
_FOR_A_DAY = re.compile(
    r"(?:\S+ ){0,3}?(?:for|from) (?:this |next |late |early )?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|week|month|\d)"
)
# "In a separate operation, the army shot dead ..." begins another event.
_APART = frozenset(["separate", "separately", "elsewhere"])
_CALLING = frozenset(
    "call calls called calling urge urges urged announce announced announces".split()
)
# How far behind its noun "has begun" may stand: "the phase promised by the commander has begun".
_FAR = 18
_NEGATIONS = frozenset(["not", "no", "never", "n't", "without", "any", "false"])
_POSSIBLE = frozenset(["could", "might", "may", "should"])
# "Breaking the truce" makes no truce.
_BREAKING = ("break", "broke", "breach", "violat")
_ONGOING = frozenset("continue continues continuing continued ongoing underway".split())
_HYPOTHETICAL_NOUNS = frozenset(
    "threat risk fear fears possibility danger prospect prospects".split()
)
_PAST_WAR = frozenset(
    "anniversary memory commemorate commemorated veterans film novel documentary".split()
)


def set_modality(frame: RawFrame, grammar: Grammar) -> None:
    """Settle whether the text says it happened, goes on, is planned or only possible."""
    cues = grammar.cues
    start, _ = grammar.reading.sentence_of(frame.first)
    begin = min(start, grammar.clause_start(frame.first))
    lows = [""] * begin  # no word before the clause is looked at; these keep the places
    lows += [
        "" if (chunk := grammar.chunks.at(i)) is not None and chunk.kind == "time" else low
        for i, low in enumerate(grammar.reading.lowers[begin : frame.last + 10], begin)
    ]
    window = lows[max(start, frame.first - 5) : frame.first]
    joined = " " + " ".join(window) + " "
    end = grammar.clause_end(frame.last - 1)
    after = " ".join(grammar.reading.lowers[frame.last : min(end, frame.last + _FAR)])
    governing = window[-3:]
    if frame.pos == "v":
        # "a woman who could not walk was burned": only what stands at the verb itself counts.
        governing = lows[grammar.skip_auxiliaries(frame.first) + 1 : frame.first]
    frame.is_negated = bool(_NEGATIONS & set(governing)) and "not only" not in joined
    frame.is_hedged = any(cues.has("hedge", low) for low in window)
    frame.is_definite = any(
        low in ("the", "this", "that", "its", "their", "those", "these") for low in window[-3:]
    )
    frame.is_new = any(
        low in ("new", "another", "second", "third", "fresh", "further", "again")
        for low in [*window[-3:], *lows[frame.first : frame.last]]
    ) or bool(_APART & set(grammar.reading.lowers[start : start + 3]))
    clause = lows[grammar.clause_start(frame.first) : frame.first]
    around = " ".join(
        grammar.reading.lowers[max(start, frame.first - 5) : min(end, frame.last + 6)]
    )
    past = " ".join(grammar.reading.lowers[max(start, frame.first - 4) : min(end, frame.last + 3)])
    is_breach = frame.mode == "ceasefire" and any(low.startswith(_BREAKING) for low in window[-4:])
    if is_breach or any(phrase in past for phrase in _PAST):
        frame.modality = "past"
    elif (
        _is_standing(frame, grammar, end)
        or any(phrase in around for phrase in _BACKGROUND)
        or _PAST_WAR & set(window)
    ):
        frame.modality = "background"
    elif (
        {"if", "unless"} & {*clause, grammar.low(grammar.clause_start(frame.first) - 1)}
        or _POSSIBLE & set(governing)
        or (_HYPOTHETICAL_NOUNS & set(window))
    ):
        frame.modality = "hypothetical"
    elif (
        (frame.pos == "n" and (_COMING.match(after) or _is_called(frame, window, after)))
        or {"will", "would", "shall"} & set(clause[-4:])
        or any(cues.has("future", phrase) for phrase in _pairs(window))
    ):
        frame.modality = "planned"
    elif _ONGOING & set(window[-2:]) or (frame.pos == "n" and _BEGUN.search(after)):
        frame.modality = "ongoing"


def _is_called(frame: RawFrame, window: list[str], after: str) -> bool:
    """Whether a protest is called for a day: what is called has not yet happened."""
    if frame.kind != "PROTEST":
        return False
    if _SET_FOR.match(after):
        return True
    return bool(_CALLING & set(window)) and _FOR_A_DAY.match(after) is not None


def _is_standing(frame: RawFrame, grammar: Grammar, end: int) -> bool:
    """Whether it is a state of affairs: "has been fighting ... since 2012"."""
    before = grammar.reading.lowers[max(frame.first - 3, 0) : frame.first]
    if not {"been", "has", "have"} & set(before):
        return False
    return any(
        chunk.kind == "time" and chunk.head.startswith(("since", "for "))
        for chunk in grammar.chunks.within(frame.last, end)
    )


def _pairs(window: list[str]) -> list[str]:
    return [" ".join(window[i : i + 2]) for i in range(len(window))]
