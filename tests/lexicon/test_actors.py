"""The register of actors: the packaged tables and their reader."""

import re
import time
from collections import defaultdict
from pathlib import Path

import pycountry
import pytest

from fogline.lexicon.actors import (
    ACTOR_KINDS,
    ActorEntry,
    ActorRegister,
    _name_key,
    _packaged_register,
    load_register,
)
from fogline.text import fold

TABLES = Path(__file__).parents[2] / "fogline" / "lexicon" / "tables"
HEADER = "id\tname\tkind\tcountry\taliases"

# PLOVER sector codes, as far as the tables use them.
SECTORS = re.compile(
    "AGR|BUS|COP|CRM|CVL|EDU|ELI|ENV|GOV|HLH|HRI|IGO|JRN|JUD|LAB|LEG|MED|MIL|NGO|OPP|ORG|PRM|PTY|"
    "RAD|REB|REF|REL|SPY|UAF|UIS|"
)


@pytest.fixture(scope="module")
def register() -> ActorRegister:
    return load_register()


def ids(register: ActorRegister, name: str) -> list[str]:
    return [entry.id for entry in register.find(name)]


def table_ids(table: Path) -> list[str]:
    return [line.split("\t")[0] for line in table.read_text(encoding="utf-8").split("\n")[1:-1]]


def write_table(folder: Path, *rows: str, header: str = HEADER) -> Path:
    table = folder / "actors_own.tsv"
    table.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return table


def test_groups_table_is_large_and_sorted_by_id() -> None:
    found = table_ids(TABLES / "actors_groups.tsv")
    assert len(found) >= 330
    assert found == sorted(found)


def test_ids_are_unique_over_all_tables(register: ActorRegister) -> None:
    found = [id for table in sorted(TABLES.glob("actors_*.tsv")) for id in table_ids(table)]
    assert len(found) == len(set(found)) == len(register.entries())


def test_every_row_has_known_codes_and_a_source(register: ActorRegister) -> None:
    countries = {country.alpha_3 for country in pycountry.countries} | {"XKX", ""}
    for entry in register.entries():
        assert entry.kind in ACTOR_KINDS, entry.id
        assert entry.country in countries, (entry.id, entry.country)
        assert SECTORS.fullmatch(entry.sector), (entry.id, entry.sector)
        assert entry.source, entry.id
        assert not entry.until or not entry.since or entry.since[:4] <= entry.until[:4], entry.id


def test_parents_and_allies_exist_and_no_actor_is_its_own(register: ActorRegister) -> None:
    for entry in register.entries():
        for id in (entry.parent, *entry.allied):
            assert not id or register.get(id) is not None, (entry.id, id)
            assert id != entry.id


def test_parents_form_no_ring(register: ActorRegister) -> None:
    for entry in register.entries():
        seen = set()
        above: ActorEntry | None = entry
        while above is not None:
            assert above.id not in seen, entry.id
            seen.add(above.id)
            above = register.get(above.parent)


def test_no_name_but_a_persons_is_claimed_twice_in_one_country_and_kind(
    register: ActorRegister,
) -> None:
    claims: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for name, entry in register.names():
        for other in register.find(name):
            # Two presidents may share a family name; the years in office tell them apart.
            if entry.kind != "person" and (other.country, other.kind) == (
                entry.country,
                entry.kind,
            ):
                claims[entry.country, entry.kind, name].add(other.id)
    doubles = {key: sorted(ids) for key, ids in claims.items() if len(ids) > 1}
    assert doubles == {}


def test_no_alias_is_one_letter_or_a_latin_two_letter_acronym_but_is_and_aq(
    register: ActorRegister,
) -> None:
    short = {name for name, _ in register.names() if len(fold(name)) <= 2 and name.isascii()}
    groups = {name for name in short if any(e.kind == "group" for e in register.find(name))}
    assert groups <= {"IS", "AQ"}


def test_keys_of_ascii_names_are_those_of_fold() -> None:
    signs = "".join(map(chr, range(128)))
    assert _name_key("Kata'ib " + signs) == fold("Kata'ib " + signs)


def test_every_name_finds_its_own_entry(register: ActorRegister) -> None:
    for name, entry in register.names():
        assert entry in register.find(name), name


@pytest.mark.parametrize(
    ("spelling", "id"),
    [
        ("Russian Volunteer Corps", "ac_rvc"),
        ("the Russian Volunteer Corps", "ac_rvc"),
        ("RVC", "ac_rvc"),
        ("RDK", "ac_rvc"),
        ("CVR", "ac_rvc"),
        ("РДК", "ac_rvc"),
        ("Русский добровольческий корпус", "ac_rvc"),
        ("Freedom Legion for Russia", "ac_frl"),
        ("Легион «Свобода России»", "ac_frl"),
        ("Хезболла", "ac_hezbollah"),
        ("حزب الله", "ac_hezbollah"),
        ("Hizbullah", "ac_hezbollah"),
        ("חמאס", "ac_hamas"),
        ("Jaish al-Adl", "ac_jaishadl"),
        ("IS", "ac_isis"),
        ("داعش", "ac_isis"),
        ("HEZBOLLAH", "ac_hezbollah"),
        ("ፋኖ", "ac_fano"),
        ("Al Shabaab", "ac_shabaab"),
        ("M23", "ac_m23"),
        ("أنصار الله", "ac_houthis"),
        ("انصار الله", "ac_houthis"),
        ("نصر الله", "ac_nasrallah"),
        ("وكالة تسنیم", "ac_tasnim"),
        ("Forces de soutien rapide", "ac_rsf"),
        ("М23", "ac_m23"),
        ("Rybar", "ac_rybar"),
        ("Yevgeny Prigozhin", "ac_prigozhin"),
    ],
)
def test_find_knows_real_spellings(register: ActorRegister, spelling: str, id: str) -> None:
    assert ids(register, spelling) == [id]


@pytest.mark.parametrize(
    "word",
    ["the", "army", "Hope", "is", "Is", "rdk", "who", "aim", "base", "", "-", "The", "dash", "IG"],
)
def test_find_leaves_ordinary_words_alone(register: ActorRegister, word: str) -> None:
    assert register.find(word) == ()


def test_the_armed_forces_of_states_are_not_in_the_groups_table() -> None:
    groups = load_register_of(TABLES / "actors_groups.tsv")
    assert groups.find("Tatmadaw") == ()


def load_register_of(table: Path) -> ActorRegister:
    wanted = set(table_ids(table))
    return ActorRegister(entry for entry in load_register().entries() if entry.id in wanted)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Legion for the Freedom of Russia", "ac_frl"),
        ("Russian Legion of Freedom", "ac_frl"),
        ("Corps of Russian Volunteers", "ac_rvc"),
        ("Brigades of the Martyrs of Al-Aqsa", "ac_aqsamartyrs"),
    ],
)
def test_find_close_ignores_word_order(register: ActorRegister, name: str, id: str) -> None:
    found = register.find_close(name, 0.85)
    assert found[0][0].id == id


def test_find_close_keeps_unlike_peoples_apart(register: ActorRegister) -> None:
    close = {entry.id for entry, _ in register.find_close("Belarusian Volunteer Corps", 0.85)}
    assert "ac_rvc" not in close


def test_find_close_leaves_the_qualifier_of_a_name_out(register: ActorRegister) -> None:
    found = [entry.id for entry, _ in register.find_close("Legion for the Freedom of Russia", 0.8)]
    assert found == ["ac_frl"]


def test_find_close_needs_two_words_of_meaning(register: ActorRegister) -> None:
    assert register.find_close("the Legion", 0.1) == ()
    assert register.find_close("Zzyzx Qwerty", 0.1) == ()


def test_find_close_orders_by_score_then_id(register: ActorRegister) -> None:
    found = register.find_close("Liberation Front of Kurdistan", 0.3)
    assert len(found) > 1
    order = [(-score, entry.id) for entry, score in found]
    assert order == sorted(order)
    assert found == register.find_close("Liberation Front of Kurdistan", 0.3)


def test_a_short_name_counts_only_in_its_letter_case() -> None:
    own = ActorRegister([ActorEntry(id="ac_x", name="Fano", kind="group", aliases=("AIM",))])
    assert own.find("Fano")
    assert own.find("A.I.M.")
    assert own.find("fano") == own.find("aim") == ()


def test_a_name_shared_by_two_actors_returns_both() -> None:
    one = ActorEntry(id="ac_a", name="Popular Front", kind="group")
    two = ActorEntry(id="ac_b", name="The popular front", kind="party", aliases=("Popular Front",))
    assert ActorRegister([two, one]).find("popular front") == (one, two)


def test_extra_table_adds_and_replaces(tmp_path: Path) -> None:
    table = write_table(
        tmp_path,
        "ac_x-own\tNorthern Shield Detachment\tgroup\tUKR\tNSD|Щит Севера",
        "ac_rvc\tRussian Volunteer Corps\tgroup\tRUS\tOwn Spelling",
    )
    own = load_register([table])
    assert ids(own, "Щит Севера") == ["ac_x-own"]
    assert ids(own, "Own Spelling") == ["ac_rvc"]
    assert ids(own, "RDK") == []
    assert ids(load_register(), "RDK") == ["ac_rvc"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("ac_x\tName\tgroup", r"actors_own\.tsv:2: expected 5 columns, found 3"),
        ("ac_x\tName\tmilitia\tUKR\t", r"actors_own\.tsv:2: kind is 'militia'"),
        ("x y\tName\tgroup\tUKR\t", r"actors_own\.tsv:2: id is 'x y'"),
        ("ac_x\tName\tgroup\tUA\t", r"actors_own\.tsv:2: country is 'UA'"),
        ("ac_x\t \tgroup\tUKR\t", r"actors_own\.tsv:2: the name is empty"),
    ],
)
def test_malformed_row_names_file_and_line(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load_register([write_table(tmp_path, row)])


def test_header_without_a_needed_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"actors_own\.tsv:1: the header lacks kind"):
        load_register([write_table(tmp_path, header="id\tname")])


def test_id_used_twice_is_refused(tmp_path: Path) -> None:
    row = "ac_x\tName\tgroup\tUKR\t"
    with pytest.raises(ValueError, match=r"actors_own\.tsv:3: ac_x is already used at .*:2"):
        load_register([write_table(tmp_path, row, row)])


def test_unknown_parent_is_refused(tmp_path: Path) -> None:
    table = write_table(
        tmp_path, "ac_x\tName\tgroup\tac_nobody-at-all", header="id\tname\tkind\tparent"
    )
    with pytest.raises(ValueError, match=r"actors_own\.tsv:2: ac_x names an unknown actor"):
        load_register([table])


def test_load_register_is_read_once_and_fast(register: ActorRegister) -> None:
    assert load_register() is register
    _packaged_register.cache_clear()
    start = time.process_time()
    count = len(load_register().entries())
    # Ten times the 60 ms per 1,500 rows aimed at, for a busy machine.
    assert time.process_time() - start < 0.6 * max(1.0, count / 1500)


def test_folded_names_stand_in_the_order_of_names(register: ActorRegister) -> None:
    own = ActorRegister([ActorEntry(id="ac_x", name="Al-Übung", kind="group", aliases=("A.I.M.",))])
    assert own.folded_names() == ("al ubung", "a i m")
    assert len(register.folded_names()) == sum(1 for _ in register.names())


def test_find_close_leaves_out_a_qualifier_in_brackets() -> None:
    own = ActorRegister(
        [ActorEntry(id="ac_x", name="Free Example Brigade (Nowhere)", kind="group")]
    )
    assert own.find_close("Example Free Brigades", 0.9)[0][0].id == "ac_x"
    assert own.find_close("Brigade", 0.1) == own.find_close("", 0.1) == ()
