-- Which articles tell one story. It can be found again from the texts at any time.

-- Articles that were looked at. A story is called by the article of it that was taken in first.
CREATE TABLE tellings (
    revision_key INTEGER PRIMARY KEY REFERENCES revisions (key),
    rules        INTEGER NOT NULL, -- which rules looked
    story        TEXT    NOT NULL
);
CREATE INDEX tellings_of_story ON tellings (story);

-- By which an article's copies are found: see qa.archive.near_duplicates.
CREATE TABLE fingerprints (
    value        INTEGER NOT NULL,
    revision_key INTEGER NOT NULL REFERENCES tellings (revision_key) ON DELETE CASCADE,
    PRIMARY KEY (value, revision_key)
) WITHOUT ROWID;
CREATE INDEX fingerprints_of_revision ON fingerprints (revision_key);

-- Pairs that were found to tell one story. Stories are what hangs together by them.
CREATE TABLE links (
    older INTEGER NOT NULL REFERENCES tellings (revision_key) ON DELETE CASCADE,
    newer INTEGER NOT NULL REFERENCES tellings (revision_key) ON DELETE CASCADE,
    PRIMARY KEY (older, newer)
) WITHOUT ROWID;
CREATE INDEX links_of_newer ON links (newer);
