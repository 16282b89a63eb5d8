"""The corpus's inline markup."""

import pytest

from fogline.train.markup import MarkupError, main, parse_passage, read_corpus, read_passages

HEADER = "%% test-001 | conflict: Mali | debris: glued, names | cases: hedge"


def test_marks_nest_and_give_spans_of_the_plain_text():
    passage = parse_passage(
        HEADER,
        "{src:1 The {group {nationality Malian} army}} {cue:1!denies denied}\n{con:1 it}.",
    )
    assert passage.text == "The Malian army denied it."
    found = [(mark.kind, mark.span.slice(passage.text)) for mark in passage.marks]
    assert found == [
        ("source", "The Malian army"),
        ("group", "Malian army"),
        ("nationality", "Malian"),
        ("cue", "denied"),
        ("content", "it"),
    ]
    assert passage.debris == ("glued", "names")
    assert passage.marks[3].flags == ("denies",)


def test_a_source_of_two_statements_has_both_numbers():
    passage = parse_passage(
        HEADER, "{src:1+2 He} {cue:1 said} {con:1 no} and {cue:2 added} {con:2 yes}."
    )
    assert passage.marks[0].numbers == {"1", "2"}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("{grup Rebels} left.", "unknown kind 'grup'"),
        ("{group Rebels left.", "never closed"),
        ("Rebels} left.", "closes nothing"),
        ("{group@k.initiator Rebels} left.", "unknown flag, role or trigger 'k'"),
        ("{group@k.doer Rebels} {killed:k killed} two.", "unknown flag, role or trigger 'doer'"),
        ("{killed!never killed} two.", "unknown flag, role or trigger 'never'"),
        ("{src:1 He} left.", "has no cue of that number"),
        ("{cue:1 said} nothing.", "has a cue but no content"),
        ("{killed:a killed} and {killed:a shot}.", "used twice"),
        ("{group  Rebels } left.", "begins or ends with a blank"),
        ("{ Rebels} left.", "no kind after"),
    ],
)
def test_faults_are_named(body, message):
    with pytest.raises(MarkupError, match="test-001"):
        parse_passage(HEADER, body)
    with pytest.raises(MarkupError) as error:
        parse_passage(HEADER, body)
    assert message in str(error.value)


def test_all_faults_of_a_file_are_reported_with_their_lines():
    text = f"comment\n{HEADER}\n{{grup A}}\n\n{HEADER.replace('001', '002')}\n{{x B}}\n"
    with pytest.raises(MarkupError) as error:
        read_passages(text, name="a.txt")
    assert "a.txt:2:" in str(error.value)
    assert "a.txt:5:" in str(error.value)


def test_a_wrong_header_and_unknown_debris_are_refused():
    with pytest.raises(MarkupError, match="header"):
        parse_passage("%% nonsense", "Text.")
    with pytest.raises(MarkupError, match="debris 'noise'"):
        parse_passage(HEADER.replace("glued", "noise"), "Text.")


def test_read_corpus_refuses_double_ids_and_empty_folders(tmp_path):
    with pytest.raises(MarkupError, match=r"no \.txt"):
        read_corpus(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{HEADER}\nText.\n", encoding="utf-8")
    with pytest.raises(MarkupError, match="used twice"):
        read_corpus(tmp_path)


def test_main_prints_counts_or_faults(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text(f"{HEADER}\n{{group Rebels}} left.\n", encoding="utf-8")
    assert main([str(path)]) == 0
    assert "1 passages\nkinds: group 1" in capsys.readouterr().out
    path.write_text(f"{HEADER}\n{{group Rebels left.\n", encoding="utf-8")
    assert main([str(path)]) == 3
    assert "never closed" in capsys.readouterr().err
