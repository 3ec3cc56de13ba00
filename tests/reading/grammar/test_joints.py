"""How two words that name events stand together."""

from __future__ import annotations

from functools import partial

import pytest

from firsthand.reading.grammar import joints, syntax
from firsthand.reading.text import page
from firsthand.records import Report, Span


@pytest.mark.parametrize(
    ("text", "first", "second", "told"),
    [
        ("The bank approved a loan to Chad.", "approved", "a loan", "object"),
        ("The bank approved a loan to Chad.", "approved", "Chad", None),
        ("The bank approved a loan to Chad.", "The bank", "a loan", None),
        ("Britain imposed new sanctions on Iran.", "imposed", "sanctions", "light"),
        ("Moscow would not send troops to Iran.", "send", "troops", "idiom"),
        ("A car bomb attack hit the hotel.", "car", "attack", "compound"),
        ("Protesters set fire to an office.", "set", "fire", "idiom"),
        ("Togo put the general on trial.", "put", "trial", "light"),
        ("Togo put the general on trial.", "put", "on trial", "idiom"),
        ("Togo placed a bishop under house arrest.", "placed", "house arrest", "light"),
        ("Togo found Benin guilty.", "found", "guilty", "idiom"),
        ("A court sentenced the editor to ten years in prison.", "sentenced", "prison", "idiom"),
        ("A court sentenced the editor to ten years in prison.", "sentenced", "in prison", "idiom"),
        ("A court sentenced the editor to ten years in prison.", "sentenced", "years", "idiom"),
        ("A court sentenced the editor to six years in prison.", "sentenced", "six", "idiom"),
        ("A court sentenced the editor to ten years in prison.", "years", "in", None),
        ("Guards tortured the editor in prison.", "tortured", "prison", None),
        ("Togo agreed to help Benin.", "agreed", "help", "aim"),
        ("Togo expressed readiness to help Benin.", "expressed", "help", "aim"),
        ("Togo stood ready to help Benin.", "stood", "help", "aim"),
        ("Togo took part in manoeuvres with Benin.", "took", "manoeuvres", "light"),
        ("Togo engaged in talks with Benin.", "engaged", "talks", "light"),
        ("Togo said it would help Benin.", "said", "help", "aim"),
        ("Togo knew it would help Benin.", "knew", "help", None),
        ("Togo flew tents and blankets to Benin.", "flew", "blankets", "object"),
        ("Togo cut diplomatic ties with Benin.", "cut", "diplomatic", "described"),
        ("Togo works closely with Benin.", "works", "closely", "described"),
        ("Crowds marched to protest against the king.", "marched", "protest", "purpose"),
        ("Togo will help Benin.", "will", "help", "will"),
        ("Togo is ready for talks with Benin.", "ready", "talks", "aim"),
        ("Togo is open to an exchange of envoys.", "open", "exchange", "aim"),
        ("Togo is calm before talks with Benin.", "calm", "talks", None),
        ("Togo's envoy arrived in Benin for talks.", "arrived", "talks", "for"),
        ("Rebels robbed and killed a priest.", "robbed", "killed", "shared"),
        ("A priest was robbed and killed.", "robbed", "killed", "shared"),
        ("Rebels robbed a bank and killed a priest.", "robbed", "killed", None),
        ("Togo attacked Benin, calling it a bandit.", "attacked", "calling", "shared"),
        ("Togo attacked Benin after calling it a bandit.", "attacked", "calling", None),
    ],
)
def test_how_two_words_may_tell_of_one_act(text: str, first: str, second: str, told: str | None) -> None:
    joint = partial(joints.joint, syntax.parse(text, page.lay_out(Report("x", text))))
    assert joint(*(Span(text.index(w), text.index(w) + len(w)) for w in (first, second))) == told
