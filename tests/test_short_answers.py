"""The few words that answer, out of the sentences that do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import exp

import pytest

from qa.answering.composing.choosing import choose
from qa.answering.composing.in_short import shorten
from qa.answering.evidence import pointing
from qa.answering.evidence.candidates import Candidate
from qa.answering.evidence.found import Found
from qa.answering.evidence.weighing import Scored, Signals
from qa.answering.short import mention_weights
from qa.answering.short.mention_weights import Means, key, notice, weigh
from qa.answering.short.short_answers import COMPARED, LACKING, UNTOLD, find, speaker
from qa.language.expected import Sort, Wanted, wanted
from qa.language.places import is_a, may_be_within
from qa.language.stemming import stems
from qa.types import Article, Evidence, Kind, Period, PublicationDate, Read, Reporting, ShortAnswer, Statement
from tests.newsroom import found

NO_SIGNALS = Signals(0, 0, 0, 0, 0, 0, 0)


def rarity(text: str) -> Mapping[str, float]:
    """Every stem weighs the same."""
    return dict.fromkeys(stems([text])[0], 1.0)


def unlike(noun: str, names: Sequence[str]) -> list[float]:
    return [0.0] * len(names)


def said(
    text: str, *, id_: str = "a", score: float = 1.0, coverage: float = 0.0, published: str = "2025-05-23"
) -> Scored:
    """A sentence that is all of its article."""
    article = Article(id_, "", text, published=PublicationDate(published))
    evidence = found("", article=article)
    candidate = Candidate(evidence, 0, len(text), "", "")
    return Scored(candidate, frozenset(), replace(NO_SIGNALS, similarity=score, coverage=coverage))


def with_context(scored: Scored, coverage: float) -> Scored:
    """With a share of what is asked that it holds with its title and the sentence before."""
    return replace(scored, signals=replace(scored.signals, context_coverage=coverage))


def passages(ranked: Sequence[Scored]) -> list[Evidence]:
    return [one.candidate.evidence for one in ranked]


def answered(question: str, kind: Kind, *ranked: Scored) -> Found | None:
    asked = wanted(question, kind)
    assert asked is not None
    return find(question, asked, ranked, passages(ranked), Means(rarity, unlike))


def short(question: str, kind: Kind, *ranked: Scored) -> str | None:
    answer = answered(question, kind, *ranked)
    return answer.text if answer else None


@pytest.mark.parametrize(
    ("question", "kind", "sentence", "expected"),
    [
        ("Who opened the bridge?", Kind.WHO, "The mayor Ilra Vensk opened the bridge in Pell.", "Ilra Vensk"),
        ("When did the bridge open?", Kind.WHEN, "The bridge opened on May 21st in Pell.", "May 21st"),
        ("Where did they meet?", Kind.WHERE, "Ilra Vensk and Bo Rahn met in Pell.", "Pell"),
        (
            "How many lorries crossed the bridge?",
            Kind.HOW_MANY,
            "In 4 hours 214 lorries crossed the bridge of 9 arches.",
            "214",
        ),
        ("How much did the bridge cost?", Kind.HOW_MANY, "In 2 years it cost $12 billion.", "$12 billion"),
        # Of what it says itself, it asks nothing.
        ("Who followed Bo Rahn?", Kind.WHO, "Bo Rahn was followed by Ilra Vensk.", "Ilra Vensk"),
        ("Who is Bo Rahn?", Kind.WHO, "Bo Rahn is there.", None),
        ("How many lorries crossed?", Kind.HOW_MANY, "Many lorries crossed.", None),
    ],
)
def test_a_span_of_the_sort_wanted(question: str, kind: Kind, sentence: str, expected: str | None) -> None:
    assert short(question, kind, said(sentence)) == expected


VENSK = said("Bo Rahn, the mayor of Orsal, and Foreign Minister Ilra Vensk met on Monday.")


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Who is Vensk?", VENSK, "Foreign Minister"),
        ("Who is Ilra Vensk?", VENSK, "Foreign Minister"),
        ("who is rahn", VENSK, "the mayor of Orsal"),
        ("Who is Vensk?", said("From Pell the old minister, Ilra Vensk, came back."), "the old minister"),
        ("Who is Vensk?", said("Vensk has been mayor of Pell since May."), "mayor of Pell"),
        (
            "Who is Tam Oller?",
            said("Tam Oller, a potter who lives in Pell, won."),
            "a potter who lives in Pell",
        ),
        ("Who is Tam Oller?", said("Tam Oller, who runs the mill, won."), "runs the mill"),
        ("Who is Tam Oller?", said("Tam Oller, who turns 41, won."), None),
        ("Who is Tam Oller?", said("Tam Oller, the day after, won."), None),
        ("Who is Ilra Vensk?", said("It was U.S. Ambassador Ilra Vensk."), "U.S. Ambassador"),
        ("Who is Tam Ahmed?", said("At last it was Tam Ahmed, a potter, who won."), "a potter"),
        # Who bears the given name as a surname is another.
        ("Who is Tam Ahmed?", said("They replaced former director Bo Tam."), None),
        # Beside whom somebody stands is not who that is.
        ("Who is Tam Oller?", said("Ilra Vensk, the minister, met Tam Oller."), None),
        ("Who is Bo Rahn?", said("Ilra Vensk told her counterpart, Bo Rahn, that it was over."), None),
        ("Who is the mayor of Orsal?", VENSK, "Bo Rahn"),
        ("who's the foreign minister", VENSK, "Ilra Vensk"),
        (
            "who is the envoy of France?",
            said("The French envoy, Bo Rahn, met Tam Oller, an envoy."),
            "Bo Rahn",
        ),
    ],
)
def test_who_somebody_is(question: str, sentence: Scored, expected: str | None) -> None:
    assert short(question, Kind.WHO, sentence) == expected


def test_a_number_of_other_things_is_no_count_of_what_the_sentence_names_beside_them() -> None:
    cost = said("The gauges cost 2.1 million tavens.")
    assert short("How many gauges are there?", Kind.HOW_MANY, cost) is None
    assert short("How many tavens were paid?", Kind.HOW_MANY, cost) == "2.1 million"
    # Where the sentence has no word for what is counted, it may have another.
    assert short("How many coins were paid?", Kind.HOW_MANY, cost) == "2.1 million"


@pytest.mark.parametrize(
    ("question", "sentences", "expected"),
    [
        # An office of a country, where the sentence says which.
        (
            "Who is the foreign minister of Pellia?",
            ["Pellia agrees, Foreign Minister Bo Rahn said."],
            "Bo Rahn",
        ),
        (
            "Who is the Pellian foreign minister?",
            ["Pellia agrees, Foreign Minister Bo Rahn said."],
            "Bo Rahn",
        ),
        ("Who is the foreign minister of Ostria?", ["Pellia agrees, Foreign Minister Bo Rahn said."], None),
        ("Who is the finance minister of Pellia?", ["Pellia agrees, Foreign Minister Bo Rahn said."], None),
        (
            "Who is the prime minister of Pellia?",
            ["Bo Rahn, the deputy prime minister of Pellia, came."],
            None,
        ),
        ("Who is the mayor of Pell?", ["Bo Rahn, the mayor of Orsal, came to Pell."], None),
        # What is said in so many words comes first.
        (
            "Who is the foreign minister of Pellia?",
            ["Pellia agrees, Foreign Minister Bo Rahn said.", "Pellia's foreign minister, Ilra Vensk, came."],
            "Ilra Vensk",
        ),
        ("Who is the governor of Ohio?", ["Ohio Gov. Bo Rahn Thursday came."], "Bo Rahn"),
        ("Who is the mayor of Pell?", ["The town's first mayor of Pell, Bo Rahn, came."], None),
    ],
)
def test_whose_office_it_is(question: str, sentences: Sequence[str], expected: str | None) -> None:
    ranked = [said(text, id_=text, score=1 - i / 10) for i, text in enumerate(sentences)]
    assert short(question, Kind.WHO, *ranked) == expected


def test_of_several_holders_the_newest_article_has_the_one_asked_for() -> None:
    old, new = (
        said(f"{name}, the mayor of Pell, came.", id_=name, published=day)
        for name, day in (("Bo Rahn", "2024-05-01"), ("Ilra Vensk", "2025-05-01"))
    )
    back = said("In 1950 Tam Oller, the mayor of Pell, came.", id_="back", published="2025-06-01")
    question = "Who is the mayor of Pell?"
    assert short(question, Kind.WHO, old, new) == "Ilra Vensk"
    assert short(question, Kind.WHO, old, new, back) == "Ilra Vensk"
    same_day = said("Tam Oller, the mayor of Pell, came.", id_="same", published="2025-05-01")
    assert short(question, Kind.WHO, old, new, same_day) is None


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Who signed the pact?", "Pellia, Orsal and Taveria signed the pact.", "Pellia, Orsal and Taveria"),
        (
            "Who signed the pact?",
            "The pact that Prime Minister Bo Rahn and President Ilra Vensk signed is short.",
            "Bo Rahn and President Ilra Vensk",
        ),
        # One without an "and" is no list, and who holds an office is one.
        ("Who signed the pact?", "Signed by Ilra Vensk, Orsal's pact is short.", "Ilra Vensk"),
        ("Who is the mayor?", "The mayor, Bo Rahn, and Ilra Vensk came.", "Bo Rahn"),
    ],
)
def test_who_did_it_is_all_of_whom_the_text_says_so(question: str, sentence: str, expected: str) -> None:
    assert short(question, Kind.WHO, said(sentence)) == expected


def test_a_day_is_that_of_what_happened() -> None:
    other = said("In August 2022 Pell offered to mediate.", id_="other")
    own = said("Pell had frozen its dues in February 2024.", id_="own", score=0.5)
    question = "When did Pell freeze its dues?"
    assert short(question, Kind.WHEN, other, own) == "February 2024"
    assert short(question, Kind.WHEN, other) is None
    # What "it" is may be in the sentence before.
    before = replace(other.candidate, in_context=f"Pell froze its dues. {other.candidate.text}")
    assert short(question, Kind.WHEN, replace(other, candidate=before)) == "August 2022"
    # A question that has no word for it leaves that open.
    assert short("When was Pell?", Kind.WHEN, other) == "August 2022"


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("How many gates were opened?", "Two of the six gates of the dam had been opened.", "Two"),
        ("How many gates does the dam have?", "Two of the six gates of the dam had been opened.", "six"),
        ("How many prizes did they win?", "They won 12 of the 25 prizes awarded that evening.", "12"),
        ("How many prizes were awarded?", "They won 12 of the 25 prizes awarded that evening.", "25"),
        ("How many lorries crossed?", "214 lorries crossed, 131 of them foreign.", "214"),
        ("How many drafts were adopted?", "Of 17 drafts before the leaders, 15 were adopted.", "15"),
        (
            "How many drafts were before the leaders?",
            "Of 17 drafts before the leaders, 15 were adopted.",
            "17",
        ),
    ],
)
def test_a_part_is_told_from_all_by_what_is_asked_of_it(question: str, sentence: str, expected: str) -> None:
    assert short(question, Kind.HOW_MANY, said(sentence)) == expected


def test_who_somebody_is_is_left_open_where_two_have_the_name() -> None:
    tessa = said("Tessa Orlen, the director of the river office, was there.", id_="a")
    bram = said("Bram Orlen, the leader of the farmers, was not.", id_="b", score=0.9)
    assert short("Who is Orlen?", Kind.WHO, tessa, bram) is None
    assert short("Who is Tessa Orlen?", Kind.WHO, tessa, bram) == "the director of the river office"


def test_what_more_articles_say_wins_over_what_one_says_a_little_better() -> None:
    question, votes = "How many cows drowned?", ["Some 15 cows drowned.", "Some 40 cows drowned."]
    one, other = (said(text, id_=text) for text in votes)
    again = said("As many as 40 cows drowned there.", id_="c")
    assert short(question, Kind.HOW_MANY, one, other) == "15"
    assert short(question, Kind.HOW_MANY, one, other, again) == "40"


def test_it_says_which_other_sentences_have_it_and_what_else_it_may_be() -> None:
    question = "How many cows drowned?"
    asked = wanted(question, Kind.HOW_MANY)
    assert asked is not None
    texts = ["Some 40 cows drowned.", "Some 15 cows drowned.", "As many as 40 cows drowned there."]
    # Far weaker, and one more than is kept.
    texts += ["Later 7 sheep were found.", "There were 6 boats."]
    ranked = [said(text, id_=text, score=1 - i / 10) for i, text in enumerate(texts)]
    answer = find(question, asked, ranked, passages(ranked), Means(rarity, unlike))
    assert answer is not None
    assert (answer.text, answer.scored, answer.also) == ("40", ranked[0], (ranked[2],))
    assert [(one.text, one.scored) for one in answer.rivals] == [("15", ranked[1]), ("7", ranked[3])]
    assert answer.share > answer.rivals[0].share > answer.rivals[1].share
    assert answer.share + sum(one.share for one in answer.rivals) < 1


def test_a_name_alike_to_what_is_asked_for_wins() -> None:
    question = "Which biscuit won?"
    asked = wanted(question, Kind.WHAT)
    assert asked is not None
    ranked = [said("It was won by Pellings over Orsal Crumble.")]

    def alike(noun: str, names: Sequence[str]) -> list[float]:
        assert noun == "biscuit"
        return [float(name == "Orsal Crumble") for name in names]

    assert [
        answer.text
        for answer in (find(question, asked, ranked, [], Means(rarity, f)) for f in (unlike, alike))
        if answer
    ] == ["Pellings", "Orsal Crumble"]


def test_of_many_names_a_few_are_held_against_what_is_asked_for_and_all_share_the_support() -> None:
    """Eight cakes, none alike to a biscuit: their support is equal but for the order of words, and the
    winner has about an eighth of it, though two of them were not looked at."""
    question = "Which biscuit was there?"
    asked = wanted(question, Kind.WHAT)
    assert asked is not None
    cakes = "Arbeck Birlen Corvath Dunmor Elvane Farrow Gostel Hurlan".split()
    ranked = [said(f"They had some {cake} with tea.", id_=cake) for cake in cakes]
    looked_at: list[str] = []

    def alike(_: str, names: Sequence[str]) -> list[float]:
        looked_at.extend(names)
        return [0.2] * len(names)

    answer = find(question, asked, ranked, [], Means(rarity, alike))
    assert len(looked_at) == COMPARED == 6
    assert answer is not None
    assert answer.text in looked_at
    assert answer.share == pytest.approx(1 / 8)


def test_mentions_may_be_noticed_before_it_is_known_which_sentence_is_best() -> None:
    question = "Who crossed the Lenna bridge?"
    asked = wanted(question, Kind.WHO)
    assert asked is not None
    first = said("The bridge was crossed by Ana Rahn.", score=0.4)
    second = said("Bo Pell was late.", score=0.2, id_="b")
    means, read = Means(rarity, unlike), passages([first, second])
    noticed = notice(question, asked, [second.candidate, first.candidate], read, means)
    weighed = weigh(question, asked, [first, second], read, replace(means, noticed=noticed))
    assert weighed == weigh(question, asked, [first, second], read, means)
    assert [(one.text, one.signals.sentence) for one in weighed] == [("Ana Rahn", 1.0), ("Bo Pell", 0.5)]
    nobody = dict.fromkeys(noticed, ())
    assert weigh(question, asked, [first, second], read, replace(means, noticed=nobody)) == []


def test_signals_by_hand() -> None:
    """ "Lenna" and "bridge" are asked for; of "Pell", two words after "bridge", one article tells."""
    question = "Who crossed the Lenna bridge?"
    asked = wanted(question, Kind.WHO)
    assert asked is not None
    ranked = [said("the bridge was Rahn’s", score=0.5)]
    read = [*passages(ranked), found("It rained.", article=Article("b", "Rahn pays", "It rained."))]
    (one,) = weigh(question, asked, ranked, read, Means(rarity, unlike))
    total = len(rarity(question))
    assert one.text == "Rahn"
    assert one.signals.near == pytest.approx(
        (exp(-2 / mention_weights.REACH) + exp(-3 / mention_weights.REACH)) / total
    )
    assert (one.signals.fit, one.signals.sentence, one.signals.passage) == (0.5, 1.0, 0.0)
    assert (one.signals.noun, one.signals.rare, one.signals.asked) == (0.0, 1.0, 0.0)
    # Of two passages, counting 1 and 1/2, the first has the name and the second's title has it.
    assert one.signals.spread == pytest.approx(2 / 3)
    assert one.signals.titles == pytest.approx(1 / 3)
    assert (one.signals.known, one.signals.read) == (0.0, 0.0)


def test_a_country_is_told_from_what_is_none() -> None:
    sentence = said("Cuba, says Karesh, voted for it.")
    assert short("Which country voted?", Kind.WHERE, sentence) == "Cuba"
    assert [is_a(name, "island nation") for name in ("Cuba", "the U.S.", "Pell")] == [1.0, 1.0, -1.0]
    assert [is_a(name, "country") for name in ("America", "Wales", "the EU")] == [1.0, 1.0, -1.0]
    assert [is_a(name, "city") for name in ("Cuba", "Pell", "Singapore")] == [-1.0, 0.0, 0.0]
    assert is_a("Cuba", "film") == 0.0


def pointed(scored: Scored, phrase: str, answer: float, *others: tuple[str, float]) -> Scored:
    """The same, where a reranker has taken a phrase for the answer, and others after it."""

    def place(words: str) -> tuple[int, int]:
        at = scored.candidate.text.find(words)
        return at, at + len(words)

    read = Read(0.0, answer, place(phrase), tuple((place(words), sure) for words, sure in others))
    evidence = replace(scored.candidate.evidence, read=read)
    return replace(scored, candidate=replace(scored.candidate, evidence=evidence))


def test_a_reranker_may_point_at_words_of_no_sort_that_patterns_know() -> None:
    question = "Which product is scarce?"
    sentence = said("For now, baby formula is scarce, says the mayor.")
    asked = wanted(question, Kind.WHAT)
    assert asked is not None
    sure = pointed(sentence, "baby formula", 9.0)
    answer = find(question, asked, [sure], passages([sure]), Means(rarity, unlike))
    assert answer is not None
    assert (answer.text, answer.start, answer.end) == ("baby formula", 9, 21)
    assert short(question, Kind.WHAT, sentence) is None


def test_what_a_reranker_points_at_is_no_day_and_no_number_unless_it_looks_like_one() -> None:
    sure = pointed(said("Pell joins with a final word on May 21st, 9 lorries join, too."), "final", 9.0)
    assert short("When did Pell join?", Kind.WHEN, sure) == "May 21st"
    assert short("How many lorries crossed?", Kind.HOW_MANY, sure) == "9"
    assert (
        short("How much did the road cost?", Kind.HOW_MANY, pointed(said("It cost much."), "much", 9.0))
        is None
    )


def test_words_that_the_reranker_points_at_in_part_count_in_part() -> None:
    question = "Who opened the bridge?"
    asked = wanted(question, Kind.WHO)
    assert asked is not None
    sentence = pointed(said("Ilra Vensk opened it."), "Vensk", 0.0, ("Vensk opened", 0.0))
    weighed = weigh(question, asked, [sentence], [], Means(rarity, unlike))
    read = {one.text: (one.signals.read, one.signals.exact) for one in weighed}
    # A third each for both and for that it is not here. "Vensk" is 5 of the 10 characters of "Ilra Vensk",
    # and of the 12 of "Vensk opened", which has 5 of the 17 in common with "Ilra Vensk".
    assert read["Ilra Vensk"] == pytest.approx(((5 / 10 + 5 / 17) / 3, 0.0))
    assert read["Vensk"] == read["Vensk opened"] == pytest.approx(((1 + 5 / 12) / 3, 1 / 3))
    assert len(read) == 3


def test_words_that_differ_in_their_borders_alone_are_the_same() -> None:
    sentence = pointed(said("It was the “Lenna Star”, they say."), "the “Lenna", 0.0)
    (words,) = pointing.pointed(sentence.candidate)
    assert sentence.candidate.text[slice(*words)] == "Lenna"
    twice = pointed(said("It was the Star, they say."), "the Star", 0.0, ("Star,", 0.0))
    assert pointing.pointed(twice.candidate) == {(11, 15): pytest.approx(2 / 3)}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Lenna", "Lenna"),
        ("“Vensk’s”", "Vensk"),
        (" $1.5 million,", "$1.5 million"),
        ("9%.", "9%"),
        ("the U.S.,", "U.S."),
        ("the", "the"),
        ("“", "“"),
    ],
)
def test_borders_of_what_is_pointed_at(words: str, expected: str) -> None:
    text = f"Then {words} then"
    assert text[slice(*pointing.tidied(text, (5, 5 + len(words))))] == expected


def test_figures_may_be_told_with_what_they_are_of() -> None:
    sure = pointed(said("It stood for 10 seconds or so."), "10 seconds", 9.0, ("seconds", 1.0))
    question = "For how many seconds did it stand?"
    asked = wanted(question, Kind.HOW_MANY)
    assert asked is not None
    weighed = weigh(question, asked, [sure], passages([sure]), Means(rarity, unlike))
    assert {one.text for one in weighed} == {"10", "10 seconds"}


@pytest.mark.parametrize(
    ("question", "sentence", "words", "told"),
    [
        ("How many voted?", "Sixty were for and 22 against.", "Sixty were for and 22", {"Sixty", "22"}),
        ("How many came?", "In all 214 came, and left.", "214 came, and left", {"214"}),
        ("When did it open?", "It was 3 May 2024, a cold day.", "3 May 2024, a cold day", {"3 May 2024"}),
        ("When did it open?", "It was cleared on 3 May 2024.", "cleared on 3 May 2024", {"3 May 2024"}),
    ],
)
def test_figures_are_told_without_other_figures_and_what_a_mark_divides_from_them_days_alone(
    question: str, sentence: str, words: str, told: set[str]
) -> None:
    sure = pointed(said(sentence), words, 9.0)
    asked = wanted(question, Kind.WHEN if question.startswith("When") else Kind.HOW_MANY)
    assert asked is not None
    weighed = weigh(question, asked, [sure], passages([sure]), Means(rarity, unlike))
    assert {one.text for one in weighed} == told


def test_where_no_sort_is_asked_for_only_what_the_reranker_is_sure_of_answers() -> None:
    question, sentence = "What was to blame?", said("Flights were cancelled by heavy snow.")
    # sure to 1 / (1 + e^-.1) = .52
    assert short(question, Kind.WHAT, pointed(sentence, "heavy snow", 0.1)) == "heavy snow"
    assert short(question, Kind.WHAT, pointed(sentence, "heavy snow", -0.1)) is None
    assert short(question, Kind.WHAT, sentence) is None


def test_it_must_be_sure_of_the_answer_not_of_something_else_that_fewer_say() -> None:
    wind = pointed(said("Flights were cancelled by strong wind.", id_="wind"), "strong wind", 0.1)
    # sure to 1 / (1 + e^1) = .27 of each
    snow = [
        pointed(said("Flights were cancelled by heavy snow.", id_=f"snow {i}"), "heavy snow", -1.0)
        for i in range(8)
    ]
    assert short("What was to blame?", Kind.WHAT, wind) == "strong wind"
    assert short("What was to blame?", Kind.WHAT, wind, *snow) is None


def test_words_that_it_points_at_elsewhere_are_none_of_this_sentence() -> None:
    sentence = said("Ilra Vensk opened it.")
    read = Read(0.0, 9.0, (18, 30))
    candidate = replace(sentence.candidate, evidence=replace(sentence.candidate.evidence, read=read))
    assert short("Who opened the bridge?", Kind.WHO, replace(sentence, candidate=candidate)) == "Ilra Vensk"


@pytest.mark.parametrize(
    ("a", "b", "sort", "same"),
    [
        ("Ilra Vensk", "Vensk", Sort.PERSON, True),
        ("Ilra Vensk", "Ilra Rahn", Sort.PERSON, False),
        ("the Lenna Bank", "Lenna Bank’s", Sort.NAME, True),
        ("12", "120", Sort.NUMBER, False),
    ],
)
def test_one_thing_by_several_names(a: str, b: str, sort: Sort, same: bool) -> None:
    assert (key(a, sort) == key(b, sort)) is same


def heard(text: str, *, resolved: bool = True) -> Scored:
    """A sentence by Ilra Vensk."""
    statement = Statement("Ilra Vensk", resolved, "", None, None, (), 0, len(text), Reporting.INDIRECT)
    one = said(text)
    return replace(one, candidate=replace(one.candidate, meant=statement))


def test_who_said_it_is_the_speaker_of_the_best_sentence() -> None:
    named, unnamed = heard("Doman Karesh heard Ilra Vensk say so."), heard("She said so to Doman Karesh.")
    answer = speaker([named])
    assert answer is not None
    assert (answer.text, answer.start, answer.end) == ("Ilra Vensk", 19, 29)
    answer = speaker([unnamed, named])
    assert answer is not None
    assert (answer.scored, answer.text, answer.start, answer.end) == (unnamed, "Ilra Vensk", 0, 28)


def test_a_worse_sentence_does_not_tell_who_said_the_best() -> None:
    assert speaker([heard("She said so.", resolved=False), heard("Ilra Vensk said more.")]) is None
    assert speaker([said("It is so."), heard("Ilra Vensk said more.")]) is None
    assert speaker([]) is None


def test_its_sentence_is_cited_and_its_place_is_the_articles() -> None:
    article = Article("b", "", "It rained. It opened on May 21st.", published=PublicationDate("2025-05-23"))
    second = Scored(Candidate(found("", article=article), 11, 33, "", ""), frozenset("y"), NO_SIGNALS)
    better = said("Something else entirely.")
    answer = Found(second, "May 21st", Sort.DATE, 13, 21)
    chosen = choose([better, second], Kind.WHEN, answer)
    assert [candidate.evidence.article.id for candidate in chosen] == ["b"]
    assert shorten(answer, chosen) == ShortAnswer("May 21st", "2025-05-21", 1, 24, 32)
    assert article.text[24:32] == "May 21st"
    assert shorten(answer, choose([better], Kind.WHEN)) is None
    assert shorten(None, chosen) is None


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Which two towns share the bridge?", "Pell and Orrin share the bridge.", "Pell and Orrin"),
        ("Which two towns share the bridge?", "In Pell they share the bridge.", "Pell"),
        ("Which town has the bridge of two arches?", "Pell and Orrin have the bridge.", "Orrin"),
        ("Which of the two towns has the bridge?", "Pell and Orrin have the bridge.", "Orrin"),
        ("Who were the two mayors?", "The mayors were Ilra Vensk and Bo Rahn.", "Ilra Vensk and Bo Rahn"),
        ("Which three towns share it?", "Pell, Orrin and Saal share it.", "Pell, Orrin and Saal"),
        ("Which towns use the bridge?", "Pell, Orrin and Saal use it.", "Pell, Orrin and Saal"),
        ("Which town uses the bridge?", "Pell, Orrin and Saal use it.", "Saal"),
        (
            "Which three senators voted for it?",
            "Ilra Vensk of Pell, Bo Rahn of Orrin and Ada Lune of Saal voted for it.",
            "Ilra Vensk of Pell, Bo Rahn of Orrin and Ada Lune",
        ),
    ],
)
def test_as_many_names_as_are_asked_for(question: str, sentence: str, expected: str) -> None:
    assert short(question, Kind.WHAT, said(sentence)) == expected


def test_names_beside_as_many_go_before_better_ones() -> None:
    alone = said("Pell shares the bridge with nobody.")
    listed = said("Orrin, Saal and Tarn share it.", id_="b", score=0.5)
    assert short("Which town shares the bridge?", Kind.WHAT, alone, listed) == "Pell"
    assert short("Which three towns share the bridge?", Kind.WHAT, alone, listed) == "Orrin, Saal and Tarn"


def test_one_name_is_not_all_of_those_asked_for() -> None:
    one = said("In Pell they share the bridge.")
    for question, whole in (("Which two towns share it?", False), ("Which town shares it?", True)):
        answer = answered(question, Kind.WHAT, one)
        assert answer is not None
        assert answer.whole is whole


def test_whose_it_is_that_is_asked_about_is_no_answer() -> None:
    alone = said("Ilra Vensk came to it.")
    assert short("Who came to Ilra Vensk's meeting?", Kind.WHO, alone) is None
    assert short("Who came to the meeting?", Kind.WHO, alone) == "Ilra Vensk"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("One driver died and six were wounded in Pell.", "One"),
        ("A 35-year-old died in Pell with four others.", "four"),
    ],
)
def test_those_who_died_are_not_whom_else_a_sentence_counts(sentence: str, expected: str) -> None:
    assert short("How many people died in Pell?", Kind.HOW_MANY, said(sentence)) == expected


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("How many people were arrested in Pell?", 1 - LACKING),
        ("How many people came in Pell?", 1.0),
        ("How many people came in Orsal?", 0.0),
    ],
)
def test_what_was_done_and_where_must_be_told(question: str, share: float) -> None:
    one = said("There were 14 people at the bridge of Pell.")
    one = replace(one, candidate=replace(one.candidate, context=one.candidate.text))
    answer = answered(question, Kind.HOW_MANY, one)
    assert (answer.share if answer else None) == pytest.approx(share)


def test_what_an_article_tells_that_names_the_place_goes_before_better_sentences() -> None:
    elsewhere = said("They counted 14 lorries.")
    there = said("They counted nine lorries in Pell.", id_="b", score=0.95)
    asked = "How many lorries did they count in {}?"
    assert short(asked.format("Pell"), Kind.HOW_MANY, elsewhere, there) == "nine"
    assert short(asked.format("the town"), Kind.HOW_MANY, elsewhere, there) == "14"


def test_where_it_was_in_a_place_is_not_where_it_was_elsewhere() -> None:
    elsewhere = said("The storm hit land in Orvel, and Pell was next.")
    elsewhere = replace(elsewhere, candidate=replace(elsewhere.candidate, start=0, end=32))
    there = said("The storm hit land in Tamm, in southern Pell.", id_="b", score=0.95)
    asked = "Where did the storm hit land{}?"
    assert short(asked.format(""), Kind.WHERE, elsewhere, there) == "Orvel"
    assert short(asked.format(" in Pell"), Kind.WHERE, elsewhere, there) == "Tamm"
    alone = answered(asked.format(" in Pell"), Kind.WHERE, elsewhere)
    assert alone is not None
    assert alone.share == pytest.approx(UNTOLD)


def test_what_was_done_to_somebodys_brother_was_not_done_to_them() -> None:
    one = said("Ilra Vensk was arrested in Pell, far from her brother.")
    cut = replace(one, candidate=replace(one.candidate, end=33, context=one.candidate.text[:33]))
    asked = "Where was {} arrested?"
    for who, share in (("Ilra Vensk", 1.0), ("Ilra Vensk's brother", 0.0)):
        answer = answered(asked.format(who), Kind.WHERE, cut)
        assert answer is not None
        assert answer.share == pytest.approx(share)


MAY = Period(date(2025, 5, 1), date(2025, 5, 31), "in May 2025")


@pytest.mark.parametrize(
    ("question", "period", "expected"),
    [
        ("When did the bridge open?", None, "June 2, 2025"),
        ("When did the bridge open in May 2025?", MAY, "Monday"),  # before the article of Friday, 23 May
        ("When did the bridge open since May 2025?", replace(MAY, end=None), "June 2, 2025"),
        ("When will the bridge of May 2025 open?", MAY, "June 2, 2025"),
    ],
)
def test_a_date_is_of_the_period_asked_for(question: str, period: Period | None, expected: str) -> None:
    asked = Wanted(Sort.DATE, period=period)
    ranked = [said("The bridge did open on June 2, 2025."), said("It opened on Monday.", score=0.5)]
    answer = find(question, asked, ranked, passages(ranked), Means(rarity, unlike))
    assert answer is not None
    assert answer.text == expected


def test_no_date_where_all_are_of_other_days() -> None:
    ranked = [said("The bridge did open on June 2, 2025.")]
    asked = Wanted(Sort.DATE, period=MAY)
    assert find("When did it open in May?", asked, ranked, passages(ranked), Means(rarity, unlike)) is None


def test_a_day_is_that_of_the_verb_asked() -> None:
    closed = "When did the landslide close the road over the pass?"
    reopening = said("The road office opens the pass on 1 December.")
    closing = said("A landslide closed the road over the pass on Wednesday.", id_="b", score=0.5)
    assert short(closed, Kind.WHEN, reopening, closing) == "Wednesday"
    # Not where it is of another matter, nor of what is to come, which is told in other words.
    other = replace(reopening, signals=replace(reopening.signals, context_coverage=1.0))
    assert short(closed, Kind.WHEN, other, closing) == "1 December"
    assert short("When will the landslide close the road?", Kind.WHEN, reopening, closing) == "1 December"


def test_what_led_to_a_deed_is_no_day_of_it() -> None:
    froze = "When did Pell freeze its dues?"
    before = said("The flood of 5 May 2022 was decisive for the choice of Pell to freeze its dues.")
    deed = said("Pell froze its dues on 7 May 2024.", id_="b", score=0.5)
    assert short(froze, Kind.WHEN, before, deed) == "7 May 2024"
    assert short(froze, Kind.WHEN, before) == "5 May 2022"
    first = said("On 5 May 2022 Pell was the first to freeze its dues.")
    assert short(froze, Kind.WHEN, first, deed) == "5 May 2022"


def test_a_plan_is_no_day_of_what_was_done() -> None:
    plan = said("They agreed to open the bridge on 1 June.")
    deed = said("The bridge opened on Wednesday.", id_="b", score=0.5)
    assert short("When did the bridge open?", Kind.WHEN, plan, deed) == "Wednesday"
    assert short("When did the bridge open?", Kind.WHEN, plan) == "1 June"
    assert short("When will the bridge open?", Kind.WHEN, plan, deed) == "1 June"
    said_so = said("Vensk said on Thursday that she would open the bridge.")
    assert short("When did the bridge open?", Kind.WHEN, said_so, deed) == "Wednesday"
    once = said("When the bridge opens on Friday, Vensk is there.")
    assert short("When did the bridge open?", Kind.WHEN, once, deed) == "Wednesday"
    # A plan of something else.
    beside = said("Vensk would sing, and it opened on 1 June.")
    assert short("When did the bridge open?", Kind.WHEN, beside, deed) == "1 June"


def test_whose_institution_it_is_is_not_where_it_was() -> None:
    confirmed = said("The foreign ministry in Pell confirmed it.")
    met = said("They met in Orsal.", id_="b", score=0.5)
    assert short("Where did they meet?", Kind.WHERE, confirmed, met) == "Orsal"


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("Who repaired the bridge?", UNTOLD - LACKING),  # nor does anything round it have the verb
        ("Who drove the first truck?", 1.0),  # by "driver"
        ("Who mended the truck?", UNTOLD - LACKING),
        ("Who waited for the bridge?", 1.0),
        ("Who was seen on the bridge?", 1.0),  # asks for no deed of theirs
    ],
)
def test_whoever_is_not_told_to_have_done_it_is_less_likely(question: str, share: float) -> None:
    one = said("Ilra Vensk, the driver of the first truck, waited for the opening of the bridge.")
    answer = answered(question, Kind.WHO, one)
    assert answer is not None
    assert answer.text == "Ilra Vensk"
    assert answer.share == pytest.approx(share)


def test_who_is_told_to_have_done_it_goes_before_who_is_named_beside_the_deed() -> None:
    beside = with_context(said("Ilra Vensk said that the offer had been rejected too early."), 1.0)
    deed = with_context(said("Bo Rahn rejected the offer.", id_="b", score=0.3), 1.0)
    assert short("Who rejected the offer?", Kind.WHO, beside, deed) == "Bo Rahn"
    # Unless nobody is, or of something else.
    assert short("Who rejected the offer?", Kind.WHO, beside) == "Ilra Vensk"
    assert short("Who praised the offer?", Kind.WHO, beside, deed) == "Ilra Vensk"
    other = with_context(said("Bo Rahn rejected a chair.", id_="b", score=0.3), 0.2)
    assert short("Who rejected the offer?", Kind.WHO, beside, other) == "Ilra Vensk"


def test_whom_a_question_names_by_something_of_theirs_is_not_its_answer() -> None:
    assert short("Who rejected Rahn's offer?", Kind.WHO, said("Rahn was surprised by it.")) is None


def test_a_day_counts_for_all_that_name_it_in_whatever_words() -> None:
    question = "When did the bridge open?"
    monday = said("The bridge opened on Monday.", id_="a", published="2025-05-20")  # of the 19th
    yesterday = said("The bridge opened yesterday.", id_="b", published="2025-05-20")
    other = said("The bridge opened on Monday.", id_="c", score=1.1, published="2025-05-27")  # of the 26th
    assert short(question, Kind.WHEN, other, monday) == "Monday"
    asked = wanted(question, Kind.WHEN)
    assert asked
    ranked = [other, monday, yesterday]
    answer = find(question, asked, ranked, passages(ranked), Means(rarity, unlike))
    assert answer
    assert {one.candidate.evidence.article.id for one in (answer.scored, *answer.also)} == {"a", "b"}


def test_a_day_beside_the_deed_goes_before_one_that_is_told_of_something_else() -> None:
    question = "When did Ilra Vensk die?"
    rahn = with_context(said("Bo Rahn, the husband of Ilra Vensk, died in 1998.", score=2.0), 1.0)
    vensk = with_context(said("Ilra Vensk died on 3 May 2025.", id_="b"), 1.0)
    assert short(question, Kind.WHEN, rahn, vensk) == "3 May 2025"
    assert short(question, Kind.WHEN, rahn) is None


def test_another_persons_figure_is_no_answer() -> None:
    won = with_context(said("Ilra Vensk won 50.9% of the vote and Bo Rahn won 49.1%."), 1.0)
    won = replace(won, candidate=replace(won.candidate, context=won.candidate.text))
    assert short("What percentage of the vote did Bo Rahn win?", Kind.HOW_MANY, won) == "49.1%"
    assert short("What percentage of the vote did Ilra Vensk win?", Kind.HOW_MANY, won) == "50.9%"


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Rahn was sentenced to 20 years in prison.", 1.0),
        ("Rahn could be sentenced to 20 years in prison.", UNTOLD),
    ],
)
def test_what_somebody_might_get_is_less_likely_what_they_got(sentence: str, share: float) -> None:
    question = "How long was Rahn sentenced to prison for?"
    one = said(sentence)
    one = replace(one, candidate=replace(one.candidate, context=one.candidate.text))
    answer = answered(question, Kind.HOW_MANY, one)
    assert answer is not None
    assert answer.text == "20 years"
    assert answer.share == pytest.approx(share)


@pytest.mark.parametrize(
    ("question", "kind", "share"),
    [
        ("Which mill did Vensk open?", Kind.WHAT, 1.0 - LACKING),
        ("Which mill did Vensk leave?", Kind.WHAT, 1.0),
        ("When will Vensk open the mill?", Kind.WHEN, 1.0),  # days have rules of their own
    ],
)
def test_what_nothing_is_told_to_have_been_done_to_is_less_likely(
    question: str, kind: Kind, share: float
) -> None:
    one = said("Vensk left Orva Mill, a mill in a town, on Monday.")
    answer = answered(question, kind, one)
    assert answer is not None
    assert answer.share == pytest.approx(share)


def test_who_did_it_to_them_is_not_whom_they_did_it_to() -> None:
    asked = wanted("Who did Bo Rahn slap?", Kind.WHO)
    assert asked is not None
    ranked = [said("Ilra Vensk slapped Bo Rahn in Pell.")]
    answer = find("Who did Bo Rahn slap?", asked, ranked, passages(ranked), Means(rarity, unlike))
    assert answer is not None
    assert (answer.text, answer.contrary) == ("Ilra Vensk", True)
    ranked.append(said("Bo Rahn slapped Ilra Vensk, too.", id_="b", score=0.9))
    answer = find("Who did Bo Rahn slap?", asked, ranked, passages(ranked), Means(rarity, unlike))
    assert answer is not None
    assert (answer.text, answer.contrary) == ("Ilra Vensk", False)


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        (
            "How many people died in Pell?",
            "Two children and six women died in Pell.",
            "Two children and six women",
        ),
        ("How many women died in Pell?", "Two children and six women died in Pell.", "six"),
        ("How many people died in Pell?", "Two children died and six women were hurt in Pell.", "Two"),
    ],
)
def test_people_counted_together(question: str, sentence: str, expected: str) -> None:
    assert short(question, Kind.HOW_MANY, said(sentence)) == expected


def test_who_is_named_in_the_question_is_not_who_is_asked_for_whatever_the_number() -> None:
    sentence = said("King Tor III will be crowned in Pell by Ilra Vensk.")
    assert short("Who will crown King Tor?", Kind.WHO, sentence) == "Ilra Vensk"
    assert (
        short("How many acts has the play?", Kind.HOW_MANY, said("The play of Oct. 18 has eight acts."))
        == "eight"
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which of these towns was not flooded?", None),
        ("Which town was flooded?", "Pell"),
    ],
)
def test_what_is_not_is_no_name_that_is_told_with_it(question: str, expected: str | None) -> None:
    told = said("The Lenna rose, and in Pell a town was flooded.")
    assert short(question, Kind.WHAT, told) == expected
    denied = said("The town of Orsal was not flooded by the Lenna.")
    assert short("Which town was not flooded by the Lenna?", Kind.WHAT, denied) == "Orsal"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Both Mayor Ilra Vensk and Minister Bo Rahn were chosen in Pell.",
            "Ilra Vensk and Minister Bo Rahn",
        ),
        ("They saw Ilra Vensk and Bo Rahn, who was chosen in Pell.", "Bo Rahn"),
    ],
)
def test_to_whom_it_was_done_together(sentence: str, expected: str) -> None:
    assert short("Who was chosen in Pell?", Kind.WHO, said(sentence)) == expected


def test_who_is_told_by_a_surname_is_given_by_the_whole_name_of_the_article() -> None:
    text = "Vensk opened the bridge in Pell, said Ilra Vensk."
    whole = said("Ilra Vensk opened the bridge at noon.", id_="b", score=0.9)
    assert short("Who opened the bridge in Pell?", Kind.WHO, said(text), whole) == "Ilra Vensk"
    other = said("Tor Vensk opened the bridge at noon.", id_="b", score=0.9)
    assert (
        short("Who opened the bridge in Pell?", Kind.WHO, said("Vensk opened the bridge in Pell."), other)
        == "Vensk"
    )


@pytest.mark.parametrize(
    ("question", "sentence", "words", "value"),
    [
        ("How many people came?", "More than 150 people came.", "More than 150", "150"),
        ("How many people came?", "No more than 150 people came.", "No more than 150", "150"),
        ("How many people came?", "Some 150 or more people came.", "Some 150 or more", "150"),
        ("How much does it cost?", "It costs just over $4.", "over $4", "4 USD"),
        ("How much does it cost?", "It costs up to $4 an hour.", "up to $4 an hour", "4 USD"),
        ("How many people came?", "Over the bridge came 150 people.", "150", "150"),
    ],
)
def test_a_number_is_told_with_its_bound(question: str, sentence: str, words: str, value: str) -> None:
    answer = answered(question, Kind.HOW_MANY, said(sentence))
    assert answer is not None
    told = shorten(answer, [answer.scored.candidate])
    assert told is not None
    assert (told.text, told.normalised) == (words, value)
    assert sentence[told.start : told.end] == words


def test_people_counted_together_are_as_many_as_their_sum() -> None:
    both = said("Two children and six women died in Pell.")
    question = "How many people died in Pell?"
    answer = answered(question, Kind.HOW_MANY, both, said("In Pell 8 people died.", id_="b", score=0.9))
    assert answer is not None
    assert answer.share == 1.0
    cited = shorten(answer, [answer.scored.candidate])
    assert cited is not None
    assert cited.normalised == "8"


def test_a_country_is_not_within_a_state() -> None:
    cuba = said("The storm made landfall in Cuba on its way to Florida.")
    coast = said("The storm made landfall in Florida near Orsal.", id_="b", score=0.2)
    assert short("Where did the storm make landfall in Florida?", Kind.WHERE, cuba, coast) == "Orsal"
    assert short("Where did the storm make landfall?", Kind.WHERE, cuba) == "Cuba"


@pytest.mark.parametrize(
    ("name", "place", "may"),
    [
        ("Cuba", "Florida", False),
        ("Georgia", "Florida", False),
        ("Mexico", "the U.S.", True),  # Mexico, Missouri
        ("France", "Germany", False),
        ("Scotland", "the UK", True),
        ("Florida", "the United States", True),
        ("France", "Europe", True),
        ("Pell", "Florida", True),
    ],
)
def test_what_may_be_within_what(name: str, place: str, may: bool) -> None:
    assert may_be_within(name, place) is may


def test_who_points_at_a_part_of_a_figure_points_at_it() -> None:
    sentence = pointed(
        said("The match took five hours and 15 minutes, and a walk 4 hours."), "five hours", 9.0
    )
    assert short("How long did the match take?", Kind.HOW_MANY, sentence) == "five hours and 15 minutes"


def test_which_one_is_not_answered_by_what_it_is() -> None:
    sentence = pointed(said("He was a guard at a labour camp, the Orsal one."), "labour camp", 9.0)
    assert short("Which camp was he a guard at?", Kind.WHAT, sentence) == "Orsal"


def test_who_points_at_a_figure_without_its_article_points_at_no_part_of_it() -> None:
    question = "How long is the border?"
    asked = wanted(question, Kind.HOW_MANY)
    assert asked is not None
    sentence = pointed(said("The border is a thousand kilometres long."), "thousand kilometres", 9.0)
    (one,) = weigh(question, asked, [sentence], passages([sentence]), Means(rarity, unlike))
    assert (one.text, one.signals.exact) == ("a thousand kilometres", 0.0)


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Who is to blame for the fire?", False),
        ("Who was behind the fire?", False),
        ("Who is responsible for the fire?", False),
        ("Whose fault was the fire?", False),
        ("Who put out the fire?", True),
        ("Who claimed responsibility for the fire?", True),
    ],
)
def test_who_is_to_blame_is_never_a_bare_name(question: str, whole: bool) -> None:
    answer = answered(question, Kind.WHO, said("Ilra Vensk blamed Bo Rahn for the fire in Pell."))
    assert answer is not None
    assert answer.whole is whole
