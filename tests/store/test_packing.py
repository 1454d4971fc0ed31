"""A mail's text is packed the fast way, whether its table was made by the code or by migrations."""

import pytest
from sqlalchemy import text

from sequencer.store.session import open_database
from sequencer.store.tables import metadata
from sequencer.store.upgrade import upgrade

_KNOWS = "SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"
_PACKING = "SELECT attcompression::text FROM pg_attribute WHERE attrelid = 'touches'::regclass AND attname = :name"


def made_by_the_code(database):
    metadata.create_all(database.engine)


@pytest.mark.postgres
@pytest.mark.parametrize("make", [made_by_the_code, upgrade])
def test_the_bytes_and_the_text_of_a_mail_are_packed_with_lz4_where_the_server_knows_it(postgres_url, make):
    database = open_database(postgres_url)
    make(database)

    with database.read() as session:
        expected = "l" if session.scalar(text(_KNOWS)) else ""
        packing = [session.scalar(text(_PACKING), {"name": name}) for name in ("frozen", "text", "reason")]
    database.close()

    assert packing == [expected, expected, ""]
