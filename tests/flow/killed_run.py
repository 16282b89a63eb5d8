"""Started by a test as a process of its own and killed half-way: python killed_run.py DB FOLDER."""

import sys
import time
from pathlib import Path

from page_half import link_scripted, process_scripted, read_scripted, scripted_keys

from fogline.flow.run import Progress, Steps, add_sources
from fogline.records import Dossier, Page
from fogline.store import open_store


def process_slowly(page: Page) -> Dossier:
    time.sleep(0.02)
    return process_scripted(page)


def tell(progress: Progress) -> None:
    sys.stdout.write(f"{progress.pages}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    steps = Steps(
        read=read_scripted, process=process_slowly, keys=scripted_keys, link=link_scripted
    )
    with open_store(Path(sys.argv[1])) as store:
        add_sources(store, None, [Path(sys.argv[2])], progress=tell, strict=False, steps=steps)
