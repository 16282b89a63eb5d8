"""Names in running text, and what only looks like one."""

import pytest

pytest_plugins = ("real_kit",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Rapid Support Forces left.", "Rapid Support Forces"),
        ("It is Jama'at Nusrat al-Islam wal-Muslimin that fled.",
         "Jama'at Nusrat al-Islam wal-Muslimin"),
        ("It is Al-Shabaab that fled.", "Al-Shabaab"),
        ("The RSF left.", "RSF"),
        ("The M23 left.", "M23"),
        ("Хезболла ушла.", "Хезболла"),
    ],
)  # fmt: skip
def test_known_groups_are_found_by_name(read, text, name):
    assert read(text).kind_of(name) == "group"


def test_group_name_written_small_is_another_word(read):
    assert "fano" not in read("He bought a fano at the market.").words("group")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Soldiers left South Sudan.", "South Sudan", "place"),
        ("Soldiers left Burkina Faso.", "Burkina Faso", "place"),
        ("A Burkinabe convoy left.", "Burkinabe", "nationality"),
        ("Two Ukrainians fled.", "Ukrainians", "nationality"),
        ("He left for the US.", "US", "place"),
        ("Gunmen fled to Mexico City.", "Mexico City", "place"),
        ("Tajikistan is calm.", "Tajikistan", "place"),
    ],
)
def test_countries_and_their_adjectives(read, text, name, kind):
    assert read(text).kind_of(name) == kind


def test_pronoun_us_is_no_country(read):
    assert read("They told us to leave.").words("place") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells hit the town of Babanusa.", "Babanusa"),
        ("Shells fell near Kramatorsk.", "Kramatorsk"),
        ("Rebels captured Kutum.", "Kutum"),
        ("Gunmen attacked Gwoza.", "Gwoza"),
        ("Fighting goes on in Sistan and Baluchestan.", "Sistan and Baluchestan"),
        ("A bomb went off north of Baquba.", "Baquba"),
        ("They fled across the Dnipro river.", "Dnipro river"),
        ("Clashes broke out in Homs, Hama and Idlib.", "Idlib"),
        ("Belgorod region was shelled.", "Belgorod"),
        ("Clashes in northern Amhara went on.", "Amhara"),
    ],
)
def test_places_by_what_stands_beside_them(read, text, place):
    assert read(text).kind_of(place) == "place"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Hamas-run ministry spoke.", "Hamas"),
        ("The Houthi-held port was hit.", "Houthi"),
        ("According to Reuters it is calm.", "Reuters"),
        ("In Monday papers it is calm.", "Monday"),
        ("Thanks to Allah it is calm.", "Allah"),
    ],
)
def test_words_that_are_no_place(read, text, word):
    assert word not in read(text).words("place")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Col. Tarek Mansouri left.", "Tarek Mansouri"),
        ("President Ibrahim Traore left.", "Ibrahim Traore"),
        ("It is calm, Sylvain Ekenge said.", "Sylvain Ekenge"),
        ("Willy Ngoma, a rebel spokesman, left.", "Willy Ngoma"),
        ("Maria Halenko, 34, lost her home.", "Maria Halenko"),
        ("Abu bin Salem said it is calm.", "Abu bin Salem"),
    ],
)
def test_persons_by_title_age_role_or_speech(read, text, person):
    assert read(text).kind_of(person) == "person"


def test_surname_alone_is_the_person_named_before(read):
    told = read("Col. Tarek Mansouri left. Later Mansouri came back.")
    assert told.words("person") == ["Tarek Mansouri", "Mansouri"]


def test_surname_of_nobody_named_is_no_person(read):
    assert read("Later Mansourioni came back.").words("person") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Karenni Freedom Army left.", "Karenni Freedom Army"),
        ("The Committee for the Salvation of Kivu met.", "Committee for the Salvation of Kivu"),
        ("The Union of Lake Fishermen met.", "Union of Lake Fishermen"),
        ("The XBKR left.", "XBKR"),
    ],
)
def test_unknown_organisations_by_their_head_word(read, text, name):
    assert read(text).kind_of(name) == "group"


def test_sentence_beginning_is_no_name(read):
    told = read("Witnesses fled. Bombing went on. Officials left.")
    assert told.words("place", "person") == []


@pytest.mark.parametrize(
    "text", ["Gunmen attacked a convoy in the capital on Thursday.", "They fled from the capital."]
)
def test_capital_stands_for_a_town(read, text):
    assert read(text).kind_of("capital") == "place"


@pytest.mark.parametrize(
    "text", ["They raised the capital of the bank.", "He fled with his capital."]
)
def test_other_capital_is_no_place(read, text):
    assert "capital" not in read(text).words("place")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Lou Nuer said it was calm.", "Lou Nuer"),
        ("Los Viagras said it was behind the attack.", "Los Viagras"),
    ],
)
def test_names_with_an_article_are_groups(read, text, name):
    assert read(text).kind_of(name) == "group"


def test_west_bank_is_no_bank(read):
    told = read("Troops raided the occupied West Bank on Tuesday, killing four in Gaza.")
    assert told.kind_of("West Bank") == "place"
    assert told.place_of("West Bank") == "West Bank"
    assert told.place_of("Gaza") is not None
