"""Bytes to text, never by a guess.

Guessing the encoding of article-length French, Spanish or Turkish text is wrong too
often, and a wrong guess is invisible until a reader meets it inside a quotation. So
text is UTF-8, or says what it is: by a byte order mark, or in the head of a page.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from qa.errors import RejectedInputError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What browsers understand by these names: https://encoding.spec.whatwg.org/#names-and-labels
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    # A page whose head could be read as bytes is not in these.
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
}
_META = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_META_WITHIN = 4096


def decode(data: bytes) -> str:
    """Text in UTF-8, or in the Unicode encoding that its byte order mark names.

    Raises:
        RejectedInputError: it is binary, or in another encoding.
    """
    marked = _marked(data)
    if marked is None and b"\0" in data:
        raise RejectedInputError("is binary, not text")
    return _strictly(data, marked or "utf-8")


def decode_utf8(data: bytes) -> str:
    """Text in UTF-8, with or without a mark: for lines, which no other encoding splits at a byte.

    Raises:
        RejectedInputError: it is binary, or in another encoding.
    """
    marked = _marked(data)
    if marked not in (None, "utf-8-sig"):
        raise RejectedInputError(f"is {marked}; convert it to UTF-8 first")
    return decode(data)


def decode_page(data: bytes, declared: str | None = None) -> str:
    """The text of an HTML page.

    Args:
        declared: the charset that came with the page; else what its head names counts.

    Raises:
        RejectedInputError: it is binary, or not in UTF-8 and not in what it declares.
    """
    if _marked(data) or b"\0" in data:
        return decode(data)
    # UTF-8 first: text in another encoding is practically never valid UTF-8, while
    # pages converted to UTF-8 often keep their old declaration.
    for name in ("utf-8", declared, _declared_in_head(data)):
        with suppress(UnicodeError, LookupError):
            if name:
                return data.decode(_meant(name))
    return decode(data)


def _declared_in_head(data: bytes) -> str | None:
    meta = _META.search(data[:_META_WITHIN])
    return meta[1].decode("ascii", "replace") if meta else None


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _meant(name: str) -> str:
    known = codecs.lookup(name).name
    return _MEANT.get(known, known)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        advice = (
            "; convert it, for example with iconv -f WINDOWS-1252 -t UTF-8" if encoding == "utf-8" else ""
        )
        raise RejectedInputError(
            f"is not {error.encoding} text: {error.reason} at byte {error.start}{advice}"
        ) from error
