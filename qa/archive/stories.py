"""Stories in SQLite: found, forgotten, checked, listed. Each within the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qa.archive import rows
from qa.archive.cursors import read_cursor, write_cursor
from qa.archive.listings import StoryPage
from qa.archive.near_duplicates import RULES, SHARED, one_story, telling
from qa.types import Article

# What every article of a series repeats gathers as many articles as the series has.
HOLDERS = 100  # newest articles looked at by one fingerprint
COMPARED = 20  # articles whose text is compared, those that share most fingerprints

_BY_DATE = "ORDER BY r.last_day IS NULL, r.first_day, r.last_day, r.article_id"
_SHARED = "SELECT story, count(*) AS n FROM tellings GROUP BY story HAVING n > 1"
_UNTOLD = (
    "FROM revisions r LEFT JOIN tellings t ON t.revision_key = r.key"
    " WHERE r.current AND t.rules IS NOT ? ORDER BY r.key"
)


def place(connection: sqlite3.Connection, revision_key: int, article: Article) -> None:
    """Find the story of a current revision that has none yet."""
    told = telling(article)
    found = [
        key
        for key, other in _candidates(connection, revision_key, told.fingerprints)
        if one_story(told, telling(other))
    ]
    connection.execute("INSERT INTO tellings VALUES (?, ?, ?)", (revision_key, RULES, article.id))
    connection.executemany(
        "INSERT INTO fingerprints VALUES (?, ?)", [(value, revision_key) for value in told.fingerprints]
    )
    pairs = [sorted((revision_key, key)) for key in found]
    connection.executemany("INSERT INTO links VALUES (?, ?)", pairs)
    if found:
        stories = connection.execute(
            "SELECT DISTINCT story FROM tellings WHERE revision_key IN (SELECT value FROM json_each(?))",
            (json.dumps([revision_key, *found]),),
        ).fetchall()
        _join(connection, [story for (story,) in stories])


def remove(connection: sqlite3.Connection, revision_key: int) -> None:
    """Take a revision out of its story, which may fall apart or be called otherwise without it."""
    row = connection.execute("SELECT story FROM tellings WHERE revision_key = ?", (revision_key,)).fetchone()
    if row is None:
        return
    connection.execute("DELETE FROM tellings WHERE revision_key = ?", (revision_key,))
    _split(connection, row[0])


def find(connection: sqlite3.Connection, limit: int) -> int:
    """Find the stories of at most so many articles that these rules have not looked at; how many it were."""
    found = connection.execute(
        f"SELECT r.key, {rows.ARTICLE_COLUMNS} {_UNTOLD} LIMIT ?", (RULES, limit)
    ).fetchall()
    for key, *row in found:
        remove(connection, key)
        place(connection, key, rows.article_from_row(row))
    return len(found)


def untold_ids(connection: sqlite3.Connection) -> list[tuple[str]]:
    """The ids of the articles that these rules have not looked at."""
    return connection.execute(f"SELECT r.article_id {_UNTOLD}", (RULES,)).fetchall()


def forget(connection: sqlite3.Connection) -> None:
    """Forget all stories."""
    connection.execute("DELETE FROM tellings")


def _articles(connection: sqlite3.Connection, story: str) -> tuple[Article, ...]:
    """The articles that tell a story, in the order of publication, those without a date last."""
    found = connection.execute(
        f"SELECT {rows.ARTICLE_COLUMNS} FROM tellings t JOIN revisions r ON r.key = t.revision_key"
        f" WHERE t.story = ? {_BY_DATE}",
        (story,),
    )
    return tuple(rows.article_from_row(row) for row in found)


def copies(
    connection: sqlite3.Connection, article_id: str, condition: str, values: Sequence[Any]
) -> tuple[Article, ...]:
    """The other articles that tell an article's story, in the same order.

    Args:
        condition, values: on revisions ``r``.
    """
    found = connection.execute(
        f"SELECT {rows.ARTICLE_COLUMNS} FROM revisions o JOIN tellings own ON own.revision_key = o.key"
        " JOIN tellings t ON t.story = own.story AND t.revision_key != o.key"
        " JOIN revisions r ON r.key = t.revision_key"
        f" WHERE o.article_id = ? AND o.current AND {condition} {_BY_DATE}",
        [article_id, *values],
    )
    return tuple(rows.article_from_row(row) for row in found)


def page(connection: sqlite3.Connection, limit: int, cursor: str | None) -> StoryPage:
    """The stories that several articles tell, those of most articles first."""
    articles, after = read_cursor(cursor, float) if cursor else (float("inf"), "")
    found = connection.execute(
        f"SELECT story, n FROM ({_SHARED}) WHERE n < ? OR (n = ? AND story > ?)"
        " ORDER BY n DESC, story LIMIT ?",
        (articles, articles, after, limit + 1),
    ).fetchall()
    more = write_cursor(float(found[limit - 1][1]), found[limit - 1][0]) if len(found) > limit else None
    told = tuple(_articles(connection, story) for story, _ in found[:limit])
    return StoryPage(told, count(connection), more)


def count(connection: sqlite3.Connection) -> int:
    """How many stories several articles tell."""
    (stories,) = connection.execute(f"SELECT count(*) FROM ({_SHARED})").fetchone()
    return int(stories)


def misnamed(connection: sqlite3.Connection) -> list[tuple[str]]:
    """Ids of the articles whose story is not what the pairs that were found make it."""
    wrong = []
    for story, told in _stories(connection).items():
        for keys in _components(told, _links(connection, told)):
            name = _first_taken_in(connection, keys)
            if name != story or len(keys) != len(told):
                wrong += _article_ids(connection, keys)
    return [(article_id,) for article_id in sorted(wrong)]


def _candidates(
    connection: sqlite3.Connection, revision_key: int, fingerprints: Sequence[int]
) -> Iterator[tuple[int, Article]]:
    """Other articles that share fingerprints, those that share most first."""
    shared: Counter[int] = Counter()
    enough = min(SHARED, len(fingerprints))
    for value in fingerprints:
        held = connection.execute(
            "SELECT revision_key FROM fingerprints WHERE value = ? ORDER BY revision_key DESC LIMIT ?",
            (value, HOLDERS),
        )
        shared.update(key for (key,) in held)
    ranked = sorted((-count, -key) for key, count in shared.items() if count >= enough)
    for _, key in ranked[:COMPARED]:
        row = connection.execute(
            f"SELECT {rows.ARTICLE_COLUMNS} FROM revisions r WHERE r.key = ?", (-key,)
        ).fetchone()
        if -key != revision_key:
            yield -key, rows.article_from_row(row)


def _join(connection: sqlite3.Connection, stories: Sequence[str]) -> None:
    """Make several stories one."""
    (name,) = connection.execute(
        "SELECT article_id FROM revisions WHERE article_id IN (SELECT value FROM json_each(?))"
        " ORDER BY key LIMIT 1",
        (json.dumps(stories),),
    ).fetchone()
    connection.execute(
        "UPDATE tellings SET story = ? WHERE story IN (SELECT value FROM json_each(?))",
        (name, json.dumps(stories)),
    )


def _split(connection: sqlite3.Connection, story: str) -> None:
    """Give what no longer hangs together stories of its own, and all of it the right names."""
    told = [
        key for (key,) in connection.execute("SELECT revision_key FROM tellings WHERE story = ?", (story,))
    ]
    for keys in _components(told, _links(connection, told)):
        connection.execute(
            "UPDATE tellings SET story = ? WHERE revision_key IN (SELECT value FROM json_each(?))",
            (_first_taken_in(connection, keys), json.dumps(keys)),
        )


def _links(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, list[int]]:
    """By revision, those that were found to tell the same."""
    linked: dict[int, list[int]] = {key: [] for key in keys}
    for one, other in connection.execute(
        "SELECT older, newer FROM links WHERE older IN (SELECT value FROM json_each(?))", (json.dumps(keys),)
    ):
        linked[one].append(other)
        linked.setdefault(other, []).append(one)
    return linked


def _components(keys: Sequence[int], linked: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """What hangs together."""
    left = set(keys)
    while left:
        found, at_hand = [], [left.pop()]
        while at_hand:
            key = at_hand.pop()
            found.append(key)
            new = left.intersection(linked[key])
            left -= new
            at_hand += new
        yield sorted(found)


def _stories(connection: sqlite3.Connection) -> dict[str, list[int]]:
    """All stories that several articles tell, or that are not called by the article that tells them."""
    told: dict[str, list[int]] = defaultdict(list)
    for story, key in connection.execute(
        "SELECT t.story, t.revision_key FROM tellings t JOIN revisions r ON r.key = t.revision_key"
        " WHERE t.story != r.article_id OR t.revision_key IN (SELECT older FROM links)"
        " OR t.revision_key IN (SELECT newer FROM links)"
    ):
        told[story].append(key)
    return told


def _first_taken_in(connection: sqlite3.Connection, keys: Sequence[int]) -> str:
    """Of some revisions, the article of which the archive had a revision first."""
    (article_id,) = connection.execute(
        "SELECT article_id FROM revisions WHERE article_id IN"
        " (SELECT article_id FROM revisions WHERE key IN (SELECT value FROM json_each(?)))"
        " ORDER BY key LIMIT 1",
        (json.dumps(keys),),
    ).fetchone()
    return str(article_id)


def _article_ids(connection: sqlite3.Connection, keys: Sequence[int]) -> list[str]:
    found = connection.execute(
        "SELECT article_id FROM revisions WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(keys),)
    )
    return [article_id for (article_id,) in found]
