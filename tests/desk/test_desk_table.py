"""Who claims what: columns, signs, and the way from each value to its characters."""

import html
import re
from dataclasses import replace

import pytest
from invented_corpus import make_stories
from starlette.testclient import TestClient

from fogline.desk import create_app
from fogline.desk.reading import Shelf
from fogline.desk.table import list_sides, make_table
from fogline.desk.words import LICENCE_LINE
from fogline.store import open_store
from fogline.stories import link_stories

STORY = "/stories/s_fasheraaaaaa/shelling-el-fasher-9-june-2024"


@pytest.fixture(scope="module")
def view(desk_db):
    with open_store(desk_db) as store, store.view() as view:
        yield view


def table_of(view, story_id):
    story = view.get_story(story_id)
    return make_table(story, Shelf(view))


def row_of(table, point, event):
    return next(r for r in table.rows if r.row.point == point and r.row.event == event)


def cell_of(row, speaker):
    return next(c for c in row.cells if speaker in c.claimant.speakers)


def test_columns_run_from_parties_to_the_reporter(view):
    standings = [c.standing for c in table_of(view, "s_sakeaaaaaaaa").claimants]
    assert standings == ["party", "party", "government", "witness", "reporter"]


def test_past_five_claimants_those_of_one_standing_share_a_column(view):
    claimants = table_of(view, "s_fasheraaaaaa").claimants
    assert len(claimants) <= 6
    joined = next(c for c in claimants if len(c.speakers) > 1)
    assert joined.standing == "body"
    assert joined.name == "city council of El Fasher and 2 others"


def test_clashing_value_of_a_later_column_disputes_the_earlier(view):
    row = row_of(table_of(view, "s_fasheraaaaaa"), "responsible", "ev_hospitalaaaa")
    assert cell_of(row, "ac_saf").claims[0].stance == "disputes"
    assert {c.stance for c in cell_of(row, "ac_rsf").claims} == {"distances", "asserts"}
    assert cell_of(row, "ac_msf").claims[0].stance == "declines"


def test_who_declines_takes_no_side_in_the_one_line_summary(view):
    row = row_of(table_of(view, "s_fasheraaaaaa"), "responsible", "ev_hospitalaaaa")
    sides = [(side.name, side.claim.stance) for side in list_sides(row)]
    assert sides == [("Rapid Support Forces", "distances"), ("Sudanese Armed Forces", "disputes")]


def test_summary_of_a_contested_point_begins_with_who_asserts_it(view):
    row = row_of(table_of(view, "s_sakeaaaaaaaa"), "control", "ev_fallaaaaaaaa")
    sides = [(side.name, side.claim.stance) for side in list_sides(row)]
    assert sides == [
        ("March 23 Movement", "asserts"),
        ("Armed Forces of the Democratic Republic of the Congo", "denies"),
    ]


def test_copy_of_a_report_repeats_no_claim(view):
    row = row_of(table_of(view, "s_fasheraaaaaa"), "injured", "ev_hospitalaaaa")
    (shown,) = cell_of(row, "ax_committee").claims
    assert shown.copies == 1
    assert shown.quote == "14"


def test_independent_reports_stack_newest_first(view):
    row = row_of(table_of(view, "s_fasheraaaaaa"), "responsible", "ev_hospitalaaaa")
    quotes = [c.quote for c in cell_of(row, "ac_rsf").claims]
    assert quotes[0] == "any role"
    assert "having bombarded the hospital" in quotes


def test_repaired_word_is_quoted_as_it_stands_with_its_repair(view):
    row = row_of(table_of(view, "s_fasheraaaaaa"), "where", "ev_campaaaaaaaa")
    shown = cell_of(row, "outlet").claims[0]
    assert shown.quote == "Zamzan"
    assert shown.reading == "Zamzam"
    assert shown.notes == ("source: “Zamzan”, read as “Zamzam”, probable mistranslation",)


def test_every_value_opens_its_characters_in_the_raw_copy_and_on_the_page(view, client):
    opened = 0
    for story_id in ("s_fasheraaaaaa", "s_sakeaaaaaaaa"):
        for row in table_of(view, story_id).rows:
            for cell in row.spoken:
                for shown in cell.claims:
                    raw = view.get_raw(shown.document)
                    assert raw.text[shown.raw.start : shown.raw.end] == shown.quote
                    page, _, anchor = shown.href.partition("#")
                    for address in (page, f"{page}?view=raw", f"{page}?view=both"):
                        assert f'id="{anchor}"' in client.get(address).text
                    opened += 1
    assert opened >= 15


def test_page_has_one_table_with_caption_scopes_and_a_row_group_for_each_event(client):
    text = client.get(STORY).text
    assert text.count("<table") == 1
    assert text.count("<caption") == 1
    assert text.count('<tbody role="rowgroup">') == 2
    assert text.count('scope="rowgroup"') == 2
    assert text.count('scope="row"') == 8
    heads = re.findall(r'<th scope="col"[^>]*>([^<]+)', text)
    assert heads[0] == "Point and status"
    assert heads[-1] == "Reporter’s own words"


def test_table_comes_before_map_and_reports(client):
    text = client.get(STORY).text
    order = [text.index(f'id="{name}"') for name in
             ("who-claims-what", "where-when", "reports", "related", "history")]  # fmt: skip
    assert order == sorted(order)


def test_empty_cells_say_none_found_and_are_gathered_for_small_screens(client):
    text = client.get(STORY).text
    assert "– none found" in text
    assert "no statement found in 3 reports" in text
    assert re.search(r'class="silent">None found: [^<]*a nurse at the hospital', text)


def test_no_number_stands_without_its_claimant(client):
    """Each cell names its claimant for narrow screens, so a number never stands alone there."""
    text = client.get(STORY).text
    cells = re.findall(r'<td role="cell">(.*?)</td>', text, re.DOTALL)
    numbered = [cell for cell in cells if 'class="num"' in cell]
    assert len(numbered) >= 4
    for cell in numbered:
        assert re.match(r'\s*<span class="who">[^<]+</span>', cell)
    for line in re.findall(r"<li>\s*<span class=\"tag.*?</li>", text, re.DOTALL):
        assert line.count('class="side"') == line.count("<q ") == line.count('class="by"')


def test_desk_gives_no_verdicts_and_no_sums(client):
    for address in (STORY, "/", "/map", "/stories/s_sakeaaaaaaaa/clash-sake-15-june-2023"):
        text = client.get(address).text.replace(LICENCE_LINE, "")
        text = re.sub(r"<q .*?</q>|<[^>]+>", " ", text, flags=re.DOTALL)
        assert not re.search(r"\b(true|false|lie|liar|average|total dead|in total)\b", text.lower())


def test_table_for_programs_has_claims_or_a_count_in_every_cell(client):
    table = client.get("/api/v1/stories/s_fasheraaaaaa/table").json()
    columns = [speaker["id"] for speaker in table["speakers"]]
    assert columns[-1] == "outlet"
    for row in table["rows"]:
        assert list(row["cells"]) == columns
        for cell in row["cells"].values():
            assert cell["claims"] or cell == {"claims": [], "none_found_in": 3}
    killed = next(r for r in table["rows"] if r["point"] == "killed" and r["of"] == "ac_rsf")
    claim = killed["cells"]["ac_saf"]["claims"][0]
    assert claim["reported"] == "more than 40"
    assert claim["value"] == {"min": 41, "max": None}
    assert claim["certainty"] == "hedged"
    assert claim["sentence"][0] < claim["span"][0] < claim["span"][1] <= claim["sentence"][1]


def test_claim_on_another_point_is_shown_as_implied_and_without_its_number(view):
    story = view.get_story("s_fasheraaaaaa")
    killed = next(c.id for c in story.claims if c.speaker == "ax_council" and c.point == "killed")
    rows = [
        replace(row, claims=(*row.claims, killed))
        for row in story.ledger
        if (row.event, row.point) == ("ev_hospitalaaaa", "occurred")
    ]
    (row,) = make_table(story, Shelf(view), rows=rows).rows
    shown = next(c for c in cell_of(row, "ax_council").claims if c.claim.id == killed)
    assert (shown.implied_by, shown.range, shown.quote) == ("People killed", "", "12 people")


def test_implied_claims_never_dispute_each_other(view):
    story = view.get_story("s_fasheraaaaaa")
    killed = tuple(c.id for c in story.claims if c.point in {"killed", "injured"})
    rows = [
        replace(row, status="contested", claims=(*row.claims, *killed))
        for row in story.ledger
        if (row.event, row.point) == ("ev_hospitalaaaa", "occurred")
    ]
    (row,) = make_table(story, Shelf(view), rows=rows).rows
    shown = [claim for cell in row.spoken for claim in cell.claims if claim.implied_by]
    assert len(shown) >= 4
    assert not [claim.quote for claim in shown if claim.stance == "disputes"]


def test_stories_as_the_linker_makes_them_can_be_read(tmp_path):
    drafts, _ = make_stories()
    dossiers = [draft.build() for draft in drafts]
    path = tmp_path / "linked.db"
    with open_store(path, create=True) as store:
        for draft, dossier in zip(drafts, dossiers, strict=True):
            store.add_document(draft.page(), dossier, ())
        stories = link_stories(dossiers)
        store.replace_stories(stories, [])
    with TestClient(create_app(path)) as desk:
        assert len(stories) == 2
        for story in stories:
            text = desk.get(f"/stories/{story.id}").text
            assert story.headline in html.unescape(text)
            assert text.count('<tr role="row" id=') == len(story.ledger)
        for address in ("/", "/map", "/stories"):
            assert desk.get(address).status_code == 200
