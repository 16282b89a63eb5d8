"""Speed of the page half with the model on every core: ``python benchmarks/page_half.py``.

Conflict pages of about 500 words are made from ``examples/pages``, other pages of that length from the passages
of ``corpus/`` that report none. Printed: a bare run of the graph over the pages' windows, the tag step, the whole
page half, and a mixed stream with one conflict page in ten, in pages a second over all worker processes, and
the peak memory of one worker.
"""

import argparse
import json
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from throughput import _MEMORY_UNIT, make_pages

from fogline.clean import clean_page
from fogline.flow import build_kit
from fogline.flow.page import process_page
from fogline.read import read_source
from fogline.records import Page
from fogline.settings import load_settings
from fogline.tag.encoder import load_model
from fogline.tag.pieces import plan_windows
from fogline.text import split_sentences
from fogline.train.markup import read_corpus
from fogline.train.own import CORPUS

WORDS = 500
KIT = build_kit(load_settings())
MODEL = load_model()


def make_other_pages(folder: Path, count: int) -> None:
    """Pages of about 500 words that report no conflict."""
    texts = [p.text for p in read_corpus(CORPUS) if not p.is_relevant]
    rng = random.Random(7)
    for number in range(count):
        body: list[str] = []
        while sum(len(text.split()) for text in body) < WORDS:
            body.append(rng.choice(texts))
        title = " ".join(body[0].split()[:9])
        page = "\n\n".join([title, f"2024-05-{1 + number % 28:02} 08:00:00", *body])
        (folder / f"other-{number:04}.txt").write_text(page + "\n", "utf-8")


def run_bare(page: Page) -> int:
    """Only the graph, over the windows that the page is read in."""
    text = clean_page(page, lexicon=KIT.gazetteer).document.text
    encoder = MODEL.encoder
    pieces = encoder.cutter.cut(text)
    inputs = [
        encoder.cutter.make_input(pieces, window)
        for window in plan_windows(pieces, split_sentences(text))
    ]
    began = time.perf_counter()
    for given in inputs:
        encoder._runner.run(given)
    TIMES["bare"] = TIMES.get("bare", 0.0) + time.perf_counter() - began
    return len(pieces.ids)


def run_tag(page: Page) -> int:
    """The tag step."""
    cleaned = clean_page(page, lexicon=KIT.gazetteer)
    began = time.perf_counter()
    marks = KIT.tagger.tag(cleaned.document, cleaned.repairs)
    TIMES["tag"] = TIMES.get("tag", 0.0) + time.perf_counter() - began
    return len(marks.frames)


def run_half(page: Page) -> int:
    """Clean to claims."""
    return len(process_page(page, KIT).claims)


TIMES: dict[str, float] = {}


def work(task: tuple[str, Sequence[str]]) -> dict[str, float]:
    """Run one job over some files in a worker."""
    name, paths = task
    job: Callable[[Page], int] = {"bare": run_bare, "tag": run_tag}.get(name, run_half)
    TIMES.clear()
    began = time.perf_counter()
    total = sum(job(page) for path in paths for page in read_source(Path(path)))
    wall = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MEMORY_UNIT
    return {"seconds": TIMES.get(name, wall), "made": total, "memory": memory}


def measure(name: str, paths: Sequence[Path], workers: int) -> dict[str, float]:
    """Share the files among workers; seconds are the slowest worker's."""
    shares = [[str(path) for path in paths[n::workers]] for n in range(workers)]
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        found = pool.map(work, [(name, share) for share in shares], chunksize=1)
    seconds = max(one["seconds"] for one in found)
    return {
        "pages": len(paths),
        "pages_per_second": round(len(paths) / seconds, 1),
        "seconds": round(seconds, 2),
        "memory_mb": round(max(one["memory"] for one in found) / 1e6),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        conflict, other = Path(scratch) / "conflict", Path(scratch) / "other"
        conflict.mkdir()
        other.mkdir()
        make_pages(conflict, asked.pages, words=WORDS)
        make_other_pages(other, asked.pages * 9 // 10)
        pages = sorted(conflict.iterdir())
        mixed = [*pages[: asked.pages // 10], *sorted(other.iterdir())]
        random.Random(3).shuffle(mixed)
        for name, paths in (("bare", pages), ("tag", pages), ("half", pages), ("mixed", mixed)):
            print(json.dumps({"what": name, **measure(name, paths, asked.workers)}), flush=True)


if __name__ == "__main__":
    sys.exit(main())
