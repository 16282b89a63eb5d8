"""JSON Lines to pages. All records are invented."""

import json
from pathlib import Path

import pytest

from fogline.errors import ReadError
from fogline.read import read_source

_FULL = {
    "url": "https://paper.example/1",
    "title": "Two killed near the border",
    "published": "2023-06-01T11:05:38+03:00",
    "outlet": "The Paper (invented)",
    "language": "en-GB",
    "text": "Two people were killed.\n\nThe army denied it.",
}


def _write(folder: Path, *lines: str, end: str = "\n") -> Path:
    path = folder / "pages.jsonl"
    path.write_bytes("".join(line + end for line in lines).encode())
    return path


def test_all_fields(tmp_path: Path) -> None:
    line = json.dumps(_FULL)
    (page,) = read_source(_write(tmp_path, line, end="\r\n"))
    assert page.text == f"{_FULL['title']}\n\n{_FULL['text']}"
    assert (page.url, page.title) == (_FULL["url"], _FULL["title"])
    assert (page.published, page.outlet) == (_FULL["published"], _FULL["outlet"])
    assert page.language == "en"
    assert page.raw == line.encode()
    assert page.source.endswith("pages.jsonl, line 1")


def test_missing_fields(tmp_path: Path) -> None:
    (page,) = read_source(_write(tmp_path, '{"text": "Only\\u2028text.", "title": null}'))
    assert page.text == "Only\u2028text."
    assert (page.url, page.title, page.published, page.outlet, page.language) == (None,) * 5
    assert page.issues == ()


def test_bad_lines_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = _write(
        tmp_path, "{not json", '{"text": "One."}', "", "[1]", '{"title": "T"}', '{"text": "Two."}'
    )
    told: list[ReadError] = []
    pages = list(read_source(path, on_error=told.append))
    assert [page.text for page in pages] == ["One.", "Two."]
    assert [page.source for page in pages] == [f"{path}, line 2", f"{path}, line 6"]
    assert [str(error).split(", was")[0] for error in told] == [
        f"{path}, line {number}" for number in (1, 4, 5)
    ]
    assert 'it has no "text"' in str(told[2])


def test_bad_lines_without_listener_are_raised_last(tmp_path: Path) -> None:
    pages = read_source(_write(tmp_path, '{"text": "One."}', "{bad", '{"text": "Two."}'))
    assert [next(pages).text, next(pages).text] == ["One.", "Two."]
    with pytest.raises(ReadError, match="line 2, was skipped"):
        next(pages)


def test_several_bad_lines_are_raised_as_one(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"2 lines were skipped. The first: .*line 1"):
        list(read_source(_write(tmp_path, "{bad", "{worse")))


def test_deep_nesting_is_a_bad_line(tmp_path: Path) -> None:
    path = _write(tmp_path, '{"text": "One."}', '{"text": ' + "[" * 100_000)
    told: list[ReadError] = []
    assert len(list(read_source(path, on_error=told.append))) == 1
    assert len(told) == 1


def test_field_of_another_type_is_ignored_with_an_issue(tmp_path: Path) -> None:
    (page,) = read_source(_write(tmp_path, '{"text": "One.", "outlet": {"name": "Paper"}}'))
    assert page.outlet is None
    assert [issue.code for issue in page.issues] == ["ignored-field"]


def test_half_characters_can_be_stored(tmp_path: Path) -> None:
    (page,) = read_source(_write(tmp_path, '{"text": "Smoke \\ud83d over town \\ud83d\\ude00"}'))
    assert page.text == "Smoke \ufffd over town 😀"
    assert [issue.code for issue in page.issues] == ["broken-encoding"]


def test_utf16_lines(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_bytes('{"text": "Ċne Ā."}\n{"text": "Two."}\n'.encode("utf-16"))
    assert [page.text for page in read_source(path)] == ["Ċne Ā.", "Two."]
