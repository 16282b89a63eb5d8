"""Takes the screenshots of the README from a desk database: ``take.py build/demo.db``."""

import argparse
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from fogline.desk import create_app
from fogline.store import open_store

HERE = Path(__file__).parent
CHROMIUM = Path("/usr/bin/chromium")
# The page whose story is shown: two sides, a figure, a denial.
SHOWN = "03-sake-m23.txt"
WIDTH = 1280
HEIGHT = 900
_STARTING_S = 10


def find_story(db: Path) -> str:
    """Find the id of the story that is shown.

    Args:
        db: A desk database with the example pages.

    Returns:
        The story's id.

    Raises:
        ValueError: The database does not hold the page.
    """
    with open_store(db) as store:
        for row in store.list_documents(limit=1000):
            if row.source.endswith(SHOWN) and row.story is not None:
                return row.story
    raise ValueError(f"expected the story of {SHOWN} in {db}, found none")


@contextmanager
def serve(db: Path) -> Iterator[str]:
    """Run the desk in a thread, on a free port.

    Args:
        db: The desk database.

    Yields:
        Its address.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(db), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + _STARTING_S
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()


def take(db: Path) -> None:
    """Take all screenshots.

    Args:
        db: A desk database with the example pages.
    """
    story = find_story(db)
    with serve(db) as base, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            color_scheme="light",
            reduced_motion="reduce",
        )
        page.goto(f"{base}/stories/{story}", wait_until="networkidle")
        page.screenshot(path=HERE / "story.png")
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("db", type=Path, help="a desk database with the example pages")
    take(parser.parse_args().db)
