"""`dateline statements` and `dateline people`."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.statements import PeoplePageOut, StatementPageOut
from tests.test_cli import Run, _articles, _filled, _run  # noqa: F401 - fixtures
from tests.test_statements_kept import to_earlier_format


def as_json(run: Run, *options: str) -> StatementPageOut:
    return StatementPageOut.model_validate_json(run("statements", "--json", *options).out)


def test_statements_are_shown_with_their_place(filled: Run) -> None:
    asked = ("--speaker", "i. vensk", "--topic", "toll", "--from", "2024", "--to", "2024-11")
    ran = filled("statements", *asked)
    assert (ran.code, ran.err) == (0, "")
    (one,) = as_json(filled, *asked).statements
    lines = ran.out.splitlines()
    assert lines[0].startswith("2024-11-02  Ilra Vensk")
    assert lines[1:] == [
        "  Transport Minister Ilra Vensk told the port that lorries would pay the Sarn Harbour Board a toll.",
        f"  Orvash Wire · Tolls · {one.article_id} [0:97]",
        "",
        "1 statement",
    ]


def test_statements_as_json_are_those_of_the_api_page_by_page(filled: Run) -> None:
    everything = as_json(filled)
    assert everything.total == len(everything.statements) > 1
    first = as_json(filled, "--limit", "1")
    assert first.statements == everything.statements[:1]
    assert first.next
    rest = as_json(filled, "--cursor", first.next)
    assert (rest.statements, rest.next) == (everything.statements[1:], None)


def test_nothing_published_later_is_known_earlier(filled: Run) -> None:
    assert {one.title for one in as_json(filled, "--as-of", "2024").statements} == {"Tolls"}
    assert filled("statements", "--as-of", "2023").out == "0 statements\n"


def test_what_cannot_be_asked_is_named(filled: Run) -> None:
    for option, value in (("--from", "2025-13"), ("--sort", "best"), ("--limit", "0"), ("--cursor", "x")):
        ran = filled("statements", option, value)
        assert ran.code in {1, 2}, option
        assert "Traceback" not in ran.err
        assert option.strip("-") in ran.err


def test_people_are_shown_and_corrected(filled: Run, tmp_path: Path) -> None:
    assert filled("people").out.startswith("Ilra Vensk  ")
    assert " statements, 2024-11-02 to 2025-05-21\n" in filled("people").out
    corrections = tmp_path / "archive" / "people.toml"
    corrections.write_text('[[person]]\nname = "I. V. Torvik"\nspellings = ["Ilra Vensk"]\nrole = "mayor"\n')
    ran = filled("people", "torvik")
    assert ran.out.splitlines()[0].startswith("I. V. Torvik  ")
    assert any(line.startswith("  role: mayor") for line in ran.out.splitlines())
    found = PeoplePageOut.model_validate_json(filled("people", "--json", "Torvik").out)
    assert [person.name for person in found.people] == ["I. V. Torvik"]
    corrections.write_text('[[person]]\nnames = "I. V. Torvik"\n')
    ran = filled("people")
    assert (ran.code, ran.out) == (1, "")
    assert f"{corrections}, line 2: `names` is unknown" in ran.err


def test_the_help_shows_corrections_that_can_be_copied(filled: Run, tmp_path: Path) -> None:
    shown = "".join(
        f"{line.strip()}\n"
        for line in filled("people", "--help").out.split("shown:")[1].split("╭")[0].splitlines()
    )
    assert shown.strip().startswith("[[person]]\n")
    copied = shown.replace("Volodymyr Zelensky", "Olena Vensk").replace("Zelenskiy", "Ilra Vensk")
    (tmp_path / "archive" / "people.toml").write_text(copied, encoding="utf-8")
    assert filled("people", "Olena", "Vensk").out.splitlines()[0].startswith("Olena Vensk  ")


def test_a_name_that_nobody_has_is_told(filled: Run) -> None:
    told = "Nobody here is known as Zorn; `dateline people` lists who is."
    assert filled("people", "Zorn").out.splitlines() == ["0 names", told]
    assert filled("statements", "--speaker", "Zorn").out.splitlines() == [told, "0 statements"]


def test_an_older_archive_is_read_again(filled: Run, tmp_path: Path) -> None:
    before = as_json(filled)
    to_earlier_format(tmp_path / "archive")
    ran = filled("statements")
    assert ran.out.splitlines() == [
        "0 statements",
        "3 articles read by older rules or none: dateline statements --find",
    ]
    assert filled("doctor").code == 1
    assert filled("statements", "--find").out == "3 articles read\n"
    assert filled("statements", "--find").out == "0 articles read\n"
    assert "stories --find" in filled("doctor").out
    assert filled("stories", "--find").code == 0
    assert filled("doctor").code == 0
    assert [one.quote for one in as_json(filled).statements] == [one.quote for one in before.statements]
    assert filled("statements", "--find", "--again", "--quiet").out == "3 articles read\n"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("statements", "--find", "--json", "--speaker", "Vensk"), "leave out --speaker, --json"),
        (("statements", "--find", "--as-of", "2025"), "leave out --as-of"),
        (("stories", "--find", "--limit", "20"), "leave out --limit"),
        (("statements", "--again"), "--again goes with --find"),
    ],
)
def test_finding_refuses_what_only_a_listing_can_honour(
    filled: Run, arguments: tuple[str, ...], complaint: str
) -> None:
    ran = filled(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert complaint in ran.err
