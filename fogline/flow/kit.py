"""What the page half needs, loaded once and handed down."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fogline.errors import SettingsError
from fogline.lexicon import Gazetteer, load_countries, load_cues, load_register, open_gazetteer
from fogline.resolve import Lexicon
from fogline.settings import CODERS, Settings
from fogline.tag import RuleTagger, Tagger, load_tagger


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """Tagger and tables of one process.

    Attributes:
        tagger: Marks documents.
        lexicon: Tables that resolving looks things up in.
        settings: The settings it was built with.
    """

    tagger: Tagger
    lexicon: Lexicon
    settings: Settings

    @property
    def gazetteer(self) -> Gazetteer:
        """The open gazetteer."""
        return self.lexicon.gazetteer


def build_kit(settings: Settings, *, progress: Callable[[int, int], None] | None = None) -> Kit:
    """Load tables and tagger.

    Args:
        settings: Names the gazetteer file.
        progress: Called with (done, total) while the gazetteer file is built for the first time.

    Returns:
        The kit.

    Raises:
        LexiconError: A table, the gazetteer file or the model is damaged, or the settings ask for a
            model that is not there.
        SettingsError: The settings name no coder.
    """
    if settings.coder not in CODERS:
        raise SettingsError(
            f"There is no coder {settings.coder!r}; there are {', '.join(CODERS)}. See FOGLINE_CODER."
        )
    gazetteer = open_gazetteer(settings.gazetteer, progress=progress)
    with _pause_collector():
        lexicon = Lexicon(
            register=load_register(),
            countries=load_countries(),
            gazetteer=gazetteer,
            cues=load_cues(),
        )
        rules = RuleTagger(
            register=lexicon.register,
            countries=lexicon.countries,
            gazetteer=lexicon.gazetteer,
            cues=lexicon.cues,
        )
    return Kit(tagger=load_tagger(rules, settings.coder), lexicon=lexicon, settings=settings)


@contextmanager
def _pause_collector() -> Iterator[None]:
    """Load tables without looking for garbage among them: a third of the loading time, for none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
