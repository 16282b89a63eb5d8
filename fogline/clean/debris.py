"""What machine translation leaves behind in a text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from fogline.clean.capitals import find_inner_capitals, find_missing_spaces
from fogline.clean.doubtful import find_doubtful
from fogline.clean.glued import find_cuts
from fogline.clean.lexicon import CleanLexicon
from fogline.clean.remnants import Trace, find_remnants, find_untranslated
from fogline.clean.words import Words
from fogline.lexicon import load_vocabulary
from fogline.records import Issue, Part
from fogline.text import Repair

# Firm cuts from which a page counts as machine-translated. A single one is a slip that clean
# pages have too: one in 190,000 words of local news ("in Aprilreported").
_LEAST_FIRM = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Debris:
    """Traces of machine translation in a document.

    Attributes:
        repairs: Mends in text order, none overlapping.
        issues: Doubts.
        translated_from: ISO 639-1 code of the language the traces point to; None without.
    """

    repairs: tuple[Repair, ...] = ()
    issues: tuple[Issue, ...] = ()
    translated_from: str | None = None


def find_debris(
    text: str,
    parts: Sequence[Part],
    *,
    language: str,
    lexicon: CleanLexicon,
    borders: Collection[int] = (),
) -> Debris:
    """Find what machine translation left behind.

    Args:
        text: Text of the document.
        parts: Its parts.
        language: Its language; other than in English nothing is looked for.
        lexicon: Names of places.
        borders: Code points of the text where bold or link elements begin or end.

    Returns:
        Repairs and issues; a clean page has none.
    """
    if language != "en":
        return Debris()
    words = Words(text, load_vocabulary())
    remnants = find_remnants(words)
    cuts = find_cuts(words, lexicon, borders)
    firm = sum(cut.is_firm for cut in cuts)
    is_translated = bool(remnants) or firm >= _LEAST_FIRM
    traces = [*remnants, *find_untranslated(words, parts, is_translated=is_translated)]
    foreign = [trace.repair for trace in traces if trace.repair is not None]
    has_traces = bool(remnants) or firm > 0
    glued = [cut.to_repair() for cut in cuts if has_traces or cut.is_firm]
    glued += find_inner_capitals(words, lexicon, has_traces=has_traces, borders=borders)
    # A missing space behind a full stop is a slip of layout and says nothing of translation.
    glued += find_missing_spaces(words, lexicon)
    issues = [trace.issue for trace in traces if trace.issue is not None]
    if is_translated:
        issues += find_doubtful(words, [trace.language for trace in traces])
    return Debris(
        repairs=tuple(_drop_overlaps([*foreign, *glued])),
        issues=tuple(issues),
        translated_from=_name_origin(traces) if is_translated else None,
    )


def _drop_overlaps(repairs: Sequence[Repair]) -> list[Repair]:
    """Keep the longer of two that overlap: a whole foreign sentence rather than a word in it."""
    kept: list[Repair] = []
    for repair in sorted(repairs, key=lambda item: (item.start - item.end, item.start)):
        if all(repair.end <= other.start or other.end <= repair.start for other in kept):
            kept.append(repair)
    return sorted(kept, key=lambda item: item.start)


def _name_origin(traces: Sequence[Trace]) -> str | None:
    """The language most traces are in; of several the one with the most words."""
    weights: dict[str, tuple[int, int]] = {}
    for trace in traces:
        if trace.language != "und":
            number, length = weights.get(trace.language, (0, 0))
            weights[trace.language] = (number + 1, length + trace.length)
    if not weights:
        return None
    return min(weights, key=lambda code: (-weights[code][0], -weights[code][1], code))
