"""Takes articles into an archive and says so, one line each; for test_crash.py to kill.

Usage: python -m tests.ingest_until_killed FOLDER FIRST
"""

import sys
from pathlib import Path

from qa.archive.local import LocalArchive
from qa.ingest.embedding import embed
from qa.ingest.finding import find
from qa.types import Article
from tests.fakes import WordEncoder

ARTICLES = 40
SAVED_EVERY = 5


def article(number: int) -> Article:
    """Ever new texts under ever the same ids: additions first, then new revisions."""
    lines = [
        f"Line {line} of text {number}, Ilra Vensk said, is about zebra{number} and lion{line}."
        for line in range(30)
    ]
    return Article(id=f"a{number % ARTICLES}", title=f"Title {number}", text="\n".join(lines))


if __name__ == "__main__":
    folder, number = Path(sys.argv[1]), int(sys.argv[2])
    encoder = WordEncoder()
    while True:
        archive = LocalArchive.for_encoder(folder, encoder, create=True)
        for _ in range(SAVED_EVERY):
            item = article(number)
            archive.put(item, *embed(item, encoder), find(item))
            print(number, flush=True)
            number += 1
        archive.close()
