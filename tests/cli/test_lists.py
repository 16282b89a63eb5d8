"""Lists, tables and articles: forms of output, offers for slips, exit codes."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from program import FIRST

from fogline.records import STORY_SCHEMA, Story, from_json
from fogline.store import open_store

pytest_plugins = ("program",)


def story_ids(tmp_path: Path) -> list[str]:
    with open_store(tmp_path / "fogline.db") as store:
        return [story.id for story in store.list_stories(limit=9)]


def first_article(tmp_path: Path) -> str:
    with open_store(tmp_path / "fogline.db") as store:
        return next(row.id for row in store.list_documents(limit=9) if "Fighting" in row.title)


def test_stories_are_listed_with_and_without_the_word_list(desk, tmp_path) -> None:
    bare, listed = desk("stories"), desk("stories", "list")
    assert bare.code == 0
    assert bare.out == listed.out
    head, *lines = [line.split("\t") for line in bare.out.splitlines()]
    assert head == [
        "STORY", "LATEST REPORT", "HEADLINE", "POINTS", "CONTESTED", "INDEPENDENT REPORTS",
    ]  # fmt: skip
    assert [line[0] for line in lines] == story_ids(tmp_path)


def test_options_need_no_word_list_either(desk) -> None:
    result = desk("stories", "--jsonl", "--limit", "1")
    assert len(result.out.splitlines()) == 1
    assert json.loads(result.out)["contested"] == 1


def test_list_help_is_that_of_the_group(desk) -> None:
    result = desk("stories", "--help")
    assert result.code == 0
    assert "show" in result.out


def test_empty_list_says_what_to_do(run) -> None:
    run("init")
    result = run("stories")
    assert result.code == 0
    assert "Add a page with: fogline add PATH" in result.err
    assert json.loads(run("stories", "--json").out) == []
    assert run("articles").code == 0


def test_json_jsonl_csv_and_fields_give_the_same_values(desk) -> None:
    whole = json.loads(desk("claims", "--json").out)
    lines = [json.loads(line) for line in desk("claims", "--jsonl").out.splitlines()]
    assert whole == lines
    assert len(whole) == 6
    rows = list(csv.DictReader(io.StringIO(desk("claims", "--csv").out)))
    assert [row["id"] for row in rows] == [row["id"] for row in whole]
    chosen = desk("claims", "--fields", "reported,speaker_name", "--csv").out.splitlines()
    assert chosen[0] == "reported,speaker_name"
    piped = desk("claims", "--fields", "claimants,reported").out.splitlines()
    assert piped[0] == "CLAIMANTS\tREPORTED AS"
    assert "Blue Legion, Green Corps\t0 people" in piped
    assert "Reporter's words\t12 people" in piped


def test_unknown_field_offers_the_nearest(desk) -> None:
    result = desk("claims", "--fields", "speeker")
    assert result.code == 2
    assert "--fields: 'speeker' is not known. Did you mean 'speaker'?" in result.err


def test_two_forms_at_once_are_wrong_usage(desk) -> None:
    result = desk("claims", "--json", "--csv")
    assert result.code == 2


def test_claim_lines_point_at_the_raw_characters(desk) -> None:
    for line in desk("claims", "--jsonl").out.splitlines():
        claim = json.loads(line)
        raw = desk("article", "raw", claim["document"]).out
        start, end = claim["span"]
        assert raw[start:end] == claim["reported"]
        start, end = claim["sentence"]
        assert claim["reported"] in raw[start:end]
        assert raw[start:end].endswith(".")


def test_claims_filter_by_story_point_speaker_and_stance(desk, tmp_path) -> None:
    def count(*args: str) -> int:
        return len(desk("claims", "list", "--jsonl", *args).out.splitlines())

    orlin = story_ids(tmp_path)[0]
    assert count("--story", orlin) == 5
    assert count("--story", orlin[:6]) == 5
    assert count("--speaker", "red army") == 2
    assert count("--speaker", "outlet") == 1
    assert count("--stance", "denies") == 1
    assert count("--point", "killed", "--speaker", "Green Corps") == 1
    assert count("--article", first_article(tmp_path)) == 3
    none = desk("claims", "--point", "injured")
    assert none.code == 0
    assert "No claim meets this" in none.err


@pytest.mark.parametrize(
    ("args", "offer"),
    [
        (("--stance", "deny"), "--stance: 'deny' is not known. Did you mean 'denies'?"),
        (("--point", "kiled"), "--point: 'kiled' is not known. Did you mean 'killed'?"),
        (("--point", "zzzz"), "--point: 'zzzz' is not known. Give one of: occurred"),
    ],
)
def test_unknown_word_offers_the_nearest(desk, args, offer) -> None:
    result = desk("claims", *args)
    assert result.code == 2
    assert offer in result.err


@pytest.mark.parametrize("command", ["story", "table"])
def test_unknown_story_offers_the_nearest(desk, tmp_path, command) -> None:
    known = story_ids(tmp_path)[0]
    slip = known[:-1] + ("x" if known[-1] != "x" else "y")
    result = desk(command, slip)
    assert result.code == 1
    assert result.err == f"There is no story {slip}. Did you mean {known}?\n"
    far = desk(command, "zzzzz")
    assert far.err == "There is no story zzzzz. See: fogline stories list\n"


def test_unknown_article_offers_the_nearest(desk, tmp_path) -> None:
    known = first_article(tmp_path)
    result = desk("article", "text", known + "x")
    assert result.code == 1
    assert f"Did you mean {known}?" in result.err


def test_with_json_an_error_is_a_problem_document(desk) -> None:
    result = desk("story", "s_none", "--json")
    assert result.code == 1
    problem = json.loads(result.err)
    assert problem["type"] == "/problems/not-found"
    assert problem["detail"].startswith("There is no story s_none.")
    assert result.out == ""


def test_story_prints_points_with_their_claimants_and_its_reports(desk, tmp_path) -> None:
    orlin = story_ids(tmp_path)[0]
    lines = desk("story", orlin).out.splitlines()
    assert lines[0] == "Parties speak of people killed in Orlin"
    assert "  1 point: 1 contested" in lines
    assert "  killed, people · contested" in lines
    assert '    Red Army: "more than 70 people"' in lines
    assert any("Fighting at Orlin leaves people dead" in line for line in lines)
    assert desk("stories", "show", orlin).out == desk("story", orlin).out


def test_story_json_is_the_record(desk, tmp_path) -> None:
    story = from_json(desk("story", story_ids(tmp_path)[0], "--json").out, Story)
    assert story.schema == STORY_SCHEMA
    assert len(story.documents) == 2


def test_table_has_a_column_for_each_claimant_and_says_what_was_not_found(desk, tmp_path) -> None:
    orlin = story_ids(tmp_path)[0]
    head, line = [row.split("\t") for row in desk("table", orlin).out.splitlines()]
    cells = dict(zip(head, line, strict=True))
    assert head == [
        "EVENT", "POINT", "STATUS", "RED ARMY", "BLUE LEGION, GREEN CORPS", "ORLIN COUNCIL",
        "REPORTER'S WORDS", "REPORTS",
    ]  # fmt: skip
    assert cells["POINT"] == "killed, people"
    assert cells["STATUS"] == "contested"
    assert cells["RED ARMY"] == '"more than 70 people"'
    assert cells["BLUE LEGION, GREEN CORPS"] == (
        'Blue Legion: denies: "70 people were killed at Orlin" | "0 people"'
    )
    assert cells["REPORTS"] == "2"


def test_table_of_contested_points_may_be_empty(desk, tmp_path) -> None:
    orlin, vestra = story_ids(tmp_path)
    assert len(desk("table", orlin, "--contested").out.splitlines()) == 2
    empty = desk("table", vestra, "--contested")
    assert empty.code == 0
    assert f"There is no contested point in {vestra}." in empty.err


def test_table_json_has_claims_or_says_none_was_found(desk, tmp_path) -> None:
    orlin = story_ids(tmp_path)[0]
    table = json.loads(desk("table", orlin, "--json").out)
    standings = [speaker["standing"] for speaker in table["speakers"]]
    assert standings == ["party", "government", "government", "reporter"]
    (row,) = table["rows"]
    assert set(row["cells"]) == {speaker["id"] for speaker in table["speakers"]}
    (claim,) = row["cells"]["ac_redarmy"]["claims"]
    assert claim["value"] == {"min": 71, "max": None}
    assert claim["reported"] == "more than 70 people"


def test_table_csv_is_one_line_a_point(desk, tmp_path) -> None:
    rows = list(csv.DictReader(io.StringIO(desk("table", story_ids(tmp_path)[0], "--csv").out)))
    assert len(rows) == 1
    assert rows[0]["Red Army"] == '"more than 70 people"'


def test_story_that_was_merged_is_shown_with_a_note(desk, tmp_path) -> None:
    from program import BRIDGE

    before = set(story_ids(tmp_path))
    (tmp_path / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    desk("add", "bridge.txt")
    (now,) = story_ids(tmp_path)
    (old,) = before - {now}
    result = desk("story", old)
    assert result.code == 0
    assert result.err == f"{old} is now part of {now}.\n"


def test_article_text_raw_and_report(desk, tmp_path) -> None:
    article = first_article(tmp_path)
    assert desk("article", "raw", article).out == FIRST
    text = desk("article", "text", article).out
    assert "2023-06-01" not in text
    assert text.startswith("Fighting at Orlin")
    report = desk("article", "report", article)
    rows = [line.split("\t") for line in report.out.splitlines()]
    assert rows[0] == ["WHAT", "KIND", "RAW FROM", "RAW TO", "WAS", "NOW"]
    at = FIRST.index("Orlinthey")
    assert rows[1] == ["repair", "glued", str(at), str(at + 9), "Orlinthey", "Orlin they"]
    assert rows[2][:2] == ["removed", "date"]
    assert "flagged: 1 glued word" in report.err


def test_articles_are_listed(desk) -> None:
    rows = [json.loads(line) for line in desk("articles", "--jsonl").out.splitlines()]
    assert len(rows) == 3
    assert {row["language"] for row in rows} == {"en"}


def run_on_terminal(tmp_path: Path, *args: str, columns: int, **variables: str) -> str:
    """Run the program with a terminal as its stdout, and return what it wrote there."""
    master, slave = pty.openpty()
    env = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm", **variables}
    process = subprocess.Popen(
        [sys.executable, "-m", "fogline", *args], cwd=tmp_path, env=env, stdout=slave, stderr=slave
    )
    os.close(slave)
    parts = []
    while True:
        try:
            data = os.read(master, 4096)
        except OSError:
            break
        if not data:
            break
        parts.append(data)
    os.close(master)
    assert process.wait() == 0
    return b"".join(parts).decode().replace("\r\n", "\n")


def test_table_on_a_wide_terminal_is_aligned_and_folded_not_cut(desk, tmp_path) -> None:
    shown = run_on_terminal(tmp_path, "table", story_ids(tmp_path)[0], columns=110, NO_COLOR="1")
    assert "\x1b" not in shown
    lines = shown.splitlines()
    assert max(len(line) for line in lines) <= 110
    assert lines[0] == "ATTACK, ORLIN, 1 JUN 2023"
    assert any("RED ARMY" in line for line in lines[1:3])
    words = set(re.findall(r"\w+", shown))
    assert {"more", "than", "denies", "killed", "Orlin", "council".upper()} <= words
    assert "EVENT" not in shown


def test_table_on_a_narrow_terminal_puts_claimants_below_each_other(desk, tmp_path) -> None:
    shown = run_on_terminal(tmp_path, "table", story_ids(tmp_path)[0], columns=60)
    lines = shown.splitlines()
    assert '    Red Army: "more than 70 people"' in lines
    assert '    Blue Legion: denies: "70 people were killed at Orlin"' in lines
    assert '    Blue Legion, Green Corps: "0 people"' in lines


def test_list_on_a_terminal_fits_its_width(desk, tmp_path) -> None:
    shown = run_on_terminal(tmp_path, "stories", columns=80, NO_COLOR="1")
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert "\t" not in shown


def test_characters_that_steer_a_terminal_are_not_sent_to_one(run, tmp_path) -> None:
    run("init")
    text = FIRST.replace("Fighting", "\x1b[2J\x9bFighting")
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    run("add", "page.txt")
    (article,) = [json.loads(r) for r in run("articles", "--jsonl").out.splitlines()]
    assert "\x1b" in run("article", "text", article["id"]).out
    for args in (("article", "text", article["id"]), ("articles",)):
        shown = run_on_terminal(tmp_path, *args, columns=100, NO_COLOR="1")
        assert "\x1b" not in shown
        assert "\x9b" not in shown
