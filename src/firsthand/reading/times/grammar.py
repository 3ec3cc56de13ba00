"""The time expressions of English as one pattern, over the words of ``data/times.tsv``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

YEAR = r"(?:1[5-9]\d\d|20[0-6]\d)"
_WORD = re.compile(r"[\u2019']?\d\w*|Q\d|[^\W\d_]+")


@cache
def lexicon(kind: str) -> Mapping[str, str]:
    """The words of one class with their values."""
    rows = (files("firsthand.reading") / "data/times.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {word: value for name, word, value in (row.split("\t") for row in rows) if name == kind}


def words(*kinds: str) -> str:
    """The words of some classes as alternatives, the longest first."""
    found = [word for kind in kinds for word in lexicon(kind)]
    return "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(found, key=len, reverse=True))


def _forms() -> list[str]:
    month = (  # a point only after a short form, apart from it only before a number ("Oct . 21")
        rf"(?:{words('month')})\b(?:(?:(?<=\b\w\w\w)|(?<=\bSept))(?<!May)(?:\.|\s\.(?=\s\d)))?"
    )
    weekday = rf"(?:(?:{words('weekday')})\b|(?:{words('weekday_short')})\b\.?(?=\s?,?\s?(?:{words('month')}|\d)))"
    named = rf"(?:{words('weekday')})"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    year = rf"{YEAR}\b(?![,.]\d)"
    unit = f"(?:{words('unit')})s?"
    number = rf"(?:\d{{1,3}}(?:\.\d)?|{words('number')})"
    part = f"(?:{words('part')})"
    lead = rf"(?:(?:on\s)?{weekday}\s?,?\s(?:the\s)?)?"
    clock = r"\d{1,2}(?::|\.)\d\d(?:\s?[ap]\.?\s?m\b\.?)?|\d{1,2}\s?[ap]\.?\s?m\b\.?"
    zone = r"(?:\s(?:UTC|GMT|EDT|EST|CET|local\stime))?"
    that_year = r"(?:last|this|next|that|that\ssame|the\ssame|the\sfollowing|the\snext|the\sprevious)\syear"
    edge = r"(?:the\s)?(?P<{0}>(?:very\s)?(?:early|late|mid|(?:the\s)?(?:beginning|start|end|middle|close)\sof)[\s-]?(?:in\s)?(?:the\s)?)?"
    return [
        r"(?P<iso>(?P<iso_y>\d{4})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)(?!\d))",
        r"(?P<slash>(?P<sl_a>\d{1,2})(?P<sl>[/.]|\s/\s)(?P<sl_b>\d{1,2})(?P=sl)(?P<sl_y>(?:19|20)\d\d))(?!\d)",
        rf"(?P<known>{words('known_day')})(?![/\d])",
        rf"(?P<terror>(?:{words('known_before')})(?=\s(?:terror(?:ist)?\s)?attacks?\b))",
        (
            rf"(?P<mdy>{lead}(?P<mdy_m>{month})\s(?P<mdy_d>{day})(?!\d|:\d|,\d)(?:\s?(?P<mdy_to>[-–—]|and|to|or)\s?(?P<mdy_e>{day})(?![\d%:]|,\d|\s?(?:{month})))?"
            rf"(?:\s?,\s?(?P<mdy_y>{year})|\s(?P<mdy_y2>{year})|,?\s(?:of\s)?(?P<mdy_l>{that_year}))?)"
        ),
        (
            rf"(?P<dmy>{lead}(?P<dmy_d>{day})(?:\s?(?P<dmy_to>[-–—]|and|to)\s?(?P<dmy_e>{day}))?\s(?:of\s)?(?P<dmy_m>{month})(?!\s\d{{1,2}}\s?,\s?\d{{4}})"
            rf"(?:\s?,?\s?(?P<dmy_y>{year})|,?\s(?:of\s)?(?P<dmy_l>{that_year}))?)"
        ),
        rf"(?P<my>{edge.format('my_e')}(?P<my_m>{month})(?:\s?,?\s?(?:of\s)?(?P<my_y>{year})|\s(?:of\s)?(?P<my_l>{that_year})))",
        rf"(?P<feast>(?P<fe_n>{words('feast')})(?:,?\s(?:of\s|in\s)?(?P<fe_y>{year}|last\syear|this\syear|next\syear))?)",
        rf"(?P<rmon>(?P<rm_r>last|this|next|this\spast|this\scoming)\s(?P<rm_m>{month}))",
        rf"(?P<qtr>(?:the\s)?(?P<q_n>{words('quarter')})[\s-]quarter(?:\s(?:of\s|in\s)?(?P<q_y>{year}|this\syear|last\syear|next\syear|the\syear))?)",
        rf"(?P<moving>(?P<mv_n>{words('moving')})(?:,?\s(?:of\s|in\s)?(?P<mv_y>{year}|last\syear|this\syear|next\syear))?)",
        rf"(?P<half>(?:the\s)?(?P<hf_w>first|second|last|final)\s(?:half|(?P<hf_n>{number})\smonths)\sof\s(?:the\s)?(?P<hf_y>{year}|last\syear|this\syear|next\syear|that\syear|the\syear|(?<=the\s)year))",
        rf"(?P<upto>the\s(?:(?P<ut_n>{number})\s)?(?P<ut_u>year|months)\s(?:to|ending(?:\sin)?|ended(?:\sin)?|through)\s(?:the\send\sof\s)?(?P<ut_m>{month})(?:\s(?P<ut_y>{year}))?(?!\s\d))",
        rf"(?P<wkof>(?:the\s)?(?P<wo_n>first|second|third|last|final)\sweek\sof\s(?P<wo_m>{month})(?:,?\s(?P<wo_y>{year}))?)",
        rf"(?P<qcode>\bQ(?P<qc_n>[1-4])\s(?P<qc_y>{year}))",
        rf"(?P<seas>(?:(?P<se_r>last|this|next|the)\s)(?P<se_n>{words('season')})(?:\s(?:of\s)?(?P<se_y>{year}))?(?!\sof)|(?P<se_n2>{words('season')})\s(?:of\s)?(?P<se_y2>{year}))",
        rf"(?P<tday>(?:(?:{clock}){zone},?\s)?(?:on\s)?(?P<td_r>last\s|next\s|this\s|this\spast\s|this\scoming\s|earlier\s|late\s|early\s|later\s)?(?P<td_w>{named})(?:(?P<td_l>\slast(?!\s(?:{unit}|{part}|{month})))|(?P<td_k>\s(?:of\s)?(?:last|this|next)\sweek))?(?:\s(?:(?:early|late)\s)?(?P<td_p>{part}))?(?!s))",
        rf"(?P<rday>(?:(?:{clock}){zone},?\s)?(?:earlier\s|later\s|late\s|early\s)?(?P<rd_w>{words('day')})(?:\s(?P<rd_p>{part}))?)",
        rf"(?P<rpart>(?P<rp_r>this|last|that|the\ssame|the\sfollowing|the\snext|the\sprevious)\s(?P<rp_p>{part}))",
        rf"(?P<eve>the\s(?P<ev_p>{part})\s(?P<ev_r>before|after))",
        rf"(?P<inpart>(?:in\sthe\s(?:early\s|late\s)?(?P<ip_p>morning|afternoon|evening)|at\s(?P<ip_t>{words('part_at')}))(?!\s(?:of|on)\b)(?!\s{named}))",
        r"(?P<soon>(?:(?:just|only|within)\s)?(?:hours|minutes)\s(?:later|earlier)\b|within\s(?:hours|minutes)(?!\sof))",
        r"(?P<over>overnight(?=\s?[,.;)\n]|\s(?:after|and|as|at|by|from|in|on|when|with)\b|$))",
        rf"(?P<ago>(?:(?:about|around|nearly|almost|over|some|more\sthan|just|exactly|only)\s)?(?P<ag_n>{number})[\s-](?P<ag_u>{unit})\s(?P<ag_r>ago|earlier|later|before|after|previously|afterwards?|from\snow|prior)\b)",
        r"(?P<hours>(?:(?:just|only)\s)?(?P<ho_u>hours|minutes)\s(?P<ho_r>after|before)\b)",
        rf"(?P<pastn>(?:the\s|these\s)(?P<pn_r>past|last|previous|next|coming|first|final)\s(?P<pn_n>{number})\s(?P<pn_u>{unit}))",
        rf"(?P<rel>(?P<re_s>(?:{edge.format('re_e')}))(?P<re_r>last|this|next|this\spast|the\spast|the\slast|the\scurrent|current|this\scoming|the\scoming|the\snext|the\sprevious|the\sfollowing|that|the\ssame|the\sentire|the\spreceding|earlier\sthis|later\sthis|earlier\sin\sthe|later\sin\sthe|late\slast|early\slast|late\sthis|early\sthis|early\snext)\s(?P<re_u>weekend|{unit})\b)",
        rf"(?P<eof>(?:the\s)?(?:very\s)?(?:beginning|start|end|middle|close)\sof\sthe\s(?P<eo_u>{unit})\b)",
        r"(?P<wkend>(?:over\s|at\s)?the\sweekend|this\sweekend)",
        r"(?P<twice>the\s(?P<tw_u>weekend|week|month|year)\sbefore\slast)\b",
        r"(?P<edge>the\s(?P<ed_w>day|week|month|year)\s(?P<ed_r>before|after|previous|following|earlier|later)|(?P<ed_w2>a|the)\s(?P<ed_w3>day|week|month|year)\s(?P<ed_r2>earlier|later))",
        rf"(?P<dec>{edge.format('de_e')}(?P<de_y>(?:1[5-9]|20)\d0)(?:'|’)?s\b|{edge.format('de_f')}(?:'|’)?(?P<de_s>[2-9]0)s\b)",
        rf"(?P<span>\b(?P<sp_a>{YEAR})\s?[-–—/]\s?(?P<sp_b>{YEAR}|\d\d)\b(?![-/]\d))",
        rf"(?P<every>(?:every|each|per)\s(?P<ev_u>{unit})\b)",
        rf"(?P<dur>(?:(?:about|around|nearly|almost|over|more\sthan|at\sleast)\s)?(?P<du_n>{number})(?:[\s-]|-\s?|\s-\s)(?P<du_u>{unit})\b(?P<du_old>[\s-]{{1,3}}old|\sof\sage)?)",
        r"(?P<loose>(?:for|over|after|in)\s(?P<lo_u>decades|years|months|weeks|days|hours|centuries)\b)",
        rf"(?P<year>{edge.format('ye_e')}(?P<ye_y>{YEAR})\b(?!,\d|\.\d|[-/]\d|\s?%|\s(?:{words('counted')})\b))",
        rf"(?P<mon>{edge.format('mo_e')}(?P<mo_m>{month})(?!\s?\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b))",
        rf"(?P<clock>(?:{clock}){zone})",
        rf"(?P<set>{words('set')})\b",
        r"(?P<since>since\sthen)\b",
        rf"(?P<pref>{words('past_ref')})\b(?!\s(?:{number}\s)?{unit}\b)",
        rf"(?P<nref>{words('present_ref')})\b",
        rf"(?P<fref>{words('future_ref')})\b",
    ]


@cache
def pattern() -> re.Pattern[str]:
    """Every form as a group of its own name; inner groups hold the parts."""
    return re.compile(rf"(?<![\w$€£.,/-])(?:{'|'.join(_forms())})(?!\w)", re.IGNORECASE)


@cache
def future() -> re.Pattern[str]:
    """The words that turn a sentence to the future."""
    return re.compile(rf"(?<!\w)(?:{words('future_cue')})\b", re.IGNORECASE)


@cache
def openings() -> frozenset[str]:
    """The first words that an expression may have, in small letters."""
    kinds = [
        "month",
        "weekday",
        "weekday_short",
        "number",
        "unit",
        "season",
        "quarter",
        "part",
        "day",
        "past_ref",
        "present_ref",
        "future_ref",
        "set",
        "feast",
        "moving",
        "fixed",
    ]
    return frozenset(word.split()[0].rstrip(".") for kind in kinds for word in lexicon(kind))


def _opens(word: str, first: AbstractSet[str]) -> bool:
    """Whether a time may begin with ``word``: a number, or one of ``first``."""
    return word.lstrip("'’")[:1].isdigit() or word.lower() in first


def find(text: str) -> Iterator[re.Match[str]]:
    """The expressions of ``text`` in order; only at words that may open one is the pattern asked."""
    first, end = openings(), 0
    second = first | lexicon("after_the").keys()
    for word in _WORD.finditer(text):
        if word.start() < end or not (word[0][0].isdigit() or word[0].lower() in first):
            continue
        after = _WORD.match(text, word.end() + 1) if word[0].lower() == "the" else None
        if after and not _opens(after[0], second):
            continue
        match = pattern().match(text, word.start())
        if match:
            end = match.end()
            yield match
