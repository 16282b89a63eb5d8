"""Files to pages. All pages, places and outlets here are invented."""

import codecs
import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fogline.errors import ReadError
from fogline.read import READERS, read_source

_RUSSIAN = (
    "Вооружённые люди обстреляли посёлок на границе.\r\n\r\nВласти сообщили о двух погибших и "
    "пяти раненых, местные жители говорят о десяти."
)


def _write(folder: Path, name: str, raw: bytes) -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def _refusal(path: Path, *, max_bytes: int = 10_000_000) -> str:
    with pytest.raises(ReadError) as caught:
        list(read_source(path, max_bytes=max_bytes))
    return str(caught.value)


def test_text_keeps_every_character(tmp_path: Path) -> None:
    raw = b"Title\r\n\r\n  Body with  two spaces\tand a tab.\n"
    (page,) = read_source(_write(tmp_path, "page.txt", raw))
    assert page.text == raw.decode()
    assert page.raw == raw
    assert page.digest == hashlib.sha256(raw).hexdigest()
    assert page.blocks == ()
    assert page.issues == ()


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-8", "utf-8-sig", "utf-16"])
def test_text_in_russian_encodings(tmp_path: Path, encoding: str) -> None:
    (page,) = read_source(_write(tmp_path, "page.txt", _RUSSIAN.encode(encoding)))
    assert page.text == _RUSSIAN
    assert page.issues == ()


def test_html_in_utf16_with_mark(tmp_path: Path) -> None:
    html = f'<html><head><meta charset="utf-8"></head><body><p>{_RUSSIAN}</p></body></html>'
    raw = codecs.BOM_UTF16_BE + html.encode("utf-16-be")
    (page,) = read_source(_write(tmp_path, "page.html", raw))
    assert "Власти сообщили о двух погибших" in page.text
    assert [block.kind for block in page.blocks] == ["paragraph"]


def test_html_in_declared_cp1251(tmp_path: Path) -> None:
    html = f'<html><head><meta charset="windows-1251"></head><body><p>{_RUSSIAN}</p></body></html>'
    (page,) = read_source(_write(tmp_path, "page.html", html.encode("cp1251")))
    assert "обстреляли посёлок" in page.text


def test_broken_utf8_becomes_an_issue(tmp_path: Path) -> None:
    raw = "Двое погибших в Шебекино, ".encode() + b"\xff\xfe" + " пятеро раненых.".encode()
    (page,) = read_source(_write(tmp_path, "page.txt", raw))
    assert page.text == "Двое погибших в Шебекино, \ufffd\ufffd пятеро раненых."
    assert [issue.code for issue in page.issues] == ["broken-encoding"]
    assert "2 places" in page.issues[0].detail


def test_empty_file_is_refused(tmp_path: Path) -> None:
    path = _write(tmp_path, "page.txt", b"")
    assert _refusal(path) == f"{path} is empty"


@pytest.mark.parametrize("raw", [b" \r\n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b"\n\x00"])
def test_blank_file_is_refused(tmp_path: Path, raw: bytes) -> None:
    assert _refusal(_write(tmp_path, "page.txt", raw)).endswith("is empty")


def test_pdf_is_refused_with_a_way_out(tmp_path: Path) -> None:
    path = _write(tmp_path, "scan.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")
    assert _refusal(path) == (
        f"{path} is a PDF; fogline reads HTML, plain text and JSON Lines. "
        "Convert it with pdftotext first"
    )


def test_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    path.touch()
    os.truncate(path, 50_000_000)
    started = time.perf_counter()
    message = _refusal(path)
    assert time.perf_counter() - started < 0.5
    assert "is too large: 50.0 MB, at most 10 MB are read" in message


def test_limit_is_the_last_size_read(tmp_path: Path) -> None:
    path = _write(tmp_path, "page.txt", b"Ten bytes.")
    assert len(list(read_source(path, max_bytes=10))) == 1
    assert "too large" in _refusal(path, max_bytes=9)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (bytes(range(256)) * 20, "binary data"),
        (b"PK\x03\x04" + bytes(50), "ZIP archive or Office document"),
        (b"\x1f\x8b\x08\x00" + bytes(50), "Unpack it first"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "an image"),
        (b"\x00" * 5000, "is empty"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "is XML"),
        (b'{\n  "text": "spread over lines"\n}\n', "not one object a line"),
        (b"<html><head><script>render()</script></head><body></body></html>", "without text"),
    ],
)
def test_other_inputs_are_refused(tmp_path: Path, raw: bytes, words: str) -> None:
    assert words in _refusal(_write(tmp_path, "input", raw))


def test_paths_that_are_no_files_are_refused(tmp_path: Path) -> None:
    assert "is a folder" in _refusal(tmp_path)
    assert "does not exist" in _refusal(tmp_path / "none.txt")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "is not a file" in _refusal(pipe)
    assert "can't be read" in _refusal(tmp_path / ("long" * 200))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = _write(tmp_path, "page.txt", b"Text.")
    path.chmod(0)
    assert "may not be read" in _refusal(path)


def test_readers_are_listed_by_kind() -> None:
    assert [kind for kind, _ in READERS] == ["html", "jsonl", "text"]


def test_plain_text_loads_no_extractor(tmp_path: Path) -> None:
    path = _write(tmp_path, "page.txt", b"Plain text.")
    code = (
        "import sys; from pathlib import Path; from fogline.read import read_source; "
        "list(read_source(Path(sys.argv[1]))); "
        "sys.exit('trafilatura' in sys.modules or 'htmldate' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == 0
