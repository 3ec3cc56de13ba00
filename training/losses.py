"""What the heads are taught: one loss a corpus."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch, Prepared, first_pieces
from training.network import REALITIES, ROLES, Network

if TYPE_CHECKING:
    from firsthand.reading.windows import Window
    from training.corpora import GoldEvent


class Teacher:
    """Losses of a network over batches; ``labels`` holds the lists of types, modes and sectors."""

    def __init__(self, network: Network, labels: dict[str, list[str]]) -> None:
        self.network = network
        self.types = {t: i for i, t in enumerate(labels["types"])}
        self.modes = {m: i for i, m in enumerate(labels["modes"])}
        self.sectors = {s: i for i, s in enumerate(labels["sectors"])}

    def vectors(self, batch: Batch) -> list[Tensor]:
        """The word vectors of each row."""
        hidden = self.network.words(batch.pieces, batch.mask)
        return [hidden[i, first_pieces(p, w)] for i, (p, w) in enumerate(batch.rows)]

    def attribution(self, batch: Batch) -> Tensor:
        """Cross-entropy of the tags of the core's words."""
        rows, signs, gold = [], [], []
        for vectors, (p, w) in zip(self.vectors(batch), batch.rows, strict=True):
            assert p.tags is not None
            rows.append(vectors[w.core - w.begin :])
            signs.append(p.signs.words[w.core : w.end])
            gold += p.tags[w.core : w.end]
        logits = self.network.tag(torch.cat(rows), torch.from_numpy(np.concatenate(signs)))
        return functional.cross_entropy(logits, torch.tensor(gold))

    def events(self, batch: Batch) -> Tensor:
        """Trigger and type, mode, reality, roles, sectors, sameness of whole reports."""
        vectors = self.vectors(batch)
        parts: list[Tensor] = []
        logits, gold, count = [], [], 0
        signs: list[Any] = []
        reports: dict[int, list[tuple[GoldEvent, Tensor, int, Prepared]]] = {}
        for rows, (p, w) in zip(vectors, batch.rows, strict=True):
            labels = [0] * (w.end - w.begin)
            triggers: list[tuple[GoldEvent, Tensor, int]] = []
            for event in p.sample.events or ():
                covered = p.covered(event.trigger)
                if not covered or not w.core <= covered[0] < w.end:
                    continue
                inside = [i - w.begin for i in covered if i < w.end]
                for i in inside:
                    labels[i] = self.types[event.type] + 1
                triggers.append((event, rows[inside].mean(0), inside[0]))
            logits.append(rows[w.core - w.begin :])
            signs.append(p.signs.words[w.core : w.end])
            gold += labels[w.core - w.begin :]
            count += len(triggers)
            if triggers:
                parts.append(self.parties(p, w, rows, triggers))
                parts.append(self.sector(p, w, rows, triggers))
                reports.setdefault(id(p), []).extend((e, v, i + w.begin, p) for e, v, i in triggers)
        scores = self.network.trigger(torch.cat(logits), torch.from_numpy(np.concatenate(signs)))
        trigger = functional.cross_entropy(scores, torch.tensor(gold), reduction="sum")
        found = [item for report in reports.values() for item in report]
        total = trigger + sum(parts, torch.zeros(()))
        if found:
            total = total + self.kinds(found) + sum((self.sameness(r) for r in reports.values()), torch.zeros(()))
        return total / max(count, 1)

    def kinds(self, found: list[tuple[GoldEvent, Tensor, int, Prepared]]) -> Tensor:
        """Mode and reality at the triggers, summed."""
        stacked = torch.stack([v for _, v, _, _ in found])
        modes = torch.tensor([self.modes[e.mode] + 1 if e.mode else 0 for e, *_ in found])
        realities = torch.tensor([REALITIES.index(e.reality) for e, *_ in found])
        signs = torch.from_numpy(np.stack([p.signs.event(p.covered(e.trigger)) for e, _, _, p in found]))
        mode = functional.cross_entropy(self.network.mode(stacked, signs), modes, reduction="sum")
        reality = functional.cross_entropy(self.network.reality(stacked, signs), realities, reduction="sum")
        return mode + reality

    def parties(
        self, p: Prepared, w: Window, rows: Tensor, triggers: list[tuple[Any, Tensor, int]], told: int = len(ROLES)
    ) -> Tensor:
        """BIO of the first ``told`` roles' spans among the window's words, summed."""
        gold = torch.zeros(len(triggers), len(rows), len(ROLES), dtype=torch.long)
        for t, (event, _, _) in enumerate(triggers):
            for r, role in enumerate(ROLES):
                for span in event.roles[role]:
                    covered = [i - w.begin for i in p.covered(span) if w.begin <= i < w.end]
                    for n, i in enumerate(covered):
                        gold[t, i, r] = 1 if n == 0 else 2
        at = torch.tensor([i for _, _, i in triggers])
        types = torch.tensor([self.types[e.type] for e, _, _ in triggers])
        signs = torch.from_numpy(p.signs.words[w.begin : w.end])
        paths = torch.from_numpy(np.stack([p.signs.paths(i + w.begin, w.begin, w.end) for _, _, i in triggers]))
        logits = self.network.roles(rows, torch.stack([v for _, v, _ in triggers]), at, types, signs, paths)
        return functional.cross_entropy(
            logits[:, :, :told].reshape(-1, 3), gold[:, :, :told].reshape(-1), reduction="sum"
        )

    def sector(self, p: Prepared, w: Window, rows: Tensor, triggers: list[tuple[GoldEvent, Tensor, int]]) -> Tensor:
        """The sector of each party, halved: it is a small help to the atlas."""
        vectors, gold = [], []
        for event, _, _ in triggers:
            for span, sector in event.sectors:
                covered = [i - w.begin for i in p.covered(span) if w.begin <= i < w.end]
                if covered:
                    vectors.append(rows[covered].mean(0))
                    gold.append(self.sectors[sector] + 1 if sector else 0)
        if not vectors:
            return torch.zeros(())
        return 0.5 * functional.cross_entropy(
            self.network.sector(torch.stack(vectors)), torch.tensor(gold), reduction="sum"
        )

    def sameness(self, found: list[tuple[GoldEvent, Tensor, int, Prepared]]) -> Tensor:
        """Each trigger picks an earlier mention of its event, or none: the marginal likelihood, summed."""
        ordered = sorted(found, key=lambda item: item[2])
        loss = torch.zeros(())
        for n in range(1, len(ordered)):
            event, vector, at, p = ordered[n]
            earlier = ordered[:n]
            features = torch.tensor([same_features(p, event, at, e, i) for e, _, i, _ in earlier])
            scores = self.network.same(vector.expand(n, -1), torch.stack([v for _, v, _, _ in earlier]), features)
            scores = torch.cat([torch.zeros(1), scores])
            right = [k + 1 for k, (e, *_) in enumerate(earlier) if e.group == event.group] or [0]
            loss = loss - (torch.logsumexp(scores[right], 0) - torch.logsumexp(scores, 0))
        return loss

    def relation(self, batch: Batch) -> Tensor:
        """Sentences with a marked pair: the likeliest trigger of the type is taken for it; its two roles are taught.

        Nothing is said of the other words, which may or may not be triggers, nor of the other roles.
        """
        parts = []
        for rows, (p, w) in zip(self.vectors(batch), batch.rows, strict=True):
            assert p.sample.relation is not None
            kind, actor, recipient = p.sample.relation
            names = ("CONCEDE", "RETREAT") if kind == "YIELD" else (kind,)
            signs = torch.from_numpy(p.signs.words[w.begin : w.end])
            likely = torch.log_softmax(self.network.trigger(rows, signs), -1)
            scores = torch.stack([likely[:, self.types[n] + 1] for n in names])
            for span in (actor, recipient):
                scores[:, [i - w.begin for i in p.covered(span) if w.begin <= i < w.end]] -= 3.0
            at = int(scores.max(0).values.argmax())
            roles: dict[str, list[tuple[int, int]]] = {r: [] for r in ROLES}
            event = _Pair(names[int(scores[:, at].argmax())], roles | {"actor": [actor], "recipient": [recipient]})
            parts.append(0.5 * self.parties(p, w, rows, [(event, rows[at], at)], told=2) - scores.max())
        return torch.stack(parts).mean()


class _Pair:
    """A type with its roles, where no trigger is coded."""

    def __init__(self, kind: str, roles: dict[str, list[tuple[int, int]]]) -> None:
        self.type = kind
        self.roles = roles


def stem(p: Prepared, at: int) -> str:
    """The first five letters of a word."""
    return p.sample.text[p.words.starts[at] : p.words.ends[at]].lower()[:5]


def same_features(p: Prepared, event: GoldEvent, at: int, other: GoldEvent, before: int) -> list[float]:
    """Same type, same stem, log distance in words."""
    same = float(event.type == other.type)
    return [same, float(stem(p, at) == stem(p, before)), math.log1p(at - before) / 4]
