"""The servers that other tests stand on do stand."""

import psycopg
import pytest
import redis


@pytest.mark.dovecot
def test_dovecot_keeps_a_mail_for_each_user_apart(dovecot):
    dovecot.deliver(b"Subject: one\r\n\r\nhello\r\n")

    with dovecot.signed_in() as imap:
        assert imap.select("INBOX", readonly=True)[1] == [b"1"]
    with dovecot.signed_in("somebody-else") as imap:
        assert imap.select("INBOX", readonly=True)[1] == [b"0"]


@pytest.mark.postgres
def test_every_postgres_url_is_an_empty_database_of_its_own(postgres_server, postgres_url):
    plain = postgres_url.replace("+psycopg", "")
    with psycopg.connect(plain) as connection:
        connection.execute("CREATE TABLE a (n int)")
    copy = postgres_server.fresh(template=postgres_url.rpartition("/")[2])

    with psycopg.connect(copy.replace("+psycopg", "")) as connection:
        assert connection.execute("SELECT count(*) FROM a").fetchone() == (0,)
    with psycopg.connect(postgres_server.fresh().replace("+psycopg", "")) as connection:
        assert connection.execute("SELECT to_regclass('a')").fetchone() == (None,)


@pytest.mark.redis
def test_redis_begins_empty(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("a", "b")


def test_radicale_keeps_the_calendars_of_each_user_apart(radicale, radicale_server):
    radicale.make("work")

    assert radicale.ask("GET", f"/{radicale.user}/work/", expected=200)
    assert radicale_server.fresh().ask("GET", f"/{radicale.user}/work/", expected=403)
