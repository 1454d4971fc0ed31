"""The hiring manager hears of an offer by mail, and answers with a note or takes the candidate over."""

import pytest
from builders import mail
from errands import LENA, arrive, every, parsed, told, work
from meetings import ANA, TOMAS, answered, mails_for, offered, row, set_stage, starts, token_of
from sqlalchemy import select

from sequencer.core.states import Effect, Purpose, TouchState
from sequencer.flows.book import book, cancel_by_id
from sequencer.flows.erase import erase
from sequencer.flows.export_person import export_person
from sequencer.flows.pick import read_answer
from sequencer.flows.read_heads_up import read_heads_up
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.colleagues import Colleague
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.offer_notes import notes_about, set_watchers
from sequencer.store.offers import Offer, OfferState
from sequencer.store.tables import metadata
from sequencer.store.touches import Touch

TOMAS_AT = "tomas@acme.example"


@pytest.fixture
def found(road):
    """Lena was offered times, and Tomas was told."""
    plan_id = set_stage(
        road, people=[ANA, TOMAS], candidate={"headline": "Grippers", "profile_url": "https://lena.example"}
    )
    with road.database.write() as session:
        tomas = next(one for one in session.query(Colleague) if one.email == TOMAS_AT)
        set_watchers(session, plan_id, [tomas.id])
    new = offered(road, plan_id)
    work(road)
    return new


@pytest.fixture
def answers(road, inboxes, found):
    """Tomas answers the mail that told him; returns the row of that mail."""

    def answer(text, sender=TOMAS_AT, *, cites=True):
        (heads_up,) = told_mails(road)[:1]
        head = {"in_reply_to": heads_up.message_id} if cites else {}
        raw = mail(sender, subject=f"Re: {heads_up.subject}", body=text, message_id="<note@there.example>", **head)
        stored = arrive(road, inboxes, raw)
        work(road)
        return stored and row(road, InboundMail, stored.id)

    return answer


def told_mails(road):
    return [one for one in every(road, Touch) if one.purpose is Purpose.HEADS_UP]


def notes(road, found):
    with road.database.read() as session:
        return notes_about(session, found.id)


def cells_with(road, *words):
    """The tables and columns in which one of these words stands, whatever is kept there."""
    with road.database.read() as session:
        return [
            (table.name, column.name)
            for table in metadata.sorted_tables
            for kept in session.execute(select(table)).mappings()
            for column in table.columns
            if any(word in _as_text(kept[column.key]) for word in words)
        ]


def _as_text(cell):
    return cell.decode(errors="replace") if isinstance(cell, bytes) else str(cell)


def text_of(touch):
    return " ".join(parsed(touch.frozen).get_body(("plain",)).get_content().split())


def test_it_says_who_the_candidate_is_and_which_times_were_named_on_the_readers_clock(road, found, post):
    (heads_up,) = told_mails(road)
    text = text_of(heads_up)

    assert TOMAS_AT in post.recipients
    assert LENA in post.recipients
    assert "Lena: Grippers" in text
    assert "https://lena.example" in text
    assert heads_up.subject == "Times offered to Lena Brandt: First conversation"
    for at in starts(road, found):
        assert f"{at.astimezone(row(road, Colleague, 2).zone_at(at)):%H:%M}" in text


def test_who_does_not_want_to_know_is_not_told(road):
    offered(road, set_stage(road, people=[ANA, TOMAS]))

    assert told_mails(road) == []


def test_the_next_mail_to_the_candidate_leaves_it_in_its_place(road):
    plan_id = set_stage(road, people=[ANA, TOMAS])
    with road.database.write() as session:
        set_watchers(session, plan_id, [one.id for one in session.query(Colleague) if one.email == TOMAS_AT])
    offered(road, plan_id)
    read_answer(road, answered(road, "None of these work, sorry. Evenings?", purposes=(Purpose.OFFER,)))

    assert len(mails_for(road, Purpose.OPTIONS)) == 1
    (heads_up,) = told_mails(road)
    assert heads_up.state is not TouchState.CANCELLED


def test_an_answer_is_a_note_that_stays_with_the_booking(road, found, answers):
    stored = answers("Ask about parsers. She wrote a nice one.")
    done = book(road, token_of(road, found), starts(road, found)[0])

    (note,) = notes(road, found)
    assert (note.name, note.text, note.takes_over) == ("Tomas Ruiz", "Ask about parsers. She wrote a nice one.", False)
    assert row(road, Booking, done.booking_id).offer_id == found.id
    assert stored.state is InboundState.HANDLED
    assert "interviewer_note" in told(road)


def test_what_colleagues_wrote_of_somebody_is_in_their_export_and_goes_when_they_are_erased(road, found, answers):
    answers("Ask about parsers.")
    answers("I'll take it from here. She sang sea shanties at the meetup.")

    noted = [(one["colleague"], one["text"]) for one in export_person(road, LENA)["offers"][0]["notes"]]
    before = cells_with(road, "parsers", "sea shanties")
    erase(road, LENA)

    assert [name for name, _ in noted] == ["Tomas Ruiz", "Tomas Ruiz"]
    assert "Ask about parsers." in noted[0][1]
    assert "sea shanties" in noted[1][1]
    assert {table for table, _ in before} >= {"offer_notes", "inbound_mails", "timeline"}
    assert cells_with(road, "parsers", "sea shanties", LENA, "Brandt") == []


def test_thanks_alone_are_no_note(road, found, answers):
    answers("Thanks!")

    assert notes(road, found) == []


def test_a_doubt_about_the_candidate_is_shown_to_a_person(road, found, answers):
    assert answers("I don't think she is a fit, please hold off.").state is InboundState.ASKS
    assert row(road, Offer, found.id).state is OfferState.OPEN


def test_taking_over_ends_what_is_offered_and_says_how_to_reach_them(road, found, answers):
    answers("I'll take this from here, we know each other.")

    after = row(road, Offer, found.id)
    assert (after.state, after.reason_code) == (OfferState.WITHDRAWN, "taken_over")
    assert notes(road, found)[0].takes_over
    assert LENA in text_of(told_mails(road)[-1])
    assert told_mails(road)[-1].recipient == TOMAS_AT
    assert str(told_mails(road)[-1].state) == "sent"
    assert "taken_over" in told(road)


def test_what_the_candidate_answers_then_goes_to_a_person_by_name(road, found, answers):
    answers("Ich übernehme.")

    mail_id = answered(road, "Option 1 works", purposes=(Purpose.OFFER,))
    read_answer(road, mail_id)

    asks = row(road, InboundMail, mail_id)
    assert asks.state is InboundState.ASKS
    assert "Tomas Ruiz has taken it over" in asks.reason
    assert every(road, Booking) == []
    assert len(mails_for(road, Purpose.OPTIONS)) == 0


@pytest.mark.parametrize(
    "text", ["Should I take this over?", "I can't take this over.", "I'll take it over if Ana is away."]
)
def test_a_question_or_a_condition_takes_nothing_over(road, found, answers, text):
    assert answers(text).state is InboundState.ASKS
    assert row(road, Offer, found.id).state is OfferState.OPEN


def test_a_booked_interview_stands_and_a_person_hears_of_the_wish(road, found, answers):
    done = book(road, token_of(road, found), starts(road, found)[0])
    work(road)

    assert answers("I'll take this from here.").state is InboundState.ASKS
    assert row(road, Booking, done.booking_id).state is BookingState.BOOKED
    assert row(road, Offer, found.id).state is OfferState.BOOKED


def test_it_ends_what_was_offered_anew_since(road, clock, found, answers):
    clock.pass_by(minutes=30)
    newer = offered(road, found.plan_id)
    work(road)

    answers("I'll take this from here.")

    assert [row(road, Offer, one.id).state for one in every(road, Offer)] == [OfferState.WITHDRAWN] * 2
    assert row(road, Offer, newer.id).reason_code == "taken_over"
    assert notes(road, newer)[0].takes_over


def test_it_ends_an_offer_whose_interview_was_called_off(road, found, answers):
    done = book(road, token_of(road, found), starts(road, found)[0])
    cancel_by_id(road, done.booking_id, "rita@acme.example")
    work(road)

    answers("I'll take this from here.")

    assert (row(road, Offer, found.id).state, row(road, Offer, found.id).reason_code) == (
        OfferState.WITHDRAWN,
        "taken_over",
    )


def test_from_another_address_nothing_happens_but_a_person_looks(road, found, answers):
    stored = answers("I'll take this from here.", sender="eve@evil.example")

    assert stored.state is InboundState.ASKS
    assert "sender not verified" in stored.reason
    assert row(road, Offer, found.id).state is OfferState.OPEN
    assert notes(road, found) == []


def test_without_our_secret_it_leaves_nothing_behind(road, found, answers):
    assert answers("I'll take this from here.", cites=False) is None


def test_the_same_answer_twice_is_one_note(road, found, answers):
    stored = answers("Ask about parsers.")
    with road.database.write() as session:
        assert session.get(InboundMail, stored.id).effect is Effect.HEADS_UP
    read_heads_up(road, stored.id)

    assert len(notes(road, found)) == 1


@pytest.mark.parametrize("mark", ["", "> "])
def test_an_answer_that_is_all_quotation_takes_nothing_over(road, found, answers, mark):
    quoted = parsed(told_mails(road)[0].frozen).get_body(("plain",)).get_content()

    answers("\n".join(f"{mark}{line}" for line in quoted.split("\n")))

    assert row(road, Offer, found.id).state is OfferState.OPEN
    assert not any(one.takes_over for one in notes(road, found))
