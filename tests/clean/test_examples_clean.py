import json
from pathlib import Path

import pytest

from fogline.clean import clean_page
from fogline.lexicon import open_gazetteer
from fogline.read import read_source

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = sorted((EXAMPLES / "pages").iterdir())
# Mended in two steps: the space here, the spelling where places are resolved.
TWO_STEPS = {"Saravanein": "Saravane in"}


@pytest.fixture(scope="module")
def gazetteer():
    with open_gazetteer() as opened:
        yield opened


def plain(words):
    return " ".join(words.replace(",", " ").split())


def results(path, gazetteer):
    expected = json.loads((EXAMPLES / "expected" / f"{path.stem}.json").read_text("utf-8"))
    wanted = expected if isinstance(expected, list) else [expected]
    pages = list(read_source(path))
    return [
        (page, clean_page(page, lexicon=gazetteer), record)
        for page, record in zip(pages, wanted, strict=True)
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_title_date_and_language(path, gazetteer):
    for _, result, record in results(path, gazetteer):
        document = result.document
        published = document.published
        assert document.title == record["title"]
        assert (None if published is None else published.start[:10]) == record["published"]
        zone = None if published is None else published.zone
        assert (None if zone is None else zone.replace("Z", "+00:00")) == record["published_zone"]
        assert document.language == record["language"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_repairs(path, gazetteer):
    for _, result, record in results(path, gazetteer):
        made = {plain(repair.was): plain(repair.now) for repair in result.repairs}
        optional = {plain(mend["was"]) for mend in record.get("repairs_optional") or ()}
        wanted = {plain(mend["was"]): mend["now"] for mend in record["repairs"]}
        assert set(made) - optional == set(wanted)
        for was, now in wanted.items():
            if now is not None:
                assert made[was] == TWO_STEPS.get(was, plain(now))
