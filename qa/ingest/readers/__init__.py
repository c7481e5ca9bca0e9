"""Files, folders, feeds, addresses and standard input to raw articles."""

from qa.ingest.readers.items import Item, Rejection
from qa.ingest.readers.reading import Reading, read
from qa.ingest.readers.records import article_from

__all__ = ["Item", "Reading", "Rejection", "article_from", "read"]
