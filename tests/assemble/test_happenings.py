"""Triggers that speak of one happening become one event."""

import pytest

pytest_plugins = ("assemble_pages",)

SAKE = "The M23 attacked a camp near Sake on Monday."


def anchors(told, event) -> list[str]:
    return [told.slice(a) for a in event.anchors]


def test_one_sentence_is_one_event(read):
    told = read("The M23 attacked a camp in Goma on Monday.")
    event = told.event("ASSAULT")
    assert told.when_of(event) == ("2024-03-11", "2024-03-12")
    assert told.where_of(event) == ("Goma", "in", 1)
    assert told.names(event.initiators) == ["March 23 Movement"]
    assert event.factuality == "happened"


@pytest.mark.parametrize(
    "more",
    [
        "The attack lasted two hours.",
        "The army said the attack was over by noon.",
        "Soldiers fled the attack in Goma.",
        "Monday's attack left the camp in ruins.",
    ],
)
def test_what_takes_it_up_is_the_same_event(read, more):
    told = read(f"The M23 attacked a camp in Goma on Monday. {more}")
    assert len(anchors(told, told.event("ASSAULT"))) == 2


@pytest.mark.parametrize(
    "more",
    [
        "Boko Haram attacked a camp in Maiduguri on Monday.",
        "The M23 attacked a camp in Goma on Thursday.",
        "The army attacked a camp in Beni on Monday.",
        "Police arrested 12 students in Goma on Monday.",
    ],
)
def test_another_hand_day_place_or_kind_is_another_event(read, more):
    assert len(read(f"The M23 attacked a camp in Goma on Monday.\n\n{more}").events) == 2


def test_headline_and_lead_are_one_event(read):
    told = read(
        "Gunmen attacked a church near Gwoza on Sunday, residents said.",
        title="Gunmen attack church in Nigeria",
    )
    assert anchors(told, told.event("ASSAULT")) == ["attack", "attacked"]


@pytest.mark.parametrize(
    "text",
    [
        "The M23 did not attack a camp in Goma on Monday.",
        "There was no attack in Goma on Monday.",
        "The M23 could attack Goma on Monday.",
        "The M23 has been fighting the army in Goma since 2012.",
        "The government in Maputo spoke of war.",
        "Attacks are bad. Nothing was said of them.",
        "A film on the massacre in Goma was shown.",
        "It rained in Goma on Monday.",
    ],
)
def test_no_event_where_nothing_is_told_to_have_happened(read, text):
    assert read(text).events == ()


def test_event_that_is_only_denied_is_kept_for_its_denial(read):
    told = read("Rwanda denied an attack on Goma on Monday.")
    assert [e.kind for e in told.events] == ["ASSAULT"]
    assert told.names(told.events[0].initiators) == []


def test_planned_event_lies_ahead_and_apart_from_the_one_that_happened(read):
    told = read(
        "Students held a protest in Nairobi on Tuesday. They will hold a protest in Nairobi on"
        " Thursday."
    )
    assert [(e.factuality, told.when_of(e)) for e in told.events] == [
        ("happened", ("2024-03-12", "2024-03-13")),
        ("planned", ("2024-03-21", "2024-03-22")),
    ]


def test_plan_without_a_day_is_no_event(read):
    assert read("It is calm.\n\nThe union plans to hold a protest in Nairobi.").events == ()


def test_ongoing_event(read):
    told = read("The army launched an offensive near Goma on Monday. The offensive is under way.")
    assert told.event("ASSAULT").factuality == "ongoing"


def test_office_in_a_capital_places_no_event(read):
    told = read("The government in Maputo said insurgents attacked a village on Tuesday.")
    assert told.event("ASSAULT").where is None


def test_place_of_the_dateline_is_not_the_place_of_the_event(read):
    told = read("KAMPALA, Uganda (Agency) - Rebels attacked a camp in Beni, Congo, on Monday.")
    where = told.where_of(told.event("ASSAULT"))
    assert where is not None
    assert where[0] == "Beni"


def test_headline_places_the_event_that_the_lead_leaves_open(read):
    told = read("Rebels attacked an army camp on Monday, the army said.", title="Goma under fire")
    assert told.where_of(told.events[0]) == ("Goma", "in", 1)


def test_time_told_just_before_is_taken_with_an_issue(read):
    told = read("The M23 attacked a camp in Goma on Monday. Police arrested 12 students in Goma.")
    event = told.event("COERCE")
    assert told.when_of(event) == ("2024-03-11", "2024-03-12")
    assert "when-from-context" in told.codes()


def test_day_of_the_report_stands_in_with_an_issue(read):
    told = read("The army said on Tuesday that rebels had attacked a camp in Goma.")
    assert told.when_of(told.event("ASSAULT")) == ("2024-03-12", "2024-03-13")
    assert "when-from-report" in told.codes()


def test_no_day_is_no_day(read):
    told = read("Rebels attacked a camp in Goma.")
    assert told.event("ASSAULT").when is None
    assert told.codes() == []


def test_narrowest_time_is_the_events(read):
    told = read("Rebels attacked a camp in Goma last week. The attack in Goma was on March 6.")
    assert told.when_of(told.event("ASSAULT")) == ("2024-03-06", "2024-03-07")


@pytest.mark.parametrize(
    ("text", "hands"),
    [
        ("The M23 killed 12 villagers in Beni on Monday.", ["March 23 Movement"]),
        ("A drone killed three people in Nikopol on Monday.", []),
    ],
)
def test_killing_with_a_hand_is_an_assault(read, text, hands):
    told = read(text)
    assert told.names(told.event("ASSAULT").initiators) == hands


def test_deaths_in_an_accident_are_no_assault(read):
    told = read("Twelve people were killed in a bus crash in Goma on Monday.")
    assert told.events == ()


def test_town_that_is_headed_for_tells_where_an_assault_is(read):
    told = read(
        "The M23 launched an incursion on Monday. Its fighters are heading towards the town of Sake"
        " in North Kivu."
    )
    assert told.where_of(told.event("ASSAULT")) == ("North Kivu", "in", 4)


def test_numbers_belong_to_the_nearest_event(read):
    told = read(
        "The M23 attacked a camp in Goma on Monday, killing 12 soldiers.\n\n"
        "Boko Haram attacked a camp in Maiduguri on Tuesday, killing seven soldiers."
    )
    by_start = {e.id: told.where_of(e)[0] for e in told.events}
    killed = [by_start[told.event_by_frame[f.id]] for f in told.frames("killed")]
    assert killed == ["Goma", "Maiduguri"]


def test_mode_is_the_most_frequent_one(read):
    told = read("Drones attacked Kharkiv on Monday. The drone attack on Kharkiv lasted an hour.")
    assert told.event("ASSAULT").mode == "drone"


def test_protest_its_policing_and_arrests_share_a_day_and_a_place(read):
    told = read(
        "Students held a protest in Nairobi on Tuesday. Police used tear gas against the students."
        "\n\nPolice arrested 12 students."
    )
    assert {told.when_of(e) for e in told.events} == {("2024-03-12", "2024-03-13")}
    assert {told.where_of(e) for e in told.events} == {("Nairobi", "in", 1)}


def test_ids_follow_the_content(read):
    assert [e.id for e in read(SAKE).events] == [e.id for e in read(SAKE).events]
    assert read(SAKE).events[0].id != read(f"It rains. {SAKE}").events[0].id


@pytest.mark.parametrize(
    "text",
    [
        "The government on Wednesday raised the toll to 47 killed when gunmen stormed a post near"
        " Bol in Chad.",
        "A spokesman on Wednesday raised to 47 the toll of soldiers killed when gunmen stormed a"
        " post near Bol in Chad.",
        "Chad's army on Wednesday put at 47 the number of soldiers killed in an attack near Bol.",
    ],
)
def test_day_a_toll_was_raised_is_not_the_day_of_the_event(read, text):
    told = read(text)
    assert told.event("ASSAULT").when is None
    assert told.lines(point="killed")[0][-1] == (47, 47)
    assert told.said(point="when") == []
