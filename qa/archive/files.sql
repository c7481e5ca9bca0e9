-- The files that articles were taken in from, by their names below the folder that was read: what a
-- reader knows an article by that has no title. In archives made before there are
-- those that were taken in again since.
CREATE TABLE files (
    revision_key INTEGER PRIMARY KEY REFERENCES revisions (key) ON DELETE CASCADE,
    file         TEXT    NOT NULL
);
