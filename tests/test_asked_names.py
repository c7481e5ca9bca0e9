"""The names in a question, and whether a text has them."""

from __future__ import annotations

import pytest

from qa.answering.question.asked_names import asked_names, has_name, of_another_number


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many were arrested in Oregon?", ("Oregon",)),
        ("When did Ilra Vensk visit Pell's Stone Bridge in May?", ("Ilra Vensk", "Pell", "Stone Bridge")),
        ("How hot was it in Macon, Georgia on Monday?", ("Macon", "Georgia")),
        ("What did President Ilra Vensk of the EU say?", ("Ilra Vensk",)),
        ("It flooded. Pell was hit: when did it begin?", ()),  # what begins a sentence may be no name
        ("Where is the WWII-era camp of D-Day?", ("D-Day",)),
        ("When did King Aro L. King of Pell leave?", ("Aro L. King", "Pell")),
        ("Which Stone Prize-winning writer came to Pell?", ("Pell",)),
        ("Where did Kim Jong-un meet Vensk?", ("Kim", "Vensk")),
        ("Who Won The Prize In Pell?", ()),
        ("who won the prize in pell", ()),
    ],
)
def test_names_within_a_question(question: str, expected: tuple[str, ...]) -> None:
    assert asked_names(question) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("It happened in Idaho.", "Oregon", False),
        ("It happened in Oregon.", "Oregon", True),
        ("Venues were full.", "Venus", False),
        ("Vensk said so.", "Ilra Vensk", True),
        ("Ilra Mott said so.", "Ilra Vensk", False),
        ("James Mott said so.", "James Vensk", False),  # a given name alone is nobody's
        ("The Conservative conference began.", "Conservative Party", True),
        ("The Tanaru Indigenous area is empty.", "Tanaru Indigenous Territory", True),
        ("The Tanaru area is empty.", "Tanaru Indigenous Territory", False),
        ("It rained in Orsal County.", "Pell County", False),
        ("It rained in Pell and its county.", "Pell County", True),
        ("The air force of France came.", "French Army", True),
        ("French police came.", "France", True),
        ("Bernard came.", "Switzerland", False),
        ("It was compelled to.", "Pell", False),
        ("Officials in Paris said so.", "French", True),
        ("A Californian law.", "California", True),
        ("A law of California.", "Californian", True),
        ("It swept through Europe.", "European", True),
        ("English players came.", "England", True),
        ("They ran the marathon.", "Boston Marathon", True),
        ("One Republican voted for it.", "Republicans", True),
        ("Zelenskyy spoke.", "Zelensky", True),
        ("Gorbachev spoke.", "Gorbachov", True),
        ("It happened in Australia.", "Austria", False),
        ("It happened in Mali.", "Malta", False),
    ],
)
def test_whether_a_text_has_a_name(text: str, name: str, expected: bool) -> None:
    assert has_name(text, name) is expected


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("Lander I came down in Pell.", "Where did Lander II come down?", True),
        ("Lander 1 and Lander-2 came down in Pell.", "Where did Lander II come down?", False),
        ("The lander came down in Pell.", "Where did Lander II come down?", False),
        ("The 75th Health Assembly met in Pell.", "Where did the 80th Health Assembly meet?", True),
        (
            "The 80th Health Assembly met, as the 75th Health Assembly did.",
            "Where did the 80th Health Assembly meet?",
            False,
        ),
        ("A" * 100_000, "Where did Lander II come down?", False),  # in no time
        ("It reopened on June 20.", "What was closed until June 13?", False),
        ("Lander 1.5 came down.", "Where did Lander 2 come down?", False),
    ],
)
def test_what_is_told_of_another_number(text: str, question: str, expected: bool) -> None:
    assert of_another_number(text, question) is expected
