"""Which rules an article's statements, people and acronyms were found with."""

# One more whenever `qa.ingest.finding.find` may find something else in the same text:
# archives then know which articles are to be read again (`dateline statements --find`).
RULES = 31
