"""Plain text made regular: one form for each character, one line for each paragraph."""

from __future__ import annotations

import html
import re
import unicodedata

WRAPPED = (40, 110)  # characters; the width at which programs wrap lines lies between
WRAPPED_SHARE = 0.5  # of the breaks within paragraphs must come before a small letter

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
# Escaped again and again, at once: a round for each time would take as many as there are.
_ESCAPED_AGAIN = re.compile(r"&(?:(?:amp|AMP|#0{0,5}38|#[xX]0{0,4}26);)+")
_LINE_BREAK = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Invisible and without meaning for the text: controls, soft hyphen, zero-width space and
# no-break, direction marks, byte order mark. Joiners stay: emoji and several scripts need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u2060-\u2064\u202a-\u202e\u2066-\u206f"
    "\ufeff\ufff9-\ufffb]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANKS = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_NEXT_LINE = re.compile(r"(?<!\n)\n(\w)")


def regular(text: str) -> str:
    """NFC, ordinary spaces and line breaks, no entities and invisible characters.

    No white space at the edges of a line, at most one blank line between two.
    Applying it again changes nothing.
    """
    while (plain := _once(text)) != text:
        text = plain
    return text


def _once(text: str) -> str:
    text = _ENTITY.sub(lambda found: html.unescape(found[0]), _ESCAPED_AGAIN.sub("&", text))
    text = _SURROGATE.sub("\ufffd", _LINE_BREAK.sub("\n", text))
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def unwrapped(text: str) -> str:
    """One line for each paragraph, if the text was evidently wrapped at a fixed width.

    Evident is: paragraphs parted by blank lines, lines of like width, and most
    breaks within paragraphs before a small letter.
    """
    paragraphs = text.split("\n\n")
    broken = [line for paragraph in paragraphs for line in paragraph.split("\n")[:-1]]
    if len(broken) < 3 or len(paragraphs) < 2:
        return text
    longest = max(map(len, text.split("\n")))
    inside = sum(map(str.islower, _NEXT_LINE.findall(text)))
    if not (WRAPPED[0] <= longest <= WRAPPED[1] and inside >= WRAPPED_SHARE * len(broken)):
        return text
    return "\n\n".join(_joined(paragraph, longest) for paragraph in paragraphs)


def _joined(paragraph: str, width: int) -> str:
    """The paragraph's lines in one, unless they stop well before the margin, as lists and verses do."""
    lines = paragraph.split("\n")
    if any(len(line) < width / 2 for line in lines[:-1]):
        return paragraph
    return re.sub(r"(?<=\w-)\n(?=\w)", "", paragraph).replace("\n", " ")
