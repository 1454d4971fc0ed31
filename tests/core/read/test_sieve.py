"""A sieve finds what the joined expressions find, and tries only what could be there."""

import importlib
import pkgutil
import random
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields

import pytest

from sequencer.core import read
from sequencer.core.read.phrases import Phrases
from sequencer.core.read.sieve import Sieve, first_letters, sieved
from sequencer.core.read.vocabulary import LANGUAGES, plain

WORDS = (
    "not interested",
    "no",
    "stop",
    "please do not write",
    "call me",
    "later",
    "in march",
    "I",
    "",
    "ja",
    "nein danke",
)
EXPRESSIONS = (
    r"(?:do not|don't) (?:write|call)",
    r"not \w+ interested|not interested",
    r"interest\w*",
    r"no\b",
    r"n(?:o|ein)(?: danke)?",
    r"[mc]all me",
    r"(?:in )?march|later",
    r"\d+ weeks?",
    r"(?<=call )me",
    r"st(?:o|a)p+",
)


def spans(found):
    return [one.span() for one in found]


@pytest.mark.parametrize("at_word_start", [False, True])
@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_everything_is_found_where_the_joined_expressions_find_it(flags, at_word_start):
    joined = "|".join(f"(?:{one})" for one in EXPRESSIONS)
    whole = re.compile(rf"(?<!\w)(?:{joined})" if at_word_start else joined, flags)
    sieve = Sieve(EXPRESSIONS, flags, at_word_start=at_word_start)
    dice = random.Random(1)
    for _ in range(500):
        text = "".join(dice.choice((*WORDS, *" \nx3.CNM")) + dice.choice(("", " ")) for _ in range(dice.randint(0, 12)))

        assert spans(sieve.finditer(text)) == spans(whole.finditer(text))
        assert spans(filter(None, [sieve.search(text)])) == spans(filter(None, [whole.search(text)]))
        assert spans(filter(None, [sieve.match(text)])) == spans(filter(None, [whole.match(text)]))
        assert spans(filter(None, [sieve.fullmatch(text)])) == spans(filter(None, [whole.fullmatch(text)]))
        assert sieve.sub("<>", text) == whole.sub("<>", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_phrases_of_a_language_are_found_as_before(language: Phrases):
    """Each table over the letters of its own expressions, which is where they are nearest to each other."""
    dice = random.Random(2)
    words = [plain(re.sub(r"[\\^$?*+()|\[\]{}:!<=]", " ", one)) for one in (*language.interest, *language.decline)]
    for meaning in ("opt_out", "decline", "interest", "question"):
        given = getattr(language, meaning)
        whole = re.compile(r"(?<!\w)(?:" + "|".join(f"(?:{one})" for one in given) + ")", re.MULTILINE)
        sieve = Sieve(given, re.MULTILINE, at_word_start=True)
        for _ in range(8):
            text = " ".join(dice.choices(words, k=5))

            assert spans(sieve.finditer(text)) == spans(whole.finditer(text))


def test_an_expression_keeps_its_groups():
    found = sieved(r"ask (?P<who>\w+)", re.IGNORECASE).search("Please ASK Bob")

    assert found is not None
    assert found.group("who") == "Bob"


def test_a_place_to_begin_at_is_kept():
    sieve = Sieve(["ask", "call"])

    assert sieve.search("ask or call", 1).group(0) == "call"
    assert sieve.match("ask or call", 7).group(0) == "call"
    assert sieve.match("ask or call", 1) is None


def test_words_by_their_first_letters_are_the_same_words_the_longest_first():
    words = ("on", "le", "écrit", "a écrit", "от кого", "от", "d.", "Mo", "monday")
    either = re.compile(first_letters(words), re.IGNORECASE)

    for word in words:
        for typed in (word, word.upper(), word.capitalize()):
            assert either.match(typed).group(0) == typed
    assert either.match("xon") is None
    assert either.match("от кого-то").group(0) == "от кого"


def test_a_sieve_that_is_first_used_on_a_text_that_others_have_seen_finds_what_is_there():
    text = "Please take me off your list"
    assert Sieve(["take"]).search(text)

    assert Sieve(["off your list"]).search(text).group(0) == "off your list"


def test_many_who_use_a_sieve_for_the_first_time_at_once_all_find_it():
    with ThreadPoolExecutor(8) as threads:
        for number in range(20):
            sieve = Sieve([f"word{number}", *(f"never {number} {one}" for one in range(50))])

            found = list(threads.map(sieve.search, [f"a word{number} in a text"] * 8))

            assert all(found)


def expressions(value):
    """All texts in a table, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Phrases):
        yield from expressions(tuple(getattr(value, one.name) for one in fields(value)))
    elif isinstance(value, dict):
        yield from expressions(tuple(value.values()))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from expressions(one)


TABLES = sorted(one.name for one in pkgutil.iter_modules(read.__path__) if one.name.startswith("phrases_"))


@pytest.mark.parametrize("name", TABLES)
def test_every_expression_of_a_table_can_be_read(name):
    """A sieve reads an expression when it is needed; a broken one must not wait for that."""
    module = importlib.import_module(f"{read.__name__}.{name}")
    given = [one for value in vars(module).values() for one in expressions(value)]

    assert len(given) > 1
    for one in given:
        re.compile(one)
