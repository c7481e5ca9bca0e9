-- What rules read in the articles as they stand. It can be found again from the texts at any time.

CREATE TABLE readings (
    revision_key INTEGER PRIMARY KEY REFERENCES revisions (key),
    rules        INTEGER NOT NULL -- which rules read it
);

CREATE TABLE statements (
    id           INTEGER PRIMARY KEY,
    revision_key INTEGER NOT NULL REFERENCES readings (revision_key) ON DELETE CASCADE,
    speaker      TEXT    NOT NULL,
    resolved     INTEGER NOT NULL CHECK (resolved IN (0, 1)),
    role         TEXT    NOT NULL,
    source       TEXT,             -- JSON [start, end]
    cue          TEXT,
    contents     TEXT    NOT NULL, -- JSON [[start, end], ...]
    start        INTEGER NOT NULL,
    end          INTEGER NOT NULL,
    reporting    TEXT    NOT NULL,
    addressee    TEXT    NOT NULL,
    denied       INTEGER NOT NULL CHECK (denied IN (0, 1)),
    said         TEXT,             -- ISO 8601, reduced to what is known
    provenance   TEXT,
    first_day    TEXT,             -- the days up to its publication that `said` may mean, else the article's
    last_day     TEXT
);
CREATE INDEX statements_of_revision ON statements (revision_key, start);
CREATE INDEX statements_of_speaker ON statements (speaker, resolved, first_day, last_day);

CREATE VIEW statement_texts AS
    SELECT s.id, r.title AS title, substr(r.text, s.start + 1, s.end - s.start) AS text
    FROM statements s JOIN revisions r ON r.key = s.revision_key;

CREATE VIRTUAL TABLE statements_fts USING fts5 (
    title, text,
    content = 'statement_texts', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE introductions (
    revision_key INTEGER NOT NULL REFERENCES readings (revision_key) ON DELETE CASCADE,
    name         TEXT    NOT NULL,
    role         TEXT    NOT NULL,
    PRIMARY KEY (revision_key, name, role)
) WITHOUT ROWID;

CREATE TABLE acronyms (
    revision_key INTEGER NOT NULL REFERENCES readings (revision_key) ON DELETE CASCADE,
    short        TEXT    NOT NULL,
    long         TEXT    NOT NULL,
    PRIMARY KEY (revision_key, short, long)
) WITHOUT ROWID;
