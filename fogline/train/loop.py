"""The training run: one pass over a plan of batches, with checkpoints it can go on from."""

import json
import logging
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch

from fogline.tag.labels import LabelSpace
from fogline.train.examples import Item
from fogline.train.losses import collate, compute_loss
from fogline.train.model import Encoder, Reader, load_base
from fogline.train.plan import Recipe

LOG = logging.getLogger(__name__)

CHECKPOINT_SECONDS = 300
LOG_STEPS = 50
AVERAGE_STEPS = 10
CLIP = 1.0
WEIGHT_DECAY = 0.01


class Run:
    """One training run in one folder.

    Args:
        folder: Where checkpoints and the log go.
        space: Heads to train.
        recipe: Rates and seed.
        base: Folder of the base weights.
        device: ``cpu`` or ``cuda``.
    """

    def __init__(
        self, folder: Path, space: LabelSpace, recipe: Recipe, base: Path, device: str
    ) -> None:
        torch.manual_seed(recipe.seed)
        self.folder = folder
        self.recipe = recipe
        self.device = torch.device(device)
        self.reader = Reader(space)
        load_base(self.reader, base)
        self.teacher = Encoder(self.reader.shape)
        self.teacher.load_state_dict(self.reader.encoder.state_dict())
        self.teacher.to(self.device).eval().requires_grad_(requires_grad=False)
        self.reader.to(self.device)
        self.average: dict[str, torch.Tensor] = {}
        self.averaged = 0
        self.step = 0
        self.pieces = 0
        self.seconds = 0.0
        encoder = list(self.reader.encoder.parameters())
        held = {id(parameter) for parameter in encoder}
        heads = [p for p in self.reader.parameters() if id(p) not in held]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": encoder, "lr": recipe.encoder_rate, "weight_decay": WEIGHT_DECAY},
                {"params": heads, "lr": recipe.head_rate, "weight_decay": 0.0},
            ],
            fused=True,
        )
        folder.mkdir(parents=True, exist_ok=True)
        self._resume()

    @property
    def checkpoint(self) -> Path:
        """The last checkpoint."""
        return self.folder / "checkpoint.pt"

    def train(self, first: Sequence[tuple[Item, ...]], last: Sequence[tuple[Item, ...]]) -> None:
        """Go through the batches of both legs that are left, and write the last checkpoint."""
        batches = [*first, *last]
        rates = [self.recipe.encoder_rate, self.recipe.head_rate]
        began, saved = time.monotonic(), time.monotonic()
        losses: list[float] = []
        self.reader.train()
        while self.step < len(batches):
            factor = self._rate_factor(len(first), len(last))
            for group, rate in zip(self.optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            losses.append(self._learn(batches[self.step]))
            self.step += 1
            done = (self.step - len(first)) / max(len(last), 1)
            if done >= self.recipe.average_from and self.step % AVERAGE_STEPS == 0:
                self._add_to_average()
            if self.step % LOG_STEPS == 0:
                self._report(losses, len(batches), self.seconds + time.monotonic() - began)
                losses = []
            if time.monotonic() - saved > CHECKPOINT_SECONDS:
                self._save(self.seconds + time.monotonic() - began)
                saved = time.monotonic()
        self.seconds += time.monotonic() - began
        self._save(self.seconds)
        self.reader.eval()

    def load_average(self) -> None:
        """Put the mean of the last steps' weights into the model."""
        if self.averaged:
            self.reader.load_state_dict(self.average)

    def _rate_factor(self, first: int, last: int) -> float:
        """Rise over the warm-up, then fall to zero in a straight line; once for each leg."""
        is_last = self.step >= first
        share = (self.step - first) / max(last, 1) if is_last else self.step / first
        height = self.recipe.last_share if is_last else 1.0
        if share < self.recipe.warm_up:
            return height * max(share / self.recipe.warm_up, 1e-3)
        return height * (1 - share) / (1 - self.recipe.warm_up)

    def _learn(self, items: tuple[Item, ...]) -> float:
        batch = collate(items, self.device)
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            loss = compute_loss(self.reader, batch, self.teacher)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), CLIP)
        self.optimizer.step()
        self.pieces += sum(len(item.ids) for item in items)
        return float(loss.detach())

    def _add_to_average(self) -> None:
        self.averaged += 1
        with torch.no_grad():
            for name, value in self.reader.state_dict().items():
                if name in self.average:
                    self.average[name] += (value - self.average[name]) / self.averaged
                else:
                    self.average[name] = value.clone()

    def _report(self, losses: Sequence[float], total: int, seconds: float) -> None:
        line = {
            "step": self.step,
            "of": total,
            "pieces": self.pieces,
            "minutes": round(seconds / 60, 2),
            "loss": round(sum(losses) / max(len(losses), 1), 4),
        }
        LOG.info("%s", json.dumps(line))
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")

    def _save(self, seconds: float) -> None:
        """Write a checkpoint; a killed run leaves the one before it whole."""
        state = {
            "reader": self.reader.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "averaged": self.averaged,
            "step": self.step,
            "pieces": self.pieces,
            "seconds": seconds,
            "random": torch.get_rng_state(),
            "recipe": asdict(self.recipe),
        }
        half = self.checkpoint.with_suffix(".part")
        torch.save(state, half)
        half.replace(self.checkpoint)

    def _resume(self) -> None:
        if not self.checkpoint.exists():
            return
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        if state["recipe"] != asdict(self.recipe):
            raise ValueError(
                f"{self.checkpoint} was made with another recipe; name another folder with --run."
            )
        self.reader.load_state_dict(state["reader"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average, self.averaged = state["average"], state["averaged"]
        self.step, self.pieces, self.seconds = state["step"], state["pieces"], state["seconds"]
        torch.set_rng_state(state["random"].cpu())
        LOG.info("going on from step %d", self.step)
