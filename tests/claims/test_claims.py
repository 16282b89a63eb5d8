"""Each speaker's stance on each point."""

import pytest

pytest_plugins = ("claims_pages",)

M23 = "March 23 Movement"
FARDC = "Armed Forces of the Democratic Republic of the Congo"
DAY = ("2024-03-11", "2024-03-12")


# --- who, what, where, when -----------------------------------------------------------------------


def test_outlet_speaks_where_nobody_is_quoted(read):
    told = read("The M23 attacked a camp in Goma on Monday.")
    assert {s.speaker for s in told.said()} == {"outlet"}
    assert ("outlet", "asserts", "responsible", M23) in told.lines()
    assert ("outlet", "asserts", "where", "Goma") in told.lines()
    assert ("outlet", "asserts", "when", DAY) in told.lines()
    assert ("outlet", "asserts", "occurred", True) in told.lines()


def test_post_posed_speaker_says_every_point_of_the_clause(read):
    told = read("The M23 attacked a camp in Goma on Monday, killing 12 soldiers, the army said.")
    assert {s.speaker for s in told.said()} == {FARDC}
    assert {s.point for s in told.said()} >= {
        "occurred", "responsible", "where", "when", "killed", "target",
    }  # fmt: skip


def test_every_claim_points_at_its_words(read):
    told = read("The M23 attacked a camp in Goma on Monday, the army said. The M23 denied it.")
    for claim in told.claims:
        assert told.slice(claim.spans.content)
        assert told.slice(claim.spans.cue) in ("said", "denied")
        assert claim.maker == "rules/1"
    assert len({claim.id for claim in told.claims}) == len(told.claims)


def test_event_knows_its_claims(read):
    told = read("The M23 attacked a camp in Goma on Monday.")
    assert told.events[0].claims == tuple(c.id for c in told.claims)


# --- responsibility -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "The M23 claimed responsibility for the attack.",
        "The M23 claimed the attack.",
        "The M23 admitted responsibility for the attack.",
        "The M23 said it had carried out the attack.",
    ],
)
def test_owning_up(read, words):
    told = read(f"An attack on a camp in Goma killed 12 soldiers on Monday. {words}")
    assert [(s.speaker, s.value) for s in told.said(point="responsible")] == [(M23, M23)]
    assert told.names(told.event("ASSAULT").initiators) == [M23]


@pytest.mark.parametrize(
    "words",
    [
        "The M23 did not claim the attack.",
        "The M23 has not claimed responsibility for the attack.",
        "The M23 never claimed responsibility for the attack.",
        "No group claimed responsibility for the attack.",
        "No one claimed responsibility for the attack.",
        "The M23 did not respond to a request for comment on the attack.",
        "The M23 is near Goma.",
    ],
)
def test_nobody_owns_up(read, words):
    told = read(f"An attack on a camp in Goma killed 12 soldiers on Monday. {words}")
    assert told.said(point="responsible") == []
    assert told.said(stance="declines") == []
    assert told.event("ASSAULT").initiators == ()


def test_blame_names_a_hand_by_another_mouth(read):
    told = read("Russia blamed Ukraine for the drone attack on Moscow on Monday.")
    [said] = told.said(point="responsible")
    assert (said.speaker, said.value) == ("Government of Russia", "Government of Ukraine")
    assert told.said(speaker="outlet") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The M23 denied having attacked the camp in Goma on Monday.", M23),
        ("The M23 denied that it had attacked the camp in Goma on Monday.", M23),
        ("The M23 denied attacking the camp in Goma on Monday.", M23),
    ],
)
def test_denied_hand_is_no_hand(read, text, speaker):
    told = read(text)
    denials = told.said(point="responsible", stance="denies")
    assert [(s.speaker, s.value) for s in denials] == [(speaker, speaker)]
    assert told.said(stance="asserts", point="responsible") == []


def test_denial_of_the_whole_is_not_a_denial_of_the_hand(read):
    told = read("The M23 denied that there was an attack on the camp in Goma on Monday.")
    assert (M23, "denies", "occurred", True) in told.lines()
    assert told.said(point="responsible") == []


@pytest.mark.parametrize(
    ("words", "point"),
    [
        ("Kyiv denied involvement.", "state_role"),
        ("Kyiv rejected the accusation.", "responsible"),
        ("Kyiv denied responsibility.", "responsible"),
    ],
)
def test_bare_denials_after_an_accusation(read, words, point):
    told = read(f"Russia blamed Ukraine for the drone attack on Moscow on Monday. {words}")
    denials = told.said(stance="denies")
    assert [(s.speaker, s.point) for s in denials] == [("Government of Ukraine", point)]


def test_denied_responsibility_leaves_no_initiator(read):
    told = read(
        "Russia blamed Ukraine for the attack on Moscow on Monday. Kyiv denied responsibility."
    )
    assert told.event("ASSAULT").initiators == ()


def test_denial_of_what_was_just_told(read):
    told = read("The M23 attacked a camp in Goma on Monday, the army said. The M23 denied it.")
    assert told.lines(speaker=M23) == [(M23, "denies", "occurred", True)]


def test_denial_of_one_point_leaves_the_others(read):
    told = read(
        "The M23 killed 12 soldiers in an attack on Goma on Monday, the army said. The M23 denied"
        " that 12 soldiers were killed."
    )
    assert told.lines(speaker=M23) == [(M23, "denies", "killed", (12, 12))]


def test_denial_without_any_event_keeps_its_words(read):
    told = read("Hezbollah denied the report on its finances.")
    assert told.events == ()
    assert [(s.stance, s.event) for s in told.said()] == [("denies", None)]


def test_doubt_and_retraction(read):
    told = read(
        "The M23 attacked a camp in Goma on Monday. The ministry withdrew its statement on the"
        " attack. Rwanda doubted the toll."
    )
    assert [(s.stance, s.point) for s in told.said(speaker="ministry")] == [
        ("retracts", "occurred")
    ]
    assert [(s.stance, s.point) for s in told.said(speaker="Government of Rwanda")] == [
        ("doubts", "killed")
    ]


def test_declining_to_comment_asserts_nothing(read):
    told = read("Drones attacked a camp in Nyala on Monday. The Sudanese army declined to comment.")
    said = told.said(speaker="Sudanese Armed Forces")
    assert [(s.stance, s.value) for s in said] == [("declines", None)]


# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "point", "value"),
    [
        ("The attack in Goma killed 12 people on Monday.", "killed", (12, 12)),
        ("The attack in Goma killed more than 70 people on Monday.", "killed", (71, None)),
        ("The attack in Goma wounded dozens of people on Monday.", "injured", (24, None)),
        ("The attack in Goma killed a woman on Monday.", "killed", (1, 1)),
        ("The attack in Goma killed 12 people on Monday. The toll rose from 12 to 17.", "killed",
         (17, 17)),
        ("Gunmen kidnapped 60 women in Zamfara on Monday.", "captured", (60, 60)),
    ],
)  # fmt: skip
def test_counts(read, text, point, value):
    assert value in [s.value for s in read(text).said(point=point)]


def test_old_figure_of_a_revised_toll_is_not_told_again(read):
    told = read("The death toll of Monday's attack in Quetta rose from 12 to 17, police said.")
    assert [s.value for s in told.said(point="killed")] == [(17, 17)]


def test_uncounted_dead_give_no_number(read):
    assert read("The attack in Goma killed people on Monday.").said(point="killed") == []


@pytest.mark.parametrize(
    "text",
    [
        "Two more than the police had reported were hurt in the attack in Goma on Monday.",
        "The attack in Goma on Monday lasted 12 hours.",
        "The M23 gave no details of the attack in Goma on Monday.",
        "The toll of the attack in Goma on Monday is not known.",
    ],
)
def test_no_dead_where_none_are_counted(read, text):
    assert read(text).said(point="killed") == []


def test_reported_number_it_is_compared_with_is_nobodys_claim(read):
    told = read("Two more than the police had reported were killed in the attack in Lahore.")
    assert all("Police" not in s.speaker for s in told.said())


def test_no_casualties_is_a_zero_for_dead_and_wounded(read):
    told = read("No one was hurt. There were no casualties in the attack on Goma on Monday.")
    assert {(s.point, s.value) for s in told.said() if s.point in ("killed", "injured")} >= {
        ("killed", (0, 0)),
        ("injured", (0, 0)),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt in the attack on Goma on Monday.",
        "No one was hurt in the attack on Goma on Monday.",
    ],
)
def test_nobody_hurt_is_a_zero(read, text):
    injured = read(text).said(point="injured")
    assert [s.value for s in injured] == [(0, 0)]


def test_denied_losses_are_the_speakers_own(read):
    told = read("The M23 attacked Goma on Monday. The M23 denied that it suffered casualties.")
    own = [s for s in told.said(speaker=M23) if s.point in ("killed", "injured")]
    assert {(s.point, s.value, s.of) for s in own} == {
        ("killed", (0, 0), M23),
        ("injured", (0, 0), M23),
    }


def test_dead_of_a_known_side_make_it_a_target(read):
    told = read("The M23 attacked Goma on Monday, killing 12 Congolese soldiers.")
    [killed] = told.said(point="killed")
    assert killed.of == FARDC
    assert told.names(told.event("ASSAULT").targets) == [FARDC]


def test_two_speakers_two_tolls(read):
    told = read(
        "The M23 attacked Goma on Monday. The army said 12 soldiers were killed. The M23 said it had"
        " killed 30 soldiers."
    )
    assert [(s.speaker, s.value) for s in told.said(point="killed")] == [
        (FARDC, (12, 12)),
        (M23, (30, 30)),
    ]


def test_who_counts_the_dead_says_that_it_happened_but_with_less_trust(read):
    told = read("The M23 attacked Goma on Monday. The army said 12 soldiers were killed.")
    [implied] = told.said(speaker=FARDC, point="occurred")
    [counted] = told.said(speaker=FARDC, point="killed")
    assert implied.score < counted.score


def test_name_in_quotation_marks_is_a_label(read):
    told = read(
        "Ukrainian fighters attacked Grayvoron in Russia on Monday. Russia said it had killed more"
        " than 70 “Ukrainian terrorists” in the attack."
    )
    assert [s.speaker for s in told.said(point="identity")] == ["Government of Russia"]
    plain = read(
        "Ukrainian fighters attacked Grayvoron in Russia on Monday. Russia said it had killed more"
        " than 70 fighters in the attack."
    )
    assert plain.said(point="identity") == []


# --- nested and joint speakers, channels, certainty -----------------------------------------------


def test_agency_stands_between_outlet_and_speaker(read):
    told = read(
        "TASS reported, citing the governor of Belgorod, that drones attacked Shebekino on Monday."
    )
    assert {(s.speaker, s.via) for s in told.said()} == {("Governor of Belgorod Oblast", ("TASS",))}


def test_joint_speakers_speak_together(read):
    told = read("Israel and Hezbollah said that a ceasefire began in Lebanon on Monday.")
    assert {(s.speaker, s.co_speakers) for s in told.said()} == {
        ("Government of Israel", ("Hezbollah",))
    }


def test_the_two_groups_speak_together(read):
    told = read(
        "The Allied Democratic Forces and the M23 attacked Beni on Monday. The two groups said they"
        " had killed 20 soldiers."
    )
    [said] = told.said(point="killed")
    assert (said.speaker, said.co_speakers) == ("Allied Democratic Forces", (M23,))


def test_channel_of_the_statement_is_kept(read):
    told = read("The M23 said on Telegram that it had attacked a camp in Goma on Monday.")
    assert {s.channel for s in told.said()} == {"telegram"}


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Gunmen allegedly attacked a camp in Goma on Monday.", "hedged"),
        ("The army alleged that gunmen attacked a camp in Goma on Monday.", "hedged"),
        ("Gunmen attacked a camp in Goma on Monday.", "certain"),
        ("The army said that gunmen attacked a camp in Goma on Monday.", "certain"),
    ],
)
def test_certainty(read, text, certainty):
    assert {s.certainty for s in read(text).said(point="occurred")} == {certainty}


def test_quotation_that_goes_on_has_the_same_speaker(read):
    told = read(
        "The M23 attacked Goma on Monday. “We hold the town now,” the army said. “Our men killed 30"
        " rebels in the attack.”"
    )
    [killed] = told.said(point="killed")
    assert killed.speaker == FARDC


def test_pronoun_speaks_for_whom_it_means(read):
    told = read("The M23 left Goma. It said it had attacked a camp in Sake on Monday.")
    assert {s.speaker for s in told.said(point="occurred")} == {M23}


def test_spokesman_of_a_group_speaks_for_it(read):
    told = read("A spokesman for Hamas said that 12 people were killed in Rafah on Monday.")
    assert {s.speaker for s in told.said()} == {"Hamas"}


# --- other points ---------------------------------------------------------------------------------


def test_control_and_its_denial(read):
    told = read(
        "The M23 attacked Sake on Monday. The M23 said it had captured the town of Sake. The army"
        " denied that the town had fallen."
    )
    control = told.said(point="control")
    assert [(s.speaker, s.stance) for s in control] == [(M23, "asserts"), (FARDC, "denies")]
    assert (control[0].value, control[0].of) == (M23, "Sake")


def test_part_of_a_state_and_its_denial(read):
    told = read(
        "The M23 attacked Sake on Monday. Rwanda said it had nothing to do with the attack. Rwanda"
        " supports the group."
    )
    role = told.said(point="state_role")
    assert [(s.speaker, s.stance) for s in role] == [
        ("Government of Rwanda", "denies"),
        ("outlet", "asserts"),
    ]
    assert role[1].of == "Government of Rwanda"


def test_group_has_no_part_of_a_state(read):
    told = read("The M23 attacked Sake on Monday. The FDLR supports the group.")
    assert told.said(point="state_role") == []


def test_aim_is_the_speakers(read):
    told = read("The M23 attacked Sake on Monday. The M23 said its goal is to take Goma.")
    [aim] = told.said(point="aim")
    assert (aim.speaker, aim.value) == (M23, "take Goma")


def test_who_took_part(read):
    told = read(
        "Fighters attacked Grayvoron in Russia on Monday. The Freedom of Russia Legion said that"
        " only Russian citizens took part."
    )
    [who] = told.said(point="identity")
    assert (who.speaker, who.value) == ("Freedom of Russia Legion", "only Russian citizens")


def test_where_and_when_a_video_was_made(read):
    told = read(
        "The M23 attacked Sake on Monday. The M23 released a video allegedly filmed in Goma."
    )
    [media] = told.said(point="media_where")
    assert (media.speaker, media.value, media.channel) == (M23, "Goma", "video")
    assert media.certainty == "hedged"
    told = read("The army said the video filmed in Goma on Sunday shows the attack on Sake.")
    [media] = told.said(point="media_when")
    assert media.value == ("2024-03-10", "2024-03-11")


def test_who_is_called_responsible(read):
    told = read("An attack killed 12 people in Goma on Monday. The M23 was behind the attack.")
    assert told.lines(point="responsible") == [("outlet", "asserts", "responsible", M23)]
    told = read(
        "An attack killed 12 people in Goma on Monday. The army said “foreign agents” were behind"
        " the attack."
    )
    assert told.lines(point="responsible") == [(FARDC, "asserts", "responsible", "foreign agents")]


def test_state_of_affairs_is_background_of_no_event(read):
    told = read("The M23 has been fighting the army in North Kivu since 2021.")
    [said] = told.said(point="occurred")
    assert (said.event, said.speaker) == (None, "outlet")
    assert str(said.value).startswith("fighting")


def test_facility_is_a_target_in_its_own_words(read):
    told = read("Drones attacked an oil depot in Rostov on Monday.")
    assert told.said(point="target")[0].value == "oil depot"


def test_nothing_is_claimed_twice(read):
    told = read("The M23 attacked Goma on Monday. The M23 attacked Goma on Monday.")
    assert len(set(told.lines())) == len(told.lines())


@pytest.mark.parametrize(
    "text", ["It rains.", "The government in Maputo met.", "The M23 left.", "He said it is calm."]
)
def test_nothing_is_claimed_of_nothing(read, text):
    assert read(text).claims == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Yemen is at war. The army spokesman, Tarek Salimi, has recognized the death of 18 soldiers.",
         ("Tarek Salimi", "asserts", "killed", (18, 18))),
        ("The governor, Tarek Salimi, attributed the attack on Monday in Goma to the M23.",
         ("Tarek Salimi", "asserts", "responsible", M23)),
        ("The attack in Goma on Monday was attributed to the M23 by a witness.",
         ("witness", "asserts", "responsible", M23)),
        ("The M23 has confirmed two air strikes in Goma.", (M23, "asserts", "occurred", True)),
        ("The M23 denounced that gunmen had attacked a market in Goma on Tuesday.",
         (M23, "asserts", "occurred", True)),
        ("The M23 boasted that it had killed nine soldiers in Goma.",
         (M23, "asserts", "killed", (9, 9))),
        ("Gunmen attacked Goma on Monday. The M23 informed of the death of five civilians.",
         (M23, "asserts", "killed", (5, 5))),
        ("Gunmen attacked Goma on Monday. The governor assures that three hospitals were destroyed.",
         ("governor", "asserts", "destroyed", (3, 3))),
        ("Gunmen attacked Goma on Monday. The M23 denied any part in the killings.",
         (M23, "denies", "responsible", M23)),
        ("Gunmen attacked a post in Goma on Monday. The M23 denied that the post had fallen.",
         (M23, "denies", "control", True)),
        ("The M23 said that two soldiers were killed in Goma, adding that four were captured.",
         (M23, "asserts", "captured", (4, 4))),
        ("The mayor told reporters that two soldiers were killed in Goma, but that four were captured.",
         ("mayor", "asserts", "captured", (4, 4))),
        ("Rebels set fire to eleven vehicles near Goma before leaving on Sunday, according to residents.",
         ("residents", "asserts", "destroyed", (11, 11))),
    ],
)  # fmt: skip
def test_words_that_report(read, text, line):
    assert line in read(text).lines()


def test_recognised_government_is_no_report(read):
    assert read("The government recognized the M23 on Monday.").quoted() == []


def test_attributed_without_an_object_accuses_nobody(read):
    told = read("The army said that the attack attributed to the M23 hit Goma on Monday.")
    assert [q.use for q in told.quoted()] == ["say"]
