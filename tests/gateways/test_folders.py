"""Which folder is which, by what the server says and else by name."""

import pytest

from sequencer.gateways.folders import told_apart


def listed(*names, **flags):
    plain = [((b"\\HasNoChildren",), b"/", name) for name in names]
    return plain + [((b"\\HasNoChildren", f"\\{flag}".encode()), b"/", name) for flag, name in flags.items()]


def test_what_the_server_says_wins_over_names():
    found = told_apart(listed("INBOX", "Sent", "Spam", Sent="Abgang", Junk="Müll", All="[Gmail]/Alle Nachrichten"))

    assert (found.sent, found.junk, found.all_mail) == ("Abgang", "Müll", "[Gmail]/Alle Nachrichten")


@pytest.mark.parametrize(
    ("junk", "sent"),
    [
        ("Junk", "Sent"),
        ("INBOX.spam", "INBOX.Sent Items"),
        ("Junk-E-Mail", "Gesendete Elemente"),
        ("Courrier indésirable", "Éléments envoyés"),
        ("Correo no deseado", "Elementos enviados"),
        ("Ongewenste e-mail", "Verzonden items"),
    ],
)
def test_well_known_names_are_found_in_several_languages(junk, sent):
    mark = b"." if "." in junk else b"/"

    found = told_apart([((), mark, name) for name in ("INBOX", "Project", junk, sent)])

    assert (found.junk, found.sent, found.all_mail) == (junk, sent, None)


def test_the_nearest_of_several_folders_with_a_known_name_counts():
    found = told_apart(listed("INBOX", "Archive/2019/Sent", "Sent", "Archive/Spam"))

    assert (found.sent, found.junk) == ("Sent", "Archive/Spam")


def test_a_folder_that_holds_no_mail_is_passed_over():
    found = told_apart([((b"\\Noselect",), b"/", "Sent"), ((b"\\NonExistent", b"\\Junk"), b"/", "Junk")])

    assert (found.sent, found.junk, found.inbox) == (None, None, "INBOX")


def test_a_server_without_folder_tree_is_understood():
    found = told_apart([((), None, "inbox"), ((), None, "Sent")])

    assert (found.inbox, found.sent) == ("inbox", "Sent")
