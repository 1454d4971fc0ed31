"""Processes that open a new database file at the same moment wait for each other."""

import threading

from patient import PATIENCE

from sequencer.store.session import open_database


def test_a_new_file_may_be_opened_by_many_at_once(tmp_path):
    """The change to write-ahead logging is the one thing for which SQLite itself waits for nobody."""
    trouble = []

    def run(url, together):
        database = open_database(url)
        together.wait(PATIENCE)
        try:
            with database.engine.connect() as connection:
                connection.exec_driver_sql("SELECT 1")
        except Exception as error:  # noqa: BLE001 -- whatever it is, it must not be
            trouble.append(error)
        finally:
            database.close()

    for number in range(60):
        together = threading.Barrier(6)
        url = f"sqlite:///{tmp_path / f'{number}.sqlite'}"
        threads = [threading.Thread(target=run, args=(url, together)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)

    assert trouble == []
