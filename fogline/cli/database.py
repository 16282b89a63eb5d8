"""The command that makes a database."""

from fogline.cli.messages import say
from fogline.cli.options import DbOption, QuietOption, find_db


def init(db: DbOption = None, quiet: QuietOption = False) -> None:
    """Make a database, or bring an older one up to date."""
    from fogline.store import open_store

    path = find_db(db)
    was_there = path.exists()
    with open_store(path, create=True) as store:
        counts = store.counts()
    if quiet:
        return
    if was_there:
        say(f"{path} is up to date. It holds {counts.documents:,} articles.")
    else:
        say(f"{path} is made. Add pages with: fogline add PATH")
