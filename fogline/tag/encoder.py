"""The trained encoder at run time: onnxruntime, one window a run, no torch.

Dynamic int8 takes one scale for everything in a run, so windows are never batched or padded: a window's
scores do not depend on its neighbours.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from fogline.errors import LexiconError
from fogline.tag.labels import LabelSpace, read_label_space
from fogline.tag.links import LinkWeights, read_link_weights
from fogline.tag.pieces import PieceCutter, Pieces, Window, WindowInput, plan_windows
from fogline.tag.shipped import MODEL_FOLDER
from fogline.text import Span

FloatArray = npt.NDArray[np.float32]

PROJECTIONS = ("link_first", "link_last", "trigger_first", "trigger_last", "argument_word")
DECIMALS = 3
"""Scores are rounded to so many places: the last digits differ between kinds of processors."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scores:
    """What the encoder says of a whole text.

    Attributes:
        pieces: The text's words.
        words: float32[word, column]; see :meth:`LabelSpace.word_columns`.
        projections: float32[word, 5 * projection]; see :data:`PROJECTIONS`.
        windows: The windows it was read in.
        pages: float32[window, column]; see :meth:`LabelSpace.page_columns`.
        embedding: float32[embedding], of length 1: the mean of the windows'.
    """

    pieces: Pieces
    words: FloatArray
    projections: FloatArray
    windows: tuple[Window, ...]
    pages: FloatArray
    embedding: FloatArray


class Runner(Protocol):
    """Something that reads one window: the shipped graph, or a model in training."""

    def run(self, given: WindowInput) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        """Give word scores, projections, page scores and the embedding of one window."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """What the shipped model says of itself.

    Attributes:
        name: Its name.
        digest: SHA-256 of the graph, link weights, labels and tokenizer.
        biases: Head to what is added to O, chosen on dev.
        fillers: Least pooled score of "reports an incident" for a text whose role fillers are given.
        gate: Least score of a page's first words for the page to be read further.
    """

    name: str
    digest: str
    biases: dict[str, float] = field(default_factory=dict)
    fillers: float = 0.0
    gate: float = -10.0


class OnnxRunner:
    """The exported graph.

    Args:
        path: ``.onnx`` file.
        threads: Threads of a run.
    """

    def __init__(self, path: Path, *, threads: int = 1) -> None:
        import onnxruntime  # a fifth of a second that rules alone need not wait for

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )

    def run(self, given: WindowInput) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        """Read one window."""
        words, projections, page, embedding = self._session.run(
            None, {"ids": given.ids[None], "cases": given.cases[None], "first": given.first}
        )
        return words, projections, page, embedding


class Encoder:
    """The encoder with its tokenizer and label space.

    Args:
        cutter: Cuts texts into word pieces.
        space: Heads.
        runner: Reads windows.
    """

    def __init__(self, cutter: PieceCutter, space: LabelSpace, runner: Runner) -> None:
        self.cutter = cutter
        self.space = space
        self._runner = runner

    def read(self, text: str, sentences: Sequence[Span]) -> Scores:
        """Read a text of any length in overlapping windows.

        Args:
            text: The text.
            sentences: Its sentences, in order.
        """
        pieces = self.cutter.cut(text)
        windows = plan_windows(pieces, sentences)
        words, projections, pages, embeddings = [], [], [], []
        for window in windows:
            found = self._runner.run(self.cutter.make_input(pieces, window))
            skip = window.own - window.start
            words.append(found[0][skip:])
            projections.append(found[1][skip:])
            pages.append(found[2])
            embeddings.append(found[3])
        return Scores(
            pieces=pieces,
            words=_stack(words, self.width),
            projections=_stack(projections, len(PROJECTIONS) * self.space.projection),
            windows=tuple(windows),
            pages=_stack([page[None] for page in pages], self.page_width),
            embedding=_mean_direction(embeddings, self.space.embedding),
        )

    def judge_lead(self, text: str, *, pieces: int) -> float:
        """Score of "reports conflict or unrest" from the first words of a page, before the sigmoid.

        Args:
            text: Title and body.
            pieces: How many word pieces are read.
        """
        cut, end = self.cutter.cut_lead(text, pieces)
        if end < 1:
            return 0.0
        given = self.cutter.make_input(cut, Window(start=0, end=end, own=0))
        start, _ = self.space.page_columns()["relevance"]
        return round(float(self._runner.run(given)[2][start]), DECIMALS)

    @property
    def width(self) -> int:
        """Columns of the word scores."""
        return sum(self.space.widths().values())

    @property
    def page_width(self) -> int:
        """Columns of the page scores."""
        return sum(len(labels) for labels in self.space.page.values())

    def head(self, scores: Scores, name: str) -> FloatArray:
        """float32[word, label] of one head."""
        start, end = self.space.word_columns()[name]
        return scores.words[:, start:end]

    def page_head(self, scores: Scores, name: str) -> FloatArray:
        """float32[window, label] of one page head."""
        start, end = self.space.page_columns()[name]
        return scores.pages[:, start:end]

    def projection(self, scores: Scores, name: str) -> FloatArray:
        """float32[word, projection] of one projection."""
        index, width = PROJECTIONS.index(name), self.space.projection
        return scores.projections[:, index * width : (index + 1) * width]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """Everything that is shipped in one folder.

    Attributes:
        card: Name, digest, biases.
        encoder: Ready to read.
        links: Weights of links and arguments.
    """

    card: ModelCard
    encoder: Encoder
    links: LinkWeights


def load_model(folder: Path = MODEL_FOLDER, *, threads: int = 1) -> Model:
    """Load a model from its folder.

    Args:
        folder: Folder with ``reader.onnx``, ``links.npz``, ``labels.json``, ``tokenizer.json`` and
            ``card.json``.
        threads: Threads of one run.

    Raises:
        LexiconError: A file is missing, or not the one the card names.
    """
    try:
        card = msgspec.json.decode((folder / "card.json").read_bytes(), type=ModelCard)
    except (OSError, msgspec.MsgspecError) as error:
        raise LexiconError(f"There is no model in {folder}: {error}") from error
    digest = digest_model(folder)
    if digest != card.digest:
        raise LexiconError(
            f"The model in {folder} is not the one its card names; install it again or run "
            "'make train'."
        )
    space = read_label_space(folder / "labels.json")
    cutter = PieceCutter(folder / "tokenizer.json")
    runner = OnnxRunner(folder / "reader.onnx", threads=threads)
    return Model(
        card=card,
        encoder=Encoder(cutter, space, runner),
        links=read_link_weights(folder / "links.npz"),
    )


def digest_model(folder: Path) -> str:
    """SHA-256 over the files that decide what a model gives."""
    digest = hashlib.sha256()
    for name in ("reader.onnx", "links.npz", "labels.json", "tokenizer.json"):
        try:
            digest.update((folder / name).read_bytes())
        except OSError as error:
            raise LexiconError(f"The model in {folder} lacks {name}.") from error
    return digest.hexdigest()


def _stack(rows: Sequence[FloatArray], width: int) -> FloatArray:
    if not rows:
        return np.zeros((0, width), dtype=np.float32)
    return np.round(np.concatenate(rows), DECIMALS).astype(np.float32)


def _mean_direction(rows: Sequence[FloatArray], width: int) -> FloatArray:
    if not rows:
        return np.zeros(width, dtype=np.float32)
    mean = np.mean(np.stack(rows), axis=0)
    length = float(np.linalg.norm(mean))
    return np.asarray(mean / length if length else mean, np.float32)
