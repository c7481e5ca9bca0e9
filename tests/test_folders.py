"""Folders: their order, their loops, and the metadata.csv beside the files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from unicodedata import normalize

import pytest

from qa.ingest.identity import content_id
from qa.ingest.readers import Item, Rejection, read
from qa.types import RawArticle

SEEDS = Path(__file__).parents[1] / "../shared/seeds"


def fill(folder: Path, files: Mapping[str, str]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def articles(target: Path) -> list[RawArticle]:
    items = list(read(str(target)))
    assert [item for item in items if isinstance(item, Rejection)] == []
    return [item for item in items if isinstance(item, RawArticle)]


def rejections(target: Path) -> list[tuple[str, str]]:
    found = (item for item in read(str(target)) if isinstance(item, Rejection))
    return [(str(Path(r.locator).relative_to(target)), r.reason) for r in found]


def test_files_come_folder_by_folder_in_the_order_of_their_names(tmp_path: Path) -> None:
    fill(
        tmp_path,
        {
            "b.txt": "B",
            "a/z.txt": "AZ",
            "a/c/d.md": "ACD",
            "a.txt": "A",
            ".hidden.txt": "no",
            ".git/x.txt": "no",
            "c.jsonl": '{"text": "C1"}\n{"text": "C2"}\n',
        },
    )
    assert [article.content for article in articles(tmp_path)] == ["ACD", "AZ", "A", "B", "C1", "C2"]


def test_what_a_browser_saved_with_a_page_is_left_out(tmp_path: Path) -> None:
    names = ["Rain.html", "Rain_files/ad.html", "Rain_files/rain.css", "Sun.HTM", "Sun_files/a.txt"]
    fill(tmp_path, dict.fromkeys([*names, "Fog_files/a.txt"], "Rain."))
    assert [item.file for item in articles(tmp_path)] == ["Fog_files/a.txt", "Rain.html", "Sun.HTM"]


def test_other_files_are_rejected_by_name_and_the_rest_is_read(tmp_path: Path) -> None:
    fill(tmp_path, {"LICENSE": "x", "b.docx": "x", "c.txt": "", "d.txt": "Rain."})
    (tmp_path / "e.txt").write_bytes(b"\0\1")
    items = list(read(str(tmp_path)))
    assert [Path(item.locator).name for item in items] == ["LICENSE", "b.docx", "c.txt", "d.txt", "e.txt"]
    assert [isinstance(item, Rejection) for item in items] == [True, True, True, False, True]


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert list(read(str(tmp_path))) == []


def test_a_folder_loop_is_reported_and_ends(tmp_path: Path) -> None:
    fill(tmp_path, {"a/b/x.txt": "X", "y.txt": "Y"})
    (tmp_path / "a/b/loop").symlink_to(tmp_path / "a", target_is_directory=True)
    assert [item.content for item in read(str(tmp_path)) if isinstance(item, RawArticle)] == ["X", "Y"]
    assert rejections(tmp_path) == [("a/b/loop", "leads back to a folder already read")]


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    fill(tmp_path, {"elsewhere/x.txt": "X", "here/y.txt": "Y"})
    (tmp_path / "here/link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert [article.content for article in articles(tmp_path / "here")] == ["X", "Y"]


def test_links_to_nowhere_and_pipes_are_rejected_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert rejections(tmp_path) == [
        ("gone.txt", "No such file or directory"),
        ("pipe.txt", "is neither a file nor a folder"),
        ("self.txt", "Too many levels of symbolic links"),
    ]


def test_a_file_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Rain.")
    (article,) = articles(tmp_path)
    assert article.locator == f"{tmp_path}/caf\\udce9.txt"


def test_position_ends_at_the_total_whatever_was_rejected(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "Rain.", "b.pdf": "12345", "metadata.csv": "file\na.txt\n", "z.json": "{"})
    reading = read(str(tmp_path))
    assert reading.total == 5 + 5 + 11 + 1
    positions = [(Path(item.locator).name, reading.position) for item in reading]
    assert positions == [("a.txt", 5), ("b.pdf", 5), ("z.json", 21)]
    assert reading.position == reading.total


SIDECAR = """\
file,source,title,published,authors,url,language
a.txt,Harbour Post,Rain,2025-05,Ann Moor;Bo Quay,,en
sub/b.md,unknown,,,,,
page.html,Harbour Post,,2025,,,
"""


def test_a_sidecar_describes_the_files_that_it_names(tmp_path: Path) -> None:
    fill(
        tmp_path,
        {
            "metadata.csv": SIDECAR,
            "a.txt": "It rained.",
            "sub/b.md": "---\ntitle: Fog\n---\nThick.",
            "page.html": "<p>Sun",
            "other.txt": "Hail.",
        },
    )
    rain, other, page, fog = articles(tmp_path)
    assert rain == RawArticle(
        str(tmp_path / "a.txt"),
        "It rained.",
        id=content_id(RawArticle("", "It rained.")),
        title="Rain",
        source="Harbour Post",
        authors=("Ann Moor", "Bo Quay"),
        published="2025-05",
        language="en",
    )
    assert other == RawArticle(str(tmp_path / "other.txt"), "Hail.")
    assert (page.source, page.published, page.id) == ("Harbour Post", "2025", None)
    assert (fog.title, fog.source, fog.published) == ("Fog", None, None)


def test_a_file_says_more_of_itself_than_a_sidecar(tmp_path: Path) -> None:
    fill(
        tmp_path,
        {
            "metadata.csv": "file,title,source,id\nb.md,Mist,Harbour Post,7\n",
            "b.md": "---\ntitle: Fog\n---\nThick.",
        },
    )
    (fog,) = articles(tmp_path)
    assert (fog.title, fog.source, fog.id) == ("Fog", "Harbour Post", "7")


def test_the_nearest_sidecar_wins_and_the_farther_fills_in(tmp_path: Path) -> None:
    fill(
        tmp_path,
        {
            "metadata.csv": "file,title,source\nsub/a.txt,Far,Far Post\n",
            "sub/metadata.csv": "file,title\na.txt,Near\n",
            "sub/a.txt": "Rain.",
        },
    )
    (rain,) = articles(tmp_path)
    assert (rain.title, rain.source) == ("Near", "Far Post")


def test_a_single_file_is_described_too(tmp_path: Path) -> None:
    fill(tmp_path, {"metadata.csv": SIDECAR, "a.txt": "It rained."})
    (rain,) = articles(tmp_path / "a.txt")
    assert rain.title == "Rain"


def test_names_written_composed_name_files_stored_decomposed(tmp_path: Path) -> None:
    name = "Café.txt"
    fill(
        tmp_path,
        {normalize("NFD", name): "Rain.", "metadata.csv": f"file,title\n{normalize('NFC', name)},Rain\n"},
    )
    (rain,) = articles(tmp_path)
    assert rain.title == "Rain"


def test_rows_that_describe_no_file_are_rejected_by_line(tmp_path: Path) -> None:
    fill(
        tmp_path,
        {
            "folder/metadata.csv": "file,title\na.txt,Rain\nnone.txt,x\n,x\na.txt,Fog\n../out.txt,x\n"
            "b.json,x\nc.txt,x,y\n",
            "folder/a.txt": "Rain.",
            "folder/c.txt": "Fog.",
            "folder/b.json": '{"text": "Hail."}',
            "out.txt": "x",
        },
    )
    assert rejections(tmp_path / "folder") == [
        ("metadata.csv line 3", "names none.txt, which is not in the folder"),
        ("metadata.csv line 4", "names no file"),
        ("metadata.csv line 5", "names a.txt a second time"),
        ("metadata.csv line 6", "names ../out.txt, which is not in the folder"),
        (
            "metadata.csv line 7",
            "names b.json, but only .txt, .md, .markdown, .html, .htm files are described here",
        ),
        ("metadata.csv line 8", "has more cells than the table has columns"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"name,title\na.txt,Rain\n", "names no column file in its first row, only name, title"),
        (b"file,title\na.txt,Caf\xe9\n", "line 2 is not utf-8 text: invalid continuation byte at byte 9"),
        (b'file,title\na.txt,"Rain\n', "broken at line 2, not read further: unexpected end of data"),
    ],
)
def test_a_broken_sidecar_is_reported_and_the_files_are_read(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    fill(tmp_path, {"a.txt": "It rained."})
    (tmp_path / "metadata.csv").write_bytes(content)
    for target, expected in (
        (tmp_path, ["a.txt", "metadata.csv"]),
        (tmp_path / "a.txt", ["metadata.csv", "a.txt"]),
    ):
        items: list[Item] = list(read(str(target)))
        assert [Path(item.locator).name for item in items] == expected
        (broken,) = (item for item in items if isinstance(item, Rejection))
        assert broken.reason.startswith(reason)


def test_a_column_that_a_known_one_is_likely_meant_by_is_told(tmp_path: Path) -> None:
    # Else the file's day would be lost silently.
    table = "file,publised,titel,title,notes,author\na.txt,2024-05,x,Rain,x,x\n"
    fill(tmp_path, {"a.txt": "It rained.", "metadata.csv": table})
    assert rejections(tmp_path) == [
        ("metadata.csv line 1", "has a column publised, which is left out; published may be meant")
    ]
    (rain,) = (item for item in read(str(tmp_path)) if isinstance(item, RawArticle))
    assert (rain.title, rain.published) == ("Rain", None)


def test_a_sidecar_added_later_leaves_ids_as_they_were(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "It rained."})
    (before,) = articles(tmp_path)
    fill(tmp_path, {"metadata.csv": SIDECAR.split("sub/b.md", maxsplit=1)[0]})
    (after,) = articles(tmp_path)
    assert after.id == content_id(before)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")
def test_real_articles_with_and_without_a_sidecar(tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    for path in SEEDS.glob("*.txt"):
        (bare / path.name).write_bytes(path.read_bytes())
    described, plain = articles(SEEDS), articles(bare)
    assert [a.content for a in described] == [a.content for a in plain]
    assert [a.id for a in described] == [content_id(a) for a in plain]
    assert [a.published for a in described] == ["2022-09", "2025", "2025-05", "2025-01-22", "2025-05-21"]
    assert [a.source for a in described] == [
        "Caucasus Watch",
        "OC Media",
        None,
        "Karlof1’s Substack",
        "Azatutyun",
    ]
    assert {(a.title, a.source, a.published) for a in plain} == {(None, None, None)}
