"""The network and the run, where torch is installed (pip install 'fogline[train]')."""

import numpy as np
import pytest
from train_tools import SPACE, make_tokenizer

from fogline.tag.encoder import ModelCard, load_model
from fogline.tag.pieces import PieceCutter
from fogline.text import Span
from fogline.train.examples import Example, GoldStatement, GoldTrigger, make_items

torch = pytest.importorskip("torch", reason="training needs the extra 'train'")
export = pytest.importorskip("fogline.train.export")
losses = pytest.importorskip("fogline.train.losses")
network = pytest.importorskip("fogline.train.model")

SMALL = network.Shape(vocabulary=64, positions=64, width=24, inner=48, heads=2, layers=3)
TEXT = "The rebels said they killed 12 soldiers. The army denied it."


def example(text=TEXT):
    def span(words):
        return Span(text.index(words), text.index(words) + len(words))

    return Example(
        source="corpus",
        id="x",
        text=text,
        layers={
            "entities": ((span("rebels"), "group"),),
            "claims": ((span("said"), "cue"), (span("they killed 12 soldiers"), "content")),
        },
        statements=(
            GoldStatement(
                cue=span("said"),
                sources=(span("The rebels"),),
                contents=(span("they killed 12 soldiers"),),
                flags=("hedged",),
            ),
        ),
        triggers=(
            GoldTrigger(span=span("killed"), flags=(), arguments=((span("soldiers"), "victim"),)),
        ),
        page={"relevance": (1.0,)},
    )


@pytest.fixture
def items(tmp_path):
    cutter = PieceCutter(make_tokenizer(tmp_path / "tokenizer.json"))
    return make_items(example(), cutter, SPACE, limit=60)


def test_the_loss_falls_when_one_example_is_learnt(items):
    torch.manual_seed(1)
    reader = network.Reader(SPACE, SMALL).train()
    optimizer = torch.optim.AdamW(reader.parameters(), lr=5e-3)
    seen = []
    for _ in range(40):
        loss = losses.compute_loss(reader, losses.collate(items, torch.device("cpu")), None)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        seen.append(float(loss.detach()))
    assert seen[-1] < 0.4 * seen[0]


def test_padding_does_not_change_what_a_window_says(items, tmp_path):
    torch.manual_seed(1)
    reader = network.Reader(SPACE, SMALL).eval()
    cutter = PieceCutter(make_tokenizer(tmp_path / "other.json"))
    longer = make_items(Example(source="corpus", id="y", text=TEXT * 2), cutter, SPACE, limit=60)
    alone = losses.collate(items, torch.device("cpu"))
    padded = losses.collate([*items, *longer], torch.device("cpu"))
    with torch.no_grad():
        one = reader.read(alone.ids, alone.cases, None)
        two = reader.read(padded.ids, padded.cases, padded.mask)
    size = alone.ids.shape[1]
    assert padded.ids.shape[1] > size
    assert torch.allclose(one[0], two[0][:1, :size], atol=1e-5)
    assert torch.allclose(one[2], two[2][:1], atol=1e-5)


@pytest.mark.filterwarnings("ignore")
def test_the_exported_graph_says_what_the_network_says(items, tmp_path):
    torch.manual_seed(1)
    reader = network.Reader(SPACE, SMALL).eval()
    tokenizer = make_tokenizer(tmp_path / "t.json")
    card = export.export_model(
        reader,
        tmp_path / "out",
        tokenizer=tokenizer,
        card=ModelCard(name="s", digest=""),
        quantize=False,
    )
    model = load_model(tmp_path / "out")
    assert model.card == card
    scores = model.encoder.read(TEXT, [Span(0, len(TEXT))])
    batch = losses.collate(items, torch.device("cpu"))
    with torch.no_grad():
        states = reader.read(batch.ids, batch.cases, None)[0][0, batch.first[0]]
        wanted = reader.word_heads["triggers"](states).numpy()
    assert np.allclose(model.encoder.head(scores, "triggers"), wanted, atol=2e-3)
