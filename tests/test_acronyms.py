"""Acronyms that articles explain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.archive.acronyms import Acronyms
from qa.language.acronyms import Acronym, acronyms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It left the Ostrel Mutual Aid Pact (OMAP) in May.", [("OMAP", "Ostrel Mutual Aid Pact")]),
        ("It left the OMAP (Ostrel Mutual Aid Pact) in May.", [("OMAP", "Ostrel Mutual Aid Pact")]),
        ("The Union of Free Ports (UFP) met.", [("UFP", "Union of Free Ports")]),
        ("The Ministry of Defence (MoD) is silent.", [("MoD", "Ministry of Defence")]),
        ("The Trans-Coastal Rail (“TCR”) opened.", [("TCR", "Trans-Coastal Rail")]),
        ("Ilra Vensk (TAV) came.", []),
        ("It rained (AND how).", []),
        ("Ostrel Mutual\nAid Pact (OMAP)", []),
        ("The Taveria Rail Union (TRU) and the Taveria Rail Union (TRU).", [("TRU", "Taveria Rail Union")]),
        # What readers are left to tell.
        (
            "The Ostrel Mutual Aid Pact met. OMAP is old.",
            [("OMAP", "Ostrel Mutual Aid Pact")],
        ),
        ("UFP? Pell left the Union of Free Ports and Orsal in May.", [("UFP", "Union of Free Ports")]),
        ("The NHP is not the New Harbour, nor is Petra.", []),
        ("The Trans Coastal Rail and Tam Colm Rahn, of the TCR.", []),
        ("Ilra Vensk is here, and IV.", []),
        ("", []),
    ],
)
def test_acronyms_that_a_text_explains(text: str, found: list[tuple[str, str]]) -> None:
    assert acronyms(text) == tuple(Acronym(*pair) for pair in found)


@given(st.text(alphabet="ABab (),&\n“’-é"))
def test_any_text_is_read(text: str) -> None:
    for acronym in acronyms(text):
        assert acronym.short in text
        assert acronym.long in text


KNOWN = Acronyms(
    [
        ("OMAP", "Ostrel Mutual Aid Pact", 7),
        ("OMAP", "Open Map", 1),
        ("UFP", "Union of Free Ports", 2),
        ("RO", "Rail Organization", 2),
        ("RO", "Rail Organisation", 3),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the OMAP in 2025", {"OMAP": ("Ostrel Mutual Aid Pact",)}),
        ("leaving omap", {"omap": ("Ostrel Mutual Aid Pact",)}),
        ("ufp tariffs", {}),
        ("UFP’s tariffs", {"UFP": ("Union of Free Ports",)}),
        (
            "the ostrel mutual aid pact and UFP",
            {"ostrel mutual aid pact": ("OMAP",), "UFP": ("Union of Free Ports",)},
        ),
        ("the Rail Organization", {"Rail Organization": ("RO",)}),
        ("the RO", {"RO": ("Rail Organisation",)}),
        ("the Ostrel Mutual", {}),
        ("", {}),
    ],
)
def test_what_else_things_are_called(text: str, found: dict[str, tuple[str, ...]]) -> None:
    assert KNOWN.expansions(text) == found
