"""What the atlas makes of a mention's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.atlas.lookup import load_atlas

ATLAS = load_atlas()


@pytest.mark.parametrize(
    ("words", "name", "country", "sector"),
    [
        ("Iran", "Iran", "IRN", "GOV"),
        ("the United States", "United States", "USA", "GOV"),
        ("U.S.", "United States", "USA", "GOV"),
        ("Iranians", "Iranians", "IRN", "CVL"),
        ("Thousands of Sudanese", "Thousands of Sudanese", "SDN", "CVL"),
        ("army of Guinea-Bissau", "Guinea-Bissau army", "GNB", "MIL"),
        ("the pope", "Pope", "VAT", "REL"),
        ("Hutu militiamen", "Hutu militiamen", "RWA", "PRM"),
        ("Abu Sayyaf gunmen", "Abu Sayyaf gunmen", "PHL", "REB"),
        ("Nepal's Maoists", "Communist Party of Nepal (Maoist)", "NPL", "PTY"),
        ("Nepal's Maoist rebels", "Nepal's Maoist rebels", "NPL", "REB"),
        ("Maoists", "Communist Party of India (Maoist)", "IND", "REB"),
        ("two spies working for Russia", "two spies working for Russia", "RUS", "SPY"),
        ("Moscow", "Russia", "RUS", "GOV"),
        ("the Kremlin", "Kremlin", "RUS", "GOV"),
        ("the Pentagon", "Pentagon", "USA", "MIL"),
        ("Mr. Putin", "Vladimir Putin", "RUS", "GOV"),
        ("Russian Foreign Minister Sergei Lavrov", "Sergei Lavrov", "RUS", "GOV"),
        ("President Erdogan", "Recep Tayyip Erdoğan", "TUR", "GOV"),
        ("ISIS", "Islamic State", "IMG", "REB"),
        ("Hezbollah", "Hezbollah", "LBN", "REB"),
        ("the USS Carney", "USS Carney", "USA", "MIL"),
        ("INS Tabar", "INS Tabar", "IND", "MIL"),
        ("the British destroyer HMS Diamond", "British destroyer HMS Diamond", "GBR", "MIL"),
        ("Russian bombers", "Russian bombers", "RUS", "MIL"),
        ("two Iranian officials", "two Iranian officials", "IRN", "GOV"),
        ("the Syrian army", "Syrian Arab Army", "SYR", "MIL"),
        ("Hamas political leader", "Hamas political leader", "PSE", "REB"),
        (
            "a spokesman for the Pakistani foreign ministry",
            "spokesman for the Pakistani foreign ministry",
            "PAK",
            "GOV",
        ),
        ("Afghan police chief", "Afghan police chief", "AFG", "COP"),
        ("the police", "police", None, "COP"),
        ("protesters", "protesters", None, "CVL"),
        ("the UN Security Council", "UN Security Council", "UNO", None),
        ("UN officials", "UN officials", "UNO", None),
        ("Senior Hamas officials", "Senior Hamas officials", "PSE", "REB"),
        ("Suspected al-Shabab militants", "Suspected al-Shabab militants", "SOM", "REB"),
        ("president of the Leadership Fund of Kenya", "president of the Leadership Fund of Kenya", "KEN", None),
        ("House Republicans", "Congressional Republicans", "USA", "LEG"),
        ("the director of Human Rights Watch", "director of Human Rights Watch", "NGO", None),
        ("soldiers of the United Nations", "soldiers of the United Nations", "UNO", "MIL"),
        ("Yugoslavia", "Serbia", "SRB", "GOV"),
        ("the Yugoslav army", "Serbian army", "SRB", "MIL"),
        ("Czechoslovak police", "Czech police", "CZE", "COP"),
        ("Soviet troops", "Soviet troops", "RUS", "MIL"),
        ("13 aid organisations", "non-governmental organisations", "NGO", None),
        ("two banks", "two banks", None, "BUS"),
        ("Turkish Cypriot leader", "Turkish Cypriot leader", "CYP", "GOV"),
        ("Moro guerrillas", "Moro rebels", "PHL", "REB"),
        ("Peruvian Indians", "Peruvian Indians", "PER", "CVL"),
        ("thousands of Guatemalan Indians", "thousands of Guatemalan Indians", "GTM", "CVL"),
        ("Cuban Americans", "Americans", "USA", "CVL"),
        ("Bosnian Croats", "Bosnian Croats", "BIH", "CVL"),
        ("weapons inspectors", "weapons inspectors", "UNO", None),
        ("Hans-Dietrich Genscher", "Hans-Dietrich Genscher", "DEU", "GOV"),
        ("Bougainville rebels", "Bougainville rebels", "PNG", "REB"),
        ("Hezbollah fighters", "Hezbollah fighters", "LBN", "REB"),
        ("Sunni militants", "Sunni militants", None, "REB"),
        ("Lebanon's Hezbollah", "Hezbollah", "LBN", "REB"),
        ("Russia's Security Council", "Russian Security Council", "RUS", "GOV"),
        ("South Korea's Joint Chiefs", "South Korea's Joint Chiefs", "KOR", "MIL"),
        ("Kurdistan Workers' Party (PKK)", "PKK", "TUR", "REB"),
        ("hundreds of Syrian students", "hundreds of Syrian students", "SYR", "EDU"),
        ("the government of Iraq", "government of Iraq", "IRQ", "GOV"),
        ("two pilots of Kenya Airways", "two pilots of Kenya Airways", "KEN", "LAB"),
        ("Lufthansa pilots", "Lufthansa pilots", "DEU", "LAB"),
        ("Russian pilots", "Russian pilots", "RUS", "MIL"),
        ("Machar's press secretary", "Machar's press secretary", "SSD", "GOV"),
        ("the army's media officer", "army's media officer", None, "MIL"),
        ("the media regulator", "media regulator", None, "GOV"),
        ("executive committee of Ennahda", "executive committee of Ennahda", "TUN", "PTY"),
        ("the Foreign Press Association", "Foreign Press Association", "ISR", "JRN"),
        ("the British Press Association", "Press Association", "GBR", "JRN"),
        ("Emergency Lawyers", "Emergency Lawyers", "SDN", "SOC"),
        ("TotalEnergies", "TotalEnergies", "FRA", "BUS"),
        ("Islamic State in Somalia", "Islamic State Somalia", "IMG", "REB"),
        ("IS in the Greater Sahara", "Islamic State in the Greater Sahara", "IMG", "REB"),
        ("Africa Corps", "Africa Corps", "RUS", "PRM"),
        ("Zelenskiy", "Volodymyr Zelensky", "UKR", "GOV"),
        ("Duma Boko", "Duma Boko", "BWA", "GOV"),
        ("Freedom of Russia Legion", "Freedom of Russia Legion", "RUS", "REB"),
        ("villagers in Mali", "villagers in Mali", "MLI", "CVL"),
        ("a US-led coalition", "Coalition", "IGO", "MIL"),
        ("Iran-backed militias", "Iran-backed militias", None, "PRM"),
        ("starving Syrians", "Syrians", "SYR", "CVL"),
        ("the American - led coalition", "American-led coalition", "IGO", "MIL"),
        ("the coalition", "coalition", "IGO", "MIL"),
        ("the ruling coalition", "ruling coalition", None, "GOV"),
        ("the Obama administration", "Obama administration", "USA", "GOV"),
        ("Mali's army", "Malian Armed Forces", "MLI", "MIL"),
        ("forces loyal to President Bashar al-Assad", "forces loyal to President Bashar al-Assad", None, "MIL"),
        ("Central American migrants", "Central American migrants", None, "REF"),
        ("Russia's Interfax", "Interfax", "RUS", "JRN"),
        ("a Guardian reporter", "Guardian reporter", "GBR", "JRN"),
        ("the National Anti-Extortion Force", "National Anti-Extortion Force", None, "MIL"),
        ("the French Jewish community", "French Jewish community", "FRA", "REL"),
        ("neighbouring Turkey", "Turkey", "TUR", "GOV"),
        ("the Turkish parliament", "Grand National Assembly", "TUR", "LEG"),
        ("French police", "French National Police", "FRA", "COP"),
        ("Israeli intelligence", "Israeli intelligence service", "ISR", "SPY"),
        ("a Saudi court", "Saudi court", "SAU", "JUD"),
        ("the Indian National Congress", "Indian National Congress", "IND", "PTY"),
        ("Mexican drug cartels", "Mexican drug cartels", "MEX", "CRM"),
        ("Doctors Without Borders", "Doctors Without Borders", "NGO", None),
        ("Volkswagen", "Volkswagen", "DEU", "BUS"),
        ("Nato", "NATO", "IGO", "MIL"),
        ("the Syria envoy", "Syria envoy", None, "GOV"),
        ("Syria's envoy", "Syria's envoy", "SYR", "GOV"),
        ("the US envoy", "US envoy", "USA", "GOV"),
        ("the Polish Chamber of Trade", "Polish Chamber of Trade", "POL", "BUS"),
        ("German Acme Trust chairman", "German Acme Trust chairman", "DEU", None),
        ("the president of the Iraqi republic", "president of the Iraqi republic", "IRQ", "GOV"),
        ("heart department of the Central Hospital", "heart department of the Central Hospital", None, "MED"),
        ("Security chief", "Security chief", None, "GOV"),
        ("Some Xyzzy officials", "Xyzzy officials", None, "GOV"),
        ("secretary-general of ministers", "secretary-general of ministers", None, "GOV"),
    ],
)
def test_resolution(words: str, name: str, country: str | None, sector: str | None) -> None:
    found = ATLAS.resolve(words)
    assert found is not None
    assert (found.name, found.country, found.sector) == (name, country, sector)
    assert found.why


@pytest.mark.parametrize(
    "words",
    [
        "the president of the Acme Trust",
        "Acme Trust chief",
        "a spokesman for Mr. Okello",
        "secretary-general of the Acme Circle",
    ],
)
def test_who_heads_a_body_of_which_nothing_is_known_is_no_government(words: str) -> None:
    assert ATLAS.resolve(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "us",
        "turkey",
        "he",
        "",
        "Blah Blahson",
        "the thing",
        "who",
        "time",
        "Mulberry Bush",
        "Keith Johnson",
        "the Benghazi panel",
    ],
)
def test_what_is_not_known_stays_unknown(words: str) -> None:
    assert ATLAS.resolve(words) is None


@pytest.mark.parametrize(
    ("on", "role", "sector"),
    [("2010-01-05", "vice president", "GOV"), ("2022-01-05", "president", "GOV"), (None, "president", "GOV")],
)
def test_the_role_of_the_date(on: str | None, role: str, sector: str) -> None:
    found = ATLAS.resolve("Joe Biden", on)
    assert found is not None
    assert found.sector == sector
    assert f"Joe Biden, {role}" in found.why


def test_who_gives_all_roles_or_those_of_a_date() -> None:
    roles = [(e.role, e.first, e.last) for e in ATLAS.who("Shoigu")]
    assert roles == [
        ("emergency situations minister", "1994-01", "2012-05"),
        ("defence minister", "2012-11", "2024-05"),
        ("secretary of the Security Council", "2024-05", None),
    ]
    assert [e.role for e in ATLAS.who("Sergey Shoigu", "2020-02-01")] == ["defence minister"]
    assert ATLAS.who("Nobody Atall") == ()


def test_outlets_by_name_short_form_and_domain() -> None:
    for name in ("The New York Times", "NYT", "nytimes.com", "www.nytimes.com"):
        outlet = ATLAS.outlet(name)
        assert outlet is not None
        assert (outlet.name, outlet.country, outlet.owner) == ("The New York Times", "USA", "private")
    assert ATLAS.outlet("No Such Gazette") is None


def test_an_overlay_adds_and_corrects(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[actor]]\nname = "Green Valley Front"\nkind = "group"\naliases = ["GVF"]\ncountry = "MLI"\nsector = "REB"\n'
        '[[actor]]\nname = "Hezbollah"\nkind = "group"\ncountry = "LBN"\nsector = "PTY"\n'
    )
    atlas = load_atlas((own,))
    front, party = atlas.resolve("the GVF"), atlas.resolve("Hezbollah")
    assert front is not None
    assert (front.name, front.country, front.sector, front.id) == (
        "Green Valley Front",
        "MLI",
        "REB",
        "group:green-valley-front",
    )
    assert party is not None
    assert party.sector in {"PTY", "REB"}


def test_names_of_several_actors_are_known_to_be_so() -> None:
    """A new clash is either an alias too short to stand or belongs in the list, where it was looked at."""
    listed = (Path(__file__).parent / "clashes.txt").read_text(encoding="utf-8").split("\n")
    assert sorted(ATLAS.clashes()) == [name for name in listed if name]


@pytest.mark.parametrize(
    ("words", "home", "found"),
    [
        ("Congress", "USA", ("US Congress", "USA", "LEG")),
        ("Congress", "IND", ("Indian National Congress", "IND", "PTY")),
        ("Congress", None, ("US Congress", "USA", "LEG")),
        ("the Senate", "BRA", ("Brazilian Senate", "BRA", "LEG")),
        ("the Senate", None, ("Senate", None, "LEG")),
        ("the Guardian", None, ("The Guardian", "GBR", "JRN")),
        ("the Guardian", "NGA", ("The Guardian of Nigeria", "NGA", "JRN")),
        ("Labour", "GBR", ("British Labour Party", "GBR", "PTY")),
        ("Labour", None, ("Labour", None, "PTY")),
        ("ISF", "LBN", ("Internal Security Forces", "LBN", "COP")),
        ("ISF", None, ("ISF", None, None)),
        ("MIT", "TUR", ("MIT", "TUR", "SPY")),
        ("the Ministry of Defence", None, ("Ministry of Defence", None, "GOV")),
        ("Georgia", None, ("Georgia", "GEO", "GOV")),
        ("Georgia", "USA", ("State of Georgia", "USA", "GOV")),
    ],
)
def test_namesakes_by_context(words: str, home: str | None, found: tuple[str, str | None, str | None]) -> None:
    identity = ATLAS.resolve(words, home=home)
    assert identity is not None
    assert (identity.name, identity.country, identity.sector) == found


def test_common_words_are_no_outlets() -> None:
    for words in ("the guardian", "guardian", "the independent", "Independent", "times", "the nation"):
        found = ATLAS.resolve(words)
        assert found is None or found.sector != "JRN", words


@pytest.mark.parametrize(
    ("words", "shared"), [("Congress", True), ("the Georgia committee", True), ("Georgian", False), ("Peru", False)]
)
def test_names_of_several_actors(words: str, shared: bool) -> None:
    assert ATLAS.has_namesakes(words) is shared


@pytest.mark.parametrize(("on", "name"), [("2010-06-01", None), ("2020-06-01", "King Abdullah II")])
def test_two_kings_of_one_name_by_date(on: str, name: str | None) -> None:
    found = ATLAS.resolve("King Abdullah", on)
    assert found is not None
    assert found.sector == "GOV"
    assert (found.name if found.id else None) == name


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("US President Barack Obama", (("2009-01", "2017-01"),)),
        ("President Obama", (("2009-01", "2017-01"),)),
        ("former President Barack Obama", ()),
        ("Vice President Joe Biden", (("2009-01", "2017-01"),)),
        ("Obama", ()),
        ("the Clinton campaign", ()),
        ("Hillary Clinton's campaign", (("2007-01", "2008-06"), ("2015-04", "2016-11"))),
        ("Democratic nominee Hillary Clinton", (("2007-01", "2008-06"), ("2015-04", "2016-11"))),
        ("the president", ()),
    ],
)
def test_the_terms_of_an_office_before_a_name(words: str, terms: tuple[tuple[str, str | None], ...]) -> None:
    assert ATLAS.terms(words) == terms


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("a former British soldier", "GBR", None),
        ("retired Greek policemen", "GRC", None),
        ("a former minister", None, "ELI"),
        ("a British soldier", "GBR", "MIL"),
    ],
)
def test_who_has_left_the_service_is_of_no_known_sector(words: str, country: str, sector: str | None) -> None:
    found = ATLAS.resolve(words)
    assert found is not None
    assert (found.country, found.sector) == (country, sector)


def test_the_sectors_of_all_roles_of_a_person() -> None:
    clinton = ATLAS.resolve("Hillary Clinton")
    assert clinton is not None
    assert ATLAS.sectors(clinton) == {"GOV", "LEG", "PTY", "ELI"}
    assert ATLAS.sectors(clinton, "2010-05-01") == {"GOV"}
    russia = ATLAS.resolve("Russia")
    assert russia is not None
    assert ATLAS.sectors(russia) == frozenset()


@pytest.mark.parametrize(
    ("publisher", "name", "country", "sector"),
    [
        ("www.nytimes.com", "The New York Times", "USA", "JRN"),
        ("The Guardian", "The Guardian", "GBR", "JRN"),
        ("UK Government", "British government", "GBR", "GOV"),
    ],
)
def test_who_publishes(publisher: str, name: str, country: str, sector: str) -> None:
    found = ATLAS.publisher(publisher)
    assert found is not None
    assert (found.name, found.country, found.sector) == (name, country, sector)
    assert ATLAS.publisher(None) is None


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("the South African Red Cross", "ZAF", "MED"),
        ("De Mistura", "UNO", None),
        ("N.Korean officials", "PRK", "GOV"),
        ("Dae’sh", "IMG", "REB"),
    ],
)
def test_short_forms_and_organs_beside_a_namesake(words: str, country: str, sector: str | None) -> None:
    found = ATLAS.resolve(words)
    assert found is not None
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("name", "text", "on", "held"),
    [
        ("Sergei Shoigu", "the former Russian defense minister", "2024-08-06", True),
        ("Sergei Shoigu", "the former Russian defense minister", "2023-08-06", False),
        ("Sergei Shoigu", "the former Iranian defense minister", "2024-08-06", False),
        ("Sergei Shoigu", "the Russian defense minister", "2024-08-06", False),
        ("Barack Obama", "the former president", None, True),
    ],
)
def test_whose_former_office_it_is(name: str, text: str, on: str | None, held: bool) -> None:
    assert ATLAS.held_once(name, text, on) is held


def test_a_known_name_inside_a_longer_unknown_one_is_not_that_body() -> None:
    found = ATLAS.resolve("the Xyzzy Press Association")
    assert found is None or (found.id is None and found.country is None)


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("Nigeria Labour Congress", "NGA", "LAB"),
        ("Togo Union Congress", "TGO", "LAB"),
        ("Labour Congress", None, "LEG"),
    ],
)
def test_a_known_name_behind_another_body_s_is_not_that_body(words: str, country: str | None, sector: str) -> None:
    found = ATLAS.resolve(words)
    assert found is not None
    assert (found.country, found.sector) == (country, sector)


def test_a_party_of_a_plain_name_is_that_at_home() -> None:
    found = {home: ATLAS.resolve("Democratic Party", home=home) for home in (None, "KOR")}
    assert {home: (i.name, i.country) for home, i in found.items() if i} == {
        None: ("Democratic Party", "USA"),
        "KOR": ("Democratic Party of Korea", "KOR"),
    }


@pytest.mark.parametrize(
    ("words", "name", "known"),
    [
        ("Missouri Senate", "Missouri Senate", None),
        ("the Ohio Supreme Court", "Ohio Supreme Court", None),
        ("the Senate", "US Senate", "body:us-senate"),
    ],
)
def test_a_region_has_bodies_of_its_own(words: str, name: str, known: str | None) -> None:
    found = ATLAS.resolve(words, home="USA")
    assert found is not None
    assert (found.name, found.country, found.id) == (name, "USA", known)
