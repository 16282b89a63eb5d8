import hashlib
from dataclasses import dataclass

import pytest

from fogline.records import Page
from fogline.text import fold


@dataclass(frozen=True)
class SmallPlace:
    country: str
    population: int
    kind: str


class SmallLexicon:
    """A gazetteer of a few names."""

    def __init__(self, places):
        self._places = {fold(name): place for name, place in places.items()}

    def is_name(self, key):
        return key in self._places

    def find(self, name, *, country=None):
        place = self._places.get(fold(name))
        return () if place is None or country not in (None, place.country) else (place,)

    def longest_prefix(self, token, words, *, minimum=5):
        for cut in range(len(token) - 1, minimum - 1, -1):
            if token[cut:].casefold() in words and fold(token[:cut]) in self._places:
                return token[:cut], self.find(token[:cut])
        return None


@pytest.fixture(scope="session")
def small_lexicon():
    return SmallLexicon(
        {
            "Ukraine": SmallPlace("UKR", 40_000_000, "country"),
            "Kharkiv": SmallPlace("UKR", 1_400_000, "town"),
            "Kupiansk": SmallPlace("UKR", 27_000, "town"),
            "Sudan": SmallPlace("SDN", 45_000_000, "country"),
            "Nyala": SmallPlace("SDN", 560_000, "town"),
            "Iran": SmallPlace("IRN", 80_000_000, "country"),
            "Rask": SmallPlace("IRN", 10_000, "town"),
            "Raskin": SmallPlace("USA", 0, "town"),
            "Manchester": SmallPlace("GBR", 500_000, "town"),
            "Islamabad": SmallPlace("PAK", 1_000_000, "town"),
            "Abbottabad": SmallPlace("PAK", 200_000, "town"),
            "Paris": SmallPlace("FRA", 2_100_000, "town"),
            "White Nile": SmallPlace("SDN", 0, "province"),
        }
    )


@pytest.fixture(scope="session")
def make_page():
    def make(text, **fields):
        raw = text.encode()
        return Page(
            source="test",
            raw=raw,
            text=text,
            digest=hashlib.sha256(raw).hexdigest(),
            **fields,
        )

    return make
