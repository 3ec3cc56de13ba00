"""Names of people as they sound, so that one writing of a name from another script finds the others.

"Abdel Fatah al-Sissi" and "Abdul Fattah el-Sisi", "Moammar Gadhafi" and "Muammar Gaddafi", "Evgeny" and "Yevgeny"
differ by how newsrooms write letters that English lacks. The rules are ours, made so that no two of the atlas's people
of different name come to sound alike; who shares a sound with another is not found by it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand.atlas.names import folded
from firsthand.atlas.tables import words as words_of

LONGEST, SHORTEST = 5, 3  # words of a name, letters of a word
_PARTS = re.compile(r"[\s\-'’.]+")
_SERVANT = re.compile(r"^abd(?:[aeou]u?l)?")  # "Abdel", "Abdul", "Abdal"
_CONSONANTS = {"ph": "f", "kh": "k", "gh": "g", "dh": "d", "th": "t", "dzh": "j", "dj": "j", "tch": "ch"}
_CONSONANTS |= {"q": "k", "ck": "k", "tz": "ts", "w": "v"}
_WRITTEN = re.compile("|".join(sorted(_CONSONANTS, key=len, reverse=True)))
_FRONT = re.compile(r"[ae][iy]|i?y[eo]?|ie|e+")
_BACK = re.compile(r"o?u|o")
_TWICE = re.compile(r"(.)\1+")


def sound(name: str) -> str:
    """How a person's ``name`` of two words and more sounds, about; "" for one that is shorter or longer, or has an initial."""
    words = [w for w in _PARTS.split(folded(name)) if w and w not in words_of("article")]
    whole = 2 <= len(words) <= LONGEST and all(len(w) >= SHORTEST for w in words)
    return "".join(map(_sound, words)) if whole else ""


@lru_cache(maxsize=1 << 13)
def _sound(word: str) -> str:
    heard = _WRITTEN.sub(lambda m: _CONSONANTS[m[0]], _SERVANT.sub("abd", word))
    heard = _BACK.sub("u", _FRONT.sub("i", heard))
    heard = heard[:-2] + "id" if heard.endswith("ad") else heard  # "Ahmad", "Ahmed"
    return _TWICE.sub(r"\1", heard)
