"""What a reader learns from: questions that people wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.training.groups import Group, Shelf, Shown, answering, other, set_apart, stems_of
from eval.training.wikipedia import read_squad, read_timeqa
from qa.answering.finding.windows import WORDS
from qa.errors import InvalidRequestError

FILLER = "Herring is cheap on every market of the coast this week, and barley is not. " * 8
LOCK = "The northern lock of Orvel was closed for nine weeks in spring."


def said(shown: Shown | None) -> str:
    """The words that answer."""
    assert shown
    assert shown.answer
    return shown.text[slice(*shown.answer)]


def place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_the_window_that_would_be_read_is_shown_if_it_answers() -> None:
    text = FILLER + LOCK
    shown = answering(
        stems_of("How long was the lock closed?"), {}, "Orvel", text, [place(text, "nine weeks")]
    )
    assert said(shown) == "nine weeks"
    assert shown
    assert shown.text.endswith(LOCK)
    assert len(shown.text.split()) <= WORDS < len(text.split())


def test_else_the_first_that_does() -> None:
    text = f"{LOCK} {FILLER}It was the canal that cost forty crowns a day."
    asked = stems_of("How long was the northern lock of Orvel closed?")
    shown = answering(asked, {}, "Orvel", text, [place(text, "forty crowns")])
    assert said(shown) == "forty crowns"
    assert "lock" not in shown.text if shown else False


def test_what_stands_in_no_window_answers_nothing() -> None:
    assert answering(frozenset(), {}, "Orvel", LOCK, []) is None
    assert answering(frozenset(), {}, "Orvel", LOCK, [(5, 5)]) is None
    assert answering(frozenset(), {}, "Orvel", LOCK, [(0, len(LOCK) + 1)]) is None


@given(st.text(max_size=300), st.integers(0, 300), st.integers(1, 40))
def test_what_answers_stays_the_same_words(text: str, start: int, length: int) -> None:
    shown = answering(frozenset(), {}, "", text, [(start, start + length)])
    if shown:
        assert said(shown) == text[start : start + length]


def test_rare_stems_weigh_more() -> None:
    shelf = Shelf.of(["the lock is shut", "the quay is grey", "the quay is wet"])
    # log(1 + 3 / (1 + 1)) = .916, log(1 + 3 / (1 + 2)) = .693
    assert shelf.held(stems_of("locked quays"), 0) == pytest.approx(0.916, abs=0.001)
    assert shelf.held(stems_of("locked quays"), 1) == pytest.approx(0.693, abs=0.001)


def test_whole_origins_are_set_apart() -> None:
    shown = other(frozenset(), {}, "", LOCK)
    groups = [Group(str(i), None, (shown,), f"page {i % 6}") for i in range(24)]
    kept, apart = set_apart(groups, 3, 1)
    assert len(kept) == 16
    assert len({group.origin for group in apart}) == 2
    assert not {group.origin for group in kept} & {group.origin for group in apart}
    assert set_apart(groups, 3, 1) == (kept, apart)
    assert set_apart(groups[:1], 3, 1) == ([], groups[:1])
    assert len({group.origin for group in set_apart(groups, 3, 1, most=1)[1]}) == 1


def squad_file(folder: Path) -> Path:
    contexts = [
        LOCK,
        "The quay of Orvel is grey.",
        "The market of Orvel opens at six.",
        "The keeper has the lock.",
    ]
    asked: list[dict[str, Any]] = [
        {"id": "a", "question": "How long was the lock closed?", "answers": [{"text": "nine weeks"}]},
        {"id": "b", "question": "Who closed the lock?", "answers": [], "is_impossible": True},
        {"id": "c", "question": "When was it?", "answers": [{"text": "spring", "answer_start": 3}]},
    ]
    asked[0]["answers"][0]["answer_start"] = LOCK.index("nine")
    page = [{"context": text, "qas": asked if text is LOCK else []} for text in contexts]
    far = {"title": "Lenna", "paragraphs": [{"context": "Lenna closed its lock.", "qas": []}]}
    data = [{"title": "Orvel_(town)", "paragraphs": page}, far]
    (folder / "dev.json").write_text(json.dumps({"data": data}), encoding="utf-8")
    return folder / "dev.json"


def test_squad_shows_other_paragraphs_of_the_page_and_one_from_afar(tmp_path: Path) -> None:
    possible, impossible = read_squad(squad_file(tmp_path), 1)  # the third's answer is not where it should be
    assert said(possible.answering) == "nine weeks"
    assert possible.answering
    assert (possible.origin, possible.answering.title) == ("Orvel (town)", "Orvel (town)")
    texts = [shown.text for shown in possible.others]
    assert texts[0] == "The keeper has the lock."
    assert texts[-1] == "Lenna closed its lock."
    assert len(texts) == 4
    assert impossible.answering is None
    assert impossible.others[0].text == LOCK
    assert all(shown.answer is None for shown in (*possible.others, *impossible.others))


def test_the_seed_decides(tmp_path: Path) -> None:
    path = squad_file(tmp_path)
    assert read_squad(path, 1) == read_squad(path, 1)
    assert any(read_squad(path, seed) != read_squad(path, 1) for seed in range(2, 12))


BORN = "Ilva Sten was born in Orvel and went to school there until the year 1971 ."
WORKED = "From 1980 to 1984 she was the keeper of the northern lock , and then mayor of Lenna ."
TRAVELLED = "As mayor of Lenna she travelled to Pell and to Orsal , where she met many keepers of locks ."
DIED = "She died on a Tuesday in her house by the sea , where she had lived since she left Orvel ."


def timeqa_folder(folder: Path) -> Path:
    start, end = place(WORKED, "mayor of Lenna")
    answer = {"para": 3, "from": start, "end": end, "answer": "mayor of Lenna"}
    page = {
        "index": "x",
        "paras": ["Ilva Sten", BORN, "Work .", WORKED, TRAVELLED, DIED],
        "questions": [
            ["What was Ilva Sten after 1984?", [answer]],
            ["What was Ilva Sten before 1960?", [{"para": 0, "from": 0, "end": 0, "answer": ""}]],
        ],
    }
    (folder / "human_annotated_test.json").write_text(json.dumps([page]), encoding="utf-8")
    return folder


def test_timeqa_leaves_out_what_mentions_the_answer_elsewhere(tmp_path: Path) -> None:
    known, unknown = read_timeqa(timeqa_folder(tmp_path))
    assert said(known.answering) == "mayor of Lenna"
    assert {shown.text for shown in known.others} == {BORN, DIED}
    assert unknown.answering is None
    assert {shown.text for shown in unknown.others} == {BORN, WORKED, TRAVELLED, DIED}
    assert known.origin == "Ilva Sten"


def test_a_folder_without_timeqa_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match=r"holds no human_annotated_\*\.json"):
        read_timeqa(tmp_path)
    (tmp_path / "human_annotated_test.json").write_text('[{"paras": []}]')
    with pytest.raises(InvalidRequestError, match=r"0\.paras"):
        read_timeqa(tmp_path)
