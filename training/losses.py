"""What the heads are taught: one loss a corpus."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch, Prepared, first_pieces
from training.network import REALITIES, ROLES, Asked, Network

if TYPE_CHECKING:
    from collections.abc import Sequence

    from firsthand.reading.network.windows import Window
    from training.corpora import GoldEvent


UNTAUGHT = -100  # the label of a word of which nothing is taught


class Teacher:
    """Losses of a network over batches; ``labels`` holds the lists of types, modes and sectors."""

    def __init__(self, network: Network, labels: dict[str, list[str]]) -> None:
        self.network = network
        self.types = {t: i for i, t in enumerate(labels["types"])}
        self.modes = {m: i for i, m in enumerate(labels["modes"])}
        self.sectors = {s: i for i, s in enumerate(labels["sectors"])}

    def vectors(self, batch: Batch) -> tuple[Tensor, ...]:
        """The word vectors of each row."""
        hidden = self.network.words(batch.pieces, batch.mask)
        firsts = [first_pieces(p, w) for p, w in batch.rows]
        flat = torch.cat([first + i * hidden.shape[1] for i, first in enumerate(firsts)])
        return hidden.flatten(0, 1)[flat].split([len(first) for first in firsts])

    def attribution(self, batch: Batch) -> Tensor:
        """Cross-entropy of the tags of the core's words."""
        gold = [tag for p, w in batch.rows for tag in (p.tags or [])[w.core : w.end]]
        logits = self.network.tag(*_cores(batch, self.vectors(batch)))
        return functional.cross_entropy(logits, torch.tensor(gold))

    def events(self, batch: Batch) -> Tensor:
        """Trigger and type, mode, reality, roles, sectors, sameness of whole reports."""
        vectors = self.vectors(batch)
        gold: list[int] = []
        told: list[Told] = []
        reports: dict[int, list[Found]] = {}
        for rows, (p, w) in zip(vectors, batch.rows, strict=True):
            labels = [0] * (w.end - w.begin)
            named: list[tuple[GoldEvent, list[int]]] = []
            for event in p.sample.events or ():
                covered = p.covered(event.trigger)
                if not covered or not w.core <= covered[0] < w.end:
                    continue
                inside = [i - w.begin for i in covered if i < w.end]
                for i in inside:
                    labels[i] = self.types[event.type] + 1
                named.append((event, inside))
            gold += labels[w.core - w.begin :]
            if named:
                one = Told(
                    p, w, rows, [e for e, _ in named], [i[0] for _, i in named], _means(rows, [i for _, i in named])
                )
                told.append(one)
                reports.setdefault(id(p), []).extend(
                    Found(e, v, i + w.begin, p) for e, v, i in zip(one.events, one.vectors, one.at, strict=True)
                )
        scores = self.network.trigger(*_cores(batch, vectors))
        total = functional.cross_entropy(scores, torch.tensor(gold), reduction="sum")
        if told:
            total = total + self.parties(told) + self.sector(told) + self.kinds(told)
            total = total + sum((self.sameness(r) for r in reports.values()), torch.zeros(()))
        return total / max(sum(len(one.events) for one in told), 1)

    def kinds(self, told: Sequence[Told]) -> Tensor:
        """Mode and reality at the triggers, summed."""
        found = [(e, one.prepared) for one in told for e in one.events]
        stacked = torch.cat([one.vectors for one in told])
        modes = torch.tensor([self.modes[e.mode] + 1 if e.mode else 0 for e, _ in found])
        realities = torch.tensor([REALITIES.index(e.reality) for e, _ in found])
        signs = torch.from_numpy(np.stack([p.signs.event(p.covered(e.trigger)) for e, p in found]))
        mode = functional.cross_entropy(self.network.mode(stacked, signs), modes, reduction="sum")
        reality = functional.cross_entropy(self.network.reality(stacked, signs), realities, reduction="sum")
        return mode + reality

    def asked(self, one: Told) -> Asked:
        """What the role head is asked of a window."""
        p, w = one.prepared, one.window
        return Asked(
            one.words,
            torch.from_numpy(p.signs.words[w.begin : w.end]),
            one.vectors,
            torch.tensor(one.at),
            torch.tensor([self.types[e.type] for e in one.events]),
            torch.from_numpy(np.stack([p.signs.paths(i + w.begin, w.begin, w.end) for i in one.at])),
        )

    def parties(self, told: Sequence[Told], roles: int = len(ROLES)) -> Tensor:
        """BIO of the spans of the first ``roles`` roles among the windows' words, summed."""
        gold = []
        for p, w, _, events, _, _ in told:
            labels = torch.zeros(len(events), w.end - w.begin, len(ROLES), dtype=torch.long)
            for t, event in enumerate(events):
                for r, role in enumerate(ROLES[:roles]):
                    for span in event.open.get(role, ()):
                        labels[t, [i - w.begin for i in p.covered(span) if w.begin <= i < w.end], r] = UNTAUGHT
                    for span in event.roles[role]:
                        covered = [i - w.begin for i in p.covered(span) if w.begin <= i < w.end]
                        for n, i in enumerate(covered):
                            labels[t, i, r] = 1 if n == 0 else 2
            gold.append(labels.flatten(0, 1))
        logits = self.network.roles([self.asked(one) for one in told])
        return functional.cross_entropy(
            logits[:, :roles].flatten(0, 1),
            torch.cat(gold)[:, :roles].flatten(),
            ignore_index=UNTAUGHT,
            reduction="sum",
        )

    def sector(self, told: Sequence[Told]) -> Tensor:
        """The sector of each party, halved: it is a small help to the atlas."""
        vectors, gold = [], []
        for p, w, words, events, _, _ in told:
            spans = [
                (covered, sector)
                for event in events
                for span, sector in event.sectors
                if (covered := [i - w.begin for i in p.covered(span) if w.begin <= i < w.end])
            ]
            if spans:
                vectors.append(_means(words, [covered for covered, _ in spans]))
                gold += [self.sectors[sector] + 1 if sector else 0 for _, sector in spans]
        if not vectors:
            return torch.zeros(())
        return 0.5 * functional.cross_entropy(
            self.network.sector(torch.cat(vectors)), torch.tensor(gold), reduction="sum"
        )

    def sameness(self, found: Sequence[Found]) -> Tensor:
        """Each trigger picks an earlier mention of its event, or none: the marginal likelihood, summed."""
        ordered = sorted(found, key=lambda f: f.at)
        pairs = [(n, m) for n in range(1, len(ordered)) for m in range(n)]
        if not pairs:
            return torch.zeros(())
        features = torch.tensor([same_features(ordered[n], ordered[m]) for n, m in pairs])
        vectors = torch.stack([f.vector for f in ordered])
        later, earlier = torch.tensor(pairs).T
        scores = self.network.same(vectors[later], vectors[earlier], features)
        loss = torch.zeros(())
        for n, part in enumerate(scores.split(list(range(1, len(ordered)))), 1):
            all_of = torch.cat([torch.zeros(1), part])
            right = [m + 1 for m in range(n) if ordered[m].event.group == ordered[n].event.group] or [0]
            loss = loss - (torch.logsumexp(all_of[right], 0) - torch.logsumexp(all_of, 0))
        return loss

    def relation(self, batch: Batch) -> Tensor:
        """Sentences with a marked pair: the likeliest trigger of the type is taken for it; its two roles are taught.

        Nothing is said of the other words, which may or may not be triggers, nor of the other roles.
        """
        told, likeliest = [], []
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
            told.append(Told(p, w, rows, [event], [at], rows[at : at + 1]))
            likeliest.append(scores.max())
        return (0.5 * self.parties(told, roles=2) - torch.stack(likeliest).sum()) / len(told)


class Told(NamedTuple):
    """A window with the vectors of its words, its events, the positions of their triggers and the triggers' vectors."""

    prepared: Prepared
    window: Window
    words: Tensor
    events: Sequence[Any]
    at: list[int]
    vectors: Tensor


class Found(NamedTuple):
    """A coded event with its trigger's vector and position in the report."""

    event: GoldEvent
    vector: Tensor
    at: int
    prepared: Prepared


class _Pair:
    """A type with its roles, where no trigger is coded."""

    def __init__(self, kind: str, roles: dict[str, list[tuple[int, int]]]) -> None:
        self.type = kind
        self.roles = roles
        self.open: dict[str, list[tuple[int, int]]] = {}


def _cores(batch: Batch, vectors: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """The vectors and the signs of the words of all cores."""
    rows = [v[w.core - w.begin :] for v, (_, w) in zip(vectors, batch.rows, strict=True)]
    signs = [p.signs.words[w.core : w.end] for p, w in batch.rows]
    return torch.cat(rows), torch.from_numpy(np.concatenate(signs))


def _means(rows: Tensor, parts: Sequence[Sequence[int]]) -> Tensor:
    """The mean of the ``rows`` that each of ``parts`` numbers."""
    shares = torch.zeros(len(parts), len(rows))
    for part, numbers in enumerate(parts):
        shares[part, list(numbers)] = 1 / len(numbers)
    return shares @ rows


def stem(found: Found) -> str:
    """The first five letters of the trigger's first word."""
    words = found.prepared.words
    return found.prepared.sample.text[words.starts[found.at] : words.ends[found.at]].lower()[:5]


def same_features(later: Found, earlier: Found) -> list[float]:
    """Same type, same stem, log distance in words."""
    same = float(later.event.type == earlier.event.type)
    return [same, float(stem(later) == stem(earlier)), math.log1p(later.at - earlier.at) / 4]
