"""How well the article's text is told from the rest of a page.

Reads the folder ``html`` of the folder that FOGLINE_SAMPLES names: gzipped pages of the article
extraction benchmark of scrapinghub and ``truth.json``, the article text that a person found. Score:
mean over pages of the F1 of 4-word shingles (multiset overlap, lower-cased words), for the blocks
that reading marks as body and, beside it, for trafilatura's own plain text.

    FOGLINE_SAMPLES=/path/to/samples python benchmarks/body_f1.py [--worst N]
"""

import argparse
import gzip
import json
import os
import re
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

import trafilatura

from fogline.errors import ReadError
from fogline.read import READERS
from fogline.read.sniff import sniff

_WORD = re.compile(r"\w+")
_SHINGLE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    if len(words) < _SHINGLE:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def score(found: str, true: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one page."""
    ours, theirs = shingles(found), shingles(true)
    if not ours or not theirs:
        same = float(not ours and not theirs)
        return same, same, same
    shared = sum((ours & theirs).values())
    precision, recall = shared / sum(ours.values()), shared / sum(theirs.values())
    return precision, recall, 2 * shared / (sum(ours.values()) + sum(theirs.values()))


def read_body(raw: bytes) -> str:
    sniffed = sniff(raw)
    if sniffed.kind != "html" or sniffed.decoded is None:
        return ""
    page = next(dict(READERS)["html"]("page", raw, sniffed.decoded))
    if isinstance(page, ReadError):
        raise page
    return "\n".join(page.text[b.start : b.end] for b in page.blocks if b.is_body)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worst", type=int, default=0, help="list the N worst pages")
    arguments = parser.parse_args()
    samples = os.environ.get("FOGLINE_SAMPLES")
    if not samples:
        print("Set FOGLINE_SAMPLES to the folder that holds html/truth.json.", file=sys.stderr)
        return 2
    folder = Path(samples) / "html"
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    ours: dict[str, tuple[float, float, float]] = {}
    base: dict[str, tuple[float, float, float]] = {}
    seconds = 0.0
    for page_id, entry in sorted(truth.items()):
        raw = gzip.decompress((folder / f"{page_id}.html.gz").read_bytes())
        started = time.perf_counter()
        body = read_body(raw)
        seconds += time.perf_counter() - started
        ours[page_id] = score(body, entry["body"])
        plain = trafilatura.extract(raw, include_comments=False)
        base[page_id] = score(plain or "", entry["body"])
    for name, scores in (("fogline blocks", ours), ("trafilatura", base)):
        means = [statistics.fmean(column) for column in zip(*scores.values(), strict=True)]
        print(
            f"{name:15} pages {len(scores)}  precision {means[0]:.4f}  recall {means[1]:.4f}"
            f"  F1 {means[2]:.4f}"
        )
    print(f"reading: {1000 * seconds / len(truth):.1f} ms a page")
    for page_id in sorted(ours, key=lambda key: ours[key][2])[: arguments.worst]:
        print(
            page_id[:12],
            *(f"{value:.3f}" for value in (*ours[page_id], *base[page_id])),
            truth[page_id]["url"][:80],
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
