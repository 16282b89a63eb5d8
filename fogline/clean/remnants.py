"""Pieces of the original that a translation left standing: "[de l’operació]", whole sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fogline.clean.languages import rate_language
from fogline.clean.words import Words
from fogline.lexicon import ForeignLanguage, load_foreign_languages
from fogline.records import Issue, Part
from fogline.text import Repair, Span, split_sentences

_BRACKET = re.compile(r"\[(?P<inside>[^\[\]\n]{2,160})\]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'·][^\W\d_]+)*")
_ELISION = re.compile(r"^[dlsnjm][’'][aeiouhàèéêíòóôú]")
# Little words of English that are none in the other languages of the table.
_ENGLISH = frozenset(
    """the of and to with for from by that this these those which who whom whose been were was
    has have had his her its their they them she we you your our it not but or are be being at into
    after before when where while because about there than then will would could should if on out
    said says""".split()
)
# Words of the other languages that are English words as well, so they prove nothing.
_SHARED = _ENGLISH | frozenset(
    """a an as i in is no he do die den war van met plus pour or us me so am man all most per come
    more un son sang fit an are also era son he o e y de la""".split()
) - {"de", "la", "per", "y", "e", "o", "un"}  # fmt: skip
_LOANS = (
    "coup d'état", "coup d'etat", "raison d'être", "de facto", "de jure", "de rigueur", "a la carte",
    "à la carte", "à la", "a la", "per se", "per capita", "per cent", "per diem", "per annum",
    "en masse", "en route", "en bloc", "vis-à-vis", "sic", "et al", "in situ", "hors de combat",
    "fait accompli", "force majeure", "carte blanche", "chargé d'affaires", "charge d'affaires",
    "persona non grata", "nom de guerre", "noms de guerre", "cause célèbre", "agent provocateur",
)  # fmt: skip
# Words of the news that alone in brackets are what a translation left standing: dead, wounded,
# soldiers, attack and the like. Other single words may be an editor's gloss ("[jirga]").
_NEWS_WORDS = {
    "ca": "morts ferits ferit soldats atac combats presoners desapareguts desplaçats míssils",
    "es": "muertos muertas muerto heridos heridas herido soldados ataque combates prisioneros"
    " desaparecidos desplazados misiles",
    "pt": "mortos feridos ataques combatentes prisioneiros desaparecidos deslocados mísseis",
    "fr": "blessés blessé tués soldats attaque prisonniers disparus déplacés",
    "it": "morti feriti soldati attacco prigionieri dispersi sfollati",
}
_NEWS_LANGUAGE = {
    word: language for language, words in reversed(_NEWS_WORDS.items()) for word in words.split()
}
_FOREIGN_TO_LATIN = re.compile(r"[^\W\d_]")
_LATIN_END = 0x0250
_LEAST_WORDS = 4
# Sentences in another language than the page's: beyond this share the page is bilingual, and
# what to leave out is not ours to say.
_MOST_FOREIGN_SHARE = 1 / 3
_CODE = re.compile(r"[{}<>=]|\(\)|://")
_POST = re.compile(r"(?:^|\s)[@#]\w|https?:|\bt\.co/|\bpic\.twitter")
_QUOTED = re.compile(r"^[\"“«„‘'].*[\"”»“’'][.!?,]?$", re.DOTALL)
_ENGLISH_SURE = 0.8
_OTHER_SURE = 0.85
_REMNANT_SCORE, _SENTENCE_SCORE = 0.9, 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A piece in another language.

    Attributes:
        language: ISO 639-1 code, ``und`` when it can't be told.
        length: Number of words.
        repair: The mend; None when a person must decide.
        issue: The doubt; None when there is a mend.
    """

    language: str
    length: int
    repair: Repair | None = None
    issue: Issue | None = None


def find_remnants(words: Words) -> list[Trace]:
    """Find words of the original left in square brackets.

    Args:
        words: Words of an English text.

    Returns:
        One trace with its repair for each; none for an editor's brackets ("[the rebels]", "[sic]").
    """
    found: list[Trace] = []
    for match in _BRACKET.finditer(words.text):
        language = _tell_remnant(match["inside"], words)
        if language is None:
            continue
        start, end = _take_space(words.text, match.start(), match.end())
        repair = Repair(
            start=start,
            end=end,
            was=words.text[start:end],
            now="",
            why="remnant",
            score=_REMNANT_SCORE,
        )
        length = len(_WORD.findall(match["inside"]))
        found.append(Trace(language=language, length=length, repair=repair))
    return found


def _take_space(text: str, start: int, end: int) -> tuple[int, int]:
    """Take one of the spaces beside a piece, but none where two words would grow together."""
    follower = text[end : end + 1]
    if text[start - 1 : start] == " " and start > 0 and not follower.isalnum():
        return start - 1, end
    if follower == " " and (start == 0 or not text[start - 1].isalnum()):
        return start, end + 1
    return start, end


def _tell_remnant(inside: str, words: Words) -> str | None:
    """Tell the language of a bracket's content; None for English and for names."""
    lower = inside.casefold().replace("’", "'").strip()
    if lower in _LOANS or "allah" in lower:
        return None
    tokens = _WORD.findall(inside)
    if not tokens:
        return None
    label = _label_language(inside)
    if label is not None:
        return label
    if _is_other_script(inside):
        is_phrase = len(tokens) >= 2 and any(token.islower() for token in tokens)
        return _tell_script(inside, tokens) if is_phrase else None
    return _tell_latin(inside, tokens, words)


def _tell_latin(inside: str, tokens: Sequence[str], words: Words) -> str | None:
    if any(token.casefold() in _ENGLISH for token in tokens):
        return None
    best = _rank_languages(tokens)
    if inside.islower() and all(token in _NEWS_LANGUAGE for token in tokens):
        return _NEWS_LANGUAGE[tokens[0]]
    if best is None:
        return None
    language, little, shaped = best
    # German writes its nouns with a capital; elsewhere capitals are names.
    is_content = str.isalpha if language.language == "de" and little >= 2 else str.islower
    rest = [token for token in tokens if is_content(token) and token not in language.words]
    unknown = [token for token in rest if len(token) >= 4 and not words.is_known(token)]
    has_elision = any(_ELISION.match(token.casefold()) for token in tokens)
    is_foreign = bool(unknown) and (little > 0 or has_elision or shaped >= 2)
    if not (is_foreign or (little >= 2 and rest)):
        return None
    guess, score = rate_language(inside, floor=0.0)
    return None if guess == "en" and score >= _ENGLISH_SURE else language.language


def _label_language(inside: str) -> str | None:
    head, colon, rest = inside.partition(":")
    if not colon or not rest.strip():
        return None
    if any(word.casefold() in _ENGLISH for word in _WORD.findall(rest)):
        return None
    word = head.strip().casefold()
    for language in load_foreign_languages():
        if word in language.labels and word not in ("source", "photo", "foto", "nota"):
            return language.language
    return None


def _rank_languages(tokens: Sequence[str]) -> tuple[ForeignLanguage, int, int] | None:
    """Choose the language whose little words and shapes fit best, with how many of each do."""
    lowered = [token.casefold() for token in tokens]
    best: tuple[ForeignLanguage, int, int] | None = None
    for language in load_foreign_languages():
        little = sum(word in language.words and word not in _SHARED for word in lowered)
        shapes = language.shapes
        shaped = 0 if shapes is None else sum(bool(shapes.search(word)) for word in lowered)
        if little + shaped and (best is None or 2 * little + shaped > 2 * best[1] + best[2]):
            best = (language, little, shaped)
    return best


def _is_other_script(text: str) -> bool:
    letters = _FOREIGN_TO_LATIN.findall(text)
    other = sum(ord(letter) >= _LATIN_END for letter in letters)
    return len(letters) >= 2 and other * 10 >= len(letters) * 6


def _tell_script(text: str, tokens: Sequence[str]) -> str:
    guess, score = rate_language(text, floor=0.4)
    if score:
        return guess
    best = _rank_languages(tokens)
    return "und" if best is None else best[0].language


def find_untranslated(words: Words, parts: Sequence[Part], *, is_translated: bool) -> list[Trace]:
    """Find sentences, and runs of words within a sentence, in another language.

    News quotes posts in the language they were written in, and those hold claims. So a sentence is
    taken out only where the page shows otherwise that a machine translated it.

    Args:
        words: Words of an English text.
        parts: Its parts; titles and headings are left alone.
        is_translated: Whether the page shows other traces of machine translation.

    Returns:
        Traces in text order: with a repair for a whole sentence of a translated page outside
        quotation marks, with an issue for the rest.
    """
    sentences = [
        Span(part.start + span.start, part.start + span.end)
        for part in parts
        if part.kind == "paragraph"
        for span in split_sentences(words.text[part.start : part.end])
    ]
    told = [(span, _tell_sentence(span.slice(words.text), words)) for span in sentences]
    foreign = [(span, language) for span, language in told if language is not None]
    is_bilingual = len(foreign) > max(1, _MOST_FOREIGN_SHARE * len(sentences))
    is_sure = is_translated and not is_bilingual
    found = [_make_trace(words, span, language, is_sure=is_sure) for span, language in foreign]
    for span, language in told:
        if language is None:
            found += _find_runs(words, span)
    return sorted(found, key=_trace_start)


def _trace_start(trace: Trace) -> int:
    if trace.repair is not None:
        return trace.repair.start
    return 0 if trace.issue is None else trace.issue.start or 0


def _make_trace(words: Words, span: Span, language: str, *, is_sure: bool) -> Trace:
    text = span.slice(words.text)
    length = len(_WORD.findall(text))
    if not is_sure or _QUOTED.match(text) or _POST.search(text):
        return Trace(language=language, length=length, issue=_make_issue(span.start, span.end))
    start, end = _take_space(words.text, span.start, span.end)
    repair = Repair(
        start=start,
        end=end,
        was=words.text[start:end],
        now="",
        why="untranslated",
        score=_SENTENCE_SCORE,
    )
    return Trace(language=language, length=length, repair=repair)


def _make_issue(start: int, end: int) -> Issue:
    return Issue(
        code="untranslated", start=start, end=end, detail="These words were not translated."
    )


def _tell_sentence(text: str, words: Words) -> str | None:
    """Tell the language of a sentence; None for English and for what is too short to say."""
    tokens = _WORD.findall(text)
    if len(tokens) < _LEAST_WORDS or not _is_prose(text):
        return None
    if _is_other_script(text):
        return _tell_script(text, tokens)
    english = sum(token.casefold() in _ENGLISH for token in tokens)
    if english * 5 > len(tokens):
        return None
    best = _rank_languages(tokens)
    unknown = sum(token.islower() and not words.is_known(token) for token in tokens)
    if best is not None and _is_foreign(best, english, unknown, len(tokens)):
        guess, score = rate_language(text, floor=0.0)
        return None if guess == "en" and score >= _ENGLISH_SURE else best[0].language
    if english or unknown < 3 or unknown * 2 < len(tokens):
        return None
    guess, score = rate_language(text, floor=_OTHER_SURE)
    return guess if guess not in ("en", "und") and score else None


def _is_prose(text: str) -> bool:
    """Tell words from coordinates, tables, addresses and program code."""
    letters = sum(letter.isalpha() or letter.isspace() for letter in text)
    return letters * 5 >= len(text) * 4 and _CODE.search(text) is None


def _is_foreign(
    best: tuple[ForeignLanguage, int, int], english: int, unknown: int, length: int
) -> bool:
    _, little, _ = best
    if little < 2 or english * 3 > little:
        return False
    return unknown >= 2 or little * 5 >= length * 2


def _find_runs(words: Words, span: Span) -> Iterator[Trace]:
    """Four words or more in another language within an English sentence."""
    run: list[re.Match[str]] = []
    for match in (*_WORD.finditer(words.text, span.start, span.end), None):
        if match is not None and _may_be_foreign(match.group(), words):
            run.append(match)
            continue
        if len(run) >= _LEAST_WORDS:
            trace = _judge_run(words, run)
            if trace is not None:
                yield trace
        run = []


def _may_be_foreign(word: str, words: Words) -> bool:
    lower = word.casefold()
    if lower in _ENGLISH:
        return False
    if any(lower in language.words for language in load_foreign_languages()):
        return True
    return not words.is_known(word)


def _judge_run(words: Words, run: Sequence[re.Match[str]]) -> Trace | None:
    tokens = [match.group() for match in run]
    start, end = run[0].start(), run[-1].end()
    if "[" in words.text[max(0, start - 1) : start]:
        return None
    best = _rank_languages([token for token in tokens if token.islower()])
    if best is None or best[1] < 2:
        return None
    unknown = [
        token
        for token in tokens
        if token.islower() and token not in best[0].words and not words.is_known(token)
    ]
    if len(unknown) < 2:
        return None
    issue = _make_issue(start, end)
    return Trace(language=best[0].language, length=len(tokens), issue=issue)
