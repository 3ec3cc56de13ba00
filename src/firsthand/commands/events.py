"""``firsthand events`` and ``search``: what a ledger holds, asked for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.commands.app import (
    HERE,
    LEDGER,
    LedgerPath,
    Lines,
    Output,
    app,
    console_of,
    opened,
    print_rows,
)
from firsthand.errors import UsageError
from firsthand.ontology.terms import REALITIES, TYPES

if TYPE_CHECKING:
    from firsthand.ledger import Filter, View


class Word(StrEnum):
    """On whose word events are listed."""

    judged = "judged"
    machine = "machine"
    both = "both"


def _small(words: list[str] | None) -> list[str] | None:
    return [word.lower() for word in words] if words else words


Actor = Annotated[str | None, typer.Option(help="Who acted: a name, words of it, or a country's code (IRN).")]
Recipient = Annotated[str | None, typer.Option(help="To whom; as --actor.")]
Dyad = Annotated[
    str | None, typer.Option(metavar="A:B", help="A acting on B: IRN:RUS; add --both-ways for either way.")
]
BothWays = Annotated[bool, typer.Option("--both-ways", help="With --dyad: B acting on A, too.")]
Country = Annotated[str | None, typer.Option(help="A country's code on either side.")]
Type = Annotated[
    list[str] | None, typer.Option("--type", help=f"PLOVER type: {', '.join(TYPES)}; several times for several.")
]
Quad = Annotated[
    list[int] | None,
    typer.Option(min=1, max=4, help="1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."),
]
Reality = Annotated[
    list[str] | None,
    typer.Option(callback=_small, help=f"{', '.join(REALITIES)}; several times for several."),
]
Since = Annotated[str | None, typer.Option(help="From this day, month or year on (ISO).")]
Until = Annotated[str | None, typer.Option(help="Up to this day, month or year (ISO), which is included.")]
Place = Annotated[str | None, typer.Option(help="A place's name or a country's code.")]
Publisher = Annotated[str | None, typer.Option(help="Only reports of this publisher.")]
Voice = Annotated[str | None, typer.Option(help="Told on the word of this voice, anywhere on the chain.")]
Words = Annotated[str | None, typer.Option(help='Words of the report\'s title or text; "several in quotation marks".')]
Sure = Annotated[float | None, typer.Option("--min-confidence", min=0, max=1, help="Only events at least this sure.")]
Whose = Annotated[Word, typer.Option("--view", help="With people's judgements, by the machine alone, or both.")]
Mentions = Annotated[bool, typer.Option("--mentions", help="A row a mention, not a row an event.")]


def filter_of(**asked: Any) -> Filter:
    """What the options ask for; UsageError for a dyad that is not A:B, or what there is not."""
    from firsthand.atlas.countries import near
    from firsthand.ledger import Filter

    dyad = pair_of(asked.pop("dyad", None))
    types = tuple(kind.upper() for kind in asked.pop("type", None) or ())
    quad, reality = (tuple(asked.pop(name, None) or ()) for name in ("quad", "reality"))
    if (country := asked.get("country")) is not None:
        if len(country) != len("SDN"):
            found = ", ".join(near(country))
            hint = f" (near to it: {found})" if found else ", as SDN"
            raise UsageError(f"{country} is no code of a country{hint}; names go with --actor and --recipient")
        asked["country"] = known_country(country.upper())
    return Filter(dyad=dyad, type=types, quad=quad, reality=reality, **asked)


def known_country(code: str) -> str:
    """The code of a country; UsageError for one that no country has, with those near to it."""
    from firsthand.ledger.correcting import check_country

    try:
        check_country(code)
    except ValueError as cause:
        raise UsageError(str(cause)) from cause
    return code


def pair_of(dyad: str | None) -> tuple[str, str] | None:
    """The two of A:B; UsageError where it is not written so."""
    if dyad is None:
        return None
    one, _, other = dyad.partition(":")
    if not one.strip() or not other.strip() or ":" in other:
        raise UsageError(f"{dyad} is no dyad; write it as IRN:RUS")
    return one.strip(), other.strip()


def view_of(word: Word) -> View:
    """The view that an option names."""
    from firsthand.ledger import View

    return {Word.machine: View.MACHINE, Word.judged: View.JUDGED, Word.both: View.BOTH}[word]


@app.command(rich_help_panel=LEDGER)
def events(
    ledger: LedgerPath = HERE,
    actor: Actor = None,
    recipient: Recipient = None,
    dyad: Dyad = None,
    both_ways: BothWays = False,
    country: Country = None,
    kind: Type = None,
    quad: Quad = None,
    reality: Reality = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    publisher: Publisher = None,
    voice: Voice = None,
    words: Words = None,
    min_confidence: Sure = None,
    limit: Annotated[int | None, typer.Option(min=1, help="The most that are listed, newest first.")] = None,
    view: Whose = Word.judged,
    mentions: Mentions = False,
    form: Annotated[Lines, typer.Option("--format", "-f", help="How to print them.")] = Lines.table,
    output: Output = None,
) -> None:
    """List events of a ledger, newest first; each once, however often it is told in its report.

    firsthand events --dyad IRN:RUS --both-ways --since 2024-08

    firsthand events --actor Hezbollah --reality happened --format csv --output events.csv
    """
    from firsthand.commands import listing
    from firsthand.ledger import Ledger
    from firsthand.ledger.flat import COLUMNS, row

    asked = filter_of(
        actor=actor, recipient=recipient, dyad=dyad, both_ways=both_ways, country=country, type=kind, quad=quad,
        reality=reality, since=since, until=until, place=place, publisher=publisher, voice=voice, words=words,
        min_confidence=min_confidence, limit=limit,
    )  # fmt: skip
    with Ledger(ledger) as asking, opened(output) as out:
        found = asking.events(asked, view=view_of(view), by="mention" if mentions else "event")
        if form is not Lines.table:
            print_rows((row(event) for event in found), COLUMNS, form, out)
            return
        console, count = console_of(out), 0
        for event in found:
            count += 1
            console.print(listing.block(event))
    if not count:
        typer.echo("no such event in the ledger", err=True)


@app.command(rich_help_panel=LEDGER)
def search(
    words: Annotated[
        str,
        typer.Argument(
            metavar="WORDS", help='Words to look for; "several in quotation marks" in a row, word* for beginnings.'
        ),
    ],
    ledger: LedgerPath = HERE,
    limit: Annotated[int, typer.Option(min=1, help="The most that are listed, the best first.")] = 20,
    form: Annotated[Lines, typer.Option("--format", "-f", help="How to print them.")] = Lines.table,
    output: Output = None,
) -> None:
    """Find reports of a ledger by the words of their titles and texts.

    firsthand search 'air defence*' --limit 5
    """
    from firsthand.commands import listing
    from firsthand.ledger import Ledger

    with Ledger(ledger) as asking, opened(output) as out:
        found = asking.search(words, limit=limit)
        if form is not Lines.table:
            print_rows(map(listing.find_row, found), listing.FIND, form, out)
            return
        console = console_of(out)
        for find in found:
            console.print(listing.find_block(find))
    if not found:
        typer.echo(f"no report has {words}", err=True)
