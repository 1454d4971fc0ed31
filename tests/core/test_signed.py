"""Tokens that only we can make (A-35, S-14)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.signed import Signer, looks_like_message_token

OLD, NEW, OTHER = b"o" * 32, b"n" * 32, b"x" * 32
SIGNER = Signer((NEW, OLD))
TOKEN = SIGNER.sign("opt-out", "12.345")
RANDOM = bytes(range(15))
MESSAGE_TOKEN = SIGNER.message_token(RANDOM)


@given(st.text(), st.text())
def test_what_was_signed_is_verified(purpose, payload):
    assert SIGNER.verified(purpose, SIGNER.sign(purpose, payload)) == payload


def test_a_token_of_another_purpose_or_another_installation_is_none_of_ours():
    assert SIGNER.verified("booking", TOKEN) is None
    assert Signer((OTHER,)).verified("opt-out", TOKEN) is None


def test_a_purpose_and_a_payload_cannot_be_shifted_into_each_other():
    assert SIGNER.verified("a", SIGNER.sign("a\0b", "c")) is None
    assert SIGNER.sign("opt", "-out") != SIGNER.sign("opt-", "out")


@pytest.mark.parametrize("place", range(len(TOKEN)))
def test_a_token_with_one_other_character_is_refused(place):
    for other in "AQgw_-.~=9":
        changed = TOKEN[:place] + other + TOKEN[place + 1 :]
        assert changed == TOKEN or SIGNER.verified("opt-out", changed) is None


@pytest.mark.parametrize("length", range(len(TOKEN)))
def test_a_token_cut_short_is_refused(length):
    assert SIGNER.verified("opt-out", TOKEN[:length]) is None


@pytest.mark.parametrize("changed", [f"{TOKEN}=", f" {TOKEN}", f"{TOKEN}\n", f"{TOKEN}.x", TOKEN.replace(".", "..")])
def test_a_token_in_another_dress_is_refused(changed):
    assert SIGNER.verified("opt-out", changed) is None


@given(st.text())
def test_guessing_finds_nothing_and_breaks_nothing(text):
    assert SIGNER.verified("opt-out", text) is None
    assert SIGNER.verified("opt-out", f"{text}.{TOKEN.partition('.')[2]}") is None
    assert list(SIGNER.message_tokens(text)) == []


def test_tokens_outlive_two_rotations_of_the_key():
    first = Signer((OLD,)).sign("opt-out", "12.345")
    rotated = Signer((OTHER, NEW, OLD))

    assert rotated.verified("opt-out", first) == "12.345"
    assert list(rotated.message_tokens(Signer((OLD,)).message_token(RANDOM))) == [Signer((OLD,)).message_token(RANDOM)]
    assert Signer((OLD,)).keyed_hashes("suppression", "a")[0] in rotated.keyed_hashes("suppression", "a")


def test_only_the_newest_key_signs():
    assert Signer((NEW,)).verified("opt-out", SIGNER.sign("opt-out", "1.2")) == "1.2"
    assert Signer((OLD,)).verified("opt-out", SIGNER.sign("opt-out", "1.2")) is None


def test_a_message_token_is_found_in_a_text_whatever_case_it_came_back_in():
    text = f"In-Reply-To: <{MESSAGE_TOKEN.upper()}@acme.example> and <{MESSAGE_TOKEN}@rewritten.example>"

    assert list(SIGNER.message_tokens(text)) == [MESSAGE_TOKEN, MESSAGE_TOKEN]
    assert looks_like_message_token(text) == (MESSAGE_TOKEN,)


@pytest.mark.parametrize("place", range(3, len(MESSAGE_TOKEN)))
def test_a_message_token_with_one_other_character_proves_nothing(place):
    other = "a" if MESSAGE_TOKEN[place] != "a" else "b"
    changed = MESSAGE_TOKEN[:place] + other + MESSAGE_TOKEN[place + 1 :]

    assert list(SIGNER.message_tokens(changed)) == []


def test_a_message_token_of_another_installation_only_looks_like_one():
    foreign = Signer((OTHER,)).message_token(RANDOM)

    assert looks_like_message_token(foreign) == (foreign,)
    assert list(SIGNER.message_tokens(foreign)) == []


def test_a_message_token_holds_what_systems_that_fold_case_and_length_leave_alone():
    assert len(MESSAGE_TOKEN) == 44
    assert MESSAGE_TOKEN.lower() == MESSAGE_TOKEN
    assert MESSAGE_TOKEN.replace("-", "").isalnum()


def test_letters_of_other_alphabets_are_no_part_of_a_token():
    assert looks_like_message_token(MESSAGE_TOKEN.replace("s", "ſ", 1)) == ()
