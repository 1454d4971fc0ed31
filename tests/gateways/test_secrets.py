"""What is sealed stays sealed, and the key file is made once."""

import base64
import threading

import pytest
from patient import PATIENCE

from sequencer.errors import UserError
from sequencer.gateways.secrets import Vault, keys_in, new_key, read_or_make_key_file

OLD, NEW = bytes(32), bytes(range(32))


@pytest.mark.parametrize("text", ["", "hunter2", "pässwörd ✓ \0\n", "x" * 10_000])
def test_a_sealed_text_opens_again(text):
    vault = Vault((NEW,))

    blob = vault.seal(text, "mailbox 7")

    assert vault.open(blob, "mailbox 7") == text
    assert text.encode() not in blob or not text


def test_the_same_text_never_looks_the_same():
    vault = Vault((NEW,))

    assert vault.seal("a", "mailbox 7") != vault.seal("a", "mailbox 7")


def test_a_blob_moved_to_another_row_opens_nothing():
    vault = Vault((NEW,))

    with pytest.raises(UserError, match="another mailbox"):
        vault.open(vault.seal("a", "mailbox 7"), "mailbox 8")


def test_every_changed_octet_is_noticed():
    vault = Vault((NEW,))
    blob = vault.seal("a", "mailbox 7")

    for at in range(len(blob)):
        with pytest.raises(UserError):
            vault.open(blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :], "mailbox 7")


@pytest.mark.parametrize("blob", [b"", b"\x01", b"\x01" + bytes(40), b"plain text"])
def test_what_was_never_sealed_is_a_sentence_not_a_crash(blob):
    with pytest.raises(UserError):
        Vault((NEW,)).open(blob, "mailbox 7")


def test_an_old_key_still_opens_and_the_new_one_seals():
    before = Vault((OLD,)).seal("a", "mailbox 7")
    rotated = Vault((NEW, OLD))

    assert rotated.open(before, "mailbox 7") == "a"
    assert not rotated.is_sealed_with_newest(before)
    assert rotated.is_sealed_with_newest(rotated.seal("a", "mailbox 7"))
    with pytest.raises(UserError, match="missing from the vault key file"):
        Vault((NEW,)).open(before, "mailbox 7")


def test_keys_never_show_in_a_printed_vault():
    assert repr(Vault((NEW,))) == "Vault()"


def test_the_key_file_is_made_once_for_its_owner_only(tmp_path):
    path = tmp_path / "var" / "vault.key"

    first = read_or_make_key_file(path)

    assert read_or_make_key_file(path) == first
    assert [len(key) for key in first] == [32]
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_many_makers_at_once_agree_on_one_key(tmp_path):
    path, found, gate = tmp_path / "vault.key", [], threading.Barrier(16, timeout=PATIENCE)

    def make():
        gate.wait()
        found.append(read_or_make_key_file(path))

    threads = [threading.Thread(target=make) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 16
    assert len(set(found)) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_several_keys_stand_one_a_line_newest_first(tmp_path):
    path, newest = tmp_path / "vault.key", new_key()
    path.write_text(f"{newest}\n{base64.b64encode(OLD).decode()}\n")
    path.chmod(0o600)

    assert read_or_make_key_file(path) == (base64.b64decode(newest), OLD)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_key_file_that_others_may_read_is_refused(tmp_path, mode):
    path = tmp_path / "vault.key"
    path.write_text(new_key())
    path.chmod(mode)

    with pytest.raises(UserError, match="chmod 600"):
        read_or_make_key_file(path)


@pytest.mark.parametrize("content", ["", "\n", "not base64!", "YWJj", f"{base64.b64encode(OLD).decode()}\nrubbish"])
def test_a_key_file_with_anything_but_keys_is_refused(tmp_path, content):
    path = tmp_path / "vault.key"
    path.write_text(content)
    path.chmod(0o600)

    with pytest.raises(UserError, match="key file"):
        read_or_make_key_file(path)


def test_a_key_file_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(UserError, match="cannot be read or made"):
        read_or_make_key_file(tmp_path / "file" / "vault.key")


def test_keys_may_stand_in_a_setting():
    second = base64.b64encode(OLD).decode()

    assert keys_in(f"{base64.b64encode(NEW).decode()} {second}", "VAULT_KEY") == (NEW, OLD)
    for text in ("", "rubbish"):
        with pytest.raises(UserError, match="VAULT_KEY"):
            keys_in(text, "VAULT_KEY")
