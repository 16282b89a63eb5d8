"""The sentence around a stretch of an article."""

from fogline.records import Document
from fogline.text import Span, split_sentences


def find_sentence(document: Document, span: Span) -> Span:
    """Find the sentence or sentences that hold a stretch.

    Args:
        document: The article.
        span: A stretch of its text.

    Returns:
        From the start of the first sentence it touches to the end of the last; the stretch itself
        when it touches none.
    """
    part = next(
        (p for p in document.parts if p.start <= span.start < p.end), None
    )  # sentences never cross a part, and cutting one part is quicker than the whole page
    low, high = (part.start, part.end) if part is not None else (0, len(document.text))
    language = document.language if document.language != "und" else "en"
    sentences = [
        found.shift(low) for found in split_sentences(document.text[low:high], language=language)
    ]
    touched = [found for found in sentences if found.overlaps(span)]
    if not touched:
        return span
    return Span(min(touched[0].start, span.start), max(touched[-1].end, span.end))
