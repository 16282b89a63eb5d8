"""Claims with the words they stand on, as the command line writes them."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fogline.cli.words import REPORTER, STANCE_WORDS
from fogline.records import OUTLET, Claim, Dossier, Value, to_json
from fogline.text import Span, TextMap, split_sentences

if TYPE_CHECKING:
    # The command that reads pages quotes too, and must not load the database library.
    from fogline.store import View

# A quote of a quote would have two pairs of them, or one and a half.
_QUOTATION_MARKS = '"“”„«» '


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A claim and its words.

    Attributes:
        claim: The claim.
        dossier: Its page.
        reported: The source's own words for it; empty when it points at none.
        span: The claim's span that ``reported`` was cut from; None without.
    """

    claim: Claim
    dossier: Dossier
    reported: str
    span: Span | None

    @property
    def document(self) -> str:
        """Id of its document."""
        return self.dossier.document.id

    @property
    def speakers(self) -> str:
        """Names of all who speak, the one named first in front."""
        return ", ".join(self.name_of(who) for who in (self.claim.speaker, *self.claim.co_speakers))

    def name_of(self, actor_id: str) -> str:
        """Name of an actor of the page; of the outlet, what its column is called."""
        if actor_id == OUTLET:
            return REPORTER
        return next((a.name for a in self.dossier.actors if a.id == actor_id), actor_id)

    def say(self) -> str:
        """Write it for a table cell: quote first, stance before it when it is no assertion."""
        reported = " ".join(self.reported.split()).strip(_QUOTATION_MARKS)
        words = f'"{reported}"' if reported else ""
        if self.claim.relation in ("near", "toward", "from", "over"):
            words = f"{self.claim.relation} {words}"
        if self.claim.certainty == "hedged":
            words = f"{words} (hedged)".strip()
        stance = STANCE_WORDS.get(self.claim.stance)
        if stance is None:
            return words
        return f"{stance}: {words}" if words else stance


def make_quote(claim: Claim, dossier: Dossier) -> Quote:
    """Look up the words of a claim.

    A denial is quoted whole, as its value's words alone would read as an assertion.

    Args:
        claim: The claim.
        dossier: The page it stands on.

    Returns:
        The claim with its words.
    """
    spans = claim.spans
    first, second = spans.value, spans.content
    if claim.stance != "asserts":
        first, second = second, first
    span = next((s for s in (first, second, spans.cue) if s is not None and len(s)), None)
    reported = "" if span is None else span.slice(dossier.document.text)
    return Quote(claim=claim, dossier=dossier, reported=reported, span=span)


class Shelf:
    """Dossiers of one command, each read once.

    Args:
        view: Where they are read from.
    """

    def __init__(self, view: "View") -> None:
        self._view = view
        self._dossiers: dict[str, Dossier | None] = {}

    def get(self, document_id: str) -> Dossier | None:
        """A document's dossier; None when the database has no such page."""
        if document_id not in self._dossiers:
            self._dossiers[document_id] = self._view.get_dossier(document_id)
        return self._dossiers[document_id]


def to_record(quote: Quote, *, story: str | None) -> dict[str, object]:
    """Make the line that programs read.

    Args:
        quote: The claim with its words.
        story: Id of its story.

    Returns:
        Fields as in ``claims list --jsonl``; ``span`` and ``sentence`` count the characters of
        the raw copy.
    """
    claim = quote.claim
    sentence = _find_sentence(quote)
    return {
        "id": claim.id,
        "speaker": claim.speaker,
        "speaker_name": quote.name_of(claim.speaker),
        "claimants": quote.speakers,
        "co_speakers": list(claim.co_speakers),
        "point": claim.point,
        "of": claim.of,
        "of_name": None if claim.of is None else quote.name_of(claim.of),
        "stance": claim.stance,
        "certainty": claim.certainty,
        "reported": quote.reported,
        "value": _value_fields(claim.value),
        "event": claim.event,
        "document": quote.document,
        "story": story,
        "span": _to_raw(quote, quote.span),
        "sentence": _to_raw(quote, sentence),
        "state": "machine",
    }


def _value_fields(value: Value | None) -> dict[str, object] | None:
    if value is None:
        return None
    fields: dict[str, object] = json.loads(to_json(value))
    return fields


def _find_sentence(quote: Quote) -> Span | None:
    if quote.span is None:
        return None
    document = quote.dossier.document
    found = _split(document.text, document.language)
    return next((sentence for sentence in found if sentence.contains(quote.span)), quote.span)


@lru_cache(maxsize=4)
def _split(text: str, language: str) -> tuple[Span, ...]:
    """A page's claims come one after the other, so that few pages need keeping."""
    return tuple(split_sentences(text, language=language))


def _to_raw(quote: Quote, span: Span | None) -> list[int] | None:
    if span is None or not len(span):
        return None
    raw = TextMap(quote.dossier.document.raw_map).span_to_source(span)
    return None if raw is None else [raw.start, raw.end]
