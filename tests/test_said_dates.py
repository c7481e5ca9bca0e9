"""When something was said: told by what reports it, not by what was said nor by what that was about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.ingest.said_dates import dated
from qa.types import Provenance, PublicationDate, Reporting, Span, Statement

# A Wednesday.
PUBLISHED = PublicationDate("2025-05-21")


def marked(text: str) -> tuple[str, Statement]:
    """A statement from a text with [source], {cue} and <contents> marked."""
    plain, opened = "", dict[str, int]()
    spans: dict[str, list[Span]] = {"[": [], "{": [], "<": []}
    for character in text:
        if character in "[{<":
            opened[character] = len(plain)
        elif character in "]}>":
            opening = {"]": "[", "}": "{", ">": "<"}[character]
            spans[opening].append(Span(opened[opening], len(plain)))
        else:
            plain += character
    direct = "“" in plain
    statement = Statement(
        speaker="Orel",
        resolved=True,
        role="",
        source=spans["["][0] if spans["["] else None,
        cue=spans["{"][0] if spans["{"] else None,
        contents=tuple(spans["<"]),
        start=0,
        end=len(plain),
        reporting=Reporting.DIRECT if direct else Reporting.INDIRECT,
    )
    return plain, statement


def told(text: str, published: PublicationDate | None = PUBLISHED) -> str | None:
    plain, statement = marked(text)
    found = dated(plain, [statement], published)[0].said
    assert found is None or found.provenance is Provenance.TEXT
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[Orel] {said} on Tuesday that <the road was closed>.", "2025-05-20"),
        ("[Orel] {said} Tuesday that <the road was closed>.", "2025-05-20"),
        ("On [Tuesday Orel] {said} that <the road was closed>.", "2025-05-20"),
        ("[Orel] {said} on Wednesday that <the road was closed>.", "2025-05-21"),
        ("[Orel] {said} on Friday that <the road was closed>.", "2025-05-16"),
        ("[Orel] {told} the Washington Gazette on Tuesday that <the road was closed>.", "2025-05-20"),
        ("[Orel] {said} in Israel on Tuesday that <the road was closed>.", "2025-05-20"),
        ("[Orel] {said} in a report issued on Tuesday that <the road was closed>.", "2025-05-20"),
        ("[Orel] {told} Orsal Today in 2022 that <the road was closed>.", "2022"),
        ("[Orel] {announced} <plans> Tuesday to close the road.", "2025-05-20"),
        ("[Orel] {praised} <the council> in a statement on Tuesday, saying it was wise.", "2025-05-20"),
        ("After {announcing} <the plan> last year, [Orel] left.", "2024"),
        ("[Orel] {announced} <the plan> in 2022.", "2022"),
        ("[Orel] {praised} <the plan> in a speech in May 2022.", "2022-05"),
        ("[Orel] {said} on September 3 that <the road was closed>.", "2024-09-03"),
        ("[Orel] {said} late on Tuesday that <the road was closed>.", "2025-05-20"),
        ("[Orel] {told} reporters in Orsal on Monday that <the road was closed>.", "2025-05-19"),
        ("<The road was closed>, [Orel] {said} on Tuesday.", "2025-05-20"),
        ("“<The road is closed>,” {said} [Orel] on Tuesday.", "2025-05-20"),
        ("“<The road is closed>,” [Orel] {told} the council on Tuesday evening. “<It is>.”", "2025-05-20"),
        ("“<The road>,” [Orel] {said} on Tuesday, “<is closed>.”", "2025-05-20"),
        ("[Orel] on Tuesday {said} <the road was closed>.", "2025-05-20"),
        ("[Orel], the mayor of Orsal, on Tuesday {said} <the road was closed>.", "2025-05-20"),
        ("On Tuesday, [Orel] {said} <the road was closed>.", "2025-05-20"),
        ("On Tuesday in Orsal, the mayor, [Orel], {said} <the road was closed>.", "2025-05-20"),
        ("Speaking in Orsal on Tuesday, [Orel] {said} <the road was closed>.", "2025-05-20"),
        ("[Orel], speaking in Orsal on Tuesday, {said} <the road was closed>.", "2025-05-20"),
        ("[Orel], who spoke in Orsal on Tuesday, {said} <the road was closed>.", "2025-05-20"),
        ("At a press conference in Orsal on Monday, [Orel] {said} <the road was closed>.", "2025-05-19"),
        ("[Orel] {said} <on Tuesday the road was closed>.", "2025-05-20"),
        ("[Orel] {said} <Tuesday he had closed the road>.", "2025-05-20"),
        ("[Orel] {said} yesterday that <the road was closed>.", "2025-05-20"),
        ("[Orel] {said} today that <the road was closed>.", "2025-05-21"),
        ("[Orel] {said} two days ago that <the road was closed>.", "2025-05-19"),
        ("Yesterday [Orel] {said} <the road was closed>.", "2025-05-20"),
        ("[Orel] {said} last week that <the road was closed>.", "2025-05"),
        ("Last week, [Orel] {said} <the road was closed>.", "2025-05"),
        ("[Orel] {said} last Tuesday that <the road was closed>.", "2025-05"),
        ("[Orel] {said} last month that <the road was closed>.", "2025-04"),
        ("[Orel] {said} earlier this month that <the road was closed>.", "2025-05"),
        ("[Orel] {said} earlier this year that <the road was closed>.", "2025"),
        ("[Orel] {said} two years ago that <the road was closed>.", "2023"),
        ("[Orel] {said} last year that <the road was closed>.", "2024"),
        ("[Orel] {said} in December that <the road was closed>.", "2024-12"),
        ("[Orel] {said} in May that <the road was closed>.", "2025-05"),
        ("[Orel] {said} on May 3 that <the road was closed>.", "2025-05-03"),
        ("[Orel] {said} on December 3 that <the road was closed>.", "2024-12-03"),
        ("[Orel] {said} in 2022 that <the road was closed>.", "2022"),
        ("In 2022, [Orel] {said} <the road was closed>.", "2022"),
        ("Back in 2022 [Orel] {said} <the road was closed>.", "2022"),
        ("[Orel] {said} in September 2022 that <the road was closed>.", "2022-09"),
        ("[Orel] {said} on 13 September 2022 that <the road was closed>.", "2022-09-13"),
        ("[Orel] {said} in the summer of 2022 that <the road was closed>.", "2022"),
        ("<The road was closed>, [Orel] {said} at a press conference in September 2022.", "2022-09"),
        ("<The road was closed>, [Orel] {said} in an interview published on May 3.", "2025-05-03"),
        ("<The road was closed>, [Orel] {said} in a speech to parliament in December 2022.", "2022-12"),
        ("<The road was closed>, [Orel] {said} in a December speech.", "2024-12"),
        ("<The road was closed>, [Orel] {said} in a televised December 2022 speech.", "2022-12"),
        ("<The road was closed>, [Orel] {said} in his 2022 annual address.", "2022"),
        ("<The road was closed>, [Orel] {said} at a Tuesday press conference.", "2025-05-20"),
        ("<The road was closed>, [Orel] {said} at Tuesday’s briefing.", "2025-05-20"),
        ("<The road was closed>, [Orel] {said} at last week's council meeting.", "2025-05"),
        ("During yesterday's debate, [Orel] {said} <the road was closed>.", "2025-05-20"),
        ("“<The road is closed>,” {said} [Orel], in Orsal on Tuesday.", "2025-05-20"),
        ("“<The road is closed>,” {said} [Orel], speaking on Tuesday.", "2025-05-20"),
        ("[Orel] just this month {said} <the road was closed>.", "2025-05"),
        ("In one letter Friday, [Orel] {said}: “<The road is closed>.”", "2025-05-16"),
        ("In a December speech, [Orel] {said} <the road was closed>.", "2024-12"),
        ("In an interview aired on Monday, [Orel] {said} <the road was closed>.", "2025-05-19"),
        ("{According to} [Orel], speaking on Tuesday, <the road was closed>.", "2025-05-20"),
        ("[Orel] {wrote} on his Orsalbook page on Tuesday that <the road was closed>.", "2025-05-20"),
        ("[Orel] {said} on the sidelines of the summit in September 2022 that <it was closed>.", "2022-09"),
        ("Rain fell in March. On Tuesday, [Orel] {said} <the road was closed>.", "2025-05-20"),
        ("On Tuesday, in a speech in May, [Orel] {said} <the road was closed>.", "2025-05-20"),
    ],
)
def test_told(text: str, value: str) -> None:
    assert told(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "[Orel] {said} <the road was closed>.",
        "[Orel] {said} that <the road was closed on Tuesday>.",
        "<The road will close on Tuesday>, [Orel] {said}.",
        "“<The road was closed in 2022>,” {said} [Orel].",
        "[Orel] {said} <Tuesday was a holiday>.",
        "[Orel] {said} <in 2022 the road had been closed>.",
        "[Orel] {said} <last year would be remembered>.",
        "[Orel], elected in 2018, {said} <the road was closed>.",
        "[Orel], who was elected in 2018, {said} <the road was closed>.",
        "[Orel], mayor in 2018, {said} <the road was closed>.",
        "[Orel], whose party won in May, {said} <the road was closed>.",
        "[Orel], mayor since 2018, {said} <the road was closed>.",
        "“<It is closed>,” {said} [Orel], who was elected in 2018.",
        "“<It is closed>,” {said} [Orel], the mayor of Orsal in 2018.",
        "[Orel] {said} at the closing of the bridge in Tuesday's rain that <it was closed>.",
        "Elected in 2018, [Orel] {said} <the road was closed>.",
        "[Orel] {said} of the treaty signed in 2020 that <it was dead>.",
        "[Orel] {said} about the war in 2020 that <it was lost>.",
        "Asked about the attack in September 2022, [Orel] {said} <it was over>.",
        "Commenting on the vote in May, [Orel] {said} <it was fair>.",
        "Responding to the attack on Tuesday, [Orel] {said} <it was over>.",
        "In response to the attack on Tuesday, [Orel] {said} <it was over>.",
        "After the vote on Tuesday, [Orel] {said} <it was fair>.",
        "Ahead of the vote on Tuesday, [Orel] {said} <it was fair>.",
        "Following the war in 2020, [Orel] {said} <it was over>.",
        "Since 2020 [Orel] has {said} <it was over>.",
        "Until May, [Orel] {said} <it was over>.",
        "The council met on Tuesday and [Orel] {said} <it was over>.",
        "In 2020 the road was closed, and [Orel] {said} <it was over>.",
        "The 2022 agreement, [Orel] {said}, <was dead>.",
        "[Orel] {said} on the 2022 agreement that <it was dead>.",
        "[Orel] {said} next Tuesday <would be a holiday>.",
        "[Orel] {says} every Tuesday that <it is closed>.",
        "[Orel] {said} before Tuesday that <it was closed>.",
        "They may {say} <it is closed>.",
        "[Orel] {said} in the fall of Orsal <he saw a sign>.",
        "The road closed in March. [Orel] {said} <it was over>.",
        "“<It is over>,” [Orel] {said}. The road closed in March.",
        "[Orel] {said} on Tuesday, in an interview published on Monday, that <it was over>.",
        "[Orel] {said} in December 2025 that <it was over>.",
        "[Orel] {said} over the past decade that <it was over>.",
        "[Orel]: <It was over on Tuesday>.",
        "[Orel] {said} on Thursday that <it was over>.",  # or is it that of the day after?
        "[Orel] {said} on June 3 that <it was over>.",
        "On Tuesday, [Orel] will likely {say} that <it is over>.",
        "[Orel] {told} Orsal Today that <it was over>.",
        "[Orel] {called} <for a march> on Tuesday.",
        "[Orel] may {explain} <the plan> on Tuesday.",
        "[Orel] {cited} <decisions> last year by the court.",
        "[Orel] {announced} <that the road closed> on Tuesday.",
        "[Orel] {praised} <the chairmanship of the port> in 2022.",
        "[Orel] {praised} <the chairmanship of the port> in May 2022.",
    ],
)
def test_not_told(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    ("published", "said", "value"),
    [
        (None, "on Tuesday", None),
        (None, "yesterday", None),
        (None, "in May", None),
        (None, "last year", None),
        (None, "in May 2022", "2022-05"),
        (None, "on 3 May 2022", "2022-05-03"),
        ("2025", "on Tuesday", None),
        ("2025", "in May", None),
        ("2025", "last year", "2024"),
        ("2025", "in 2022", "2022"),
        ("2025-05", "on Tuesday", None),
        ("2025-05", "in May", "2025-05"),
        ("2025-05", "in December", "2024-12"),
        ("2025-05", "last month", "2025-04"),
        ("2025-03-03", "last week", "2025"),
        ("2025-01-03", "last week", "2024-12"),
        ("2025-01-08", "last week", None),
        ("2025-01-01", "yesterday", "2024-12-31"),
        ("2025-01-01", "on Wednesday", "2025-01-01"),
    ],
)
def test_relative_to_the_articles_own_date(published: str | None, said: str, value: str | None) -> None:
    date = PublicationDate(published) if published else None
    assert told(f"[Orel] {{said}} {said} that <it was closed>.", date) == value


@given(st.text(max_size=120), st.lists(st.integers(0, 120), min_size=8, max_size=8), st.booleans())
def test_any_text_is_read(text: str, places: list[int], direct: bool) -> None:
    spans = [Span(*sorted(min(place, len(text)) for place in places[i : i + 2])) for i in range(0, 8, 2)]
    reporting = Reporting.DIRECT if direct else Reporting.INDIRECT
    start, end = spans[3].start, spans[3].end
    statement = Statement("Orel", True, "", spans[0], spans[1], (spans[2],), start, end, reporting)
    dated(text, [statement], PUBLISHED)
