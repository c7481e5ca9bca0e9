"""What lets a line be read alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answering.evidence.lines import before_it, is_line, leaning, left_open, whom, with_before
from qa.ingest.finding import find
from qa.types import Article


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is open.",
        "“It is open,” she said.",
        "Best bridge: Lenna, Pell",
        "Eleven more words make of this a line that was cut before its stop",
        "They met at 10:30 in Pell.",
        "Related laws were passed in May.",
        "Here is how the bridge fell: a pillar gave way.",
        "Bo needs to know what Vensk knew of the bridge, and when.",
        "Here comes the ferry of Pell.",
        "Lenna: Get over it, the mayor told the town of Pell.",
        "Line of the bridge office:844-925-5287 in Pell",
        "Villagers waited in line for water in Lenna on May 3.",
        "The council will look at the plan on May 3.",
        "The Pell Rovers play in Lenna on May 3.",
        "Papers of the council show the mayor asked for it on May 3.",
    ],
)
def test_lines(text: str) -> None:
    assert is_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge today",
        "Read more: The bridge is open.",
        "READ MORE The bridge is open.",
        "Related: What the bridge cost.",
        "Sign up for our letter on bridges.",
        "Bridges:Vensk says that the old one is safe.",
        "Old bridges:5 that are to be closed, and why",
        "NEW FROM PELL: Get the latest on the bridge",
        "Keep reading to learn more about the bridge.",
        "Video Ad Feedback The bridge of Pell falls 02:14 - Source: The Wire",
        "Winners Best bridge: “Lenna” Hide Caption 3 of 9 Photos: Winners Best dam: “Pell”.",
        "Vensk on the bridge. Bo Rahn/Getty Images",
        "Photo by Bo Rahn.",
        "Here’s what else you need to know about the bridge.",
        "But here are three things to expect:",
        "Here's what to know about the bridge ahead of its opening, and what it cost",
        "What we know about the bridge of Pell",
        "The minister of Taveria then stated that:",
        "Editor’s note: This page recaps the news of 9 March.",
        "Hide Caption 3 of 9 Photos: The bridge The bridge of Pell on Monday.",
        "Follow along for updates on the bridge from our reporters.",
        "Check out our pictures of the bridge of Pell.",
        "Villagers wait in line for water in Lenna, Taveria, on May 3.",
        "A man sits on what is left of the bridge on Friday, May 3, 2024.",
        "Burnt fields are seen near Pell on May 3.",
        "Ilra Vensk speaks at the opening of the bridge on May 3, 2024 in Lenna, Taveria.",
        "Interactive: How the story of the bridge has changed",
        "Bridge fact check: No, the bridge of Pell did not fall in 2021",
        "The claim: The bridge of Pell fell in 2021",
        "JUST WATCHED Vensk opens the bridge Replay More Videos.",
    ],
)
def test_headings_captions_and_pointers_are_none(text: str) -> None:
    assert not is_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "Taveria holds its parliamentary election on April 3.",
        "The tax on fuel rises on April 1.",
        "Bo Rahn stands trial in Pell on May 3.",
        "Unions march on May 1.",
    ],
)
def test_what_is_told_of_a_day_to_come_is_no_caption(text: str) -> None:
    assert is_line(text)


def test_what_somebody_is_reported_to_say_needs_no_stop() -> None:
    assert is_line("Vensk says bridge is safe", reported=True)


def test_what_announces_somebodys_words_is_none() -> None:
    assert not is_line("The minister of Taveria then stated that:", reported=True)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("(CNN) Rain fell in Pell.", "Rain fell in Pell."),
        ("(AP) — Rain fell in Pell.", "Rain fell in Pell."),
        (
            "Bo Rahn/Pell Post/AP A bridge lies in the river on Monday.",
            "A bridge lies in the river on Monday.",
        ),
        ("Bo Rahn/AFP/Getty Images Rain fell.", "Rain fell."),
        ("• Rain: 40 mm", "Rain: 40 mm"),
        ("►Rain fell.", "Rain fell."),
        ("- (AP) Rain fell.", "Rain fell."),
        ("-3 degrees were measured.", "-3 degrees were measured."),
        (": Rain fell in Pell.", "Rain fell in Pell."),  # of "What is rain?: Rain fell in Pell."
        ("--Rain fell.", "Rain fell."),
        (": a rain", ": a rain"),
        ("PELL (CNN) Rain fell.", "PELL (CNN) Rain fell."),
        ("The AP reported rain.", "The AP reported rain."),
        ("NATO (the alliance) met.", "NATO (the alliance) met."),
        ("Sale and/or lease by AP rules. Rain fell.", "Sale and/or lease by AP rules. Rain fell."),
    ],
)
def test_a_line_begins_with_its_own_words(text: str, own: str) -> None:
    assert text[before_it(text) :] == own


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She paid for it.", "She"),
        ("But on Monday she paid.", None),
        ("However, they paid.", "they"),
        ("In 2019, he paid.", "he"),
        ("“It was dear.", "It"),
        ("This made Pell rich.", "This"),
        ("This week Pell paid.", None),
        ("Her aide Bo Rahn paid.", "Her"),
        ("The minister paid.", "The minister"),
        ("The 34-year-old singer paid.", "The 34-year-old singer"),
        ("The minister of Orselia paid.", None),
        ("The film “Pell” paid.", "The film"),
        ("The film Pell paid.", None),
        ("The Lenna bridge is dear.", None),
        ("Italy paid.", None),
        ("Vensk said he paid.", None),
    ],
)
def test_what_a_sentence_leans_by(text: str, expected: str | None) -> None:
    words = leaning(text)
    assert (text[words.start : words.end] if words else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We know our own lorries,” said Marit Quill, who runs it.", True),
        ("The dykes were shown by Bram Orlen, who built them.", True),
        ("Marit Quill, who runs it, said no.", False),
        ("They asked who runs it.", False),
        ("Marit Quill, who runs the association.", False),
    ],
)
def test_what_is_left_open_at_the_end(text: str, expected: bool) -> None:
    assert left_open(text) is expected


TEXT = (
    "Ilra Vensk, the minister, said it was dear. She said that Pell would pay. Karesh left."
    " They told Vensk so."
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("She said that Pell would pay.", "Ilra Vensk"),
        ("They told Vensk so.", None),  # left open
        ("Karesh left.", None),
    ],
)
def test_whom_it_means_where_the_article_tells(sentence: str, expected: str | None) -> None:
    start = TEXT.index(sentence)
    end = start + len(sentence)
    statements = find(Article("a", "", TEXT)).statements
    assert whom(TEXT, start, end, [s for s in statements if s.start < end and s.end > start]) == expected
    assert whom(TEXT, start, end, ()) is None


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        ("Rain fell. Vensk came. She paid.", "She paid.", "Vensk came. She paid."),
        ("Rain fell. Vensk came. She spoke. She paid.", "She paid.", "Vensk came. She spoke. She paid."),
        ("Vensk. She came. She spoke. She paid.", "She paid.", "She came. She spoke. She paid."),
        ("85%\n\nThat is their share.", "That is their share.", "85%\n\nThat is their share."),
        ("Read more: Vensk.\nShe paid.", "She paid.", "She paid."),
        ("She paid.", "She paid.", "She paid."),
    ],
)
def test_what_is_taken_along(text: str, sentence: str, expected: str) -> None:
    assert text[with_before(text, text.index(sentence)) :] == expected


@given(st.text(alphabet="Ab. \n“”’HeSheIt", max_size=80), st.integers(0, 80))
def test_begins_no_later(text: str, start: int) -> None:
    start = min(start, len(text))
    assert 0 <= with_before(text, start) <= start
