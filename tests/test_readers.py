"""Each format as it should be, and each way in which one goes wrong."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import RejectedInputError
from qa.ingest.readers import Item, Rejection, article_from, read
from qa.ingest.readers.encoding import decode, decode_page
from qa.types import RawArticle

FULL = {
    "id": "harbour-1",
    "url": "https://harbour.example/1",
    "title": "Ferries stay in port",
    "source": "Harbour Post",
    "authors": ["Ann Moor", "Bo Quay"],
    "published": "2025-05-21",
    "language": "en",
    "text": "No ferry left Saltmouth on Wednesday.",
}


def full(locator: str) -> RawArticle:
    return RawArticle(
        locator,
        "No ferry left Saltmouth on Wednesday.",
        id="harbour-1",
        url="https://harbour.example/1",
        title="Ferries stay in port",
        source="Harbour Post",
        authors=("Ann Moor", "Bo Quay"),
        published="2025-05-21",
        language="en",
    )


def written(folder: Path, name: str, content: bytes | str) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def only(target: str) -> Item:
    (item,) = read(target)
    return item


def rejected(target: str) -> str:
    item = only(target)
    assert isinstance(item, Rejection)
    assert item.locator.startswith(target)
    return item.locator.removeprefix(target) + " " + item.reason


def piped(data: bytes) -> list[Item]:
    return list(read("-", stdin=io.BytesIO(data)))


@pytest.mark.parametrize("suffix", [".txt", ".TXT"])
def test_plain_text_is_the_article(tmp_path: Path, suffix: str) -> None:
    path = written(tmp_path, "a" + suffix, "Rain.\r\n\r\nMore rain.\n")
    assert only(path) == RawArticle(path, "Rain.\r\n\r\nMore rain.\n")


def test_an_article_knows_its_file_below_the_folder_that_was_read(tmp_path: Path) -> None:
    (tmp_path / "2025").mkdir()
    written(tmp_path, "2025/rain.txt", "Rain.")
    lines = written(tmp_path, "sun.jsonl", '{"text": "Sun."}')
    assert [item.file for item in read(str(tmp_path)) if isinstance(item, RawArticle)] == [
        "2025/rain.txt",
        "sun.jsonl",
    ]
    assert [item.file for item in read(lines) if isinstance(item, RawArticle)] == ["sun.jsonl"]
    assert [item.file for item in piped(b"Rain.") if isinstance(item, RawArticle)] == [""]


@pytest.mark.parametrize("name", ["a.html", "a.htm"])
def test_a_page_is_handed_on_as_html(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name, "<p>Rain</p>")
    assert only(path) == RawArticle(path, "<p>Rain</p>", "html")


def test_markdown_without_front_matter(tmp_path: Path) -> None:
    path = written(tmp_path, "a.md", "# Rain\n\nMore.\n")
    assert only(path) == RawArticle(path, "# Rain\n\nMore.\n", "markdown")


def test_front_matter_is_metadata_and_its_values_stay_as_written(tmp_path: Path) -> None:
    text = (
        "---\r\ntitle: 'Rain: the third week'\r\nDate: 2025-05\r\nauthors: [Ann Moor, Bo Quay]\r\n"
        "publisher: Harbour Post\r\ntags: {weather: 1}\r\n---\r\nBody --- here.\r\n"
    )
    path = written(tmp_path, "a.markdown", text)
    assert only(path) == RawArticle(
        path,
        "Body --- here.",
        "markdown",
        title="Rain: the third week",
        source="Harbour Post",
        authors=("Ann Moor", "Bo Quay"),
        published="2025-05",
    )


def test_text_between_two_rules_is_no_front_matter(tmp_path: Path) -> None:
    text = "---\nRain fell.\n---\nMore.\n"
    path = written(tmp_path, "a.md", text)
    assert only(path) == RawArticle(path, text, "markdown")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ntitle: Rain: more\n---\nBody", "front matter cannot be read at line 2: mapping values"),
        ("---\ntitle: [a, b]\n---\nBody", "title must be a string, not a list"),
        ("---\ntitle: Rain\n---\n", "has no text"),
    ],
)
def test_broken_front_matter(tmp_path: Path, text: str, reason: str) -> None:
    assert reason in rejected(written(tmp_path, "a.md", text))


@pytest.mark.parametrize("wrap", [lambda a: a, lambda a: [a], lambda a: {"articles": [a]}])
def test_json_of_one_article_or_a_list(tmp_path: Path, wrap: object) -> None:
    path = written(tmp_path, "a.json", json.dumps(wrap(FULL)))  # type: ignore[operator]
    item = only(path)
    assert isinstance(item, RawArticle)
    assert item == full(item.locator)
    assert item.locator in (path, f"{path} article 1")


def test_one_bad_article_of_a_list_does_not_stop_the_next(tmp_path: Path) -> None:
    path = written(tmp_path, "a.json", json.dumps([{"text": 5}, FULL]))
    assert list(read(path)) == [
        Rejection(f"{path} article 1", "text must be a string, not a number"),
        full(f"{path} article 2"),
    ]


def lines_with_faults() -> bytes:
    good = json.dumps(FULL).encode()
    return b"\xef\xbb\xbf" + b"\n".join(
        [good, b"", b'{"text": "cut', b'{"text": "caf\xe9"}', b'{"text": "a\0b"}', b"[1]", b"{}", good]
    )


def expected_of_faults(place: str) -> list[Item]:
    utf8 = (
        "is not utf-8 text: invalid continuation byte at byte 13; convert it,"
        " for example with iconv -f WINDOWS-1252 -t UTF-8"
    )
    return [
        full(f"{place} line 1"),
        Rejection(f"{place} line 3", "broken JSON at column 10: Unterminated string starting at"),
        Rejection(f"{place} line 4", utf8),
        Rejection(f"{place} line 5", "is binary, not text"),
        Rejection(f"{place} line 6", "is a list, not an article with named fields"),
        Rejection(f"{place} line 7", "has no text (looked for text, body, content, article)"),
        full(f"{place} line 8"),
    ]


def test_json_lines_reject_a_line_and_go_on(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", lines_with_faults())
    assert list(read(path)) == expected_of_faults(path)


def test_gzipped_json_lines_are_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl.gz", gzip.compress(lines_with_faults()))
    assert list(read(path)) == expected_of_faults(path)


def test_damaged_gzip_is_read_up_to_the_damage(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(json.dumps({"text": f"Day {n}."}).encode() + b"\n" for n in range(3)))
    path = written(tmp_path, "a.jsonl.gz", packed[:-4])
    *articles, last = read(path)
    assert [a.content for a in articles if isinstance(a, RawArticle)] == ["Day 0.", "Day 1.", "Day 2."]
    assert isinstance(last, Rejection)
    assert last.reason.startswith("damaged gzip, read up to the damage: ")
    assert "damaged gzip" in rejected(written(tmp_path, "b.jsonl.gz", b"not packed at all"))


def test_a_gzip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl.gz", gzip.compress(b" " * 120_000_000, 1))
    assert list(read(path)) == [
        Rejection(f"{path} line 1", "is longer than 30 MB"),
        Rejection(path, "expands more than 200 times, not read further"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_has_an_article_a_row(tmp_path: Path, delimiter: str) -> None:
    cells = [
        ["ID", " Headline ", "Body", "Author", "Outlet", "section", "Pub Date"],
        ["1", "Rain", '"He said ""no"",\nthen left."', '"Ann Moor; Bo Quay"', "unknown", "x", "2025"],
        ["", "", "", "", "", "", ""],
        ["2", "", "Sun.", "", "Harbour Post", "", ""],
    ]
    path = written(tmp_path, "a.csv", "\ufeff" + "\n".join(delimiter.join(row) for row in cells))
    assert list(read(path)) == [
        RawArticle(
            f"{path} line 2",
            'He said "no",\nthen left.',
            id="1",
            title="Rain",
            authors=("Ann Moor", "Bo Quay"),
            published="2025",
        ),
        RawArticle(f"{path} line 5", "Sun.", id="2", source="Harbour Post"),
    ]


def test_a_row_that_fits_no_columns_is_rejected_by_line(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "title,text\nRain,fell,hard\nSun\nFog,Thick.,\n")
    assert list(read(path)) == [
        Rejection(f"{path} line 2", "has more cells than the table has columns"),
        Rejection(f"{path} line 3", "has no text (looked for text, body, content, article)"),
        RawArticle(f"{path} line 4", "Thick.", title="Fog"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            "title,summary\na,b\n",
            " names no column text or body or content or article in its first row, only",
        ),
        ('text\n"Rain.\nSun.\n', " broken at line 3, not read further: unexpected end of data"),
        (b"text\ncaf\xe9\n", " line 2 is not utf-8 text"),
        ("text\nRain.\n".encode("utf-16"), " line 1 is utf-16; convert it to UTF-8 first"),
        ("text\n", " holds no articles"),
    ],
)
def test_a_broken_table(tmp_path: Path, content: bytes | str, reason: str) -> None:
    assert rejected(written(tmp_path, "a.csv", content)).startswith(reason)


def test_a_cell_may_be_longer_than_the_csv_module_expects(tmp_path: Path) -> None:
    text = "Rain. " * 50_000
    item = only(written(tmp_path, "a.csv", f"text\n{text}\n"))
    assert isinstance(item, RawArticle)
    assert item.content == text.strip()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", " is empty"),
        ("a.html", b" \n", " is empty"),
        ("a.json", b"", " is empty"),
        ("a.jsonl", b"\n\n", " holds no articles"),
        ("a.csv", b"", " is empty"),
        ("a.json", b"[]", " holds no articles"),
        ("a.txt", b"\x7fELF\0\0", " is binary, not text"),
        ("a.html", b"<p>\0", " is binary, not text"),
        ("a.txt", b"caf\xe9", " is not utf-8 text: unexpected end of data at byte 3"),
        ("a.txt", b"\xff\xfea", " is not utf-16-le text: truncated data at byte 2"),
        ("a.json", b'{"text": "a"\n,}', " broken JSON at line 2 column 2: "),
        ("a.json", b"[" * 100_000, " JSON nested too deeply"),
        ("a.json", b'{"n": ' + b"9" * 5000 + b"}", " JSON that cannot be read: "),
        ("a.json", b"NaN", " is NaN, not an article with named fields"),
        ("a.pdf", b"%PDF-1.7", " is .pdf; supported are .txt, .md, "),
        ("a.csv.gz", b"x", " is .csv.gz; supported are "),
        ("README", b"x", " has no suffix; supported are .txt, .md, "),
    ],
)
def test_a_bad_file_is_rejected_with_the_reason(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    assert rejected(written(tmp_path, name, content)).startswith(reason)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("none.txt", " No such file or directory"),
        ("a.txt/b.txt", " Not a directory"),
        ("a\0.txt", " internal error: ValueError: embedded null byte"),
    ],
)
def test_a_target_that_is_not_there(tmp_path: Path, name: str, reason: str) -> None:
    written(tmp_path, "a.txt", "Rain.")
    assert rejected(f"{tmp_path}/{name}") == reason


@pytest.mark.parametrize(
    ("name", "size", "limit"),
    [("a.txt", 5_000_001, 5), ("a.html", 20_000_001, 20), ("a.json", 100_000_001, 100)],
)
def test_a_file_that_is_too_large(tmp_path: Path, name: str, size: int, limit: int) -> None:
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.truncate(size)
    assert rejected(str(path)) == f" larger than {limit} MB, the limit for a file of this kind"


class Endless(io.RawIOBase):
    """A line of 200 MB, then an article, without ever being in memory."""

    def __init__(self) -> None:
        self._left = 200
        self._tail = b'"}\n' + json.dumps(FULL).encode()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray, /) -> int:  # type: ignore[override]
        if self._left:
            self._left -= 1
            part = (b'{"text": "' if self._left == 199 else b"").ljust(1_000_000, b"x")
        else:
            part, self._tail = self._tail, b""
        buffer[: len(part)] = part
        return len(part)


def test_a_line_of_200_mb_is_passed_over_in_bounded_memory() -> None:
    tracemalloc.start()
    items = list(read("-", stdin=cast(BinaryIO, io.BufferedReader(Endless(), 2_000_000))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert items == [
        Rejection("standard input line 1", "is longer than 30 MB"),
        full("standard input line 2"),
    ]
    assert peak < 150_000_000  # the limit of 30 MB a few times, as head, copy and buffer


def test_json_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    line = json.dumps({"text": "Rain. " * 1000}) + "\n"
    reading = read(written(tmp_path, "a.jsonl", line * 200))
    assert reading.total == 200 * len(line)
    next(reading)
    assert 0 < reading.position < reading.total / 2
    assert len(list(reading)) == 199
    assert reading.position == reading.total


@pytest.mark.parametrize(
    ("data", "content", "media"),
    [
        (b"Rain fell on Saltmouth.\nStill.", "Rain fell on Saltmouth.\nStill.", "text"),
        (b"[Photo: the quay]\nRain.", "[Photo: the quay]\nRain.", "text"),
        (b'\n\n{"text": "Rain."}', "Rain.", "text"),
        (b'{\n  "text": "Rain."\n}\n', "Rain.", "text"),
        (b'{"title": "x",\n"text": "Rain."}', "Rain.", "text"),
        (b'[\n{"text": "Rain."}]', "Rain.", "text"),
        (gzip.compress(b'{"text": "Rain."}', mtime=0), "Rain.", "text"),
        (b"<!DOCTYPE html><p>Rain.", "<!DOCTYPE html><p>Rain.", "html"),
        (
            b"<rss version='2.0'><channel><item><description>Rain.</description></item></channel></rss>",
            "<html><body><article>Rain.</article></body></html>",
            "html",
        ),
    ],
)
def test_standard_input_is_what_its_first_line_says(data: bytes, content: str, media: str) -> None:
    (item,) = piped(data)
    assert isinstance(item, RawArticle)
    assert (item.content, item.media) == (content, media)


def test_json_lines_on_standard_input_keep_their_numbers() -> None:
    first, second = piped(b'\n{"text": "cut\n{"text": "Rain."}\n')
    assert first == Rejection(
        "standard input line 2", "broken JSON at column 10: Unterminated string starting at"
    )
    assert second == RawArticle("standard input line 3", "Rain.")


def test_empty_standard_input() -> None:
    assert piped(b"") == [Rejection("standard input", "is empty")]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"text": ["a"]}, "text must be a string, not a list"),
        ({"text": {"html": "a"}}, "text must be a string, not an object"),
        ({"text": "a", "author": float("nan")}, "author must be a string, not NaN"),
        ({"text": "a", "authors": ["Ann", {"name": "Bo"}]}, "authors[1] must be a string, not an object"),
        ({"text": "a", "source": {"name": "x"}}, "source must be a string, not an object"),
        ({"text": "a", "id": True}, "id must be a string, not true or false"),
        ({"text": "a", "published_at": 1.5}, "published_at must be a string, not a number"),
        ({"text": "a", "media": "pdf"}, "media must be one of text, markdown, html, not 'pdf'"),
        ({"text": " "}, "has no text (looked for text, body, content, article)"),
        ({"text": "a" * 5_000_001}, "text is longer than 5,000,000 characters"),
    ],
)
def test_a_wrong_field_is_named(record: object, reason: str) -> None:
    with pytest.raises(RejectedInputError) as caught:
        article_from(record, "here")
    assert caught.value.message == reason


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ({"_id": 17}, "id", "17"),
        ({"date": 2025}, "published", "2025"),
        ({"published": "", "date": "2025"}, "published", "2025"),
        ({"published": None, "Published_At": "2024"}, "published", "2024"),
        ({"source": "Unknown"}, "source", None),
        ({"byline": " Ann ;; Bo "}, "authors", ("Ann", "Bo")),
        ({"author": "Moor, Ann"}, "authors", ("Moor, Ann",)),
        ({"headline": " Rain "}, "title", "Rain"),
        ({"Pub Date": "2025-05"}, "published", "2025-05"),
        ({"pubDate": "2025-05"}, "published", "2025-05"),
        ({"date-published": "2025-05"}, "published", "2025-05"),
        ({"date": "2025-04", "publish_date": "2025-05"}, "published", "2025-05"),
        ({"link": "https://a.example/1"}, "url", "https://a.example/1"),
        ({"lang": "de"}, "language", "de"),
        ({"score": float("nan"), "meta": {"a": [1]}}, "title", None),
    ],
)
def test_fields_go_by_several_names(record: dict[str, object], field: str, value: object) -> None:
    assert getattr(article_from({"text": "a", **record}, "here"), field) == value


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives_every_unicode_encoding(text: str) -> None:
    plain = text.removeprefix("\ufeff")
    assert decode(plain.encode("utf-8-sig")) == plain
    assert decode(plain.encode("utf-16")) == plain
    assert decode(plain.encode("utf-32")) == plain


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("<p>café ’".encode(), "iso-8859-1", "<p>café ’"),
        (b"<p>\x93caf\xe9\x94", "ISO-8859-1", "<p>“café”"),
        (
            "<meta charset='windows-1251'><p>дождь".encode("cp1251"),
            None,
            "<meta charset='windows-1251'><p>дождь",
        ),
        (
            b'<meta http-equiv=Content-Type content="text/html; charset=iso-8859-9"><p>\xfd',
            None,
            '<meta http-equiv=Content-Type content="text/html; charset=iso-8859-9"><p>ı',
        ),
        ("<p>é".encode("utf-16"), "iso-8859-1", "<p>é"),
        ("<meta charset=utf-16><p>é".encode(), None, "<meta charset=utf-16><p>é"),
    ],
)
def test_a_page_is_in_the_encoding_that_it_declares(data: bytes, declared: str | None, text: str) -> None:
    assert decode_page(data, declared) == text


@pytest.mark.parametrize(
    "data", [b"<p>caf\xe9", b"<meta charset=nonsense><p>caf\xe9", b"<meta charset=hex><p>\xe9"]
)
def test_a_page_that_declares_nothing_useful_is_not_guessed_at(data: bytes) -> None:
    with pytest.raises(RejectedInputError, match="is not utf-8 text"):
        decode_page(data)


@given(st.binary(max_size=300))
def test_no_input_whatever_raises(data: bytes) -> None:
    for item in piped(data):
        assert isinstance(item, Item)
        assert not (isinstance(item, Rejection) and "internal error" in item.reason)
