"""Sentences with exact offsets."""

import re

from sentencex import get_sentence_boundaries

from fogline.text.spans import Span

_LINE = re.compile(r"[^\n]+")


def split_sentences(text: str, *, language: str = "en") -> list[Span]:
    """Cut a text into sentences; line ends always cut.

    Args:
        text: Any text.
        language: ISO 639-1 code of the text.

    Returns:
        Sentences in order, without the white space around them.

    Example:
        >>> text = "Gen. Ivanov denied it. No one was hurt."
        >>> [span.slice(text) for span in split_sentences(text)]
        ['Gen. Ivanov denied it.', 'No one was hurt.']
    """
    found: list[Span] = []
    for line in _LINE.finditer(text):
        for item in get_sentence_boundaries(language, line.group()):
            if item["is_paragraph_break"]:
                continue
            start = line.start() + item["start_index"]
            end = line.start() + item["end_index"]
            trimmed = _trim(text, start, end)
            if trimmed is not None:
                found.append(trimmed)
    return found


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None
