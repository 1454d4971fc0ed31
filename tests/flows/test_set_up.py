"""Setting up says what it did, does nothing twice, and names what it cannot use."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from doors import fake_unlock
from sqlalchemy import select

from sequencer.core.accounts import Tls
from sequencer.core.mail_servers import read_server
from sequencer.core.passwords import fits
from sequencer.errors import UserError
from sequencer.flows.set_up import Done, MailboxGiven, add_mailbox, add_role, add_team, add_user, set_organisation
from sequencer.store.audit import notes
from sequencer.store.mailboxes import mailbox_by_email
from sequencer.store.organisations import default_window, the_organisation
from sequencer.store.roles import role_titles
from sequencer.store.teams import Team, TeamMember, team_by_name, team_names
from sequencer.store.users import UserRole, user_by_email

PASSWORD = "correct horse battery"
MAILBOX = MailboxGiven(
    email="Ada@Acme.Example",
    smtp=read_server("smtp", "smtp.acme.example:587"),
    imap=read_server("imap", "imap.acme.example:993"),
    password="secret",
    name="Ada Lovelace",
    daily_cap=40,
    gap="600s",
)


def mailbox_of(road, email="ada@acme.example"):
    with road.database.read() as session:
        return mailbox_by_email(session, email)


def refusal(call, *args, **named):
    with pytest.raises(UserError) as caught:
        call(*args, **named)
    return str(caught.value)


def test_an_organisation_keeps_what_it_is_told(road):
    done = set_organisation(
        road, {"legal_name": "Acme GmbH", "zone": "Europe/Berlin", "min_gap": "0", "max_mails": "5"}
    )

    with road.database.read() as session:
        found = the_organisation(session)
    assert done is Done.CHANGED
    assert (found.legal_name, found.zone, found.min_gap, found.max_mails) == (
        "Acme GmbH",
        "Europe/Berlin",
        "0 seconds",
        5,
    )


def test_setting_the_same_twice_changes_nothing(road):
    set_organisation(road, {"cooling_off": "6 months", "name": "Acme"})

    assert set_organisation(road, {"cooling_off": "6 months", "name": "Acme"}) is Done.UNCHANGED


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("legal_name", "  "),
        ("legal_name", "Acme\r\nBcc: x@y.example"),
        ("name", "=?utf-8?q?Acme?="),
        ("contact", "x" * 201),
        ("privacy_url", "javascript:alert(1)"),
        ("privacy_url", "https://["),
        ("zone", "Berlin"),
        ("min_gap", "a while"),
        ("max_mails", "0"),
        ("max_mails", "²"),
        ("resend_unproven", "perhaps"),
        ("window_days", "someday"),
        ("window_days", ""),
        ("window_start", "8.30"),
        ("window_end", "25:00"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_its_key(road, key, value):
    assert f"`{key}`" in refusal(set_organisation, road, {"postal_address": "Lindenhof 4", key: value})

    with road.database.read() as session:
        assert the_organisation(session).postal_address == ""


def test_an_unknown_setting_is_answered_with_those_there_are(road):
    assert "legal_name" in refusal(set_organisation, road, {"legalname": "Acme"})


def test_a_postal_address_may_have_several_lines(road):
    set_organisation(road, {"postal_address": "Lindenhof 4\r\n10115 Berlin"})

    with road.database.read() as session:
        assert the_organisation(session).postal_address == "Lindenhof 4\n10115 Berlin"


def test_a_team_is_added_once(road):
    assert add_team(road, "Robotics") is Done.ADDED
    assert add_team(road, " Robotics ") is Done.UNCHANGED
    assert "“Robotics” already" in refusal(add_team, road, "ROBOTICS")

    with road.database.read() as session:
        assert team_names(session) == ["Robotics"]


def test_a_role_is_added_once_to_its_team(road):
    add_team(road, "Robotics")

    assert add_role(road, "Engineer", "Robotics") is Done.ADDED
    assert add_role(road, "Engineer", "Robotics") is Done.UNCHANGED

    with road.database.read() as session:
        assert role_titles(session, team_by_name(session, "Robotics").id) == ["Engineer"]


def test_a_role_of_an_unknown_team_is_answered_with_those_there_are(road):
    add_team(road, "Robotics")

    assert "There is: Robotics." in refusal(add_role, road, "Engineer", "Sales")


def test_a_user_is_kept_with_a_hash_of_the_password(road):
    add_team(road, "Robotics")

    assert add_user(road, "Ada@Acme.example", UserRole.RECRUITER, PASSWORD, "Robotics") is Done.ADDED

    with road.database.read() as session:
        user = user_by_email(session, "ada@acme.example")
        teams = list(session.scalars(select(Team.name).join(TeamMember).where(TeamMember.user_id == user.id)))
    assert user.password_hash.startswith("$argon2id$")
    assert fits(PASSWORD, user.password_hash)
    assert not fits(PASSWORD + "s", user.password_hash)
    assert teams == ["Robotics"]


def test_adding_a_user_twice_changes_nothing_but_a_further_team(road):
    add_team(road, "Robotics")
    add_user(road, "ada@acme.example", UserRole.RECRUITER, PASSWORD)

    assert add_user(road, "ada@acme.example", UserRole.RECRUITER, PASSWORD) is Done.UNCHANGED
    assert add_user(road, "ada@acme.example", UserRole.RECRUITER, PASSWORD, "Robotics") is Done.CHANGED
    assert add_user(road, "ada@acme.example", UserRole.RECRUITER, PASSWORD, "Robotics") is Done.UNCHANGED


def test_a_second_user_of_one_address_is_refused(road):
    add_user(road, "ada@acme.example", UserRole.RECRUITER, PASSWORD)

    said = refusal(add_user, road, "ada@acme.example", UserRole.ADMINISTRATOR, PASSWORD)
    assert "Nothing was changed" in said
    assert "Nothing was changed" in refusal(add_user, road, "ada@acme.example", UserRole.RECRUITER, "another password")


def test_a_short_password_is_refused(road):
    assert "12 characters" in refusal(add_user, road, "ada@acme.example", UserRole.RECRUITER, "elevenchars")


def test_a_mailbox_is_kept_with_its_password_sealed_for_its_row(road):
    assert add_mailbox(road, MAILBOX) is Done.ADDED

    mailbox = mailbox_of(road)
    assert fake_unlock(mailbox.secret, f"mailbox:{mailbox.id}") == "secret"
    assert (mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_tls) == ("smtp.acme.example", 587, Tls.STARTTLS)
    assert (mailbox.imap_host, mailbox.imap_port, mailbox.imap_tls) == ("imap.acme.example", 993, Tls.TLS)
    assert (mailbox.user, mailbox.daily_cap, mailbox.gap) == ("ada@acme.example", 40, timedelta(minutes=10))


def test_adding_a_mailbox_twice_changes_nothing(road):
    add_mailbox(road, MAILBOX)
    sealed = mailbox_of(road).secret

    assert add_mailbox(road, MAILBOX) is Done.UNCHANGED
    assert mailbox_of(road).secret == sealed


def test_adding_a_mailbox_again_changes_only_what_is_given(road):
    add_mailbox(road, MAILBOX)

    assert add_mailbox(road, MailboxGiven(email="ada@acme.example", daily_cap=30)) is Done.CHANGED
    assert add_mailbox(road, MailboxGiven(email="ada@acme.example", password="another")) is Done.CHANGED

    mailbox = mailbox_of(road)
    assert (mailbox.daily_cap, mailbox.name, mailbox.smtp_port) == (30, "Ada Lovelace", 587)
    assert fake_unlock(mailbox.secret, f"mailbox:{mailbox.id}") == "another"


def test_a_password_that_cannot_be_opened_any_more_is_replaced(road):
    add_mailbox(road, MAILBOX)
    with road.database.write() as session:
        mailbox_by_email(session, "ada@acme.example").secret = b"mailbox:999|secret"

    assert add_mailbox(road, MAILBOX) is Done.CHANGED
    mailbox = mailbox_of(road)
    assert fake_unlock(mailbox.secret, f"mailbox:{mailbox.id}") == "secret"


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"name": "Ada\nBcc: x@y.example"}, "`name`"),
        ({"signature": "{{frist_name}}"}, "first_name"),
        ({"signature": "a\0b"}, "`signature`"),
        ({"daily_cap": 0}, "`daily-cap`"),
        ({"daily_cap": 2001}, "`daily-cap`"),
        ({"gap": "soon"}, "soon"),
        ({"gap": "2 days"}, "`gap`"),
        ({"team": "Sales"}, "Sales"),
        ({"user": ""}, "`user`"),
    ],
)
def test_a_mailbox_setting_that_cannot_be_used_is_named_and_nothing_changes(road, change, word):
    add_mailbox(road, MAILBOX)

    assert word in refusal(add_mailbox, road, MailboxGiven(email="ada@acme.example", smtp=MAILBOX.imap, **change))
    assert mailbox_of(road).smtp_host == "smtp.acme.example"


def test_a_new_mailbox_needs_its_servers_and_its_password(road):
    assert "password" in refusal(add_mailbox, road, MailboxGiven(email="ada@acme.example", smtp=MAILBOX.smtp))


def test_a_mailbox_password_shows_in_no_representation():
    assert "secret" not in repr(MAILBOX)


def test_a_window_for_new_sequences_is_set_whole_or_not_at_all(road):
    set_organisation(road, {"window_days": "Tue, wed,4", "window_start": "8:30", "window_end": "24:00"})
    with pytest.raises(UserError, match="has to be earlier"):
        set_organisation(road, {"window_start": "12:00", "window_end": "11:00"})

    with road.database.read() as session:
        window = default_window(the_organisation(session))
    assert (window.days, window.start.hour, window.end) == ((2, 3, 4), 8, time.max)


def test_a_mailbox_that_is_meant_to_be_new_changes_no_other(road):
    add_mailbox(road, MAILBOX)

    said = refusal(add_mailbox, road, replace(MAILBOX, password="stolen"), is_new=True)

    assert "connected already" in said
    found = mailbox_of(road)
    assert fake_unlock(found.secret, f"mailbox:{found.id}") == "secret"


def test_a_mailbox_without_a_team_belongs_to_everybody_again(road):
    add_team(road, "Robotics")
    add_mailbox(road, replace(MAILBOX, team="Robotics"))

    add_mailbox(road, MailboxGiven(email="ada@acme.example", team=""))

    assert mailbox_of(road).team_id is None


def test_who_set_something_up_is_noted_without_any_secret(road):
    add_team(road, "Robotics", "kim@acme.example")
    add_role(road, "Lead", "Robotics", "kim@acme.example")
    add_mailbox(road, MAILBOX, "kim@acme.example")
    set_organisation(road, {"name": "Acme"}, "kim@acme.example")

    with road.database.read() as session:
        told = [(one.actor, one.says) for one in notes(session, 10)]
    assert len(told) == 4
    assert {actor for actor, _ in told} == {"kim@acme.example"}
    assert not any("secret" in says for _, says in told)
