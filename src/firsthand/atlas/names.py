"""Names as the atlas keys them: without articles, endings and accents, and the last names of people."""

from __future__ import annotations

import re
import unicodedata

from firsthand.atlas.tables import words as words_of

_LEADING = re.compile(
    r"^(?:the|and|a|an|this|that|these|those|some|many|several|other|all|its|his|her|their|our|my)\s+", re.IGNORECASE
)
_UNUSUAL = re.compile(
    r"^(?:the|and|an?|this|that|these|those|some|many|several|other|all|its|his|her|their|our|my)\s"
    r"|^\s|\s$|\s\s|[\"“”,\t\n]|\s[-–'’]|['’]s?$|\.\s[A-Z]\.",
    re.IGNORECASE,
)
_SPACED = re.compile(r"\s+([-–])\s+|\s+(?=['’]s\b)|(?<=\w)\s+(?=['’](?:\s|$))")
_INITIALS = re.compile(r"\b(?:[A-Z]\.\s){1,4}[A-Z]\.")
_MIDDLE = re.compile(r"(?<=[a-z])\s[A-Z]\.?(?=\s[A-Z])")
_ENDINGS = ("'s", "’s", "'", "’")
_SHORT = 5  # letters up to which an alias in capitals must stand in capitals


def bare(text: str) -> str:
    """The words without leading determiners, quotation marks and possessive ending, spaced hyphens closed up."""
    if not _UNUSUAL.search(text):  # most names; looked at 15,000 times at start-up
        return text
    words = " ".join(text.split())
    if " " in words:
        words = _INITIALS.sub(lambda m: m.group().replace(" ", ""), _SPACED.sub(_closed, words))
    while match := _LEADING.match(words):
        words = words[match.end() :]
    for ending in _ENDINGS:
        words = words.removesuffix(ending)
    return words.strip(' ,"“”')


def _closed(match: re.Match[str]) -> str:
    return match.group(1) or ""


def key(alias: str) -> str:
    """Short names in capitals keep their case ("US", "IS", "WHO"); others are folded."""
    return folded(bare(alias))


def folded(words: str) -> str:
    """The key of words that are bare already."""
    plain = words.replace(".", "")
    if len(plain) <= _SHORT and plain.isupper():
        return plain
    lower = words.lower()
    if lower.isascii():
        return lower
    parts = unicodedata.normalize("NFKD", lower.replace("’", "'").replace("ı", "i").replace("ł", "l"))
    return "".join(c for c in parts if not unicodedata.combining(c))


def singular(name: str) -> str:
    """A name without a possessive ending."""
    return name.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")


def without_middle(name: str) -> str:
    """A person's name without middle initials: "Donald J. Trump" → "Donald Trump"."""
    return _MIDDLE.sub("", name)


def last_names(name: str, country: str | None) -> tuple[str, ...]:
    """What a person is called for short, mostly the last name, as keys, with and without particles; none of rulers who go by a first name.

    Chinese and Korean names have the family name first, but for those with a given name from elsewhere, and Thai or Ethiopian
    people are called by their first name: "Xi Jinping" → "xi", "Donald Tsang" → "tsang", "Abiy Ahmed" → "abiy".
    """
    words = [w for w in name.split() if w.lower().strip(".,") not in words_of("suffix")]
    if len(words) < 2 or words[0].lower() in words_of("styled"):
        return ()
    if (country or "").lower() in words_of("called_first") and words[0].lower() not in words_of("given_name"):
        return (folded(words[0]),)
    start = len(words) - 1
    while start > 1 and words[start - 1] in words_of("particle"):
        start -= 1
    last = words[-1]
    plain = last.split("-", 1)[1] if last.lower().startswith(("al-", "el-")) and len(last) > 3 else last
    return tuple(dict.fromkeys(folded(n) for n in (" ".join(words[start:]), last, plain)))
