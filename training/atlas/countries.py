"""Make ``atlas/data/countries.tsv``: CLDR's English names (babel), pycountry's codes, our demonyms and capitals."""

from __future__ import annotations

from pathlib import Path

import pycountry
from babel import Locale

HERE = Path(__file__).parent
TARGET = Path("src/firsthand/atlas/data/countries.tsv")
ALIASES = {
    "USA": "United States,the United States,United States of America,US,U.S.,USA,U.S.A.,America",
    "GBR": "Britain,Great Britain,UK,U.K.,England,Scotland,Wales,Northern Ireland",
    "RUS": "Russian Federation,Soviet Union,USSR",
    "ARE": "UAE,Emirates",
    "PRK": "DPRK,Democratic People's Republic of Korea",
    "KOR": "Republic of Korea,ROK",
    "SYR": "Syrian Arab Republic",
    "IRN": "Islamic Republic of Iran,Islamic Republic",
    "CHN": "PRC,People's Republic of China",
    "COD": "DRC,DR Congo,Democratic Republic of Congo,Democratic Republic of the Congo,Zaire",
    "COG": "Republic of Congo,Congo-Brazzaville",
    "CIV": "Ivory Coast",
    "MMR": "Burma,Myanmar",
    "CZE": "Czech Republic,Czechia",
    "TUR": "Turkey,Türkiye,Turkiye",
    "PSE": "Palestine,Palestinian territories,Palestinian Territories",
    "MKD": "Macedonia",
    "BIH": "Bosnia,Bosnia and Herzegovina,Bosnia-Herzegovina",
    "VAT": "Vatican,Holy See",
    "SAU": "Kingdom of Saudi Arabia",
    "TLS": "East Timor",
    "CAF": "CAR",
    "NLD": "Holland",
    "SWZ": "Swaziland,Eswatini",
    "CPV": "Cape Verde",
    "HKG": "Hong Kong",
    "MAC": "Macau,Macao",
    "LAO": "Laos",
}
FAMILY = {
    "US",
    "U.S.",
    "British",
    "French",
    "English",
    "Welsh",
    "Scottish",
    "Irish",
    "Dutch",
    "Spanish",
    "Swedish",
    "Danish",
    "Finnish",
    "Polish",
    "Turkish",
}


def plural(noun: str) -> str | None:
    """The plural of a demonym that is a noun; None of one that is an adjective only."""
    if noun in FAMILY or noun.endswith(("ese", "ss", "ch", "sh", "yz", "ais")):
        return None
    return noun[:-3] + "men" if noun.endswith("man") and noun[:-3] in {"French", "Irish", "Dutch"} else noun + "s"


def main() -> None:
    """Write the table."""
    names = Locale("en").territories
    own = {
        c[0]: c[1:]
        for line in (HERE / "demonyms.tsv").read_text(encoding="utf-8").splitlines()
        if (c := line.split("\t"))
    }
    rows = ["code\tname\taliases\tdemonyms\tcapitals\tsource"]
    codes = {c.alpha_3: c.alpha_2 for c in pycountry.countries} | {"XKX": "XK"}
    for code, short in sorted(codes.items()):
        name = (
            str(names.get(short, code))
            .split(" (")[0]
            .replace(" SAR China", "")
            .replace("Türkiye", "Turkey")
            .replace("Palestinian Territories", "Palestine")
            .replace("Côte d’Ivoire", "Ivory Coast")
        )
        if code in {"COD", "COG"}:
            name = {"COD": "Democratic Republic of the Congo", "COG": "Republic of the Congo"}[code]
        aliases = [a for a in ALIASES.get(code, "").split(",") if a and a != name]
        if " & " in name:
            aliases.append(name.replace(" & ", " and "))
        adjectives, capitals = (*own.get(code, ["", ""]), "")[:2]
        demonyms = [d for d in adjectives.split(",") if d]
        demonyms += [p for d in demonyms if (p := plural(d))]
        rows.append(
            "\t".join(
                [
                    code,
                    name,
                    "|".join(aliases),
                    "|".join(demonyms),
                    capitals.replace(",", "|"),
                    "CLDR (names), ISO 3166 (codes), unverified (demonyms, capitals)",
                ]
            )
        )
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
