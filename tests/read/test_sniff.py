"""Telling what an input is."""

import pytest

from fogline.read.sniff import sniff


@pytest.mark.parametrize(
    ("raw", "suffix", "kind"),
    [
        (b"<!DOCTYPE html><html></html>", "", "html"),
        (b"\n<!-- saved --><html><body>x</body></html>", ".txt", "html"),
        (b"Saved page\n<div>x</div>", ".html", "html"),
        (b"The tag <p> opens a paragraph.", ".txt", "text"),
        (b"<3 from the front line", ".txt", "text"),
        (b'{"text": "a"}\n{"text": "b"}', ".txt", "jsonl"),
        (b'{broken\n{"text": "b"}', "", "jsonl"),
        (b"{broken", ".jsonl", "jsonl"),
        (b"[Map] The raid began at dawn.", ".txt", "text"),
        (b"[1, 2]", ".json", "json"),
        (b"<feed><entry/></feed>", "", "xml"),
        (b"junk\n%PDF-1.4 ...", "", "pdf"),
        (b"", "", "empty"),
        (b"a\x00\x01\x02\x03b\x00\x00" * 9, "", "binary"),
    ],
)
def test_kind(raw: bytes, suffix: str, kind: str) -> None:
    assert sniff(raw, suffix=suffix).kind == kind
