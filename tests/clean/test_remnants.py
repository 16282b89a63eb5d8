import pytest

from fogline.clean.remnants import find_remnants, find_untranslated
from fogline.clean.words import Words
from fogline.lexicon.vocabulary import load_vocabulary
from fogline.records import Part


def remnants(text):
    return find_remnants(Words(text, load_vocabulary()))


def untranslated(text, is_translated=True):
    parts = [Part(start=0, end=len(text), kind="paragraph")]
    return find_untranslated(Words(text, load_vocabulary()), parts, is_translated=is_translated)


@pytest.mark.parametrize(
    ("inside", "language"),
    [
        ("de l’operació", "ca"),
        ("segons fonts militars", "ca"),
        ("per complet", "ca"),
        ("según el gobierno", "es"),
        ("d'après le ministère", "fr"),
        ("secondo il ministero della difesa", "it"),
        ("nach Angaben der Behörden", "de"),
        ("по данным военных", "ru"),
        ("morts", "ca"),
        ("heridos", "es"),
        ("lloc de control", "ca"),
        ("font: Defensa", "ca"),
    ],
)
def test_find_remnants_tells_foreign_brackets(inside, language):
    traces = remnants(f"The army [{inside}] left the town.")
    assert [trace.repair.was for trace in traces] == [f" [{inside}]"]
    assert traces[0].repair.now == ""
    assert traces[0].language == language


@pytest.mark.parametrize(
    "inside",
    [
        "the rebels", "sic", "Kyiv", "de Gaulle", "El Salvador", "Rio de Janeiro", "per cent",
        "coup d'état", "the Qods Force", "sent to", "President Zine El Abidine Ben Ali", "1", "…",
        "Islamic State", "mujahideen fighters", "Note: the U.S. was not a signatory", "la ilaha illa Allah", "in exile", "Путин",
        "jirga", "hawala", "laughs", "their",
    ],
)  # fmt: skip
def test_find_remnants_leaves_editors_brackets(inside):
    assert remnants(f"He said [{inside}] would leave.") == []


def test_find_remnants_keeps_the_space_where_words_would_grow_together():
    (trace,) = remnants("It left 14 wounded [segons el comitè]among them two nurses.")
    assert trace.repair.was == "[segons el comitè]"


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Los vecinos describen escenas de pánico en las calles.", "es"),
        ("Els veïns de la zona van sentir trets durant tota la nit.", "ca"),
        ("Einer der Soldaten filmte die zweite Explosion mit dem Handy.", "de"),
        ("Les habitants ont fui vers la frontière pendant la nuit.", "fr"),
        ("Os moradores fugiram para a fronteira durante a noite.", "pt"),
        ("Жители сообщили о взрывах в центре города.", "ru"),
        ("Мешканці повідомили про вибухи в центрі міста.", "uk"),
    ],
)
def test_find_untranslated_takes_out_whole_sentences(sentence, language):
    (trace,) = untranslated(f"The army left the town. {sentence} Nobody was hurt, it said.")
    assert trace.repair.was.strip() == sentence
    assert trace.repair.now == ""
    assert trace.language == language


def test_find_untranslated_only_doubts_quotations_and_runs():
    (quoted,) = untranslated("He left. “Los vecinos describen escenas de pánico.” Then it began.")
    assert quoted.repair is None
    (run,) = untranslated("The army said that los vecinos describen escenas de pánico on Monday.")
    assert run.repair is None
    assert run.issue.code == "untranslated"


@pytest.mark.parametrize(
    "text",
    [
        "Jama'at Nusrat al-Islam wal-Muslimin claimed the attack near Ansongo.",
        "The Movimiento al Socialismo and the Ejército de Liberación Nacional met in La Paz.",
        "Coordinates: 33°47′N 44°30′E / 33.783°N 44.500°E / 33.783; 44.500",
        "President Luiz Inácio Lula da Silva met Emmanuel Macron and Olaf Scholz.",
        "Le Monde reported it. So did Der Spiegel, El País and La Repubblica.",
    ],
)
def test_find_untranslated_leaves_names(text):
    assert untranslated(text) == []


def test_find_untranslated_does_not_empty_a_bilingual_page():
    text = (
        "The army left. Los vecinos describen escenas de pánico en las calles. "
        "El gobierno no ha dado cifras de muertos. La policía busca a los autores del ataque."
    )
    assert all(trace.repair is None for trace in untranslated(text))


@pytest.mark.parametrize("is_translated", [True, False])
def test_find_untranslated_never_takes_out_a_quoted_post(is_translated):
    text = (
        "A group claimed the attack. La operación era derribar dos drones cargados cerca del "
        "palco presidencial. #Invented"
    )
    (trace,) = untranslated(text, is_translated)
    assert (trace.repair is None) is not is_translated
    posted = text.replace("presidencial. #", "presidencial #")
    (trace,) = untranslated(posted, is_translated)
    assert trace.repair is None
    assert trace.issue.code == "untranslated"
