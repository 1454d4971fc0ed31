"""What months of interviews and refusals leave behind in a big installation, written in bulk."""

from datetime import timedelta

from builders import SIGNER
from meetings import plan_id_of
from sqlalchemy import insert, select

from sequencer.store.audit import note
from sequencer.store.bookings import Booking, BookingState
from sequencer.store.colleagues import Colleague
from sequencer.store.mailboxes import Mailbox
from sequencer.store.occupancies import Occupancy
from sequencer.store.offers import Offer, OfferedStart, OfferState
from sequencer.store.suppressions import Channel, Suppression, address_hashes
from sequencer.store.wishes import Wish, WishKind

_EACH = 3  # starts a mail with times names
_LENGTH = timedelta(minutes=45)
_CHANNELS = (Channel.PAGE, Channel.ONE_CLICK, Channel.REPLY, Channel.PERSON)
_NOTES = 200


def meet(road, people: int) -> None:
    """Every tenth of `people` was offered an interview; half of those booked, and one in forty has said no to mail."""
    plan_id = plan_id_of(road)
    who = list(range(4, people + 1, 10))
    with road.database.write() as session:
        mailbox_id = session.scalars(select(Mailbox.id)).first()
        colleague_id = session.scalars(select(Colleague.id)).first()
        now = road.now()
        offers = [_offer(k, n, plan_id, mailbox_id, now) for k, n in enumerate(who, 1)]
        session.execute(insert(Offer), offers)
        session.execute(insert(OfferedStart), [_start(one, k, colleague_id) for one in offers for k in range(_EACH)])
        booked = [one for one in offers if one["state"] is OfferState.BOOKED]
        bookings = [_booking(k, one, colleague_id, now) for k, one in enumerate(booked, 1)]
        session.execute(insert(Booking), bookings)
        session.execute(insert(Occupancy), [_occupied(one, colleague_id) for one in bookings])
        session.execute(insert(Wish), [_wish(one, now) for one in offers[::5]])
        session.execute(insert(Suppression), [_wants_no_mail(n, now) for n in range(9, people + 1, 40)])
        for number in range(_NOTES):
            note(session, "bench@acme.example", "pause", f"paused the mailbox for the {number}th time", now)


def _offer(k: int, n: int, plan_id: int, mailbox_id: int, now) -> dict:
    state = (OfferState.BOOKED, OfferState.OPEN, OfferState.BOOKED, OfferState.EXPIRED)[k % 4]
    return {
        "id": k,
        "candidate_id": n,
        "plan_id": plan_id,
        "enrollment_id": n,
        "mailbox_id": mailbox_id,
        "nonce": f"offer-{k}",
        "state": state,
        "reason_code": "",
        "reason": "",
        "zone": "Europe/Berlin",
        "expires_at": now + timedelta(days=2) if state is OfferState.OPEN else now - timedelta(days=k % 90),
        "created_at": now - timedelta(days=k % 120),
    }


def _start(offer: dict, k: int, colleague_id: int) -> dict:
    at = offer["expires_at"] + timedelta(days=1 + k)
    return {"offer_id": offer["id"], "round": 1, "number": k + 1, "start_at": at, "people": [colleague_id]}


def _booking(k: int, offer: dict, colleague_id: int, now) -> dict:
    """One in four is ahead; each has an hour of its own."""
    start = now + timedelta(hours=k + 24) if k % 4 == 0 else now - timedelta(hours=k + 24)
    return {
        "id": k,
        "offer_id": offer["id"],
        "candidate_id": offer["candidate_id"],
        "plan_id": offer["plan_id"],
        "mailbox_id": offer["mailbox_id"],
        "enrollment_id": offer["enrollment_id"],
        "start_at": start,
        "end_at": start + _LENGTH,
        "zone": "Europe/Berlin",
        "state": BookingState.CANCELLED if k % 9 == 0 else BookingState.BOOKED,
        "people": [colleague_id],
        "uid": f"booking-{k}@acme.example",
        "internal_uid": f"internal-{k}@acme.example",
        "how": ("page", "reply")[k % 2],
        "evidence": "Option 2 works for me." if k % 2 else "",
        "nonce": f"booking-{k}",
        "created_at": now - timedelta(days=3),
        "changed_at": now - timedelta(days=3),
    }


def _occupied(booking: dict, colleague_id: int) -> dict:
    return {
        "colleague_id": colleague_id,
        "start_at": booking["start_at"],
        "end_at": booking["end_at"],
        "is_live": booking["state"] is BookingState.BOOKED,
        "booking_id": booking["id"],
    }


def _wish(offer: dict, now) -> dict:
    return {
        "candidate_id": offer["candidate_id"],
        "offer_id": offer["id"],
        "kind": WishKind.TIMES,
        "text": "Fridays after four would be easier.",
        "created_at": now - timedelta(days=offer["id"] % 60),
        "handled_at": None if offer["id"] % 10 == 1 else now,
    }


def _wants_no_mail(n: int, now) -> dict:
    return {
        "address_hash": address_hashes(SIGNER, f"p{n}@home.example")[0],
        "channel": _CHANNELS[n // 40 % len(_CHANNELS)],
        "evidence": "Please take me off your list.",
        "created_at": now - timedelta(hours=n),
        "candidate_id": n,
    }
