"""Simulated people plan what they do when our mail arrives, and do it once."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import yaml
from builders import mail

from sequencer.core.plan.delays import Delay
from sequencer.demo.cast import Act, Person, load_cast, load_colleagues
from sequencer.demo.clock import DemoClock
from sequencer.demo.company import FOLDER
from sequencer.demo.ledger import Deed, Ledger
from sequencer.demo.people import People
from sequencer.demo.post import Post
from sequencer.errors import UserError

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
US = "ada@acme.example"


def person(address, *acts, is_there=True):
    return Person(address, "Some Body", ZoneInfo("Asia/Tokyo"), is_there, acts)


def answer_to(number, shortest="1 hour", longest="1 hour"):
    return Act(number, Deed.ANSWERS, Delay.parse(shortest), Delay.parse(longest), "Yes!")


@pytest.fixture
def clock():
    return DemoClock(NOON)


@pytest.fixture
def gather(clock):
    def make(*cast, seed=1):
        return People({one.address: one for one in cast}, [US], Ledger(), clock, seed)

    return make


def give(people, address, message_id="<1@acme.example>"):
    people.take(US, address, mail(US, address, message_id=message_id))


def test_somebody_acts_on_the_mail_they_wait_for_and_only_once(gather):
    people = gather(person("lena@brandt.example", answer_to(2)))

    give(people, "lena@brandt.example")
    after_one = people.next_at()
    give(people, "Lena@brandt.example", "<2@acme.example>")
    early, due, later = (people.take_due(NOON + timedelta(minutes=m)) for m in (59, 60, 61))

    assert after_one is None
    assert (early, later) == ([], [])
    assert [(plan.at, plan.mail.message_id) for plan in due] == [(NOON + timedelta(hours=1), "<2@acme.example>")]


def test_the_length_of_time_is_drawn_between_both_ends_whatever_the_order_of_mails(gather):
    cast = [person(f"p{n}@brandt.example", answer_to(1, "2 hours", "9 hours")) for n in range(20)]
    drawn = []
    for order in (cast, cast[::-1]):
        people = gather(*cast)
        for one in order:
            give(people, one.address)
        drawn.append({plan.person.address: plan.at - NOON for plan in people.take_due(NOON + timedelta(days=1))})

    assert drawn[0] == drawn[1]
    assert all(timedelta(hours=2) <= length <= timedelta(hours=9) for length in drawn[0].values())
    assert len(set(drawn[0].values())) == 20


def test_mail_is_refused_for_those_who_are_not_there_and_for_strangers(gather):
    people = gather(person("lena@brandt.example"), person("gone@brandt.example", is_there=False))

    assert people.refuse("lena@brandt.example") is None
    assert people.refuse(US) is None
    assert str(people.refuse("gone@brandt.example")).startswith("550 5.1.1")
    assert str(people.refuse("stranger@elsewhere.example")).startswith("550 5.1.1")


def test_mail_to_ourselves_is_nobodys_business(gather):
    people = gather(person("lena@brandt.example", answer_to(1)))

    people.take("lena@brandt.example", US, mail("lena@brandt.example"))

    assert people.next_at() is None


def test_somebody_may_wait_for_the_first_mail_about_something(gather):
    hours = Act(1, Deed.ANSWERS, Delay.parse("1 hour"), Delay.parse("1 hour"), "Out next week.", about="Your hours")
    people = gather(person("lena@brandt.example", hours))

    give(people, "lena@brandt.example")
    before = people.next_at()
    for number in (2, 3):
        raw = mail(US, "lena@brandt.example", subject="Your hours", message_id=f"<{number}@acme.example>")
        people.take(US, "lena@brandt.example", raw)

    assert before is None
    assert [plan.mail.message_id for plan in people.take_due(NOON + timedelta(hours=2))] == ["<2@acme.example>"]


def test_the_cast_of_the_company_plays_every_deed_in_many_zones():
    cast = load_cast(FOLDER)

    assert {act.deed for one in (*cast.values(), *load_colleagues(FOLDER).values()) for act in one.acts} == set(Deed)
    assert len({one.zone.key for one in cast.values()}) >= 6
    assert [one.address for one in cast.values() if not one.is_there] == ["andres@herrera.example"]


def test_everything_lies_in_the_mailbox_of_whom_it_went_to_colleagues_included(clock):
    post = Post()
    people = People(
        {"lena@brandt.example": person("lena@brandt.example")}, [US, "bo@acme.example"], Ledger(), clock, 1, post
    )

    give(people, "Lena@brandt.example")
    give(people, "bo@acme.example", "<2@acme.example>")

    assert [one.shown.message_id for one in post.of("lena@brandt.example")] == ["<1@acme.example>"]
    assert post.unread() == {"lena@brandt.example": 1, "bo@acme.example": 1}


def test_a_mail_counts_as_read_once_its_owner_opened_it_and_nobody_else_can(clock):
    post = Post()
    post.keep("lena@brandt.example", clock(), b"Subject: Hello\r\n\r\nHi\r\n")

    others = post.open("omar@aziz.example", 1)
    post.open("Lena@brandt.example", 1)

    assert (others, post.open("lena@brandt.example", 2)) == (None, None)
    assert post.unread() == {"lena@brandt.example": 0}


def test_a_colleagues_own_words_are_none_of_the_products_mails(clock):
    ledger, post = Ledger(), Post()
    people = People({}, [US, "bo@acme.example"], ledger, clock, 1, post)
    people.let_pass("<by-hand@acme.example>")

    people.take("bo@acme.example", US, mail("bo@acme.example", US, message_id="<by-hand@acme.example>"))

    assert (ledger.taken, post.unread()) == ([], {})


def test_whoever_is_played_by_somebody_else_does_nothing_by_themselves_any_more(gather):
    racer = Act(1, Deed.RACES, Delay.parse("1 hour"), Delay.parse("1 hour"), rival="lena@brandt.example")
    people = gather(person("lena@brandt.example", answer_to(1), answer_to(2)), person("omar@aziz.example", racer))
    give(people, "lena@brandt.example")
    give(people, "omar@aziz.example", "<2@acme.example>")

    people.leave("lena@brandt.example")
    give(people, "lena@brandt.example", "<3@acme.example>")

    assert people.next_at() is None


def test_a_part_that_nobody_can_play_is_named(tmp_path):
    acts = {"ghost@brandt.example": [{"mail": 1, "deed": "clicks", "after": "1 hour"}]}
    (tmp_path / "people.yaml").write_text(yaml.safe_dump({"nobody_there": [], "people": acts}))

    with pytest.raises(UserError, match=r"ghost@brandt\.example"):
        load_cast(tmp_path)
