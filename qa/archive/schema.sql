-- What an archive keeps. Everything here is true; only the FAISS file beside it is derived.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Every change; generation 0 is the making of the archive. After a backup is restored numbers
-- come again, tokens do not: they tell whether a file was made from this history.
CREATE TABLE changes (
    generation INTEGER PRIMARY KEY,
    token      INTEGER NOT NULL DEFAULT (random())
);
INSERT INTO changes (generation) VALUES (0);

-- Every text ever seen under an article's id; exactly one of them is current.
CREATE TABLE revisions (
    key          INTEGER PRIMARY KEY,
    article_id   TEXT    NOT NULL,
    revision     INTEGER NOT NULL,
    current      INTEGER NOT NULL CHECK (current IN (0, 1)),
    title        TEXT    NOT NULL,
    source       TEXT    NOT NULL,
    url          TEXT,
    authors      TEXT    NOT NULL, -- JSON array
    published    TEXT,             -- ISO 8601, reduced to what is known
    provenance   TEXT,
    first_day    TEXT,             -- the days that `published` may mean, inclusive; alone, it is not older
    last_day     TEXT,
    language     TEXT,
    content_hash TEXT    NOT NULL,
    text         TEXT    NOT NULL, -- last, for what stands behind it in a row is reached through all of it
    UNIQUE (article_id, revision)
);
CREATE UNIQUE INDEX current_revision ON revisions (article_id) WHERE current;
-- All that filters look at: an article's row is long, and reading thousands of them is slow.
CREATE INDEX filtered ON revisions (source, first_day, last_day, article_id) WHERE current;
CREATE INDEX newest_first ON revisions (coalesce(last_day, '') DESC, article_id) WHERE current;

-- Passages of current revisions. Their text is a slice of the article's, kept once.
CREATE TABLE passages (
    id           INTEGER PRIMARY KEY AUTOINCREMENT, -- never reused
    revision_key INTEGER NOT NULL REFERENCES revisions (key),
    ordinal      INTEGER NOT NULL,
    start        INTEGER NOT NULL,
    end          INTEGER NOT NULL,
    generation   INTEGER NOT NULL                   -- the change that brought it
);
CREATE INDEX passages_of_revision ON passages (revision_key, ordinal);
CREATE INDEX passages_since ON passages (generation);

CREATE TABLE vectors (
    passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    vector     BLOB NOT NULL -- float32, little-endian, unit length
);

-- What an index built from an earlier generation must forget.
CREATE TABLE removed (
    passage_id INTEGER PRIMARY KEY,
    generation INTEGER NOT NULL
);
CREATE INDEX removed_since ON removed (generation);

CREATE VIEW passage_texts AS
    SELECT p.id, r.title AS title, substr(r.text, p.start + 1, p.end - p.start) AS text
    FROM passages p JOIN revisions r ON r.key = p.revision_key;

CREATE VIRTUAL TABLE passages_fts USING fts5 (
    title, text,
    content = 'passage_texts', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE passages_vocabulary USING fts5vocab (passages_fts, row);
