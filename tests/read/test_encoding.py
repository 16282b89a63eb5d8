"""Bytes to text."""

import pytest

from fogline.read.encoding import decode_bytes

_FRENCH = "<p>Les autorités ont confirmé l’attaque près de la frontière ; cinq blessés, dit-on.</p>"


def test_utf8_outranks_an_old_declaration() -> None:
    html = f'<meta charset="iso-8859-1">{_FRENCH}'
    assert decode_bytes(html.encode()).text == html


def test_wrong_declaration_of_utf8_is_not_believed() -> None:
    html = f'<meta charset="utf-8">{_FRENCH}'
    decoded = decode_bytes(html.encode("cp1252"))
    assert decoded.text == html
    assert decoded.broken == 0


@pytest.mark.parametrize("name", ["hex", "utf-7", "rot13", "no-such-thing", "idna"])
def test_declaration_of_no_text_encoding_is_ignored(name: str) -> None:
    html = f'<meta charset="{name}">{_FRENCH}'
    assert decode_bytes(html.encode()).text == html


def test_xml_declaration() -> None:
    html = '<?xml version="1.0" encoding="windows-1256"?><html><p>هجوم على الحدود</p></html>'
    assert decode_bytes(html.encode("cp1256")).text == html


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(encoding: str) -> None:
    text = "Обстрел посёлка на границе, двое погибших."
    assert decode_bytes(text.encode(encoding)).text == text


def test_replacement_character_of_the_page_is_not_broken() -> None:
    assert decode_bytes("Already \ufffd there".encode()).broken == 0
