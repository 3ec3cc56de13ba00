"""Text whose words and marks stand apart ("U . S . officials ' s"), as WikiEvents has it, made readable again.

Offsets of what was coded by hand in such a text count the characters of :func:`joined`.
"""

from __future__ import annotations

import re

_RULES = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"^http : / / .*\n", ""),
        (r"`` | ''(?!')", '"'),
        (r" (['’]s|n't)", r"\1"),
        (r" ’ s", "’s"),
        (r" ' s", "'s"),
        (r" ([’']) (s|t|re|ve|ll|d|m)\b", r"\1\2"),
        (r"\b([A-Z]) \. (?=[A-Z] \.)", r"\1."),
        (r"(?<=[A-Z]\.)([A-Z]) \.", r"\1."),
        (r"\b([ap]) \. m \.", r"\1.m. "),
        (r"\b(Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|St|Sen|Rep|Gov|Oct|Sept|Aug|Dec|Nov|Jan|Feb|Mar|Apr|a|p) \. ", r"\1. "),
        (r" ([,.;:?!%])", r"\1"),
        (r"(\d), (\d{3})\b", r"\1,\2"),
        (r"(\d)\. (\d)", r"\1.\2"),
        (r"(\d): (\d\d)\b", r"\1:\2"),
        (r"([“‘($]) | ([”)])", r"\1\2"),
        (r"(\w) - (?=\w)", r"\1-"),
        (r'" ([^"]*?) "', r'"\1"'),
    )
)


def joined(text: str) -> str:
    """``text`` with its words and marks joined as they are written."""
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text
