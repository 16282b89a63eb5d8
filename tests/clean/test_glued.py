import pytest

from fogline.clean.capitals import find_inner_capitals, find_missing_spaces
from fogline.clean.glued import find_cuts
from fogline.clean.words import Words
from fogline.lexicon.vocabulary import load_vocabulary


def cut(text, lexicon, borders=()):
    words = Words(text, load_vocabulary())
    return [(c.head, c.tail, c.is_firm) for c in find_cuts(words, lexicon, borders)]


@pytest.mark.parametrize(
    ("text", "head", "tail"),
    [
        ("The shelling of Kharkivthey said went on.", "Kharkiv", "they"),
        ("They entered Nyalathe capital of the state.", "Nyala", "the"),
        ("A column left Kupianskwhich lies on the river.", "Kupiansk", "which"),
        ("The soldiersthe army had sent were lost.", "soldiers", "the"),
        ("Houses were burnedand people fled.", "burned", "and"),
        ("They crossed the bridgein several lorries.", "bridge", "in"),
        ("The attack ofthe night went on.", "of", "the"),
        ("It lies on the White Nileabout 60 km away.", "Nile", "about"),
    ],
)
def test_find_cuts_parts_known_words_and_names(text, head, tail, small_lexicon):
    assert cut(text, small_lexicon) == [(head, tail, True)]


def test_find_cuts_holds_short_tails_of_names_to_be_weak(small_lexicon):
    found = cut("They are back in Kupianskin the east of Ukraine.", small_lexicon)
    assert found == [("Kupiansk", "in", False)]


def test_find_cuts_takes_a_border_of_bold_or_link_as_reason(small_lexicon):
    text = "They are back in Kupianskin the east of Ukraine."
    assert cut(text, small_lexicon, borders=[text.index("Kupianskin") + 8])[0][2]


def test_find_cuts_knows_heads_from_elsewhere_on_the_page(small_lexicon):
    text = "The hills of Tarmela are held. They left Tarmelaand went home."
    assert cut(text, small_lexicon) == [("Tarmela", "and", True)]


def test_find_cuts_leaves_a_name_that_stands_twice(small_lexicon):
    text = "In Kupianskin the men met. Kupianskin the brave spoke."
    assert cut(text, small_lexicon) == []


def test_find_cuts_parts_a_far_name_only_in_context(small_lexicon):
    near = "In Iran they reached the town of Raskin the south of the province."
    assert cut(near, small_lexicon) == [("Rask", "in", False)]
    assert cut("In Iran they met Raskin the lawyer.", small_lexicon) == []
    assert cut("They reached the town of Raskin the south of it.", small_lexicon) == []


@pytest.mark.parametrize(
    "text",
    [
        "Manchester and Islamabad and Abbottabad are towns.",
        "Goethe said so; Ferdinand, Roland and Blythe agreed.",
        "The gunmen of Kuzmin the elder, Mr Sanderson the judge and Ms Robertson met.",
        "See https://example.org/Kharkivthe or @Nyalathe or #Kharkivthey for more.",
        "The well-knownthe thing of half-Kharkivin and anti-Nyalain kind",
        "A healthcare worker, a cannabis grower and a python met within the woodland.",
        "The army killed top jihadis during the night; the jihadis are Punjabis the army knows.",
        "The head of the zilla parishad had decided so, and Mr Manchesterand Naik agreed.",
        "Nobody therein, herein or wherein said whereby it stands.",
    ],
)
def test_find_cuts_leaves_names_words_and_addresses(text, small_lexicon):
    assert [found for found in cut(text, small_lexicon) if found[2]] == []


def inner(text, lexicon, has_traces=False):
    words = Words(text, load_vocabulary())
    return [r.now for r in find_inner_capitals(words, lexicon, has_traces=has_traces)]


def test_find_inner_capitals_parts_words_and_names(small_lexicon):
    assert inner("They left the townHe had held.", small_lexicon) == ["town He"]
    assert inner("The groupAnsar al-Din fought.", small_lexicon) == ["group Ansar"]
    assert inner("The region of KharkivOleksandr Bondar", small_lexicon, True) == [
        "Kharkiv Oleksandr"
    ]


def test_find_inner_capitals_parts_two_names_only_beside_other_traces(small_lexicon):
    assert inner("The region of KharkivOleksandr Bondar", small_lexicon) == []


@pytest.mark.parametrize(
    "text",
    ["YouTube and PayPal", "iPhone and eBay users", "McDonald and DeSantis", "easyJet flights"],
)
def test_find_inner_capitals_leaves_brands_and_names(text, small_lexicon):
    assert inner(text, small_lexicon, True) == []


def test_find_missing_spaces_behind_a_full_stop(small_lexicon):
    words = Words("So said the minister.The army denied it.", load_vocabulary())
    assert [r.now for r in find_missing_spaces(words, small_lexicon)] == ["minister. The"]


@pytest.mark.parametrize(
    "text", ["Go to example.The or www.army.It", "the U.S.The", "node.Js", "mail me.at@army.It"]
)
def test_find_missing_spaces_leaves_addresses(text, small_lexicon):
    words = Words(text, load_vocabulary())
    assert [r.was for r in find_missing_spaces(words, small_lexicon)] in ([], ["example.The"])


def test_find_cuts_leaves_a_page_without_capitals(small_lexicon):
    small = "the army entered nyalathe capital and the villagersthe men fled to nyala again. "
    assert cut(small * 3, small_lexicon) == []
    assert cut(small, small_lexicon) == []


def test_find_cuts_parts_before_is_only_where_a_place_or_thing_is_described(small_lexicon):
    assert cut("The bridgeis located in the north of Ukraine.", small_lexicon) != []
    assert cut("The bridgeis during the night.", small_lexicon) == []


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("Rebels left Kharkiv. They took Kharkivsouth of the river.", "Kharkiv south"),
        ("Rebels left Kharkiv. A shell hit Kharkivcausing eleven deaths.", "Kharkiv causing"),
        ("Rebels left Kharkiv. A shell hit Kharkivkilling 11 people.", "Kharkiv killing"),
    ],
)
def test_find_cuts_parts_directions_and_deeds_behind_a_name_of_the_page(text, now, small_lexicon):
    assert [
        f"{c.head} {c.tail}" for c in find_cuts(Words(text, load_vocabulary()), small_lexicon)
    ] == [now]


@pytest.mark.parametrize(
    "text",
    [
        "He went to Weymouthnorth of the river and met Mr Osterkilling there.",
        "Rebels left Kharkiv. Kharkivsouth fell silent.",
        "The villagesouth of it burned.",
    ],
)
def test_find_cuts_leaves_directions_and_deeds_behind_other_words(text, small_lexicon):
    assert find_cuts(Words(text, load_vocabulary()), small_lexicon) == []
