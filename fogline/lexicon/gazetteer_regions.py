"""First-level regions and the places that no list of towns holds.

GeoNames codes its first-level regions ("RU.09") and does not name them here; ISO 3166-2 names
them under other codes. The two are joined through the towns that lie in a region: most regions
are called after their chief town, the others are in the packaged table.
"""

import csv
import math
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

import pycountry
from rapidfuzz.distance import Levenshtein

from fogline.errors import LexiconError
from fogline.text import fold, transliterate

EARTH_RADIUS_KM = 6371.0
REGION_COLUMNS = (
    "id",
    "name",
    "kind",
    "country",
    "admin1",
    "lat",
    "lon",
    "radius_km",
    "aliases",
    "source",
)
_DEFAULT_PROVINCE_KM = 100.0
_SMALLEST_PROVINCE_KM = 25.0
_CHIEF_TOWNS = 6
_CLOSE_NAME = 0.8
_TYPE_WORDS = re.compile(
    r"\b(oblast['’ʹ]?|respublika|kr?ai|kray|avtonomn\w+|okrug|gorod|province|provincia|region|"
    r"governorate|district|state|county|prefecture|department|departamento|estado|republic of|"
    r"voivodeship|rayon|shahri|viloyati|velayaty|oblys[iy]|marz|judeţ|megye)\b",
    re.IGNORECASE,
)
_SLAVIC_ENDING = re.compile(r"(s?skaya|s?skaia|s?ska|tska|skiy|skyy|skyi|ska|aya)$")
_BRACKET = re.compile(r"\(.*?\)|\[.*?\]")
_WHOLE_OBLAST = re.compile(r"oblast", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """What the builder keeps of one place of the source list."""

    geoname_id: int
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A country, region, sea or site: its entry and the names it goes by."""

    id: str
    name: str
    kind: str
    country: str = ""
    admin1_id: str = ""
    lat: float = 0.0
    lon: float = 0.0
    radius_km: float = 0.0
    population: int = 0
    names: tuple[str, ...] = field(default=())


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance between two points (haversine).

    Example:
        >>> round(distance_km(50.6, 36.58, 50.41, 36.9))
        31
    """
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half = (
        math.sin((other_phi - phi) / 2) ** 2
        + math.cos(phi) * math.cos(other_phi) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def extent_of(towns: Sequence[Town]) -> tuple[float, float, float]:
    """Return centre and radius of the area in which towns lie.

    Args:
        towns: At least one town.

    Returns:
        Latitude, longitude and the distance within which nine in ten towns lie, in kilometres.
    """
    x = y = z = 0.0
    for town in towns:
        phi, lam = math.radians(town.lat), math.radians(town.lon)
        x += math.cos(phi) * math.cos(lam)
        y += math.cos(phi) * math.sin(lam)
        z += math.sin(phi)
    lat, lon = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    distances = sorted(distance_km(lat, lon, town.lat, town.lon) for town in towns)
    radius = distances[min(len(distances) - 1, int(0.9 * len(distances)))]
    return round(lat, 4), round(lon, 4), round(radius, 1)


def read_region_table() -> tuple[Area, ...]:
    """Read the packaged table of regions, seas and sites.

    Raises:
        LexiconError: The table's columns or a number in it are not what they should be.
    """
    areas: list[Area] = []
    table = files("fogline.lexicon") / "tables" / "regions.tsv"
    with table.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(rows.fieldnames or ()) != REGION_COLUMNS:
            raise LexiconError(f"regions.tsv: expected {REGION_COLUMNS}, got {rows.fieldnames}")
        for row in rows:
            try:
                areas.append(_read_area(row))
            except (TypeError, ValueError) as error:
                raise LexiconError(f"regions.tsv line {rows.line_num}: {error}") from error
    return tuple(areas)


def read_country_points() -> dict[str, tuple[float, float]]:
    """Read the packaged points of countries, as atlases place their names."""
    table = files("fogline.lexicon") / "tables" / "country_points.tsv"
    with table.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["code"]: (float(row["lat"]), float(row["lon"])) for row in rows}


def _read_area(row: Mapping[str, str]) -> Area:
    aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
    # "Littoral (Benin)" is one of several regions called Littoral.
    bare = _BRACKET.sub("", row["name"]).strip().removesuffix(" State")
    return Area(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        country=row["country"],
        admin1_id=f"admin1:{row['admin1']}" if row["admin1"] else "",
        lat=float(row["lat"] or 0),
        lon=float(row["lon"] or 0),
        radius_km=float(row["radius_km"] or 0),
        names=(row["name"], bare, *aliases),
    )


def name_regions(
    towns_by_admin1: Mapping[str, Sequence[Town]],
    table: Iterable[Area],
    *,
    alpha3_by_alpha2: Mapping[str, str],
) -> tuple[Area, ...]:
    """Give GeoNames' first-level regions their names, centres and radii.

    Args:
        towns_by_admin1: Towns by the region's code ("RU.09"), largest first.
        table: Rows of the packaged table; one of kind ``province`` with a code is the name of
            that region and goes before what ISO 3166-2 gives.
        alpha3_by_alpha2: Country codes.

    Returns:
        One area for each region whose name is known, by code.
    """
    by_table = {area.admin1_id.removeprefix("admin1:"): area for area in table if _is_name(area)}
    by_iso = _join_iso(towns_by_admin1)
    found = []
    for code in sorted(towns_by_admin1):
        given, iso = by_table.get(code), by_iso.get(code)
        if given is None and iso is None:
            continue
        # The join by towns can err, so what the table says goes alone.
        name = given.name if given else (iso.name if iso else "")
        names = given.names if given else (iso.names if iso else ())
        lat, lon, radius_km = extent_of(towns_by_admin1[code])
        found.append(
            Area(
                id=f"admin1:{code}",
                name=name,
                kind="province",
                country=alpha3_by_alpha2[code.split(".")[0]],
                admin1_id=f"admin1:{code}",
                lat=lat,
                lon=lon,
                radius_km=max(radius_km, _SMALLEST_PROVINCE_KM)
                if radius_km
                else _DEFAULT_PROVINCE_KM,
                population=sum(town.population for town in towns_by_admin1[code]),
                names=tuple(dict.fromkeys(names)),
            )
        )
    return tuple(found)


def _is_name(area: Area) -> bool:
    return area.kind == "province" and area.admin1_id != "" and area.id == area.admin1_id


@dataclass(frozen=True, slots=True, kw_only=True)
class _IsoName:
    name: str
    names: tuple[str, ...]


def _join_iso(towns_by_admin1: Mapping[str, Sequence[Town]]) -> dict[str, _IsoName]:
    codes_by_country: dict[str, list[str]] = {}
    for code in towns_by_admin1:
        codes_by_country.setdefault(code.split(".")[0], []).append(code)
    joined: dict[str, _IsoName] = {}
    for country, codes in sorted(codes_by_country.items()):
        subdivisions = sorted(_subdivisions(country), key=_code)
        joined |= _join_country(codes, subdivisions, towns_by_admin1)
    return joined


def _subdivisions(country: str) -> list["pycountry.db.Data"]:
    return [part for part in pycountry.subdivisions if part.country_code == country]


def _code(subdivision: "pycountry.db.Data") -> str:
    return str(subdivision.code)


def _join_country(
    codes: Sequence[str],
    subdivisions: Sequence["pycountry.db.Data"],
    towns_by_admin1: Mapping[str, Sequence[Town]],
) -> dict[str, _IsoName]:
    """Pair regions greedily, the surest pair first, each side once."""
    rated = []
    for subdivision in subdivisions:
        stem = region_stem(subdivision.name)
        for code in codes:
            score, town = _likeness(stem, subdivision.code, code, towns_by_admin1[code])
            if score > 0:
                rated.append((-score, subdivision.code, code, subdivision.name, town))
    taken: set[str] = set()
    joined: dict[str, _IsoName] = {}
    for _, iso, code, name, town in sorted(rated):
        if iso in taken or code in joined:
            continue
        taken.add(iso)
        joined[code] = _english_name(name, town)
    # What is left over on both sides belongs together when it is one and one.
    codes_left = [code for code in codes if code not in joined]
    names_left = [part.name for part in subdivisions if _is_first_level(part, taken)]
    if len(codes_left) == len(names_left) == 1:
        joined[codes_left[0]] = _english_name(names_left[0], "")
    return joined


def _is_first_level(subdivision: "pycountry.db.Data", taken: Container[str]) -> bool:
    return subdivision.parent_code is None and subdivision.code not in taken


def region_stem(name: str) -> str:
    """Return the key of a region's own name, without the word that says what it is.

    Example:
        >>> region_stem("Belgorodskaya oblast'"), region_stem("Adygeya, Respublika")
        ('belgorodskaya', 'adygeya')
    """
    bare = _BRACKET.sub(" ", name)
    return fold(_TYPE_WORDS.sub(" ", bare).replace(",", " ")) or fold(name)


def _likeness(stem: str, iso: str, code: str, towns: Sequence[Town]) -> tuple[float, str]:
    """Rate how well a name fits a region: by equal codes of letters, then by its chief towns."""
    same_code = iso.partition("-")[2] == code.partition(".")[2]
    if same_code and iso[-1].isalpha():
        return 3.0, ""
    bare = _SLAVIC_ENDING.sub("", stem)
    best = (0.0, "")
    for rank, town in enumerate(towns[:_CHIEF_TOWNS]):
        weight = 1.0 - 0.1 * rank
        for key in town.keys:
            score = _key_likeness(stem, bare, key) * weight
            if score > best[0]:
                best = (score, town.name)
    return best


def _key_likeness(stem: str, bare: str, key: str) -> float:
    if key == stem:
        return 2.0
    if len(key) >= 4 and bare != stem and (key.startswith(bare) or bare.startswith(key)):
        return 1.5 - abs(len(key) - len(bare)) * 0.05
    if key[0] != bare[:1] or len(key) < 4:
        return 0.0
    return Levenshtein.normalized_similarity(bare, key, score_cutoff=_CLOSE_NAME)


def _english_name(name: str, town: str) -> _IsoName:
    plain = transliterate(_BRACKET.sub("", name)).strip()
    if town and _WHOLE_OBLAST.search(name):
        english = transliterate(town)
        return _IsoName(name=f"{english} Oblast", names=(f"{english} Oblast", english, name, plain))
    if ", " in plain:
        head, _, tail = plain.partition(", ")
        return _IsoName(name=head, names=(head, f"{tail} {head}", name))
    english = transliterate(town) if town else plain
    return _IsoName(name=english, names=(english, plain, name))
