"""Pages per second and memory on this machine: ``python benchmarks/throughput.py``.

Makes pages of about 600 words by recombining paragraphs of ``examples/pages``, always the same ones,
adds them to a database in a temporary folder, in a process of its own, and prints pages per second
and peak memory; then the time from nothing to the record of one page. Nothing is kept.
"""

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from fogline.flow import build_kit
from fogline.flow.run import add_sources
from fogline.read import read_source
from fogline.settings import load_settings
from fogline.store import open_store

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "pages"
# A page with translation debris, a wrong place name and two raids: the dearest kind.
COLD_PAGE = EXAMPLES / "18-sistan-raid.txt"
WORDS = 600
SEED = 20230601
_SHORTEST_PARAGRAPH = 25
# Linux counts peak memory in KiB, macOS in bytes.
_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


def read_paragraphs() -> list[str]:
    """The body paragraphs of the example pages that hold one page each as plain text."""
    found: dict[str, None] = {}
    for path in sorted(EXAMPLES.glob("*.txt")):
        for page in read_source(path):
            for paragraph in page.text.split("\n\n"):
                if len(paragraph.split()) >= _SHORTEST_PARAGRAPH:
                    found[" ".join(paragraph.split())] = None
    return list(found)


def make_pages(folder: Path, count: int, *, words: int = WORDS) -> int:
    """Write the pages; the number of words they hold."""
    paragraphs = read_paragraphs()
    shuffler = random.Random(SEED)
    total = 0
    for number in range(count):
        chosen: list[str] = []
        length = 0
        for paragraph in shuffler.sample(paragraphs, len(paragraphs)):
            if length >= words:
                break
            chosen.append(paragraph)
            length += len(paragraph.split())
        title = " ".join(chosen[0].split()[:10])
        day = f"2024-{1 + number % 12:02}-{1 + number % 28:02} 08:00:00"
        body = "\n\n".join([title, day, *chosen])
        (folder / f"page-{number:04}.txt").write_text(body + "\n", "utf-8")
        total += length
    return total


def add_pages(folder: Path) -> dict[str, float]:
    """Add the pages of a folder to a new database; what it took."""
    started = time.perf_counter()
    kit = build_kit(load_settings())
    loaded = time.perf_counter()
    pages = folder / "pages"
    with open_store(folder / "bench.db", create=True) as store:
        report = add_sources(store, kit, [pages], progress=lambda _: None, strict=True)
        stories = store.counts().stories
    if report.failed:
        raise SystemExit(f"{len(report.failed)} pages failed: {report.failed[0]}")
    return {
        "pages": len(report.added),
        "events": report.events,
        "claims": report.claims,
        "stories": stories,
        "load_s": loaded - started,
        "add_s": report.seconds,
        "database_mb": (folder / "bench.db").stat().st_size / 1e6,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MEMORY_UNIT / 1e6,
    }


def time_cold_read() -> float:
    """Seconds from starting the program to its record of one page, the gazetteer being built."""
    command = [sys.executable, "-m", "fogline", "read", str(COLD_PAGE), "--json", "--quiet"]
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        best = min(best, time.perf_counter() - started)
    return best


def main() -> None:
    """Run the benchmark, or, with ``--worker``, its part in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.worker is not None:
        print(json.dumps(add_pages(given.worker)))
        return
    build_kit(load_settings())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pages").mkdir()
        words = make_pages(folder / "pages", given.pages)
        command = [sys.executable, __file__, "--worker", str(folder)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    took = json.loads(done.stdout)
    print(f"machine      {platform.machine()}, {os.cpu_count()} cores; one process uses one")
    print(f"python       {platform.python_version()}")
    print(f"pages        {took['pages']}, {words / given.pages:.0f} words each")
    print(
        f"found        {took['events']} events, {took['claims']} claims, {took['stories']} stories"
    )
    print(
        f"speed        {took['pages'] / took['add_s']:.1f} pages a second, stories and database with it"
    )
    print(f"loading      {took['load_s']:.2f} s")
    print(f"peak memory  {took['peak_mb']:.0f} MB")
    print(f"database     {took['database_mb'] * 1000 / took['pages']:.0f} kB a page")
    print(
        f"one page     {time_cold_read():.2f} s from start to record (best of 3, gazetteer built)"
    )


if __name__ == "__main__":
    main()
