"""How many, and of whom."""

import pytest

pytest_plugins = ("real_kit",)


@pytest.mark.parametrize(
    ("text", "kind", "number", "victim"),
    [
        ("Rebels killed 12 soldiers.", "killed", "12", "soldiers"),
        ("Twelve soldiers were killed.", "killed", "Twelve", "soldiers"),
        ("Twelve soldiers killed in an ambush.", "killed", "Twelve", "soldiers"),
        ("More than 70 fighters died.", "killed", "More than 70", "fighters"),
        ("Nine children lost their lives.", "killed", "Nine", "children"),
        ("The deaths of 12 people were reported.", "killed", "12", "people"),
        ("The blast left 30 people injured.", "injured", "30", "people"),
        ("Shells wounded 11 civilians.", "injured", "11", "civilians"),
        ("Seven people came with gunshot wounds.", "injured", "Seven", "people"),
        ("Gunmen kidnapped 60 women.", "captured", "60", "women"),
        ("Police arrested 15 protesters.", "captured", "15", "protesters"),
        ("They had taken 40 soldiers prisoner.", "captured", "40", "soldiers"),
        ("Twenty fishermen are missing.", "missing", "Twenty", "fishermen"),
        ("Fighting displaced 12,000 people.", "displaced", "12,000", "people"),
        ("The army destroyed five tanks.", "destroyed", "five", "tanks"),
        ("The army shot down four drones.", "destroyed", "four", "drones"),
        ("Nine of the dead were soldiers.", "killed", "Nine", "soldiers"),
        ("The ministry put the number at more than 200.", "", "", ""),
    ],
)
def test_counts(read, text, kind, number, victim):
    found = read(text).counts()
    assert found == ([(kind, number, victim)] if kind else [])


def test_shot_down_people_were_killed(read):
    assert read("They shot down 30 mercenaries.").counts() == [("killed", "30", "mercenaries")]


def test_two_counts_of_one_sentence_do_not_mix(read):
    told = read("Three people died and more than a dozen were injured in the attack.")
    assert [count[:2] for count in told.counts()] == [
        ("killed", "Three"),
        ("injured", "more than a dozen"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The death toll rose from 12 to 17.",
        "The toll stands at 17.",
        "The ministry revised the death toll from 12 to 17.",
    ],
)
def test_newest_toll_is_taken(read, text):
    assert [(kind, number) for kind, number, _ in read(text).counts()] == [("killed", "17")]


def test_number_put_later_counts_what_was_counted_before(read):
    told = read("Rebels killed 12 soldiers. The ministry put the number at 20.")
    assert [(kind, number) for kind, number, _ in told.counts()] == [
        ("killed", "12"),
        ("killed", "20"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He was killed by 12 bullets per minute.",
        "Shelling killed hopes for 12 days.",
        "They killed time for two hours.",
        "The toll is not known.",
        "Two villages were hit and burned.",
        "The dead tree stood for 40 years.",
    ],
)
def test_what_counts_no_people_gives_no_count(read, text):
    assert [c for c in read(text).counts() if c[1]] == []


def test_no_casualties_is_told_without_a_victim(read):
    told = read("There were no casualties in the attack.")
    assert told.frame("casualties").is_negated


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("The army suffered casualties.", ["The army"]),
        ("The army suffered heavy losses in the attack.", ["The army"]),
        ("No casualties were reported.", []),
    ],
)
def test_who_suffered_losses(read, text, victim):
    told = read(text)
    [frame] = told.frames("casualties")
    assert told.arguments(frame, "victim") == victim


def test_uncounted_inflicted_losses_are_left_out(read):
    assert read("The rebels fear casualties.").frames("casualties") == []


@pytest.mark.parametrize(
    ("text", "hands"),
    [
        ("The M23 killed 12 soldiers.", ["M23"]),
        ("Twelve soldiers were killed by the M23.", ["M23"]),
        ("Twelve soldiers died.", []),
        ("Russian missiles killed 12 people.", ["Russian"]),
    ],
)
def test_hand_of_a_killing(read, text, hands):
    told = read(text)
    [frame] = told.frames("killed")
    assert told.arguments(frame, "initiator") == hands


def kinds_and_numbers(told) -> list[tuple[str, str]]:
    return [(kind, number) for kind, number, _ in told.counts() if number]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten people, three of them civilians, were killed.", ("killed", "Ten")),
        ("Ten people, including three children, were killed.", ("killed", "Ten")),
        ("The army shot dead three rebels.", ("killed", "three")),
        ("Three rebels were shot dead.", ("killed", "Three")),
        ("The blast left two soldiers dead.", ("killed", "two")),
        ("Troops found the bodies of 12 men.", ("killed", "12")),
        ("The attack caused 12 deaths.", ("killed", "12")),
        ("Twelve people suffered injuries.", ("", "")),
    ],
)
def test_whole_is_counted_and_not_its_shares(read, text, expected):
    found = kinds_and_numbers(read(text))
    assert found == ([expected] if expected[0] else [])


def test_part_of_a_group_is_counted_for_itself(read):
    told = read("They took 40 people hostage, of whom three were killed.")
    assert ("killed", "three") in kinds_and_numbers(told)


@pytest.mark.parametrize("text", ["Nobody was hurt.", "No one was killed."])
def test_nobody_hurt_is_no_uncounted_victim(read, text):
    assert [victim for _, _, victim in read(text).counts() if victim] == []


def test_anyone_hurt_is_no_negation(read):
    assert not any(
        f.is_negated for f in read("It is unclear if anyone was hurt.").frames("injured")
    )


def test_the_dead_without_a_number_count_nobody(read):
    assert read("The dead were buried on Monday.").frames("killed") == []
