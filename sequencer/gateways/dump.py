"""An online backup: SQLite's own backup call, or PostgreSQL's own pg_dump."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from sequencer.core.plan.restoring import A_COPY
from sequencer.errors import UserError


def back_up(url: str, file: Path) -> None:
    """Write a consistent copy to `file` (0600), which must not exist. Raises UserError with the reason."""
    if file.exists():
        raise UserError(f"{file} is there already; a backup never overwrites.")
    parsed = urlsplit(url)
    draft = file.with_name(f".{file.name}.part")
    try:
        descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        os.close(descriptor)
        if parsed.scheme == "sqlite":
            _sqlite(Path(parsed.path[1:]), draft)  # three slashes for a relative path, four for an absolute one
        else:
            _postgresql(parsed, draft)
        draft.rename(file)
    except OSError as error:
        raise UserError(f"{file} cannot be written ({error.strerror}).") from None
    finally:
        draft.unlink(missing_ok=True)


def _sqlite(source: Path, target: Path) -> None:
    if not source.exists():
        raise UserError(f"There is no database at {source} yet.")
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        with suppress(sqlite3.OperationalError), new:  # a database from before there were marks has none
            new.execute("UPDATE waymarks SET body = ?", (A_COPY,))


def _postgresql(url: SplitResult, target: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise UserError("pg_dump is not installed; a PostgreSQL backup needs it (Debian: postgresql-client).")
    user, at, place = url.netloc.rpartition("@")
    plain = url._replace(scheme="postgresql", netloc=f"{user.partition(':')[0]}{at}{place}").geturl()
    environment = os.environ | ({"PGPASSWORD": unquote(url.password)} if url.password else {})
    done = subprocess.run(  # noqa: S603 -- our own argument list, no shell
        [program, "--format=custom", f"--file={target}", plain], env=environment, capture_output=True, check=False
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise UserError(f"pg_dump failed: {said[-1] if said else done.returncode}")
