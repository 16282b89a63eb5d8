"""Who says what: source, reporting words and the whole of what is said."""

import pytest

pytest_plugins = ("real_kit",)

CLAUSE = "gunmen attacked a camp near Gao on Monday"


def only(told):
    [found] = told.quoted()
    return found


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (f"The army said {CLAUSE}.", "The army", CLAUSE),
        (f"The army said that {CLAUSE}.", "The army", CLAUSE),
        (f"The army said on Tuesday that {CLAUSE}.", "The army", CLAUSE),
        (f"The army said Tuesday that {CLAUSE}.", "The army", CLAUSE),
        (f"The army told Reuters that {CLAUSE}.", "The army", CLAUSE),
        (f"The army said in a statement that {CLAUSE}.", "The army", CLAUSE),
        (f"The army announced: {CLAUSE}.", "The army", CLAUSE),
        (f"According to the army, {CLAUSE}.", "the army", CLAUSE),
        (f"Mali said {CLAUSE}.", "Mali", CLAUSE),
        (f"He said {CLAUSE}.", "He", CLAUSE),
        (f"Army spokesman Col. Tarek Mansouri said {CLAUSE}.", "Tarek Mansouri", CLAUSE),
        (f"The mayor of Kharkiv, Ihor Terekhov, said {CLAUSE}.", "Ihor Terekhov", CLAUSE),
        (f"Tarek Mansouri, who speaks for the army, said {CLAUSE}.", "Tarek Mansouri", CLAUSE),
    ],
)
def test_speaker_before_gets_the_clause_behind(read, text, speaker, content):
    found = only(read(text))
    assert (found.speaker, found.contents) == (speaker, (content,))
    assert found.stance == "asserts"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Gunmen attacked a camp near Gao on Monday, the army said.", "the army"),
        ("Gunmen attacked a camp near Gao on Monday, the army said on Tuesday.", "the army"),
        ("Gunmen attacked a camp near Gao on Monday, the army said in a statement.", "the army"),
        ("Gunmen attacked a camp near Gao on Monday, an official told Reuters.", "an official"),
        ("Gunmen attacked a camp near Gao on Monday, according to the army.", "the army"),
        ("Gunmen attacked a camp near Gao on Monday, he said.", "he"),
    ],
)
def test_post_posed_speaker_gets_the_whole_clause(read, text, speaker):
    found = only(read(text))
    assert found.speaker == speaker
    assert found.contents == ("Gunmen attacked a camp near Gao on Monday",)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“We hold the town of Sake,” the M23 said.", "We hold the town of Sake"),
        ("“We hold the town of Sake”, said the M23.", "We hold the town of Sake"),
        ('"We hold the town of Sake," the M23 said.', "We hold the town of Sake"),
        ("The M23 said: “We hold the town of Sake.”", "We hold the town of Sake"),
        ("“We hold the town of Sake”, reads a message of the M23.", "We hold the town of Sake"),
        ("The M23 wrote: “We hold the town of Sake.”", "We hold the town of Sake"),
    ],
)
def test_direct_speech(read, text, content):
    found = only(read(text))
    assert found.speaker == "M23"
    assert (found.contents, found.is_direct) == ((content,), True)


def test_quotation_goes_on_in_the_next_sentence(read):
    told = read("“We hold the town,” the M23 said. “We lost nobody in the battle.” It is quiet.")
    assert [(q.speaker, q.contents) for q in told.quoted()] == [
        ("M23", ("We hold the town",)),
        ("M23", ("We lost nobody in the battle",)),
    ]


def test_quotation_of_another_paragraph_has_no_speaker(read):
    told = read("“We hold the town,” the M23 said.\n\n“We lost nobody in the battle.”")
    assert [q.contents for q in told.quoted()] == [("We hold the town",)]


def test_quotation_broken_by_its_speaker_has_two_pieces(read):
    found = only(read("“We hold the town,” the M23 said, “and we will not leave it again”."))
    assert found.contents == ("We hold the town", "and we will not leave it again")


@pytest.mark.parametrize(
    ("text", "cue", "stance", "hedged"),
    [
        ("The army denied that it shelled the camp.", "denied", "denies", False),
        ("The army claimed that it shelled the camp.", "claimed", "asserts", False),
        ("The army alleged that rebels shelled the camp.", "alleged", "asserts", True),
        ("The army doubted that rebels shelled the camp.", "doubted", "doubts", False),
        ("The army withdrew its statement on the camp.", "withdrew", "retracts", False),
        ("The army declined to comment on the raid.", "declined to comment", "declines", False),
        ("The army refused to say who shelled the camp.", "refused to say", "declines", False),
    ],
)
def test_stance_comes_from_the_reporting_word(read, text, cue, stance, hedged):
    found = only(read(text))
    assert (found.cue, found.stance) == (cue, stance)
    assert found.is_hedged is hedged


@pytest.mark.parametrize(
    "text",
    [
        "The army did not say that rebels shelled the camp.",
        "The army did not deny that it shelled the camp.",
        "The army never claimed that it shelled the camp.",
        "The army did not claim responsibility for the raid.",
        "The army did not respond to a request for comment.",
        "The state of the camp is bad.",
        "The reports of the raid are many.",
        "An army post near the camp was hit.",
        "Two more than the police had reported were killed.",
        "The army withdrew its troops from the camp.",
        "It was said that rebels shelled the camp.",
        "The claims were many and the blame was shared.",
    ],
)
def test_words_that_report_nothing(read, text):
    assert read(text).quoted() == []


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("The M23 claimed responsibility for the raid.", "responsible"),
        ("The M23 claimed the attack on the camp.", "responsible"),
        ("The M23 claimed it in a message.", "responsible"),
        ("The M23 claimed the attack was over.", "say"),
        ("Russia blamed Ukraine for the raid.", "blame"),
        ("Russia accused Ukraine of the raid.", "accuse"),
    ],
)
def test_owning_up_is_told_from_saying(read, text, use):
    assert only(read(text)).use == use


@pytest.mark.parametrize(
    ("text", "speaker", "partners"),
    [
        ("Israel and Hezbollah said that the truce holds.", "Israel", ("Hezbollah",)),
        ("The army and the M23 denied that they shelled the camp.", "The army", ("M23",)),
        ("The RSF (Rapid Support Forces) and the army said it is calm.", "RSF", ("the army",)),
        ("Israel said that Hezbollah and Hamas agreed.", "Israel", ()),
    ],
)
def test_joint_speakers(read, text, speaker, partners):
    found = read(text).quoted()[0]
    assert (found.speaker, found.partners) == (speaker, partners)


def test_second_verb_of_one_speaker_is_a_second_attribution(read):
    told = read("The M23 said that it took the town and denied that it shelled the camp.")
    assert [(q.speaker, q.stance, q.contents) for q in told.quoted()] == [
        ("M23", "asserts", ("it took the town",)),
        ("M23", "denies", ("it shelled the camp",)),
    ]


def test_outlet_speaks_again_after_but(read):
    found = read("The M23 said that it took the town, but soldiers were still there.").quoted()
    assert [q.contents for q in found] == [("it took the town",)]


def test_agency_that_cites_somebody_passes_it_on(read):
    told = read("TASS reported, citing the governor of Belgorod, that a drone hit a house.")
    assert [(q.speaker, q.is_nested) for q in told.quoted()] == [
        ("TASS", False),
        ("governor of Belgorod", True),
    ]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The M23 said on Telegram that it took the town.", "telegram"),
        ("The M23 said in a statement that it took the town.", "statement"),
        ("The M23 said in a video that it took the town.", "video"),
        ("The M23 said in an interview that it took the town.", "interview"),
        ("The army said on state television that it took the town.", "tv"),
        ("The army said on X that it took the town.", "social"),
        ("“We took the town of Sake,” the M23 said on Telegram.", "telegram"),
        ("The army said that it took the town.", ""),
        ("“The video on X is an old one,” the army said.", ""),
    ],
)
def test_channel(read, text, channel):
    assert only(read(text)).channel == channel


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The ministry raised its toll from 12 to 17.", "The ministry"),
        ("The ministry put the number of dead at 17.", "The ministry"),
    ],
)
def test_who_gives_a_toll_speaks(read, text, speaker):
    assert only(read(text)).speaker == speaker


def test_who_puts_something_else_does_not_speak(read):
    assert read("The army put its tanks at the border.").quoted() == []
    assert read("The army raised its flag at the border.").quoted() == []


def test_statement_by_somebody_speaks_for_him(read):
    found = only(read("A statement by the army said that the camp was shelled."))
    assert found.speaker == "the army"
    assert found.source == "statement by the army"


def test_role_before_the_verb_prefers_the_name(read):
    found = only(read("“We hold the town,” said army spokesman Sylvain Ekenge."))
    assert found.speaker == "Sylvain Ekenge"


def test_quotation_that_begins_with_a_reporting_verb_is_one(read):
    told = read("“Say what you want, the town is ours,” the mayor said.")
    assert [q.speaker for q in told.quoted()] == ["the mayor"]


@pytest.mark.parametrize(
    "text",
    [
        "The army called the report a lie.",
        "The army called the accusation baseless.",
        "The army described the report as false.",
    ],
)
def test_calling_it_false_denies_it(read, text):
    found = only(read(text))
    assert (found.speaker, found.stance) == ("The army", "denies")


def test_calling_something_a_name_denies_nothing(read):
    assert read("The army called the town Sake its base.").quoted() == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("No group claimed responsibility for the raid.", "No group"),
        ("Nobody claimed responsibility for the raid.", "Nobody"),
        ("None of the groups said that it took the town.", "groups"),
    ],
)
def test_nobody_speaks(read, text, speaker):
    assert speaker not in [q.speaker for q in read(text).quoted()]


def test_what_is_added_has_the_same_speaker(read):
    told = read("The M23 said that it took the town, adding that it lost nobody.")
    assert [q.speaker for q in told.quoted()] == ["M23", "M23"]
    assert told.quoted()[1].contents == ("it lost nobody",)


def test_speech_of_several_sentences_has_one_speaker(read):
    told = read("“We hold the town now. We lost nobody in the battle,” the M23 said.")
    assert {q.speaker for q in told.quoted()} == {"M23"}
    said = " ".join(c for q in told.quoted() for c in q.contents)
    assert "We hold the town now" in said
    assert "We lost nobody in the battle" in said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The raid on the camp was blamed on the M23 by the Congolese army.", "Congolese army"),
        ("Gunmen attacked a camp near Gao, as confirmed by the Malian army.", "Malian army"),
        ("The camp, it was reported, is quiet.", None),
    ],
)
def test_passive_report_needs_a_named_source(read, text, speaker):
    found = read(text).quoted()
    assert [q.speaker for q in found] == ([] if speaker is None else [speaker])


def test_report_in_the_middle_of_a_clause_has_two_pieces(read):
    found = only(read("The video of the raid was, according to the army, recorded in Gao."))
    assert found.speaker == "the army"
    assert found.contents == ("The video of the raid was", "recorded in Gao")


def test_according_to_a_pronoun(read):
    found = only(read("According to him, gunmen attacked a camp."))
    assert (found.source, found.contents) == ("him", ("gunmen attacked a camp",))


def test_according_to_nobody_is_no_report(read):
    assert read("Things went according to plan.").quoted() == []


def test_message_reads_its_quotation(read):
    found = only(read("A message of the M23 reads: “We hold the town of Sake.”"))
    assert [c.rstrip(".") for c in found.contents] == ["We hold the town of Sake"]


def test_missing_comma_does_not_lose_the_speaker(read):
    found = only(read("Gunmen attacked a camp near the port the governor reported."))
    assert found.speaker == "the governor"
    assert found.contents == ("Gunmen attacked a camp near the port",)


def test_citing_nobody_named_passes_nothing_on(read):
    told = read("TASS reported, citing eight reasons, that a drone hit a house.")
    assert not any(q.is_nested for q in told.quoted())


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The army said in a post on Facebook that it was calm.", "social"),
        ("The army said that gunmen attacked a post near Gao.", ""),
        ("In a post, the army said that it was calm.", "social"),
    ],
)
def test_post_that_is_held_by_soldiers_is_no_channel(read, text, channel):
    assert only(read(text)).channel == channel
