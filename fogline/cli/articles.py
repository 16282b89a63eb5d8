"""The commands on articles: list, text, raw copy, cleaning report."""

from typing import TYPE_CHECKING, Annotated

import typer

from fogline.cli.messages import not_found, say
from fogline.cli.options import (
    CsvOption,
    DbOption,
    FieldsOption,
    JsonlOption,
    JsonOption,
    LimitOption,
    Output,
    choose_output,
    find_db,
)
from fogline.cli.output import write_bytes, write_rows, write_text

if TYPE_CHECKING:
    from fogline.records import Dossier
    from fogline.store import RawPage, View

IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="Article id, such as a_...", show_default=False)
]

_LIST_COLUMNS = {
    "id": "article",
    "published": "published",
    "title": "title",
    "outlet": "outlet",
    "language": "language",
    "claim_count": "claims",
    "story": "story",
}
_REPORT_COLUMNS = {
    "what": "what",
    "kind": "kind",
    "raw_start": "raw from",
    "raw_end": "raw to",
    "was": "was",
    "now": "now",
}
# Longer pieces of furniture are shown by their beginning; the raw copy has them whole.
_LONGEST_PIECE = 80


def list_all(
    db: DbOption = None,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
    as_csv: CsvOption = False,
    fields: FieldsOption = None,
    limit: LimitOption = 50,
) -> None:
    """List articles, newest first."""
    from fogline.cli.words import say_published
    from fogline.store import open_store

    output = choose_output(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, fields=fields)
    with open_store(find_db(db)) as store:
        found = store.list_documents(limit=limit)
    rows = [
        {
            "id": row.id,
            "published": say_published(row.published),
            "title": row.title,
            "outlet": row.outlet,
            "url": row.url,
            "language": row.language,
            "kind": row.kind,
            "is_relevant": row.is_relevant,
            "event_count": row.event_count,
            "claim_count": row.claim_count,
            "story": row.story,
            "digest": row.digest,
            "source": row.source,
            "added": row.added,
        }
        for row in found
    ]
    write_rows(rows, _LIST_COLUMNS, output)
    if not rows:
        say("No articles yet. Add a page with: fogline add PATH")


def text(article: IdArgument, db: DbOption = None) -> None:
    """Print an article's text: title and body, every character as it stands in the raw copy."""
    from fogline.store import open_store

    with open_store(find_db(db)) as store, store.view() as view:
        write_text(_get(view, article)[0].document.text + "\n")


def raw(article: IdArgument, db: DbOption = None) -> None:
    """Print an article's raw copy, byte for byte."""
    from fogline.store import open_store

    with open_store(find_db(db)) as store, store.view() as view:
        write_bytes(_get(view, article)[1].data)


def report(
    article: IdArgument,
    db: DbOption = None,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
    as_csv: CsvOption = False,
    fields: FieldsOption = None,
) -> None:
    """Print what was mended, doubted and left out of an article, with raw offsets."""
    from fogline.cli.words import say_flagged, say_removed
    from fogline.store import open_store

    output: Output = choose_output(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, fields=fields)
    with open_store(find_db(db)) as store, store.view() as view:
        dossier, raw_page = _get(view, article)
    rows = [*_list_repairs(dossier), *_list_issues(dossier), *_list_removed(dossier, raw_page)]
    write_rows(rows, _REPORT_COLUMNS, output)
    if output.form == "text":
        say(f"flagged: {say_flagged(dossier) or 'nothing'}")
        say(f"removed: {say_removed(dossier.document) or 'nothing'}")


def _get(view: "View", article: str) -> "tuple[Dossier, RawPage]":
    dossier, raw_page = view.get_dossier(article), view.get_raw(article)
    if dossier is None or raw_page is None:
        raise not_found("article", article, view.list_nearby_ids(article))
    return dossier, raw_page


def _list_repairs(dossier: "Dossier") -> list[dict[str, object]]:
    return [
        {
            "what": "repair",
            "kind": repair.why,
            **_to_raw(dossier, repair.start, repair.end),
            "was": repair.was,
            "now": repair.now,
            "score": repair.score,
        }
        for repair in dossier.repairs
    ]


def _list_issues(dossier: "Dossier") -> list[dict[str, object]]:
    rows = []
    for issue in dossier.issues:
        start, end = issue.start, issue.end
        has_place = start is not None and end is not None
        rows.append(
            {
                "what": "doubt",
                "kind": issue.code,
                **_to_raw(dossier, start or 0, end or 0),
                "was": dossier.document.text[start:end] if has_place else "",
                "now": issue.detail,
                "score": None,
            }
        )
    return rows


def _list_removed(dossier: "Dossier", raw_page: "RawPage") -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for part in dossier.document.removed:
        piece = raw_page.text[part.start : part.end]
        if len(piece) > _LONGEST_PIECE:
            piece = piece[:_LONGEST_PIECE] + " […]"
        rows.append(
            {
                "what": "removed",
                "kind": part.kind,
                "raw_start": part.start,
                "raw_end": part.end,
                "was": piece,
                "now": "",
                "score": None,
            }
        )
    return rows


def _to_raw(dossier: "Dossier", start: int, end: int) -> dict[str, object]:
    from fogline.text import Span, TextMap

    found = None
    if end > start:
        found = TextMap(dossier.document.raw_map).span_to_source(Span(start, end))
    return {
        "raw_start": None if found is None else found.start,
        "raw_end": None if found is None else found.end,
    }
