import pytest

from fogline.lexicon import open_gazetteer
from fogline.resolve.place_rank import PlaceQuery, rank_places


@pytest.fixture(scope="module")
def gazetteer():
    with open_gazetteer() as opened:
        yield opened


@pytest.fixture
def rank(gazetteer):
    def run(names, countries=None, **more):
        """Rank names; a leading * says that the page writes it as a region."""
        queries = [
            PlaceQuery(
                key=key,
                text=name.lstrip("*"),
                is_region=True if name.startswith("*") else None,
                **more.get(name, {}),
            )
            for key, name in enumerate(names)
        ]
        choices = rank_places(queries, gazetteer, context_countries=countries or {})
        return dict(zip(names, choices, strict=True))

    return run


RAID = ["Ukraine", "*Belgorod", "Russian Federation", "Xebékino", "Graivoron", "Belgrade"]
IN_RUSSIA = {"RUS": 10.0, "UKR": 5.0}


def test_raid_page_resolves_every_spelling(rank):
    found = rank(RAID, IN_RUSSIA)
    assert found["*Belgorod"].entry.id == "admin1:RU.09"
    assert found["Xebékino"].entry.name == "Shebekino"
    assert found["Graivoron"].entry.name == "Grayvoron"
    assert found["Xebékino"].repaired_name is None


@pytest.mark.parametrize(
    ("names", "countries", "wrong", "right"),
    [
        (RAID, IN_RUSSIA, "Belgrade", "admin1:RU.09"),
        (["Ukraine", "Mykolaiv", "Odessa", "Odense"], {"UKR": 5.0}, "Odense", "geonames:698740"),
        (["Donetsk", "*Luhansk", "Lysychansk", "Lugano"], {"UKR": 5.0}, "Lugano", "admin1:UA.14"),
    ],
)
def test_far_away_namesake_is_taken_for_the_place_of_the_page(rank, names, countries, wrong, right):
    choice = rank(names, countries)[wrong]
    assert choice.entry.id == right
    assert choice.repaired_name == choice.entry.name
    assert choice.score < 0.6
    assert choice.rivals[0][0].startswith("geonames:")


def test_far_away_place_stays_when_its_country_is_named(rank):
    choice = rank([*RAID, "Serbia"], {**IN_RUSSIA, "SRB": 1.0})["Belgrade"]
    assert (choice.entry.country, choice.repaired_name) == ("SRB", None)


def test_far_away_place_stays_when_another_place_leads_there(rank):
    choice = rank([*RAID, "Novi Sad"], IN_RUSSIA)["Belgrade"]
    assert (choice.entry.country, choice.repaired_name) == ("SRB", None)


def test_far_away_place_stays_when_its_country_stands_beside_it(rank):
    found = rank(RAID, IN_RUSSIA, Belgrade={"hint_country": ("SRB",)})
    assert (found["Belgrade"].entry.country, found["Belgrade"].repaired_name) == ("SRB", None)


@pytest.mark.parametrize("name", ["Geneva", "Paris", "Ankara", "Minsk", "Brussels"])
def test_seats_of_talks_are_no_mistranslations(rank, name):
    choice = rank(["Ukraine", "Kharkiv", "Izium", "Kupiansk", name], {"UKR": 5.0})[name]
    assert choice.repaired_name is None
    assert choice.entry is None or choice.entry.country != "UKR"


@pytest.mark.parametrize(
    ("names", "countries", "country"),
    [
        (["Libya", "Misrata", "Tripoli"], {"LBY": 4.0}, "LBY"),
        (["Lebanon", "Beirut", "Tripoli"], {"LBN": 4.0}, "LBN"),
        (["Atlanta", "Macon", "Athens"], {}, "USA"),
        (["Thessaloniki", "Piraeus", "Athens"], {}, "GRC"),
    ],
)
def test_neighbours_decide_between_namesakes(rank, names, countries, country):
    assert rank(names, countries)[names[-1]].entry.country == country


def test_region_beside_the_name_decides(rank):
    found = rank(
        ["Andriivka", "Kharkiv"],
        {"UKR": 3.0},
        Andriivka={"hint_region": ("Kharkiv region",)},
    )
    assert found["Andriivka"].entry.adm1 == "Kharkiv Oblast"


def test_georgia_is_the_state_among_its_towns(rank):
    assert rank(["Georgia", "Tbilisi", "Gori"])["Georgia"].entry.id == "country:GEO"
    assert rank(["Georgia", "Atlanta", "Macon", "Athens"])["Georgia"].entry.id == "admin1:US.GA"


@pytest.mark.parametrize("name", ["Springfield", "Alexandria", "San Jose"])
def test_ambiguous_name_without_context_is_refused(rank, name):
    choice = rank([name])[name]
    assert choice.entry is None
    assert choice.score == 0.0
    assert choice.rivals
    assert "several" in choice.reason


@pytest.mark.parametrize(("name", "country"), [("London", "GBR"), ("Paris", "FRA")])
def test_famous_city_needs_no_context(rank, name, country):
    assert rank([name])[name].entry.country == country


def test_foreign_spelling_without_context_is_refused(rank):
    assert rank(["Xebékino"])["Xebékino"].entry is None
    assert rank(["Xebékino"], {"RUS": 1.0})["Xebékino"].entry.name == "Shebekino"


def test_similar_spelling_is_trusted_less(rank):
    choice = rank(["Belgorod", "Shebekno"], {"RUS": 3.0})["Shebekno"]
    assert choice.entry.name == "Shebekino"
    assert choice.score < 0.7


def test_bare_name_is_the_town_and_marked_name_the_province(rank):
    assert rank(["Kursk", "Sudzha", "Rylsk"], {"RUS": 2.0})["Kursk"].entry.kind == "town"
    assert rank(["*Kursk", "Sudzha", "Rylsk"], {"RUS": 2.0})["*Kursk"].entry.kind == "province"


def test_unknown_name_says_so(rank):
    choice = rank(["Qwrtzplk"], {"RUS": 1.0})["Qwrtzplk"]
    assert (choice.entry, choice.reason) == (None, "no such name")


def test_order_of_names_changes_no_choice(rank):
    forth, back = rank(RAID, IN_RUSSIA), rank(RAID[::-1], IN_RUSSIA)
    assert {n: c.entry.id for n, c in forth.items()} == {n: c.entry.id for n, c in back.items()}


@pytest.mark.parametrize(
    ("name", "countries"),
    [("Mambasa", {"COD": 4.0}), ("Mambasa", {"COD": 4.0, "UGA": 1.0}), ("al-Mazraa", {"YEM": 4.0})],
)
def test_name_that_sounds_like_a_place_of_a_country_not_spoken_of_is_refused(rank, name, countries):
    assert rank([name], countries)[name].entry is None


@pytest.mark.parametrize(
    ("name", "countries", "right"),
    [
        ("Mambasa", {"KEN": 4.0}, "Mombasa"),
        ("al-Mazraa", {"SYR": 4.0}, "Al Mazra'ah"),
        ("Kiev", {"SYR": 4.0}, "Kyiv"),
    ],
)
def test_other_spelling_is_found_in_a_country_spoken_of(rank, name, countries, right):
    assert rank([name], countries)[name].entry.name == right
