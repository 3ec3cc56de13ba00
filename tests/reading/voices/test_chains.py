"""Chains of voices: order, kinds, stances, and who is no voice."""

import pytest

from firsthand import ontology
from firsthand.reading.grammar import cues, syntax
from firsthand.reading.text import page
from firsthand.reading.voices import attributions, chains, hearing, sayings, speakers, voicing
from firsthand.records import Attribution, Identity, Mention, Report, Span, Voice


def chain(text: str, trigger: str, kind: str = "ASSAULT", actors: tuple[str, ...] = ()) -> tuple[Voice, ...]:
    laid = page.lay_out(Report("", text))
    doc = syntax.parse(text, laid)
    said = attributions.speak(text, sayings.find_sayings(doc), laid.sentences, laid.quotations)
    at = text.index(trigger)
    who = tuple(Span(text.index(a), text.index(a) + len(a)) for a in actors)
    asked = hearing.Asked(Span(at, at + len(trigger)), kind, who)
    return chains.chain(asked, hearing.Room(doc, said, laid.quotations, laid.sentences), [])


@pytest.mark.parametrize(
    ("text", "trigger", "names"),
    [
        ("Rebels attacked the town on Friday.", "attacked", []),
        ("The army said rebels attacked the town.", "attacked", ["The army"]),
        ("The rebels, says the mayor, attacked the town.", "attacked", ["the mayor"]),
        ("Rebels attacked the town, according to two officials.", "attacked", ["two officials"]),
        ("State television quoted the army as saying rebels took the town.", "took", ["State television", "the army"]),
        ("The rebels reportedly attacked the town.", "attacked", ["reportedly"]),
        ("“They attacked us at dawn,” said the mayor.", "attacked", ["the mayor"]),
        ("The president condemned the attack.", "attack", []),
        ("Reuters, citing two officials, said that Israel bombed the airport.", "bombed", ["Reuters", "two officials"]),
        ("Rebels attacked the town, police said, according to Reuters.", "attacked", ["Reuters", "police"]),
        ("The rebels, it transpired, attacked the town.", "attacked", ["it transpired"]),
        ("It emerged that rebels attacked the town.", "attacked", ["It emerged"]),
        ("It is clear that rebels attacked the town.", "attacked", []),
        (
            "“It seems that rebels attacked the town in the north of the state,” said the mayor.",
            "attacked",
            ["the mayor"],
        ),
        ("Four killed in Aleppo bombing: police\n\nA bomb went off in Aleppo.", "killed", ["police"]),
    ],
)
def test_chain(text: str, trigger: str, names: list[str]) -> None:
    assert [v.text for v in chain(text, trigger)] == names


def test_the_sayer_is_no_voice_of_the_saying_itself() -> None:
    text = "Syria accused Israel of bombing an airport."
    assert chain(text, "accused", "ACCUSE", ("Syria",)) == ()
    assert [v.text for v in chain(text, "bombing", "ASSAULT", ("Israel",))] == ["Syria"]


def test_a_voice_says_how_it_says_it() -> None:
    (voice,) = chain("“They attacked us at dawn,” said the mayor.", "attacked")
    assert (voice.direct, voice.stance, voice.cue) == (True, "asserts", Span(28, 32))
    (voice,) = chain("The ministry denied that its planes attacked the town.", "attacked")
    assert (voice.direct, voice.stance, voice.kind) == (False, "denies", "collective")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("two senior Western officials", "anonymous"),
        ("the police", "collective"),
        ("the Foreign Ministry statement", "document"),
        ("state television", "outlet"),
        ("spokesman John Smith", "named"),
        ("residents of the town", "anonymous"),
        ("Authorities", "collective"),
        ("Witnesses", "collective"),
    ],
)
def test_kind_of_words(words: str, kind: str) -> None:
    assert speakers.kind_of(words, None) == kind


def test_the_press_is_an_outlet() -> None:
    reuters = Mention(Span(0, 7), "Reuters", "name", 0, Identity("Reuters", "GBR", "JRN", "outlet:reuters"))
    assert speakers.kind_of("Reuters", reuters) == "outlet"


@pytest.mark.parametrize(
    ("cue", "stance"),
    [("confirmed", "confirms"), ("denied", "denies"), ("vowed", "promises"), ("did not confirm", "doubts")],
)
def test_stance_of_a_cue(cue: str, stance: str) -> None:
    assert speakers.stance_of(Span(0, len(cue)), cue) == stance


def test_every_cue_has_a_known_stance_and_frame() -> None:
    stances = {"asserts", "confirms", "denies", "doubts", "predicts", "demands", "promises"}
    assert {c.stance for c in (*cues.verbs().values(), *cues.nouns().values())} <= stances
    assert {f for c in cues.verbs().values() for f in c.frames} == set("cqxopkz")
    assert {f for c in cues.nouns().values() for f in c.frames} == set("cxof")
    assert set(cues.kinds().values()) == {"document", "outlet", "anonymous", "collective"}


def test_the_scorer_knows_every_verbal_type() -> None:
    verbal = [t.name for t in ontology.event_types() if t.quad in chains.VERBAL]
    assert all(any(f.endswith(f"type {name}") for f in hearing.weights()) for name in verbal)


def test_a_marked_voice_counts_where_no_attribution_has_it() -> None:
    text = "In Reuters footage rebels attacked the town."
    doc = syntax.parse(text, page.lay_out(Report("", text)))
    room, asked = hearing.Room(doc, (), (), [Span(0, len(text))]), hearing.Asked(Span(26, 34), "ASSAULT", ())
    assert [v.text for v in chains.chain(asked, room, [], marked=[(Span(3, 10), 0.9)])] == ["Reuters"]
    assert chains.chain(asked, room, [], marked=[(Span(3, 10), 0.2)]) == ()


def test_a_marked_voice_stands_in_the_sentence_of_the_event() -> None:
    text = "Talks go on. Rebels attacked the town."
    laid = page.lay_out(Report("", text))
    doc = syntax.parse(text, laid)
    room, asked = hearing.Room(doc, (), (), laid.sentences), hearing.Asked(Span(20, 28), "ASSAULT", ())
    assert chains.chain(asked, room, [], marked=[(Span(0, 5), 0.9)]) == ()
    assert [v.text for v in chains.chain(asked, room, [], marked=[(Span(13, 19), 0.9)])] == ["Rebels"]


def test_a_document_is_carried_by_a_marked_voice() -> None:
    text = "The army said in a statement carried by Reuters that rebels attacked the town."
    at, laid = text.index("attacked"), page.lay_out(Report("", text))
    room = hearing.Room(syntax.parse(text, laid), (), (), laid.sentences)
    asked, span = hearing.Asked(Span(at, at + 8), "ASSAULT", ()), Span(40, 47)
    assert [v.text for v in chains.chain(asked, room, [], marked=[(span, 0.9)])] == ["Reuters"]


def test_a_saying_inside_another_is_nearer_to_the_fact() -> None:
    text = "Ann said that, according to Bob, rebels attacked the town."
    at, laid = text.index("attacked"), page.lay_out(Report("", text))
    ann = Attribution((Span(0, 3),), (Span(4, 8),), (Span(9, 13), Span(33, 57)))
    bob = Attribution((Span(28, 31),), (Span(15, 27),), (Span(9, 15), Span(31, 57)))
    room = hearing.Room(syntax.parse(text, laid), (ann, bob), (), laid.sentences)
    found = chains.chain(hearing.Asked(Span(at, at + 8), "ASSAULT", ()), room, [], prior=lambda _: 1.0)
    assert [v.text for v in found] == ["Ann", "Bob"]


def test_there_are_reports_and_they_tell_it() -> None:
    text = "There are reports that rebels attacked the town."
    at, laid = text.index("attacked"), page.lay_out(Report("", text))
    room = hearing.Room(syntax.parse(text, laid), (), (), laid.sentences)
    said = Attribution((), (Span(0, 17),), (Span(18, 47),))
    asked = hearing.Asked(Span(at, at + 8), "ASSAULT", ())
    assert [v.text for v in voicing.voices_of(said, asked, [], room)] == ["reports"]


def test_who_is_told_of_is_no_voice_where_another_s_saying_is_set_in() -> None:
    text = "The rebels, said the mayor, had attacked the town."
    laid = page.lay_out(Report("", text))
    said = Attribution((Span(17, 26),), (Span(12, 16),), (Span(0, 10), Span(28, 49)))
    room = hearing.Room(syntax.parse(text, laid), (said,), (), laid.sentences)
    found = chains.chain(hearing.Asked(Span(32, 40), "ASSAULT", ()), room, [], marked=[(Span(0, 10), 0.9)])
    assert [v.text for v in found] == ["the mayor"]


@pytest.mark.parametrize(("cue", "told"), [("alleged", ["alleged"]), ("citing", [])])
def test_a_participle_says_that_somebody_says_so_if_it_is_passive(cue: str, told: list[str]) -> None:
    text = f"He left, {cue} attacks."
    laid = page.lay_out(Report("", text))
    at, room = text.index("attacks"), hearing.Room(syntax.parse(text, laid), (), (), laid.sentences)
    said = Attribution((), (Span(9, 9 + len(cue)),), (Span(at, at + 7),))
    asked = hearing.Asked(Span(at, at + 7), "ASSAULT", ())
    assert [v.text for v in voicing.voices_of(said, asked, [], room)] == told


@pytest.mark.parametrize(("asker", "told"), [("We", ["the mayor"]), ("the army", ["the mayor", "the army"])])
def test_we_who_ask_are_whoever_speaks(asker: str, told: list[str]) -> None:
    text = f"“{asker} asked the rebels to attack the town,” said the mayor."
    found = text.index("attack")
    laid = page.lay_out(Report("", text))
    doc = syntax.parse(text, laid)
    said = attributions.speak(text, sayings.find_sayings(doc), laid.sentences, laid.quotations)
    outer = [a for a in said if a.source[0].of(text) == "the mayor"]
    room = hearing.Room(doc, outer, laid.quotations, laid.sentences)
    asked = hearing.Asked(Span(found, found + 6), "ASSAULT", (), "requested")
    assert [v.text for v in chains.chain(asked, room, [], asker=Span(1, 1 + len(asker)))] == told


def test_the_it_of_a_verb_that_nobody_does_is_named_by_the_phrase() -> None:
    text = "Rebels, it emerged on Friday, had attacked the town."
    doc = syntax.parse(text, page.lay_out(Report("", text)))
    room, asked = hearing.Room(doc, (), (), [Span(0, len(text))]), hearing.Asked(Span(34, 42), "ASSAULT", ())
    it = Mention(Span(8, 10), "it", "pronoun", 0, Identity("a committee"))
    (voice,) = chains.chain(asked, room, [it], marked=[(Span(8, 10), 0.9)])
    assert (voice.text, voice.identity, voice.kind) == ("it emerged", Identity("it emerged"), "phrase")


@pytest.mark.parametrize(
    ("kind", "reality", "told"),
    [("AGREE", "happened", []), ("AGREE", "planned", ["Ankara"]), ("CONSULT", "happened", ["Ankara"])],
)
def test_what_is_done_by_saying_it_is_not_on_the_actor_s_word(kind: str, reality: str, told: list[str]) -> None:
    text = "Ankara said it would meet the rebels."
    laid = page.lay_out(Report("", text))
    said = Attribution((Span(0, 6),), (Span(7, 11),), (Span(12, 36),))
    room = hearing.Room(syntax.parse(text, laid), (said,), (), laid.sentences)
    asked = hearing.Asked(Span(21, 25), kind, (Span(0, 6),), reality)  # type: ignore[arg-type]
    weights = {"bias": 3.0}
    assert [v.text for v in chains.chain(asked, room, [], weights=weights)] == told


def test_the_voice_that_ends_the_sentence_is_the_outer_one() -> None:
    text = "Police said gunmen stormed the bank, the Daily Post reported."
    laid = page.lay_out(Report("", text))
    police = Attribution((Span(0, 6),), (Span(7, 11),), (Span(12, 35),))
    post = Attribution((Span(37, 51),), (Span(52, 60),), (Span(12, 35),))
    room = hearing.Room(syntax.parse(text, laid), (police, post), (), laid.sentences)
    found = chains.chain(hearing.Asked(Span(19, 26), "ASSAULT", ()), room, [], weights={"bias": 3.0})
    assert [v.text for v in found] == ["the Daily Post", "Police"]


@pytest.mark.parametrize(
    ("kind", "actors", "told"),
    [
        ("ASSAULT", (), ["the doctor"]),
        ("ACCUSE", (), []),
        ("ACCUSE", (Span(17, 20),), []),
        ("ACCUSE", (Span(17, 27),), []),
        ("ACCUSE", (Span(5, 13),), ["the doctor"]),
    ],
)
def test_what_others_do_in_a_long_quotation_is_its_speaker_s(
    kind: str, actors: tuple[Span, ...], told: list[str]
) -> None:
    text = "“The shelling of our clinic began at noon and did not stop before the night,” the doctor said."
    laid = page.lay_out(Report("", text))
    said = Attribution((Span(78, 88),), (Span(89, 93),), (Span(0, 77),))
    room = hearing.Room(syntax.parse(text, laid), (said,), laid.quotations, laid.sentences)
    found = chains.chain(hearing.Asked(Span(5, 13), kind, actors), room, [], weights={"bias": -3.0})
    assert [v.text for v in found] == told


@pytest.mark.parametrize(
    ("text", "marked", "told"),
    [
        ("The missile reportedly hit a village.", "reportedly", [("reportedly", "phrase")]),
        ("A girl, indicted on Monday, hit a soldier.", "indicted", []),
        ("A girl accused of lying hit a soldier.", "accused", [("accused", "phrase")]),
    ],
)
def test_a_marked_word_is_a_voice_where_it_tells_of_one(text: str, marked: str, told: list[tuple[str, str]]) -> None:
    doc = syntax.parse(text, page.lay_out(Report("", text)))
    at, word = text.index(" hit ") + 1, text.index(marked)
    room, asked = hearing.Room(doc, (), (), [Span(0, len(text))]), hearing.Asked(Span(at, at + 3), "ASSAULT", ())
    found = chains.chain(asked, room, [], marked=[(Span(word, word + len(marked)), 0.9)])
    assert [(v.text, v.kind) for v in found] == told


def test_a_verb_that_somebody_says_is_no_voice_itself() -> None:
    text = "Toy added that police attacked the town."
    said = Attribution((), (Span(4, 9),), (Span(10, 39),))
    room = hearing.Room(syntax.parse(text, page.lay_out(Report("", text))), (said,), (), [Span(0, len(text))])
    assert chains.chain(hearing.Asked(Span(22, 30), "ASSAULT", ()), room, [], weights={"bias": 3.0}) == ()


def test_whoever_is_spoken_to_asks_for_nothing() -> None:
    text = "“You refused to leave,” she said."
    room = hearing.Room(syntax.parse(text, page.lay_out(Report("", text))), (), (), [Span(0, len(text))])
    assert chains.chain(hearing.Asked(Span(16, 21), "RETREAT", ()), room, [], asker=Span(1, 4)) == ()


def test_whose_a_report_is_does_not_speak_in_it() -> None:
    text = "Toy's report states that troops fled."
    toy = Mention(Span(0, 3), "Toy", "name", 0, Identity("Jan Toy"))
    assert speakers.mention_of(Span(0, 12), [toy], text) is None
    assert speakers.mention_of(Span(0, 3), [toy], text) == toy


def test_a_journalist_is_no_outlet() -> None:
    at = Span(0, 3)
    kinds = [
        speakers.kind_of("Toy", Mention(at, "Toy", "name", 0, Identity("Toy", None, "JRN", of)))
        for of in (None, "outlet:toy", "person:toy")
    ]
    assert kinds == ["named", "outlet", "named"]


def test_who_is_said_to_do_something_is_no_voice() -> None:
    text = "They are said to have attacked the town."
    laid = page.lay_out(Report("", text))
    said = Attribution((Span(0, 4),), (Span(5, 13),), (Span(14, 39),))
    room = hearing.Room(syntax.parse(text, laid), (said,), (), laid.sentences)
    asked = hearing.Asked(Span(22, 30), "ASSAULT", (Span(0, 4),))
    assert [v.text for v in chains.chain(asked, room, [], weights={"bias": 3.0})] == ["are said"]


def test_the_one_who_asks_is_the_innermost_voice() -> None:
    text = "Ankara wants the raids ended."
    doc = syntax.parse(text, page.lay_out(Report("", text)))
    room, asked = hearing.Room(doc, (), (), [Span(0, len(text))]), hearing.Asked(Span(23, 28), "RETREAT", ())
    assert [v.text for v in chains.chain(asked, room, [], asker=Span(0, 6))] == ["Ankara"]


def test_a_relative_clause_is_the_voice_that_it_speaks_of() -> None:
    text = "The reporters met two officials who knew the plan and said rebels attacked the town."
    laid = page.lay_out(Report("", text))
    doc = syntax.parse(text, laid)
    officials = Mention(Span(18, 31), "two officials", "description", 0, Identity("two officials"))
    who = Span(text.index("who"), text.index("who") + 3)
    room = hearing.Room(doc, (), laid.quotations, laid.sentences)
    assert speakers.meant(who, [officials], room) == officials.span
    assert speakers.meant(officials.span, [officials], room) == officials.span


@pytest.mark.parametrize(
    ("text", "cue", "content", "said"),
    [
        ("The army said it had won", "said", "it had won", True),
        ("It won, according to the army", "according to", "It won", True),
        ("the claim that it had won", "claim", "that it had won", True),
        ("Iran seeks missile aid", "seeks", "missile aid", False),
        ("The army ignores its losses", "ignores", "its losses", False),
        ("The army trumpeted “a triumph”", "trumpeted", "“a triumph”", True),
    ],
)
def test_what_is_said_is_told_from_what_is_done(text: str, cue: str, content: str, said: bool) -> None:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (cue, content)]
    assert speakers.is_spoken(Attribution((), (spans[0],), (spans[1],)), text) == said


def known(words: str) -> Identity | None:
    return Identity(words, "COD", "REB") if words == "Rebels in Congo" else None


@pytest.mark.parametrize(
    ("text", "names", "identity"),
    [
        (
            "Nigeria and Cameroon",
            ("Nigeria", "Cameroon"),
            Identity("Nigeria and Cameroon", None, "GOV", None, "several who say it together"),
        ),
        ("Rebels in Congo", ("Rebels", "Congo"), Identity("Rebels in Congo", "COD", "REB")),
        ("Police in Congo", ("Police", "Congo"), Identity("Police", None, "REB")),
    ],
)
def test_who_a_source_of_several_mentions_is(text: str, names: tuple[str, ...], identity: Identity) -> None:
    sectors = {"Congo": "GOV", "Nigeria": "GOV", "Cameroon": "GOV"}
    mentions = [
        Mention(
            Span(text.index(n), text.index(n) + len(n)),
            n,
            "name" if n in sectors else "description",
            k,
            Identity(n, {"Nigeria": "NGA", "Cameroon": "CMR", "Congo": "COD"}.get(n), sectors.get(n, "REB")),
        )
        for k, n in enumerate(names)
    ]
    whole = f"{text} said gunmen stormed the bank."
    laid = page.lay_out(Report("", whole))
    said = Attribution((Span(0, len(text)),), (Span(len(text) + 1, len(text) + 5),), (Span(len(text) + 6, len(whole)),))
    room = hearing.Room(syntax.parse(whole, laid), (said,), (), laid.sentences, known=known)
    at = whole.index("stormed")
    (voice,) = chains.chain(hearing.Asked(Span(at, at + 7), "ASSAULT", ()), room, mentions, weights={"bias": 3.0})
    assert voice.identity == identity


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Russia shelled the town, two officials told Reuters.", ["Reuters", "two officials"]),
        ("Quoting a diplomat, Reuters said that Russia shelled the town.", ["Reuters", "a diplomat"]),
        ("A diplomat was quoted as saying by Reuters that Russia shelled the town.", ["Reuters", "A diplomat"]),
    ],
)
def test_an_outlet_stands_outside_of_whom_it_heard(text: str, names: list[str]) -> None:
    spans = {n: Span(text.index(n), text.index(n) + len(n)) for n in names}
    reuters = Mention(spans["Reuters"], "Reuters", "name", 0, Identity("Reuters", "GBR", "JRN", "outlet:reuters"))
    laid = page.lay_out(Report("", text))
    at = text.index("shelled")
    shelled = Span(at, at + 7)
    cue = next(
        Span(text.index(w), text.index(w) + len(w)) for w in ("told", "said", "quoted as saying by") if w in text
    )
    heard = "told" in text
    own = (spans[names[1]],) if heard else tuple(sorted(spans.values()))
    said = Attribution(own, (cue,), (Span(at - 7, at + 16),))
    room = hearing.Room(syntax.parse(text, laid), (said,), (), laid.sentences)
    marked = [(spans["Reuters"], 0.9)] if heard else []
    found = chains.chain(hearing.Asked(shelled, "ASSAULT", ()), room, [reuters], marked=marked, weights={"bias": 3.0})
    assert [v.text for v in found] == names
