"""One encoder and the heads that share its pass (PyTorch; what is exported runs without it)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor, nn
from transformers import AutoModel

from firsthand.reading.network.signs import ELSEWHERE, HASHED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ROLES = ("actor", "recipient", "voice", "outer", "place", "time")
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
REALITIES = (
    "happened",
    "ongoing",
    "planned",
    "ordered",
    "requested",
    "threatened",
    "expected",
    "hypothetical",
    "denied",
    "unclear",
)
BUCKETS = (
    -96,
    -64,
    -48,
    -32,
    -24,
    -16,
    -12,
    -8,
    -6,
    -5,
    -4,
    -3,
    -2,
    -1,
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    8,
    12,
    16,
    24,
    32,
    48,
    64,
    96,
)
PAIR = 256
SAME = 128
MIXED = 192


def bucket(distance: Tensor) -> Tensor:
    """The number of the distance bucket of a signed distance in words."""
    return torch.bucketize(distance, torch.tensor(BUCKETS))


class SignedHead(nn.Module):
    """A linear head, and beside it a small network that sees the vector together with signs of syntax."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.plain = nn.Linear(width, labels)
        self.vector = nn.Linear(width, MIXED)
        self.signs = nn.EmbeddingBag(HASHED, MIXED, mode="sum")
        self.out = nn.Linear(MIXED, labels)
        self.drop = nn.Dropout(0.2)
        with torch.no_grad():
            self.signs.weight.mul_(0.1)
            self.out.weight.mul_(0.1)

    def forward(self, vectors: Tensor, signs: Tensor) -> Tensor:
        """``vectors`` (N, d) with ``signs`` (N, k) table rows → (N, labels)."""
        hidden = torch.relu(self.vector(vectors) + self.signs(signs))
        logits: Tensor = self.plain(vectors) + self.out(self.drop(hidden))
        return logits


class Asked(NamedTuple):
    """What the role head is asked of one window.

    Its ``words`` (W, d) with ``signs`` (W, k), and of its triggers the vectors (T, d), the positions ``at`` (T), the
    ``types`` (T) and the table rows of the ``paths`` to each word (T, W).
    """

    words: Tensor
    signs: Tensor
    triggers: Tensor
    at: Tensor
    types: Tensor
    paths: Tensor


class RoleHead(nn.Module):
    """For each trigger and each word of its window: outside, begin or inside of a span in each role."""

    def __init__(self, width: int, types: int) -> None:
        super().__init__()
        self.trigger = nn.Linear(width, PAIR)
        self.word = nn.Linear(width, PAIR)
        self.trigger_gate = nn.Linear(width, PAIR)
        self.word_gate = nn.Linear(width, PAIR)
        self.distance = nn.Embedding(len(BUCKETS) + 1, PAIR)
        self.kind = nn.Embedding(types, PAIR)
        self.path = nn.Embedding(HASHED + ELSEWHERE, PAIR)
        self.signs = nn.EmbeddingBag(HASHED, PAIR, mode="sum")
        self.out = nn.Linear(PAIR, 3 * len(ROLES))
        self.drop = nn.Dropout(0.2)
        nn.init.normal_(self.path.weight, std=0.1)
        nn.init.normal_(self.signs.weight, std=0.1)
        with torch.no_grad():  # most words play no role: begin from there
            self.out.bias.view(len(ROLES), 3)[:, 0] += 5.0

    def forward(self, asked: Sequence[Asked]) -> Tensor:
        """All rows at once, which spares their gradients one addition each → (triggers times words of each row, roles, 3)."""
        words, triggers = torch.cat([a.words for a in asked]), torch.cat([a.triggers for a in asked])
        sizes, counts = [len(a.words) for a in asked], [len(a.triggers) for a in asked]
        far = torch.cat([(torch.arange(n) - a.at[:, None]).flatten() for n, a in zip(sizes, asked, strict=True)])
        between = self.path(torch.cat([a.paths.flatten() for a in asked])) + self.distance(bucket(far))
        parts = zip(
            (self.trigger(triggers) + self.kind(torch.cat([a.types for a in asked]))).split(counts),
            self.trigger_gate(triggers).split(counts),
            (self.word(words) + self.signs(torch.cat([a.signs for a in asked]))).split(sizes),
            self.word_gate(words).split(sizes),
            between.split([n * m for n, m in zip(counts, sizes, strict=True)]),
            strict=True,
        )
        hidden = [
            (t[:, None] + w[None] + b.view(len(t), len(w), -1) + tg[:, None] * wg[None]).flatten(0, 1)
            for t, tg, w, wg, b in parts
        ]
        logits: Tensor = self.out(self.drop(torch.relu(torch.cat(hidden))))
        return logits.view(-1, len(ROLES), 3)


class SameHead(nn.Module):
    """How likely a trigger names the event of an earlier trigger; 0 stands for a new event."""

    FEATURES = 3  # same type, same stem, log distance

    def __init__(self, width: int) -> None:
        super().__init__()
        self.left = nn.Linear(width, SAME)
        self.right = nn.Linear(width, SAME)
        self.features = nn.Linear(self.FEATURES, SAME)
        self.out = nn.Linear(SAME, 1)
        self.drop = nn.Dropout(0.2)

    def forward(self, later: Tensor, earlier: Tensor, features: Tensor) -> Tensor:
        """``later`` (N, d), ``earlier`` (N, d), ``features`` (N, 3) → (N)."""
        left, right = self.left(later), self.right(earlier)
        hidden = torch.relu(left * right + left + right + self.features(features))
        scores: Tensor = self.out(self.drop(hidden)).squeeze(-1)
        return scores


class Network(nn.Module):
    """The encoder with the heads of attribution, trigger and type, mode, reality, roles, sector and sameness."""

    def __init__(self, folder: Path, types: list[str], modes: list[str], sectors: list[str]) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            str(folder),
            add_pooling_layer=False,
            attention_probs_dropout_prob=0.0,  # a third of the time, for nothing
        )
        for parameter in self.encoder.embeddings.parameters():
            parameter.requires_grad_(requires_grad=False)
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.15)
        self.tag = SignedHead(width, len(TAGS))
        self.trigger = SignedHead(width, len(types) + 1)
        self.mode = SignedHead(width, len(modes) + 1)
        self.reality = SignedHead(width, len(REALITIES))
        self.sector = nn.Linear(width, len(sectors) + 1)
        with torch.no_grad():
            self.trigger.plain.bias[0] += 3.0
        self.roles = RoleHead(width, len(types))
        self.same = SameHead(width)

    def words(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """``pieces`` (B, L) ids → (B, L, d) vectors."""
        hidden: Tensor = self.drop(self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state)
        return hidden
