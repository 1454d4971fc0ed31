"""Ids in what servers say after the final dot (X-20)."""

import pytest

from sequencer.core.read.answer_id import id_in_answer

OURS = "<sq-aaaaaaaaaaaaaaaaaaaaaaa2-bbbbbbbbbbbbbbbb@acme.example>"
ANSWERS = [
    (
        "2.0.0 OK <AM0PR08MB4321A1B2@AM0PR08MB4321.eurprd08.prod.outlook.com> [Hostname=AM0PR08MB4321]",
        "<AM0PR08MB4321A1B2@AM0PR08MB4321.eurprd08.prod.outlook.com>",
    ),
    (f"2.6.0 {OURS} [InternalId=12345, Hostname=mail] Queued mail for delivery", OURS),
    (
        "2.0.0 OK: queued as <202703011000.12345678901@smtp-relay.mailin.fr>",
        "<202703011000.12345678901@smtp-relay.mailin.fr>",
    ),
    ("2.0.0 Ok: queued as 4XyzAB1cdeF", None),
    ("2.0.0 OK  1767225600 a640c23a62f3a-b7654321si123456b.90 - gsmtp", None),
    ("Ok 0102018f2a3b4c5d-12345678-1234-1234-1234-123456789abc-000000", None),
    ("2.1.5 <lena@brandt.example> accepted", None),
    ("2.0.0 Ok: queued, sender <firstname.lastname@acme.example>", None),
    ("2.0.0 Ok: queued, ask <postmaster@provider.example>", None),
    ("2.0.0 <1-first-one@a.example> and <2-second-one@b.example>", None),
    ("2.0.0 <no id at all> <@> <x@y>", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), ANSWERS)
def test_only_what_is_one_id_and_no_address_of_the_mail_is_taken(text, expected):
    assert id_in_answer(text, ("Lena@Brandt.example",)) == expected
