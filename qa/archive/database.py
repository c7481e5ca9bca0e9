"""The SQLite file: opening it, lending connections, transactions, generations."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from qa.archive.postings import INSTANCES
from qa.errors import ArchiveError, ReadOnlyArchiveError

FILE_NAME = "archive.sqlite"
APPLICATION_ID = 0x444C4E45  # "DLNE", so that another program's file is told apart
# Each adds to what the ones before it made; how many of them an archive has is its format.
SCRIPTS = ("schema.sql", "statements.sql", "stories.sql", "files.sql")
IDLE_KEPT = 8  # connections kept open for the next block


class Database:
    """One archive's SQLite file, in WAL mode: readers never wait for the writer.

    Safe from any thread and any number of processes; writers take turns.

    Raises:
        ArchiveError: the file is not an archive, is damaged, or comes from a newer version.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._borrowed = threading.local()  # by this thread, for the length of its outermost block
        self._idle: list[sqlite3.Connection] = []
        self._closed = False
        self._file: tuple[int, int] | None = None  # not known until the first look at it made or found it
        self._lending = threading.Lock()
        self._writer = threading.RLock()
        with self._errors_named():
            self._check_version()
        self._file = _file(self.path)

    @classmethod
    def create(cls, folder: Path, meta: Mapping[str, str]) -> Database:
        """Make a new archive in a folder that has none; another process may be doing the same.

        Raises:
            ArchiveError: the folder or the file cannot be made.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"cannot make the archive folder {folder}: {error.strerror}") from error
        try:
            connection = _connect(folder / FILE_NAME)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                _bring_up_to_date(connection, 0)
                connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("COMMIT")
            connection.close()
        except sqlite3.Error as error:
            raise ArchiveError(f"cannot make an archive at {folder}: {error}") from error
        return cls(folder)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether an archive is there; a file that a killed first ingest left empty is none."""
        path = folder / FILE_NAME
        return path.is_file() and path.stat().st_size > 0

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one unchanging state for the length of the block."""
        with self._errors_named(), self._connection() as connection:
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.rollback()

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of the block is kept, or, when it raises, nothing."""
        with self._errors_named(), self._writer, self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise

    def meta(self) -> dict[str, str]:
        with self.read() as connection:
            return dict(connection.execute("SELECT key, value FROM meta"))

    def generation(self) -> int:
        with self.read() as connection:
            return last_change(connection).generation

    def has_seen(self, change: Change) -> bool:
        """Whether it is of this archive's own history."""
        with self.read() as connection:
            found = connection.execute("SELECT 1 FROM changes WHERE (generation, token) = (?, ?)", change)
            return found.fetchone() is not None

    def close(self) -> None:
        """Close what is idle; what is lent is closed as it comes back."""
        with self._lending:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """The connection that this thread has borrowed, or one lent for the block."""
        connection: sqlite3.Connection | None = getattr(self._borrowed, "connection", None)
        if connection is not None:
            yield connection
            return
        connection = self._borrowed.connection = self._lend()
        try:
            yield connection
        finally:
            self._borrowed.connection = None
            self._take_back(connection)

    def _lend(self) -> sqlite3.Connection:
        """
        Raises:
            ArchiveError: the file is no longer there: what is written into an open one would be lost.
        """
        if self._file not in (None, _file(self.path)):
            raise ArchiveError(
                f"the archive {self.path.parent} was moved, deleted or replaced while it was in use;"
                " put it back, or start again with the one that is there now"
            )
        with self._lending:
            if self._idle:
                return self._idle.pop()
        return _connect(self.path)

    def _take_back(self, connection: sqlite3.Connection) -> None:
        with self._lending:
            if not self._closed and not connection.in_transaction and len(self._idle) < IDLE_KEPT:
                self._idle.append(connection)
                return
        connection.close()

    def _check_version(self) -> None:
        """Refuse what is no archive or comes from a newer version; add what an older one lacks."""
        with self.read() as connection:
            application, version = _kind(connection)
        if (application, version) != (APPLICATION_ID, len(SCRIPTS)):
            # Its maker may be at work in another process: wait until the schema is whole.
            try:
                with self.write() as connection:
                    application, version = _kind(connection)
                    if application == APPLICATION_ID and version < len(SCRIPTS):
                        _bring_up_to_date(connection, version)
            except ReadOnlyArchiveError as error:
                raise ReadOnlyArchiveError(
                    f"the archive {self.path.parent} has format {version}, which this version of Dateline"
                    f" brings to {len(SCRIPTS)} when it opens it, and may only be read by this user;"
                    " let who may write in its folder open it once, or copy it"
                ) from error
        if application != APPLICATION_ID:
            raise ArchiveError(f"{self.path} is not a Dateline archive; choose another folder with --archive")
        if version > len(SCRIPTS):
            raise ArchiveError(
                f"{self.path} has archive format {version}, this version of Dateline reads {len(SCRIPTS)};"
                " use a newer Dateline, or ingest the articles again into a new folder"
            )

    @contextmanager
    def _errors_named(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "").startswith("SQLITE_READONLY"):
                raise ReadOnlyArchiveError(
                    f"the archive {self.path.parent} may only be read by this user; to change it,"
                    " get leave to write in its folder, or copy it"
                ) from error
            raise ArchiveError(
                f"the archive {self.path} cannot be used: {error};"
                " see what is wrong with `dateline doctor`, or restore it from a backup"
            ) from error


def release(folder: Path) -> None:
    """Fold everything into the one SQLite file, so that it can be moved.

    Raises:
        ArchiveError: another process has the archive open.
    """
    try:
        with closing(_connect(folder / FILE_NAME, timeout=1)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        raise ArchiveError(f"the archive {folder} is in use by another process; stop it first") from error


def vectors(folder: Path) -> Iterator[bytes]:
    """The vectors of an archive of any format, float32, little-endian; nothing is changed by looking.

    Raises:
        ArchiveError: it cannot be read.
    """
    address = (folder / FILE_NAME).absolute().as_uri()
    try:
        with closing(sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=60)) as connection:
            yield from (row[0] for row in connection.execute("SELECT vector FROM vectors"))
    except sqlite3.DatabaseError as error:
        raise ArchiveError(f"the archive {folder} cannot be read: {error}") from error


class Change(NamedTuple):
    """One point in an archive's history. No other history has its token, whatever its number."""

    generation: int
    token: int


def last_change(connection: sqlite3.Connection) -> Change:
    """Where the archive stands."""
    row = connection.execute(
        "SELECT generation, token FROM changes ORDER BY generation DESC LIMIT 1"
    ).fetchone()
    return Change(*row)


def next_generation(connection: sqlite3.Connection) -> int:
    """Count one more change, within a write."""
    row = connection.execute("INSERT INTO changes DEFAULT VALUES RETURNING generation").fetchone()
    return int(row[0])


def _file(path: Path) -> tuple[int, int]:
    """Which file it is, whatever its name; another number where there is none."""
    try:
        found = path.stat()
    except OSError:
        return (-1, -1)
    return (found.st_dev, found.st_ino)


def _kind(connection: sqlite3.Connection) -> tuple[int, int]:
    """Whose file it is, and its format."""
    marks = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    application, version = marks
    return application, version


def _connect(path: Path, timeout: float = 60) -> sqlite3.Connection:
    """A connection in autocommit mode: transactions are opened by hand.

    Where the folder may not be written in, the file is only read; as it is, where nobody else writes it.

    Args:
        timeout: seconds to wait for who holds a lock.
    """
    address = path.absolute().as_uri()
    if not os.access(path.parent, os.W_OK):
        # Beside a writer SQLite needs the writer's files; without them it would have to make its own.
        written = path.with_name(f"{path.name}-wal").exists()
        address += "?mode=ro" if written else "?mode=ro&immutable=1"
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, timeout=timeout, check_same_thread=False
    )
    connection.execute(INSTANCES)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # a commit survives a power cut
    return connection


def _bring_up_to_date(connection: sqlite3.Connection, version: int) -> None:
    """Run the scripts that an archive has not seen, within a write."""
    for name in SCRIPTS[version:]:
        script = resources.files("qa.archive").joinpath(name).read_text(encoding="utf-8")
        for statement in _statements(script):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(SCRIPTS)}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; executescript would commit the transaction around it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
