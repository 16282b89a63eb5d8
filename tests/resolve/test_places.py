"""Places of a page, resolved together."""

import pytest

pytest_plugins = ("resolve_pages",)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Rebels attacked a camp in Tripoli, Lebanon.", "Tripoli", "LBN"),
        ("Rebels attacked a camp in Tripoli, Libya.", "Tripoli", "LBY"),
        ("Lebanese soldiers fought in Tripoli. Lebanon mourns.", "Tripoli", "LBN"),
        ("Libyan militias fought in Tripoli. Libya mourns.", "Tripoli", "LBY"),
        ("Clashes broke out in Mali's Gao.", "Gao", "MLI"),
        ("Clashes broke out in the Malian town of Gao.", "Gao", "MLI"),
        ("Clashes broke out in Gao in northern Mali.", "Gao", "MLI"),
    ],
)
def test_country_of_the_page_decides_between_namesakes(read, text, words, country):
    told = read(text)
    mention = next(m for m in told.marks.mentions if m.text == words)
    assert told.links.place_of(mention.id).country == country


def test_name_that_may_be_anything_is_refused_and_told(read):
    told = read("Rebels attacked a camp near Alexandria, they said.")
    assert told.place_of("Alexandria") is None
    assert "place-unresolved" in told.codes()
    [place] = told.links.places
    assert (place.score, place.lat) == (0.0, None)
    assert place.rivals


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Clashes broke out in the Belgorod region of Russia.", "province"),
        ("Clashes broke out in Russia's Belgorod region.", "province"),
        ("Clashes broke out in the region of Belgorod in Russia.", "province"),
        ("Clashes broke out in the city of Belgorod in Russia.", "town"),
    ],
)
def test_region_and_town_of_one_name(read, text, kind):
    told = read(text)
    mention = next(m for m in told.marks.mentions if m.text == "Belgorod")
    assert told.links.place_of(mention.id).kind == kind


def test_spellings_of_one_place_are_one_place(read):
    told = read("Clashes broke out in Kiev. Shells hit Kyiv in Ukraine. Kyiv is calm in Ukraine.")
    places = [p for p in told.links.places if len(p.mentions) > 1]
    assert told.place_of("Kiev") == told.place_of("Kyiv")
    assert max(len(p.mentions) for p in places) >= 3


def test_capital_is_that_of_the_one_country_of_the_page(read):
    told = read("Gunmen attacked a hotel in the capital on Monday, Mali's army said. Mali mourns.")
    assert told.place_of("capital") == "Bamako"


def test_capital_of_two_countries_is_nobodys(read):
    told = read("Gunmen attacked a hotel in the capital. Mali and Niger mourn.")
    assert told.place_of("capital") is None


def test_mistranslated_name_is_mended_and_told(read):
    told = read(
        "Clashes broke out in Shebekino and in Grayvoron in the Belgorod region of Russia."
        " Shells hit a school in Belgrade on Monday. Ukraine denied it."
    )
    [repair] = told.links.repairs
    assert (repair.was, repair.why) == ("Belgrade", "mistranslation")
    assert repair.now == told.place_of("Belgrade")
    assert "place-doubtful" in told.codes()
    assert all(place.country != "SRB" for place in told.links.places)


def test_serbian_page_keeps_its_capital(read):
    told = read("Protesters marched in Belgrade and Novi Sad on Monday. Serbia is calm.")
    assert told.place_of("Belgrade") == "Belgrade"
    assert told.links.repairs == ()


def test_place_nobody_knows_keeps_its_words(read):
    told = read("Rebels attacked the village of Qwrtzplk in Mali.")
    place = next(p for p in told.links.places if p.name == "Qwrtzplk")
    assert (place.score, place.lat, place.country) == (0.0, None, "")
