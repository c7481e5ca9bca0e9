"""Words whose forms no stemmer brings together."""

from __future__ import annotations

from qa.language.inflections import other_forms


def test_each_form_has_the_others() -> None:
    forms = other_forms("the freeze after a child was frozen")
    assert list(forms) == ["freeze", "child", "frozen"]
    assert {"froze", "frozen", "freezing"} <= set(forms["freeze"])
    assert {"freeze", "freezes"} <= set(forms["frozen"])
    assert "children" in forms["child"]


def test_a_form_of_two_words_has_those_of_both() -> None:
    assert {"leave", "leaf", "leaving"} <= set(other_forms("leaves")["leaves"])
    assert {"lie", "lay", "laid"} <= set(other_forms("Lay")["Lay"])


def test_regular_words_have_none() -> None:
    assert other_forms("the road was closed in Orsal") == {}
