"""Which articles are the same one: ids from addresses and from content.

Two different articles under one id would hide one of them, while one article under two
ids is merely found twice; so only what never tells articles apart is left out of an id.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import SplitResult, quote, urlsplit

from qa.types import RawArticle

_MAX_URL = 2000
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f\ud800-\udfff]")
# Names that advertising and mailing services add, and that nothing else uses.
_TRACKER = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|yclid|ysclid|igshid"
    r"|mc_cid|mc_eid|mkt_tok|_ga|_gl|_hsenc|_hsmi|oly_anon_id|oly_enc_id|vero_id|ref_src)=.*",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def tidy_url(url: str | None) -> str | None:
    """A web address without credentials, trackers and place in the page; None where it is none.

    Only http and https are addresses that a reader could follow from a citation.
    """
    if not url or len(url) > _MAX_URL or _UNPRINTABLE.search(url.strip()):
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not host:
        return None
    place = f"[{host}]" if ":" in host else host
    if port and port != _DEFAULT_PORTS[scheme]:
        place += f":{port}"
    query = "&".join(item for item in parts.query.split("&") if not _TRACKER.fullmatch(item))
    # A fragment names a place in the page, except where a page routes by it.
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return SplitResult(scheme, place, parts.path or "/", query, fragment).geturl()


def url_id(url: str) -> str:
    """The id of the article at a tidy address: http and https, with www. and without, are one."""
    parts = urlsplit(url)
    path = quote(parts.path.rstrip("/"), safe="/%:@!$&'()*+,;=~") or "/"
    return parts._replace(scheme="https", netloc=parts.netloc.removeprefix("www."), path=path).geturl()


def content_id(raw: RawArticle) -> str:
    """The id of an article without id and address, from what was read.

    Not from what cleaning makes of it, so that better cleaning revises articles and
    duplicates none. A page contains what it says of itself. With other text it is another
    article: whether a file that changed was corrected or reused, only its author knows. So
    it is with another outlet or date: papers print the same agency report.
    """
    said = () if raw.media == "html" else (raw.title, raw.source, raw.published)
    # The separator is white space, which no part has left.
    words = "\x1f".join(" ".join((part or "").split()) for part in (raw.content, *said))
    return "sha256:" + hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
