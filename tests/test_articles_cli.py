"""`dateline articles` and `dateline article`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app, main
from api.render import Page, show_answer, show_passages
from qa.assistant import Assistant
from qa.types import Mention, PublicationDate, Question
from tests.fakes import WordEncoder
from tests.newsroom import ARTICLES, ASKED, PRESS, VENSK_2025, VENSK_LATER, make_archive, store
from tests.test_stories import EDITED, REPORT, told


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    archive = make_archive(folder, *ARTICLES)
    store(
        archive,
        replace(VENSK_LATER, text="Vensk came.\n\nShe spoke of  bridges\nand of bridges.", authors=("Ana",)),
    )
    archive.close()
    return folder


def ran(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--archive", str(folder)])


def shown(folder: Path, *arguments: str) -> list[str]:
    result = ran(folder, *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_articles_are_listed_newest_first_and_undated_last(folder: Path) -> None:
    assert shown(folder, "articles", "--limit", "2")[:4] == [
        "2025-09-02  Orsal Gazette · Vensk visits Orsal",
        "  vensk-later",
        "2025-05-21  Taveria Wire · Taveria freezes its part in the Ostrel pact",
        "  vensk-2025",
    ]
    listed = json.loads("\n".join(shown(folder, "articles", "--json")))
    ids = [article["id"] for article in listed["articles"]]
    assert ids == ["vensk-later", "vensk-2025", "press", "vensk-2022", "undated"]


def test_a_listing_goes_on_where_the_one_before_ended(folder: Path) -> None:
    end = shown(folder, "articles", "--limit", "4")[-1]
    assert end.startswith("5 articles, 4 shown; the next with --cursor ")
    assert shown(folder, "articles", "--cursor", end.rpartition(" ")[2]) == [
        "undated  Orsal Gazette · From our archive",
        "  undated",
        "5 articles",
    ]


def test_articles_of_an_outlet_and_a_period_are_listed(folder: Path) -> None:
    assert shown(folder, "articles", "--source", "Taveria Wire", "--from", "2025") == [
        "2025-05-21  Taveria Wire · Taveria freezes its part in the Ostrel pact",
        "  vensk-2025",
        "1 article",
    ]


def test_a_period_that_ends_before_it_begins_is_named_by_its_options(folder: Path) -> None:
    refused = ran(folder, "articles", "--from", "2025-06", "--to", "2025-01")
    assert refused.exit_code == 2
    assert "--to: should not be before --from, 2025-06-01" in refused.output


def test_an_article_is_shown_with_where_it_is_from(folder: Path) -> None:
    assert shown(folder, "article", "vensk-later") == [
        "Vensk visits Orsal",
        "Orsal Gazette, 2025-09-02, by Ana",
        "vensk-later · revision 2 of 2",
        "",
        "Vensk came.",
        "",
        "She spoke of  bridges",
        "",
        "and of bridges.",
    ]
    assert shown(folder, "article", "vensk-later", "--revision", "1")[2:] == [
        "vensk-later · revision 1 of 2",
        "",
        VENSK_LATER.text,
    ]


def test_an_article_is_read_as_json_as_over_http(folder: Path) -> None:
    read = json.loads("\n".join(shown(folder, "article", "vensk-2025", "--json")))
    assert (read["text"], read["published"]["value"]) == (VENSK_2025.text, "2025-05-21")


def test_the_paragraphs_that_have_the_words_are_shown_alone(folder: Path) -> None:
    engineers = [line for line in PRESS.text.split("\n") if "engineers" in line]
    assert shown(folder, "article", "press", "--find", "ENGINEERS")[4:] == [engineers[0], "", engineers[1]]
    across = shown(folder, "article", "vensk-later", "--find", "of bridges and of")
    assert across[4:] == ["She spoke of  bridges", "", "and of bridges."]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nope"], "There is no article with the id 'nope'."),
        (["press", "--revision", "2"], "There is no revision 2 of an article with the id 'press'."),
        (["press", "--find", "snow"], "the words 'snow' are not in the article 'press'"),
    ],
)
def test_what_is_not_there_is_told_in_a_line(
    folder: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["article", *arguments, "--archive", str(folder)])
    assert (ended.value.code, capsys.readouterr().err) == (1, f"dateline: {told}\n")


def test_an_article_without_a_title_is_shown_by_its_id_and_with_its_copies(tmp_path: Path) -> None:
    copy = replace(told(EDITED, id_="copy"), published=PublicationDate("2025-06-05"))
    make_archive(tmp_path, told(REPORT, title="", id_="wire"), copy).close()
    assert shown(tmp_path, "article", "wire")[:3] == [
        "Orsal Gazette, 2025-06-04",
        "wire",
        "also in Orsal Gazette, 2025-06-05 · copy",
    ]


def test_an_article_without_a_title_is_known_by_its_file(tmp_path: Path) -> None:
    untitled = replace(VENSK_2025, title="", file="2025/vensk.txt")
    make_archive(tmp_path, untitled).close()
    assert shown(tmp_path, "articles")[:2] == ["2025-05-21  Taveria Wire · 2025/vensk.txt", "  vensk-2025"]
    assert shown(tmp_path, "article", "vensk-2025")[:3] == [
        "Taveria Wire, 2025-05-21",
        "vensk-2025",
        "taken in from 2025/vensk.txt",
    ]
    answer = CliRunner().invoke(app, ["statements", "--speaker", "Vensk", "--archive", str(tmp_path)]).stdout
    assert "Taveria Wire · 2025/vensk.txt · vensk-2025" in answer


def test_an_article_without_title_and_file_leaves_no_gap(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = make_archive(tmp_path, replace(VENSK_2025, title=""))
    assistant = Assistant(archive, WordEncoder())
    show_passages(Page(), assistant.search(Question("the pact", ASKED)))
    assert capsys.readouterr().out.startswith("1. Taveria Wire, 2025-05-21\n")
    answer = assistant.ask(Question("What did Torvik say about Vensk and the pact?", ASKED))
    mention = Mention(VENSK_2025.id, "", VENSK_2025.source, VENSK_2025.published)
    show_answer(Page(), replace(answer, mentions=(mention,)))
    assert "Taveria Wire, 2025-05-21 · vensk-2025\n" in capsys.readouterr().out
    archive.close()
    said = shown(tmp_path, "statements", "--speaker", "Vensk")
    assert any(line.startswith("  Taveria Wire · vensk-2025 [") for line in said)
