"""Conversations over a provider that puts in ids of its own: whether answers and follow-ups find each other (X-21)."""

from builders import add_candidate, add_sequence, mail, make_road
from doors import FakeClock, FakeInboxes
from errands import every, parsed, run_of, work, work_for
from exchange import Exchange

from sequencer.core.mail_providers import Filing
from sequencer.core.states import EnrollmentState
from sequencer.flows.enroll import enroll_address
from sequencer.store.mailboxes import Mailbox
from workers.receiving import catch_up

ADA = "ada@acme.example"


def conversations_kept(database, count, **manners):
    """What went wrong with so many conversations of two mails and an answer; nothing, where all keep together.

    `manners` are those of the provider; where it files nothing that we could learn from, they must go wrong.
    """
    clock = FakeClock()
    inboxes = FakeInboxes(clock)
    post = Exchange(inboxes=inboxes, **manners)
    road = make_road(database, clock=clock, post=post, inboxes=inboxes)
    people = [f"p{number}@brandt.example" for number in range(count)]
    add_sequence(road)
    with road.database.write() as session:
        session.get_one(Mailbox, 1).daily_cap = 2_000
    for one in people:
        add_candidate(road, one)
        enroll_address(road, "Welcome", one)
    first = _sent(road, post, lambda: work(road))
    second = _sent(road, post, lambda: work_for(road, clock, days=3))
    for number, one in enumerate(people):
        cited = (first if number % 2 else second).get(one, {}).get("Message-ID", "<none@nowhere.example>")
        inboxes.deliver(ADA, mail(f"someone{number}@elsewhere.example", in_reply_to=cited, body="Tell me more."))
    catch_up(road, 1)
    return [*_threads(people, first, second), *_unmatched(road, people), *_unlearnt(road)]


def _sent(road, post, send):
    before = len(post.mails)
    send()
    catch_up(road, 1)
    return {recipient: parsed(raw) for recipient, raw in post.mails[before:]}


def _threads(people, first, second):
    for one in people:
        if one not in first or one not in second:
            yield f"{one} has not got both mails"
        elif second[one]["In-Reply-To"] != first[one]["Message-ID"]:
            yield f"the follow-up to {one} answers {second[one]['In-Reply-To']}, not {first[one]['Message-ID']}"


def _unmatched(road, people):
    return [f"the answer of {one} fits nobody" for one in people if run_of(road, one).state != EnrollmentState.ANSWERED]


def _unlearnt(road):
    (mailbox,) = every(road, Mailbox)
    is_known = (mailbox.rewrites_ids, mailbox.filing) == (True, Filing.PROVIDER)
    return [] if is_known else [f"of its provider we believe {mailbox.rewrites_ids}, {mailbox.filing}"]
