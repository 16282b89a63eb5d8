"""Whether a page reports conflict or unrest as news, by counting words."""

from fogline.lexicon import CueBook
from fogline.tag.chunks import ChunkList
from fogline.tag.reading import Reading

# Words of war per word of sport, markets and fiction from which a page counts; a page of the
# examples' three negatives has under 0.8, the least warlike of the others 1.5.
_BALANCE = 1.0
_NEWS_PER_HUNDRED = 0.6
_ENOUGH_NEWS = 2


def relevance(reading: Reading, chunks: ChunkList, cues: CueBook) -> float:
    """How surely a page reports conflict or unrest as news.

    Args:
        reading: The page.
        chunks: Its mentions.
        cues: Word classes ``news`` and ``offtopic``.

    Returns:
        From 0 to 1; 0.5 and more counts as relevant.
    """
    news, off = 0.0, 0.0
    words = 0
    for at, word in enumerate(reading.words):
        words += word.is_word
        weight = 2.0 if word.is_heading else 1.0
        chunk = chunks.at(at)
        if cues.match_class("news", reading.lowers, at):
            news += weight
        if cues.match_class("offtopic", reading.lowers, at) and (
            chunk is None or not chunk.is_named
        ):
            off += weight
    armed = {
        chunk.head
        for chunk in chunks.all()
        if chunk.kind == "weapon" or "combatant" in chunk.classes
    }
    news += 0.5 * len(armed)
    if news < _ENOUGH_NEWS or news * 100 < _NEWS_PER_HUNDRED * words:
        return 0.2
    return min(1.0, news / (news + off / _BALANCE)) if news + off else 0.0
