"""XML from anywhere to XML that is safe to parse: decoded, without document types, mended where it is broken.

A document that declares entities is refused: none of the formats read here needs them, and they are how a small file
grows to gigabytes (the "billion laughs") or reads a file of this machine. What stands before the root element is left
out altogether, so that no parser ever sees a document type.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from html.entities import html5
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from firsthand.errors import IntakeError
from firsthand.intake.decoding import decode

LARGEST = 10 * 2**20  # bytes of an XML document at most
_HEAD = 2**16  # bytes or characters that the root element begins in at the latest
_ELEMENTS = 200_000  # of a document at most: feedparser takes six seconds for that many
_ATTRIBUTES = 100  # of an element at most; feedparser takes time by their square
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml[^>]{1,200}?encoding\s*=\s*[\"']([\w.-]{1,40})[\"']", re.IGNORECASE)
_TEXTUAL = re.compile(r"(iso|windows|cp|koi8|gb|big5|shift|euc|us-ascii|mac|latin)[\w.-]*", re.IGNORECASE)
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*(?::[\w.-]+)?)(?=[\s/>])")
_REFERENCE = re.compile(r"&(?:#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|([A-Za-z][A-Za-z0-9]{1,31};)?)")
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_PREFIXES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "atom": "http://www.w3.org/2005/Atom",
}


@dataclass(frozen=True, slots=True)
class Markup:
    """A document that parses: its root's name without prefix, its bytes in UTF-8, whether its end is missing."""

    root: str
    raw: bytes
    torn: bool


def root_of(raw: bytes) -> str | None:
    """The name of the root element that ``raw`` begins with, in small letters and without prefix; None for no markup."""
    head = raw[:_HEAD]
    text = _marked(head) or head.decode("utf-8", "replace")
    if not text.lstrip("\ufeff \t\r\n").startswith("<"):
        return None
    found = _ROOT.search(text, _after_prolog(text))
    return found[1].rpartition(":")[2].lower() if found else None


def mended(raw: bytes, name: str) -> Markup:
    """The document in ``raw``; IntakeError if it is too large, declares entities or cannot be mended."""
    if len(raw) > LARGEST:
        raise IntakeError(name, "xml", f"it is larger than {LARGEST // 2**20} MB")
    text = _ILLEGAL.sub("", _decoded(raw, name))
    start = _after_prolog(text[:_HEAD])
    if "<!entity" in text[:start].lower():
        raise IntakeError(name, "xml", "it declares entities, which no feed needs and attacks are made of")
    root = _ROOT.match(text, start)
    if root is None:
        raise IntakeError(name, "xml", "it is no XML" if raw.strip() else "it is empty")
    tree, stopped = _parsed(_with_references(_with_prefixes(text[start:], root[1])), name)
    torn = stopped or (len(tree) > 0 and f"</{root[1]}" not in text)
    return Markup(root[1].rpartition(":")[2].lower(), etree.tostring(tree), torn)


def _marked(raw: bytes) -> str | None:
    """The text of bytes that show their encoding by how they begin."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace").lstrip("\ufeff")
    return None


def _decoded(raw: bytes, name: str) -> str:
    if (marked := _marked(raw)) is not None:
        return marked
    declared = _DECLARED.search(raw[:1024])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared and _TEXTUAL.fullmatch(declared[1].decode("ascii")):
        try:
            return raw.decode(declared[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(raw.replace(b"\0", b""), name)


def _after_prolog(text: str) -> int:
    """Where the root element begins, behind declarations, comments and document type; the text's end if nowhere."""
    at = text.find("<")
    while at >= 0:
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
        elif text.startswith("<!", at):
            end = text.find(">", _after_subset(text, at))
        elif _ROOT.match(text, at):
            return at
        else:
            end = text.find(">", at)
        at = text.find("<", end) if end >= 0 else -1
    return len(text)


def _after_subset(text: str, at: int) -> int:
    """The place behind the bracketed declarations of the document type at ``at``; ``at`` itself if it has none."""
    bracket = text.find("[", at)
    if bracket < 0 or 0 <= text.find(">", at) < bracket:
        return at
    return max(text.find("]", bracket), at)


def _with_prefixes(text: str, root: str) -> str:
    """The text with the common name spaces declared on its root where it uses them and does not say so."""
    head = len(root) + 1
    missing = [
        f' xmlns:{prefix}="{uri}"'
        for prefix, uri in _PREFIXES.items()
        if f"<{prefix}:" in text and f"xmlns:{prefix}=" not in text
    ]
    return text[:head] + "".join(missing) + text[head:]


def _with_references(text: str) -> str:
    """The text with HTML's named characters written out and every bare ampersand escaped, CDATA sections as they are."""
    parts: list[str] = []
    at = 0
    while (opened := text.find("<![CDATA[", at)) >= 0:
        closed = text.find("]]>", opened)
        closed = len(text) if closed < 0 else closed
        parts += [_REFERENCE.sub(_reference, text[at:opened]), text[opened:closed]]
        at = closed
    return "".join([*parts, _REFERENCE.sub(_reference, text[at:])])


def _reference(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return found[0] if len(found[0]) > 1 else "&amp;"
    if name in _OF_XML:
        return found[0]
    return html5.get(name, f"&amp;{name}")


def _parsed(text: str, name: str) -> tuple[Any, bool]:
    """The tree of a text that may be broken, every name in a declared name space; whether a limit ended it early."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    tree = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if tree is None:
        raise IntakeError(name, "xml", "it is broken beyond mending")
    for number, element in enumerate(tree.iter(etree.Element)):
        if number >= _ELEMENTS:
            raise IntakeError(name, "xml", f"it has more than {_ELEMENTS:,} elements")
        if len(element.attrib) > _ATTRIBUTES:
            raise IntakeError(name, "xml", f"an element has more than {_ATTRIBUTES} attributes")
        _without_prefix(element)
    return tree, any("XML_PARSE_HUGE" in entry.message for entry in parser.error_log)


def _without_prefix(element: Any) -> None:
    if ":" in element.tag and "{" not in element.tag:
        element.tag = element.tag.rpartition(":")[2] or "none"
    for key in [key for key in element.attrib if ":" in key and "{" not in key]:
        del element.attrib[key]
