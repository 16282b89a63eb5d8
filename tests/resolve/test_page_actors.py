"""Groups, persons and roles of a page as actors."""

import pytest

from fogline.resolve.actors import strip_leading

pytest_plugins = ("resolve_pages",)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The RSF left Khartoum.", "RSF", "Rapid Support Forces"),
        ("Israel said it is calm.", "Israel", "Government of Israel"),
        ("Kyiv said it is calm.", "Kyiv", "Government of Ukraine"),
        ("The Israeli army left Jenin.", "Israeli army", "Israel Defense Forces"),
        ("Mali's army left Gao.", "Mali's army", "Malian Armed Forces"),
        ("Police in Nairobi left.", "Police", "Kenya Police Service"),
        ("The government in Maputo spoke.", "government in Maputo", "Government of Mozambique"),
        ("Rwanda's foreign ministry spoke.", "Rwanda's foreign ministry",
         "Ministry of Foreign Affairs of Rwanda"),
        ("Boko Haram fighters left.", "Boko Haram fighters", "Boko Haram"),
        ("A spokesman for Hamas left.", "A spokesman for Hamas", "Hamas"),
        ("The Hamas-run health ministry spoke.", "Hamas-run health ministry",
         "Gaza Health Ministry"),
        ("Russian soldiers left.", "Russian soldiers", "Armed Forces of the Russian Federation"),
    ],
)  # fmt: skip
def test_known_actors(read, text, words, name):
    assert read(text).actors_of(words) == [name]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Unidentified gunmen left.", "Unidentified gunmen"),
        ("The army left.", "The army"),
        ("Residents left.", "Residents"),
        ("The health ministry spoke.", "The health ministry"),
        ("The Karenni Freedom Army Brigade left.", "Karenni Freedom Army Brigade"),
        ("Local officials spoke.", "Local officials"),
        ("Mexico is at war. State police left.", "State police"),
    ],
)
def test_unknown_actors_keep_the_words_of_the_page(read, text, words):
    told = read(text)
    mention = next(m for m in told.marks.mentions if m.text == words)
    [actor] = told.links.actors_of(mention.id)
    assert not actor.resolved
    assert actor.name == strip_leading(words)


def test_army_of_a_page_about_one_country_is_its_army(read):
    told = read("Sudan is at war. The army left Khartoum.")
    assert told.actors_of("The army") == ["Sudanese Armed Forces"]


def test_army_between_two_countries_is_nobodys(read):
    told = read("Sudan and Chad are at war. The army left.")
    assert told.actors_of("The army") == ["army"]


def test_acronym_in_brackets_is_the_name_before_it(read):
    told = read("The Karenni Freedom Council (KFC) left. The KFC came back.")
    assert told.actors_of("Karenni Freedom Council") == told.actors_of("KFC")
    assert len({a.id for a in told.links.actors}) == 1


def test_acronym_of_two_names_follows_the_country_of_the_page(read):
    told = read("The National Unity Government (NUG) of Myanmar spoke. Myanmar is at war.")
    assert told.actors_of("National Unity Government") == ["National Unity Government of Myanmar"]
    assert told.actors_of("NUG") == ["National Unity Government of Myanmar"]


def test_word_in_brackets_that_is_no_acronym_joins_nothing(read):
    told = read("The M23 (near Goma) left. The FDLR came.")
    assert told.actors_of("M23") != told.actors_of("FDLR")


def test_role_and_name_are_one_person_with_a_side(read):
    told = read("Tarek Mansouri, a spokesman for the M23, spoke. Mansouri left.")
    assert told.actors_of("a spokesman for the M23") == ["Tarek Mansouri"]
    assert told.actors_of("Mansouri") == ["Tarek Mansouri"]
    [person] = [a for a in told.links.actors if a.name == "Tarek Mansouri"]
    assert (person.kind, person.resolved) == ("person", False)
    assert any("m23" in side for side in person.side)


def test_two_persons_stay_two(read):
    told = read("Willy Ngoma, 40, spoke. Sylvain Ekenge, 50, spoke.")
    assert [a.name for a in told.links.actors] == ["Willy Ngoma", "Sylvain Ekenge"]


def test_ministry_takes_up_the_one_named_before(read):
    told = read("Rwanda's foreign ministry spoke. The ministry denied it.")
    assert told.actors_of("The ministry") == ["Ministry of Foreign Affairs of Rwanda"]


def test_ministry_of_nobody_named_stays_unknown(read):
    told = read("The ministry denied it.")
    assert not told.links.actors[0].resolved


def test_nationality_that_speaks_is_its_government(read):
    told = read("Two Ukrainians left. A Ukrainian drone hit a refinery.")
    assert told.actors_of("Ukrainian") == ["Armed Forces of Ukraine"]


def test_town_that_does_nothing_is_no_actor(read):
    assert read("Rebels left Kyiv.").actors_of("Kyiv") == []


def test_groups_of_the_headline_are_those_of_the_text(read):
    told = read(
        "The Allied Democratic Forces and the M23 attacked Beni. The two armed groups fled.",
        title="Armed groups attack town",
    )
    assert told.actors_of("Armed groups") == told.actors_of("The two armed groups")


def test_actors_come_in_order_of_their_first_mention(read):
    told = read("The M23 left Goma. The FDLR left Goma. The M23 came back.")
    assert [len(a.mentions) for a in told.links.actors] == [2, 1]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The governor spoke.", "office"),
        ("Residents spoke.", "people"),
        ("Unidentified gunmen spoke.", "group"),
        ("A spokesman spoke.", "office"),
        ("Col. Tarek Mansouri spoke.", "person"),
    ],
)
def test_kind_of_an_unknown_actor_follows_its_noun(read, text, kind):
    assert [a.kind for a in read(text).links.actors] == [kind]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Kyrgyz Ministry of Emergency Situations spoke in Bishkek.",
         "Ministry of Emergency Situations", "Kyrgyz Ministry of Emergency Situations"),
        ("Tajikistan's State Committee for National Security spoke.",
         "State Committee for National Security",
         "Tajikistan State Committee for National Security"),
        ("The State Committee for National Security of Tajikistan spoke.",
         "State Committee for National Security",
         "State Committee for National Security of Tajikistan"),
        ("Tajikistan is calm. The Ministry of Emergency Situations spoke.",
         "Ministry of Emergency Situations", "Ministry of Emergency Situations"),
    ],
)  # fmt: skip
def test_body_of_another_state_keeps_its_own_name(read, text, words, name):
    told = read(text)
    assert told.actors_of(words) == [name]
    [body] = [a for a in told.links.actors if a.name == name]
    assert (body.kind, body.resolved) == ("body", False)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Russia's Ministry of Emergency Situations spoke.",
         "Ministry of Emergency Situations", "Ministry of Emergency Situations (Russia)"),
        ("The State Committee for National Security of Kyrgyzstan spoke.",
         "State Committee for National Security",
         "State Committee for National Security (Kyrgyzstan)"),
        ("Russia is calm. The Ministry of Emergency Situations spoke.",
         "Ministry of Emergency Situations", "Ministry of Emergency Situations (Russia)"),
    ],
)  # fmt: skip
def test_body_of_the_state_beside_it_is_known(read, text, words, name):
    assert read(text).actors_of(words) == [name]


def test_bare_name_of_a_body_takes_up_the_one_with_its_state(read):
    told = read(
        "The Kyrgyz Ministry of Emergency Situations spoke in Batken. Later the Ministry of"
        " Emergency Situations fell silent."
    )
    [body] = [a for a in told.links.actors if a.kind == "body"]
    assert (body.name, body.country) == ("Kyrgyz Ministry of Emergency Situations", "KGZ")
    assert len(body.mentions) == 2


@pytest.mark.parametrize(
    "aside",
    [
        "an affiliate of al-Qaeda,",
        "which is linked to al-Qaeda,",
        "allied with al-Qaeda,",
    ],
)
def test_group_named_in_an_aside_is_not_taken_up(read, aside):
    told = read(f"JNIM, {aside} attacked Mopti in Mali. The group left on Monday.")
    assert told.actors_of("The group") == ["Jama'at Nusrat al-Islam wal-Muslimin"]


def test_group_named_beside_another_is_taken_up(read):
    told = read("JNIM fought al-Qaeda in Mali. The group left on Monday.")
    assert told.actors_of("The group") == ["Al-Qaida"]
