"""All mentions of a text, by rules."""

from fogline.lexicon import CueBook
from fogline.tag.chunks import Chunk, ChunkList
from fogline.tag.names import NameFinder
from fogline.tag.phrases import add_descriptions, add_quantities, add_times, join_roles
from fogline.tag.reading import Reading


def find_chunks(reading: Reading, names: NameFinder, cues: CueBook) -> ChunkList:
    """Find everything that is named, described, dated or counted.

    The order is the precedence: a time phrase wins over a name made of the same words, a register
    name over a country's, a known name over a guessed one.

    Args:
        reading: The text.
        names: Finds names.
        cues: Word classes.

    Returns:
        Chunks that do not overlap.
    """
    chunks = ChunkList(reading)
    add_times(reading, chunks)
    names.add_register_names(reading, chunks)
    names.add_countries(reading, chunks)
    names.add_capitalised(reading, chunks)
    names.add_capital(reading, chunks)
    add_quantities(reading, chunks)
    add_descriptions(reading, chunks, cues)
    join_roles(reading, chunks, cues)
    return chunks


__all__ = ["Chunk", "find_chunks"]
