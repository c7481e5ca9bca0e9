"""From what a reader found to an article's title, text, authors and source.

Cleaning happens once, before any offset exists, and changes nothing the second
time. What is not the article's own is taken out by the rules of ``boilerplate``;
pages go through trafilatura first. The words of the article stay as they are
written; only their encoding is made regular (NFC, ordinary spaces).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from qa.errors import RejectedInputError
from qa.ingest.boilerplate import body
from qa.ingest.characters import regular, unwrapped
from qa.ingest.page_lines import byline, is_crumb, is_headline, is_sentence, same_title, unglued
from qa.types import RawArticle

_BLOCKS = "p div section article blockquote pre tr hr h1 h2 h3 h4 h5 h6 ul ol table".split()
_BEFORE = {"li": "\n- ", **dict.fromkeys(_BLOCKS, "\n")}
_BEHIND = {"br": "\n", "li": "\n", "td": " | ", "th": " | ", **dict.fromkeys(_BLOCKS, "\n")}
_ROW_ENDS = re.compile(r"^\|[-| ]*|[ |]*\|\s*$", re.MULTILINE)
# XML cannot hold them, and an encoding declared inside a string is an error to lxml.
_UNPARSABLE = re.compile(r"<\?xml[^>]*\?>|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
# No word or address is so long: it is a picture or a script put into the page as text. Reading it for names
# takes time by its length squared.
_NO_WORD = re.compile(r"[!-~]{2001,}")

HEAD = 8  # lines of a page's text, within which a byline stands


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article as it reads.

    Args:
        title: empty where none is given and none stands over the text.
        text: paragraphs on lines of their own, NFC, no white space at the edges of lines.
        language: ISO 639-1, as the input or the page says; not guessed from the words.
    """

    title: str
    text: str
    source: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None


def clean(raw: RawArticle) -> Cleaned:
    """The article in what was read.

    Raises:
        RejectedInputError: no article text is left; names ``raw.locator``.
    """
    found = _PLAIN[raw.media](raw)
    authors = found.authors or _authors(found.text)
    title, text = _settled(_line(_NO_WORD.sub("", regular(found.title))), found.text)
    if not any(map(str.isalnum, text)):
        raise RejectedInputError(
            f"{raw.locator}: no article text is left once the page around it is taken away"
        )
    return replace(found, title=title, text=text, authors=authors)


def _settled(title: str, text: str) -> tuple[str, str]:
    """Title and text on which another round of the rules would change nothing."""
    while True:
        own = body(unwrapped(regular(_NO_WORD.sub("", regular(text)))), title)
        new_title, own = _titled(title, regular(own))
        if (new_title, own) == (title, text):
            return title, text
        title, text = new_title, own


def _titled(title: str, text: str) -> tuple[str, str]:
    """The title taken off the text: the line that repeats it, or a headline over the text."""
    head, _, below = text.partition("\n")
    below = below.strip()
    if not below:
        return title, text
    if title:
        return (title, below) if same_title(head, title) else (title, text)
    over_text = is_headline(head) and not is_sentence(head) and not is_crumb(below.split("\n")[0])
    return (head, below) if over_text else (title, text)


def _line(title: str) -> str:
    return unglued(" ".join(regular(title).split()))


def _authors(text: str) -> tuple[str, ...]:
    """The names on a byline over the text."""
    lines = [line for line in regular(text).split("\n") if line][:HEAD]
    return next((names for line in lines if (names := byline(line))), ())


def _from_text(raw: RawArticle) -> Cleaned:
    return Cleaned(raw.title or "", raw.content, raw.source, raw.authors, raw.language, raw.url)


def _from_markdown(raw: RawArticle) -> Cleaned:
    """Markdown rendered and read as the page it stands for."""
    from markdown_it import MarkdownIt

    page = _tree(MarkdownIt("commonmark").enable("table").render(raw.content))
    heading = next(iter(page.xpath(".//h1|.//h2")), None)
    title = raw.title or (heading.text_content() if heading is not None else "")
    return replace(_from_text(raw), title=title, text=_rendered(page))


def _from_html(raw: RawArticle) -> Cleaned:
    """A web page read by trafilatura; its metadata where the input gives none.

    It is told to favour recall: what it takes in too much, the rules for text
    take out again, and what it leaves out is lost. A fragment, as feeds hold
    them, is all article, and so is the little that trafilatura finds nothing in.
    """
    import trafilatura

    if not re.search(r"<(?:html|body)\b", raw.content, re.IGNORECASE):
        return replace(_from_text(raw), text=_rendered(_tree(raw.content)))
    page = trafilatura.bare_extraction(
        raw.content, url=raw.url, include_comments=False, favor_recall=True, with_metadata=True
    )
    if page is None or not page.text:
        return replace(_from_text(raw), text=_rendered(_tree(raw.content)))
    return Cleaned(
        title=raw.title or page.title or "",
        text=_table_rows(page.text),
        source=raw.source or page.sitename,
        authors=raw.authors or tuple(name.strip() for name in (page.author or "").split(";") if name.strip()),
        language=raw.language or _declared_language(raw.content),
        url=raw.url or page.url,
    )


def _tree(markup: str) -> Any:
    from lxml import html

    return html.fromstring(f"<div>{_UNPARSABLE.sub('', markup)}</div>")


def _rendered(page: Any) -> str:
    """The visible text of a tree, blocks on lines of their own."""
    for hidden in page.xpath(".//script|.//style|.//template|.//noscript|.//head|.//comment()"):
        hidden.drop_tree()
    for element in page.iter():
        if not element.xpath("ancestor-or-self::pre"):
            element.text = re.sub(r"\s+", " ", element.text or "")
        element.tail = _BEHIND.get(element.tag, "") + re.sub(r"\s+", " ", element.tail or "")
        element.text = _BEFORE.get(element.tag, "") + (element.text or "")
    return _table_rows(page.text_content())


def _table_rows(text: str) -> str:
    """Rows as their cells with bars between, without bars at their ends and without rules."""
    return _ROW_ENDS.sub("", text)


def _declared_language(page: str) -> str | None:
    found = re.search(r"<html\b[^>]*?\blang=[\"']?([a-zA-Z]{2,3})\b", page[:10_000])
    return found[1].lower() if found else None


_PLAIN = {"text": _from_text, "markdown": _from_markdown, "html": _from_html}
