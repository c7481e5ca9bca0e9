"""A language model's sentence stands where what it cites bears it out, and falls for a reason otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.phrasing.checking import Checked, bearing, check
from qa.phrasing.exhibits import Exhibit
from qa.phrasing.grounds import Before, Wrong
from qa.phrasing.writing import answer_in, sentences
from qa.types import Article, Fault
from tests.courtroom import bare, evidence

STANDS = (
    "Foreign Minister Ilra Vensk said in Orsal that the bridge will not carry heavy lorries before June [1].",
    "“The bridge will not carry heavy lorries before June,” Vensk said [1].",
    'Vensk said that the bridge would "not carry heavy lorries before June" [1].',
    "On 21 May 2025 Vensk said that the bridge will not carry heavy lorries before June [1].",
    "On Wednesday, Vensk said the bridge won't carry heavy lorries before June [1].",
    "On Wednesday Vensk said the bridge won't carry heavy lorries before June [1].",
    "According to Ilra Vensk, the bridge will not carry heavy lorries before June [1].",
    "Heavy lorries will not use the bridge before June, Vensk said [1].",
    "Karesh told the council that the repair might cost 12bn crowns [2].",
    "The mayor of Orsal, Doman Karesh, said the repair might take two years [2].",
    "The mayor of Orsal said that the repair might take two years [2].",
    "The mayor said that the repair would cost 12,000 million crowns and might take 2 years [2].",
    "Doman Karesh: the repair would cost 12 billion crowns and might take two years [2].",
    "The old ferry carried 400 people on 11 March [3].",
    "The ferry carried 400 people in March 2025, 12% of them from Pell [3].",
    "The Taveria Wire reported that the old ferry carried 400 people on 11 March 2025 [3].",
    "Petra Olunde said that drivers had refused to work at night [4].",
    "Petra Olunde said that the ministry “did not ignore” the letter [4].",
    "Karesh said that Orselia had signed the pact in Pell [5].",
    "Vensk answered that Taveria had never accepted the pact [5].",
    "Orselia signed the pact in Pell, Karesh said [5], but Vensk said that Taveria never accepted it [5].",
    "The council will open a second bridge in 2027 if the money lasts [6].",
    "The harbour will not get a crane [6].",
)
FALLS = (
    # Citations.
    ("The old ferry carried 400 people.", Fault.UNCITED, "cites nothing"),
    ("The old ferry carried 400 people [9].", Fault.UNKNOWN_CITATION, "there is no [9]"),
    ("The old ferry carried 400 people [3][9].", Fault.UNKNOWN_CITATION, "there is no [9]"),
    ("The old ferry carried 400 people [0].", Fault.UNKNOWN_CITATION, "there is no [0]"),
    # The wrong mouth.
    (
        "Karesh said that the bridge will not carry heavy lorries before June [1].",
        Fault.SPEAKER,
        "[1] has no words of Karesh",
    ),
    ("Karesh said that Orselia had never signed the pact [5].", Fault.NEGATION, "adds “never”"),
    (
        "Karesh said that Taveria had signed the pact in Pell [5].",
        Fault.NAME,
        "“Taveria” is not in the evidence",
    ),
    (
        "Vensk said that the old ferry carried 400 people on 11 March 2025 [3].",
        Fault.SPEAKER,
        "[3] has no words of Vensk",
    ),
    ("The bridge will not carry heavy lorries before June [1].", Fault.SPEAKER, "gives as fact what"),
    (
        "The old ferry carried 400 people to Taveria on 11 March [3].",
        Fault.NAME,
        "“Taveria” is not in the evidence",  # though it is the Taveria Wire's
    ),
    (
        "Doman Karesh, the former mayor of Orsal, said that the repair would cost 12 billion crowns [2].",
        Fault.NAME,
        "“former mayor” is not in the evidence",
    ),
    (
        "The deputy mayor of Orsal, Doman Karesh, said the repair might take two years [2].",
        Fault.NAME,
        "“deputy mayor” is not in the evidence",
    ),
    (
        "A spokesman for Vensk said that the bridge will not carry heavy lorries before June [1].",
        Fault.SPEAKER,
        "[1] has no words of A spokesman for Vensk",
    ),
    (
        "The aide of Ilra Vensk said that the bridge will not carry heavy lorries before June [1].",
        Fault.SPEAKER,
        "[1] has no words of The aide of Ilra Vensk",
    ),
    (
        "Karesh said that the repair would cost two crowns and might take 12 billion years [2].",
        Fault.NUMBER,
        "“two crowns” is not in the evidence",
    ),
    (
        "The repair would cost 12 billion crowns and might take two years [2].",
        Fault.SPEAKER,
        "gives as fact what Doman Karesh said",
    ),
    (
        "Vensk and Karesh said that the repair would cost 12 billion crowns and might take two years [2].",
        Fault.SPEAKER,
        "at once",
    ),
    (
        "She said that the repair would cost 12 billion crowns [2].",
        Fault.SPEAKER,
        "it is not clear who “She” is",
    ),
    (
        "The minister said that the repair might cost 12 billion crowns [2].",
        Fault.SPEAKER,
        "[2] has no words of The minister",
    ),
    (
        "Pell's council said that the repair might cost 12bn crowns [2].",
        Fault.SPEAKER,
        "[2] has no words of Pell",
    ),
    (
        "The council said that the repair might cost 12bn crowns [2].",
        Fault.SPEAKER,
        "[2] has no words of The",
    ),
    # Quotations.
    (
        "“The bridge will not carry any heavy lorries before June,” Vensk said [1].",
        Fault.QUOTATION,
        "any heavy",
    ),
    ("Vensk said: “The bridge is closed to lorries.” [1]", Fault.QUOTATION, "closed to lorries"),
    (
        "Karesh said that “the repair would cost 12 billion crowns” and might take two years [2].",
        Fault.QUOTATION,
        "the repair would",
    ),
    # Numbers.
    (
        "Karesh told the council that the repair might cost 12 million crowns [2].",
        Fault.NUMBER,
        "12000000 is not",
    ),
    (
        "Karesh told the council that the repair would cost 13 billion crowns and might take two years [2].",
        Fault.NUMBER,
        "13000000000",
    ),
    (
        "Karesh told the council that the repair might take three years [2].",
        Fault.NUMBER,
        "3 is not",
    ),
    (
        "The old ferry carried 400 people on 11 March 2025, and 12 of them came from Pell [3].",
        Fault.NUMBER,
        "12 is not",
    ),
    ("The old ferry carried forty people on 11 March 2025 [3].", Fault.NUMBER, "40 is not"),
    ("The council will open a third bridge in 2027 if the money lasts [6].", Fault.NUMBER, "3th is not"),
    # Dates.
    ("The old ferry carried 400 people on 12 March 2025 [3].", Fault.DATE, "“12 March 2025”"),
    ("The old ferry carried 400 people on 11 March 2024 [3].", Fault.DATE, "“11 March 2024”"),
    ("The old ferry carried 400 people on 14 March 2025 [3].", Fault.DATE, "“14 March 2025”"),
    ("On Tuesday, Vensk said the bridge won't carry heavy lorries before June [1].", Fault.DATE, "“tuesday”"),
    ("Vensk said the bridge will not carry heavy lorries before July [1].", Fault.DATE, "“July”"),
    ("The council will open a second bridge in 2028 if the money lasts [6].", Fault.DATE, "“2028”"),
    # Names.
    ("The old ferry carried 400 people from Orsal on 11 March 2025 [3].", Fault.NAME, "“Orsal”"),
    (
        "The mayor of Orsal, Doman Karish, said the repair might take two years [2].",
        Fault.SPEAKER,
        "[2] has no words of Doman Karish",
    ),
    ("The old ferry carried 400 people from Bell on 11 March 2025 [3].", Fault.NAME, "“Bell”"),
    (
        "President Karesh said the repair would cost 12 billion crowns and might take two years [2].",
        Fault.NAME,
        "“President Karesh”",
    ),
    ("Doman Olunde said that drivers had refused to work at night [4].", Fault.SPEAKER, "Doman Olunde"),
    # The opposite.
    (
        "Vensk said in Orsal that the bridge will carry heavy lorries before June [1].",
        Fault.NEGATION,
        "leaves out “not”",
    ),
    ("The harbour will get a crane [6].", Fault.NEGATION, "leaves out “not”"),
    ("The old ferry never carried 400 people on 11 March 2025 [3].", Fault.NEGATION, "adds “never”"),
    ("Petra Olunde said that drivers had worked at night [4].", Fault.NEGATION, "leaves out “refused”"),
    ("Vensk answered that Taveria had accepted the pact [5].", Fault.NEGATION, "leaves out “never”"),
    ("Karesh said that Orselia had not signed the pact in Pell [5].", Fault.NEGATION, "adds “not”"),
    (
        "The council will close a second bridge in 2027 if the money lasts [6].",
        Fault.NEGATION,
        "“close” where the evidence has “open”",
    ),
    (
        "Vensk said that the bridge will not carry heavy lorries after June [1].",
        Fault.NEGATION,
        "“after” where",
    ),
    # More certain than it is.
    ("The council will open a second bridge in 2027 [6].", Fault.CERTAINTY, "leaves out “if”"),
    (
        "The mayor, Doman Karesh, said the repair would take two years [2].",
        Fault.CERTAINTY,
        "leaves out “might”",
    ),
    # Not in it.
    (
        "The council praised the engineers for a careful inspection [6].",
        Fault.SPEAKER,
        "[6] has no words of The council",
    ),
    (
        "The harbour has cables, towers and a careful crew of engineers [6].",
        Fault.SUPPORT,
        "words are in the evidence",
    ),
    (
        "Vensk said that tourists and farmers had protested in the streets [1].",
        Fault.SUPPORT,
        "words are in the evidence",
    ),
    # What an article tells the model to write.
    ("Ilra Vensk stole the money [7].", Fault.CERTAINTY, "leaves out “write”"),
    ("Vensk resigned [2].", Fault.SPEAKER, "gives as fact what"),
    ("Vensk resigned [1].", Fault.SUPPORT, "words are in the evidence"),
)


@pytest.fixture(name="exhibits", scope="module")
def _exhibits() -> dict[int, Exhibit]:
    return {one.number: one for one in evidence()}


@pytest.mark.parametrize("text", STANDS)
def test_what_the_evidence_bears_out_stands(exhibits: dict[int, Exhibit], text: str) -> None:
    (written,) = sentences(text)
    checked = check(written, exhibits, Before())
    assert isinstance(checked, Checked), checked


@pytest.mark.parametrize(("text", "fault", "detail"), FALLS)
def test_what_it_does_not_falls_for_a_reason(
    exhibits: dict[int, Exhibit], text: str, fault: Fault, detail: str
) -> None:
    (written,) = sentences(text)
    wrong = check(written, exhibits, Before())
    assert isinstance(wrong, Wrong)
    assert wrong.fault is fault, wrong
    assert detail in wrong.detail


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Karesh said it might take two years [2]. He said it would cost 12bn crowns [2].", [None, None]),
        ("Karesh said it might take two years [2]. He said it was closed [1].", [None, Fault.SPEAKER]),
        (
            "Karesh said it might take nine years [2]. He said it would cost 12bn crowns [2].",
            [Fault.NUMBER, Fault.SPEAKER],
        ),
        ("Karesh said it might take two years [2]. He carried 400 people [3].", [None, Fault.NAME]),
    ],
)
def test_a_pronoun_stands_for_whom_the_sentence_before_names(
    exhibits: dict[int, Exhibit], text: str, faults: list[Fault | None]
) -> None:
    found: list[Fault | None] = []
    before = Before()
    for written in sentences(text):
        checked = check(written, exhibits, before)
        found.append(checked.fault if isinstance(checked, Wrong) else None)
        before = checked.after if isinstance(checked, Checked) else replace(before, broken=True)
    assert found == faults


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The old ferry carried 400 people on 11 March 2025 [3][6].", (3,)),
        (
            "The ferry carried 400 people on 11 March 2025 [3], and the harbour will not get a crane [6].",
            (3, 6),
        ),
        ("Vensk said that the bridge will not carry heavy lorries before June [1][3].", (1,)),
    ],
)
def test_a_citation_that_a_sentence_does_not_rest_on_is_left_out(
    exhibits: dict[int, Exhibit], text: str, numbers: tuple[int, ...]
) -> None:
    (written,) = sentences(text)
    checked = check(written, exhibits, Before())
    assert isinstance(checked, Checked)
    assert bearing(written, checked) == numbers


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("Vensk said “12 bn” not [1][7], he. 21 May 2025\n'’—%$"), max_size=80))
def test_whatever_is_written_stands_or_falls(text: str) -> None:
    exhibits = {one.number: one for one in bare()}
    for written in sentences(answer_in(text)):
        assert isinstance(check(written, exhibits, Before()), Checked | Wrong)


def test_the_words_of_somebodys_spokesman_are_not_theirs() -> None:
    article = Article("x", "Roof", "A spokesman for Ilra Vensk said that the roof of the mill was closed.")
    (exhibit,) = evidence((article,))
    (hers,) = sentences("Ilra Vensk said that the roof of the mill was closed [1].")
    (his,) = sentences("A spokesman for Ilra Vensk said that the roof of the mill was closed [1].")
    assert check(hers, {1: exhibit}, Before()) == Wrong(Fault.SPEAKER, "[1] has no words of Ilra Vensk")
    assert isinstance(check(his, {1: exhibit}, Before()), Checked)
