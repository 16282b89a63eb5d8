"""Measures place ranking on the LGL corpus of local papers, given the gold toponyms.

Usage: ``FOGLINE_DATA=folder python benchmarks/places_lgl.py [train|dev]``. The folder holds
``lgl/train.jsonl`` and ``lgl/dev.jsonl``: one document a line with ``text`` and ``spans``, each
span with ``start``, ``end``, ``geonameid``, ``lat``, ``lon`` and ``country``.
"""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from fogline.lexicon import CountryBook, Gazetteer, PlaceEntry, load_countries, open_gazetteer
from fogline.lexicon.gazetteer_regions import distance_km
from fogline.resolve.place_rank import PlaceQuery, rank_places

CLOSE_KM = 161.0


def main() -> None:
    part = sys.argv[1] if len(sys.argv) > 1 else "dev"
    file = Path(os.environ["FOGLINE_DATA"]) / "lgl" / f"{part}.jsonl"
    counts: Counter[str] = Counter()
    started = time.perf_counter()
    with open_gazetteer() as gazetteer, file.open(encoding="utf-8") as lines:
        for line in lines:
            counts.update(_score_document(json.loads(line), gazetteer, load_countries()))
    spent_s = time.perf_counter() - started
    total, resolved = counts["toponyms"], counts["resolved"]
    print(f"{part}: {counts['documents']} documents, {total} toponyms")
    print(f"resolved            {resolved / total:.3f}   refused {1 - resolved / total:.3f}")
    print(
        f"acc@161 of all      {counts['close'] / total:.3f}   of resolved "
        f"{counts['close'] / resolved:.3f}"
    )
    print(
        f"country of all      {counts['country'] / total:.3f}   of resolved "
        f"{counts['country'] / resolved:.3f}"
    )
    print(
        f"exact id, where the gazetteer has it: {counts['exact'] / counts['has_id']:.3f} of "
        f"{counts['has_id']}"
    )
    print(f"{1000 * spent_s / counts['documents']:.1f} ms a document")


def _score_document(
    document: Mapping[str, Any], gazetteer: Gazetteer, book: CountryBook
) -> Iterator[str]:
    text = document["text"]
    spans = [span for span in document["spans"] if span.get("lat") is not None]
    names = Counter(text[span["start"] : span["end"]] for span in spans)
    holders = _find_holders(text, spans)
    queries = [
        PlaceQuery(key=key, text=name, count=count, hint_region=holders.get(name, ()))
        for key, (name, count) in enumerate(names.items())
    ]
    context = _weigh_context(text, book)
    choices = rank_places(queries, gazetteer, context_countries=context)
    entry_by_name = {
        query.text: choice.entry for query, choice in zip(queries, choices, strict=True)
    }
    yield "documents"
    for span in spans:
        yield from _score_span(
            span, entry_by_name[text[span["start"] : span["end"]]], gazetteer, book
        )


def _find_holders(text: str, spans: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Read "Paris, Texas": the toponym after a comma holds the one before it."""
    holders: dict[str, tuple[str, ...]] = {}
    for span, after in pairwise(spans):
        if text[span["end"] : after["start"]] == ", ":
            name = text[span["start"] : span["end"]]
            holders[name] = (*holders.get(name, ()), text[after["start"] : after["end"]])
    return holders


def _score_span(
    span: Mapping[str, Any], entry: PlaceEntry | None, gazetteer: Gazetteer, book: CountryBook
) -> Iterator[str]:
    yield "toponyms"
    gold_id = f"geonames:{span.get('geonameid')}"
    has_id = gazetteer.get(gold_id) is not None
    if has_id:
        yield "has_id"
    if entry is None:
        return
    yield "resolved"
    distance = distance_km(entry.lat, entry.lon, float(span["lat"]), float(span["lon"]))
    gold_country = book.by_name(str(span.get("country") or ""))
    if distance <= CLOSE_KM:
        yield "close"
    if gold_country is not None and gold_country.code == entry.country:
        yield "country"
    if has_id and entry.id == gold_id:
        yield "exact"


def _weigh_context(text: str, book: CountryBook) -> dict[str, float]:
    """Count countries named by name, adjective or people; one word each, as a rough context."""
    weights: Counter[str] = Counter()
    for word in text.replace("’", " ").replace("'", " ").split():
        bare = word.strip('.,;:!?()"“”')
        if bare[:1].isupper():
            country = book.by_adjective(bare) or book.by_people(bare) or book.by_name(bare)
            if country is not None:
                weights[country.code] += 1
    return {code: float(weight) for code, weight in weights.items()}


if __name__ == "__main__":
    main()
