"""Which sources are one: two names of one person, a government's offices, who speaks for a body, outlets of one owner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from firsthand.linking.bodies import POLICE, STATE, papers
from firsthand.linking.naming import called, held_post, office, one_name, titles, words_of
from firsthand.linking.outlets import owner
from firsthand.linking.records import Incident
from firsthand.linking.sources import Source, local
from firsthand.linking.words import stem, tokens


def settled(one: Source, people: Iterable[tuple[tuple[str, ...], str, bool]]) -> Source:
    """An official whose state is only supposed, with the one that another report says, failing that the likely one.

    ``people`` are names and countries, and whether words say so.
    "Foreign Minister Jan Lipavsky" is of Czechia where another has "the Czech foreign minister, Jan Lipavsky".
    """
    who = one.named
    if (
        who is None
        or not one.supposed
        or who.id
        or who.sector not in STATE | {None}
        or local(one)
        or not is_person(one)
    ):
        return one
    name = called(one.name)
    alike = [
        (country, said) for other, country, said in people if min(len(name), len(other)) > 1 and one_name(name, other)
    ]
    countries = {country for country, said in alike if said} or {country for country, _ in alike}
    if len(countries) != 1:
        return one
    country = countries.pop()
    home = replace(who, country=country, sure=country)
    return replace(one, key=f"state:{country}", manner="state", named=home, supposed=False)


def titled(one: Source, words: Iterable[Mapping[tuple[str, ...], frozenset[str]]]) -> Source:
    """Somebody with a name, with the words that other reports put beside it: "Hilltop founder Mara Holt", "Hilltop police Lt. Mara Holt"."""
    name = called(one.name) if one.manner == "name" else ()
    if len(name) < 2:
        return one
    called_so = [w[name] for w in words if name in w]
    found = replace(one, words=one.words.union(*called_so))
    of_police = any(w & titles() and any(papers().get(word) == POLICE for word in w) for w in called_so)
    return replace(found, key="police:") if of_police and one.named and not one.named.id else found


def at_home(one: Source, about: Incident) -> Source:
    """Police or authorities of whom no words tell the state, of the state where it happened, whatever they are taken for."""
    who, where = one.named, about.where.country if about.where else None
    official = one.manner == "state" or one.key.startswith("police:")
    if who is None or where is None or not official or not one.supposed or who.id:
        return one
    if not one.words & words_of("homely") and (one.key != "state:" or who.sector != "GOV"):
        return one
    key = f"police:{where}" if one.key.startswith("police:") else f"state:{where}"
    return replace(one, key=key, named=replace(who, country=where, sure=where))


def is_person(one: Source) -> bool:
    """Whether a state's word is that of one man or woman, and not of an office or its forces."""
    who = one.named
    if who is None or (who.id or "").startswith(("country:", "body:", "seat:", "outlet:")):
        return False
    words = tokens(who.name.partition(",")[0])
    return (who.id or "").startswith("person:") or (
        one.kind == "named"
        and bool(words)
        and all(w[0].isupper() for w in words)
        and not any(stem(w) in papers() for w in words)
    )


def same(one: Source, other: Source) -> bool:
    """Whether two sources are one: one key, or a short and a long name ("Bassem", "Bassem Tamimi")."""
    if one.key == other.key:
        return True
    if _of_police(one) or _of_police(other):
        return _one_power(one, other)
    if {one.manner, other.manner} <= {"own", "outlet"}:
        owners = owner(outlet_of(one)), owner(outlet_of(other))
        return owners[0] is not None and owners[0] == owners[1]
    if {one.manner, other.manner} == {"name", "outlet"} and one.name.lower() == other.name.lower():
        return True
    manners = {one.manner, other.manner}
    if "state" in manners and manners <= {"name", "state"} and not (is_person(one) and is_person(other)):
        return (is_person(other) and _speaks_for(one, other)) or (is_person(one) and _speaks_for(other, one))
    if manners <= {"name", "state", "own"} and one.named and other.named:
        return (
            _one_body(one, other)
            or _speaks_for(one, other)
            or _speaks_for(other, one)
            or _holds(one, other)
            or _holds(other, one)
        )
    return False


def _of_police(one: Source) -> bool:
    return one.key.startswith("police:")


def _one_power(one: Source, other: Source) -> bool:
    """Whether the police are one with other police, or with their state's government."""
    some, others = one.key.split(":")[1:], other.key.split(":")[1:]
    if _of_police(one) and _of_police(other):
        return [""] in (some, others)
    return some == others and "state" in {one.manner, other.manner}


def _one_body(one: Source, other: Source) -> bool:
    """Whether two are one person or body by their names, and nothing known of them says otherwise."""
    some, others = one.named, other.named
    if some is None or others is None or (some.sure and others.sure and some.sure != others.sure):
        return False
    return (some.id is not None and some.id == others.id) or one_name(called(one.name), called(other.name))


def _holds(one: Source, post: Source) -> bool:
    """Whether ``one`` is named as who holds the office that ``post`` is: "Leon Siviwe, the mayor of Beni"."""
    held = office(post.name)
    return held is not None and office(one.name) is None and set(held.split()) <= one.words


def outlet_of(one: Source) -> str:
    """The outlet whose own voice or report a source is."""
    return one.key.partition(":")[2]


def _speaks_for(one: Source, body: Source) -> bool:
    """Whether ``one`` is named as somebody of ``body`` who speaks for it: "Equifax's chief executive Richard Smith"."""
    titles = words_of("speakers") | words_of("offices")
    name = {stem(w) for w in called(body.name)}
    post = bool(body.words & titles) and not held_post(body.name)
    return bool(name) and name <= one.words and bool(one.words & titles) and not post
