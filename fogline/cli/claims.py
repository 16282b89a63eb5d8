"""The commands on claims."""

from typing import Annotated

import typer

from fogline.cli.messages import check_word, not_found, say
from fogline.cli.options import (
    CsvOption,
    DbOption,
    FieldsOption,
    JsonlOption,
    JsonOption,
    LimitOption,
    choose_output,
    find_db,
)
from fogline.cli.output import write_rows

StoryOption = Annotated[str | None, typer.Option("--story", metavar="ID", help="Of this story.")]
ArticleOption = Annotated[
    str | None, typer.Option("--article", metavar="ID", help="Of this article.")
]
PointOption = Annotated[str | None, typer.Option("--point", help="On this point, such as killed.")]
SpeakerOption = Annotated[
    str | None, typer.Option("--speaker", help="By this speaker: id, name, or outlet.")
]
StanceOption = Annotated[str | None, typer.Option("--stance", help="With this stance.")]

_COLUMNS = {
    "id": "claim",
    "claimants": "claimants",
    "stance": "stance",
    "point": "point",
    "of_name": "of",
    "reported": "reported as",
    "document": "article",
    "story": "story",
}


def list_all(
    story: StoryOption = None,
    article: ArticleOption = None,
    point: PointOption = None,
    speaker: SpeakerOption = None,
    stance: StanceOption = None,
    db: DbOption = None,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
    as_csv: CsvOption = False,
    fields: FieldsOption = None,
    limit: LimitOption = 50,
) -> None:
    """List claims: who says what, in which words."""
    from fogline.cli.quotes import Shelf, make_quote, to_record
    from fogline.records import POINTS, STANCES
    from fogline.store import open_store

    output = choose_output(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, fields=fields)
    check_word(point, POINTS, "--point")
    check_word(stance, STANCES, "--stance")
    with open_store(find_db(db)) as store, store.view() as view:
        story_id = None if story is None else view.resolve_story_id(story)
        if story is not None and story_id is None:
            raise not_found("story", story, view.list_nearby_ids(story))
        if article is not None and view.get_document(article) is None:
            raise not_found("article", article, view.list_nearby_ids(article))
        found = view.list_claims(
            story=story_id,
            document=article,
            point=point,
            speaker=speaker,
            stance=stance,
            limit=limit,
        )
        shelf = Shelf(view)
        rows = []
        for row in found:
            dossier = shelf.get(row.document)
            if dossier is not None:
                rows.append(to_record(make_quote(row.claim, dossier), story=row.story))
    write_rows(rows, _COLUMNS, output)
    if not rows:
        say("No claim meets this. Leave out a filter to see more.")
