"""F-11: machines that look, press and choose change nothing; and a page that obeys a look is caught."""

import re

import pytest
from builders import empty
from flask.testing import FlaskClient

from proofs.robots import proved
from sequencer.core.signed import Signer
from sequencer.flows.book import cancel


class Obeying(FlaskClient):
    """A product whose link in the mail cancels as soon as anybody looks at it."""

    def open(self, path, **given):
        found = re.fullmatch(r"/c/b/([^/]+)/cancel", path)
        if found and given["method"] == "GET":
            cancel(self.application.extensions["road"], found[1])
        return super().open(path, **given)


class Hasty(FlaskClient):
    """A product that believes every press, however quick: what was served a second ago is taken for older."""

    def open(self, path, **given):
        if given["method"] == "POST":
            self.application.extensions["road"].now.pass_by(seconds=5)
        return super().open(path, **given)


@pytest.mark.timeout(300)
def test_machines_on_every_link_change_nothing(database, tmp_path):
    """F-11, small; `make prove ONLY=F-11` looks a hundred thousand times."""
    found = proved(database, tmp_path, looks=60, presses=12)

    assert found.failures == []
    assert found.answers[200] > 60
    assert found.asked >= 2


@pytest.mark.parametrize(("product", "says"), [(Obeying, "looking"), (Hasty, "chose and confirmed")])
def test_a_product_that_obeys_machines_is_caught(sqlite_database, tmp_path, product, says):
    empty(sqlite_database)

    found = proved(sqlite_database, tmp_path, looks=60, presses=12, client=product, most_pages=100)

    assert any(says in one for one in found.failures)


def test_none_of_many_guessed_tokens_is_ours():
    """F-11: with another key, of another purpose, cut or turned."""
    signer, other = Signer((b"k" * 32,)), Signer((b"x" * 32,))
    genuine = signer.sign("booking", "1.abc")
    guesses = [
        *(other.sign("booking", f"{number}.abc") for number in range(2_000)),
        *(signer.sign("opt-out", f"{number}.abc") for number in range(2_000)),
        *(genuine[:cut] for cut in range(len(genuine))),
        *(genuine[:at] + chr(ord(genuine[at]) ^ 1) + genuine[at + 1 :] for at in range(len(genuine))),
    ]

    assert [one for one in guesses if signer.verified("booking", one) is not None] == []
