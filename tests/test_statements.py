"""Who is reported to have said what."""

import pytest

from qa.ingest.sentences import sentence_spans
from qa.ingest.statements import find_statements


def speakers(text: str) -> list[tuple[str, str]]:
    """(speaker, first words of the sentence) of each statement."""
    return [
        (found.speaker, " ".join(text[found.start : found.end].split()[:3]))
        for found in find_statements(text, sentence_spans(text))
        if not found.denied
    ]


def told(text: str) -> list[tuple[str, list[str]]]:
    """(speaker, contents) of each statement."""
    return [
        (found.speaker, [text[span.start : span.end] for span in found.contents])
        for found in find_statements(text, sentence_spans(text))
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("Minister Ilra Vensk said the road would open.", "Minister Ilra Vensk", "said"),
        ("In turn, Vensk has also repeatedly warned that it may not.", "Vensk", "warned"),
        ("“The road is open,” said Ilra Vensk.", "Ilra Vensk", "said"),
        ("The road is open, according to Ilra Vensk.", "Ilra Vensk", "according to"),
        (
            "According to the Taverian Transport Ministry, the road is open.",
            "the Taverian Transport Ministry",
            "According to",
        ),
        ("Ilra Vensk, the minister, speaking in Orsal, denied the report.", "Ilra Vensk", "denied"),
        (
            "The Taverian Foreign Ministry’s statement described it as open.",
            "The Taverian Foreign Ministry",
            None,
        ),
        ("Ilra Vensk stated that Pell and Orsal had proposed a road.", "Ilra Vensk", "stated"),
    ],
)
def test_speaker_and_cue(text: str, speaker: str, cue: str | None) -> None:
    found = find_statements(text, sentence_spans(text))
    if cue is None:
        assert all(s.speaker.startswith(speaker) for s in found)
    else:
        assert [(s.speaker, text[s.cue.start : s.cue.end] if s.cue else None) for s in found] == [
            (speaker, cue)
        ]


def test_what_is_said_about_a_person_is_not_said_by_them() -> None:
    assert speakers("Tomas Orel said that Ilra Vensk was wrong.") == [("Tomas Orel", "Tomas Orel said")]
    assert speakers("Ilra Vensk did not say when the road would open.") == []
    assert speakers("Ilra Vensk arrived in Orsal on Monday.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In a call with Vensk, Orel, who was in Pell, said that it was late.", "Orel"),
        ("After meeting Ilra Vensk, the Orselian minister, Tomas Orel, said it was late.", "Tomas Orel"),
        ("In Pell, Orel, who was late, said he was sorry.", "Orel"),
        ("Ilra Vensk, R-Orsal, who was late, said she was sorry.", "Ilra Vensk"),
        ("Asked what Vensk said about the road in May, Orel shrugged.", None),
        ("A day before Vensk, 75, said she would come, the road was shut.", None),
        ("The mother of Vensk said it was late.", "The mother of Vensk"),
        ("On Monday Vensk said it was late.", "Vensk"),
        ("But Vensk said it was late.", "Vensk"),
        ("As Vensk said, it was late.", "Vensk"),
        ("In turn, Vensk expressed hope.", "Vensk"),
        ("The council's spokesman, Tomas Orel, said it was late.", "Tomas Orel"),
        ("The council's spokesman, Tomas Orel, who was in Pell, said it was late.", "Tomas Orel"),
        ("Ilra Vensk, Foreign Minister of Taveria, speaking in Pell, said it was late.", "Ilra Vensk"),
        ("Ilra Vensk, Foreign Minister, said it was late.", "Ilra Vensk"),
    ],
)
def test_the_speaker_is_the_subject_of_the_verb(text: str, speaker: str | None) -> None:
    assert [name for name, _ in speakers(text)] == ([speaker] if speaker else [])


def test_two_people_may_say_the_same() -> None:
    assert speakers("Ilra Vensk and Tomas Orel said the road was open.") == [
        ("Ilra Vensk", "Ilra Vensk and"),
        ("Tomas Orel", "Ilra Vensk and"),
    ]


def test_pronouns_carry_on_from_the_sentence_before_or_stay_unassigned() -> None:
    text = (
        "Ilra Vensk said the road was open. She added that it was safe. The road is long. He said it was not."
    )
    assert speakers(text) == [
        ("Ilra Vensk", "Ilra Vensk said"),
        ("Ilra Vensk", "She added that"),
        ("He", "He said it"),
    ]
    assert [s.resolved for s in find_statements(text, sentence_spans(text))] == [True, True, False]


def test_a_quotation_goes_on_over_sentences_of_one_paragraph() -> None:
    text = "“The road is open,” Ilra Vensk said. “It is safe.”\n\n“Who knows?” read a banner."
    assert told(text) == [
        ("Ilra Vensk", ["The road is open", "It is safe."]),
        ("a banner", ["Who knows?"]),
    ]


def test_turns_of_a_transcript_last_until_the_next_or_until_the_speaker_is_spoken_about() -> None:
    text = (
        "Question: When does the road open?\nIlra Vensk: On Monday. I promised it.\n"
        "We keep our promises.\nQuestion: And the bridge?\nIlra Vensk: Later.\n"
        "The answers of Vensk were short.\nThe bridge is old."
    )
    assert told(text) == [
        ("Question", ["When does the road open?"]),
        ("Ilra Vensk", ["On Monday. I promised it.", "We keep our promises."]),
        ("Question", ["And the bridge?"]),
        ("Ilra Vensk", ["Later."]),
    ]


def test_a_headline_with_a_colon_makes_no_transcript() -> None:
    assert speakers("Vensk: the road is open\nThe road is long.") == []


def test_a_name_that_stands_in_anothers_role_is_not_taken_for_them() -> None:
    text = (
        "Ilra Vensk met Orselia's president, Doman Karesh, in Orsal. Vensk said that the road was open."
        " Orselia said that it was not."
    )
    assert [who for who, _ in speakers(text)] == ["Ilra Vensk", "Orselia"]
