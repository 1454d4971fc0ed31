"""None of these: what would suit instead, in words or as times. What is free of that is shown at once; a person reads all."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flask import Response, request

from sequencer.core.meet import wording
from sequencer.errors import UserError
from sequencer.flows.wish import state_wish
from sequencer.public import times
from sequencer.public.choosing import Choosing, show_times
from sequencer.public.paper import is_genuine, paper, refuse_large, road
from sequencer.store.screens.wished_times import wished_times
from sequencer.store.wishes import WishKind

_MOST = 3


def take_wish(given: Choosing, *, offer_id: int | None = None, booking_id: int | None = None) -> Response:
    """Keep what they wrote, and thank them; the page once more where there is nothing to keep."""
    text = refuse_large(request.form.get("wish", ""))
    named = _named(given.zone)
    if not is_genuine("wish", given.token):
        return show_times(given, wish_error="wish_empty", wish_text=text, status=400)
    told = _told(text, named, given.zone)
    try:
        is_kept = state_wish(road(), WishKind.TIMES, told, offer_id=offer_id, booking_id=booking_id)
    except UserError:
        return show_times(given, wish_error="wish_empty", status=400)
    if not is_kept:
        return paper("end.html", given.language, 429, key="slow")
    with road().database.read() as session:
        found = wished_times(session, given.offer_id, text, named, road().now())
    return paper(
        "thanks.html",
        given.language,
        hosts=given.names,
        team=given.team,
        back=given.list_at,
        lead="fits_lead" if found.fits else "near_lead",
        free=[(_day(one, given), times.choice(one, given.length, *_clock(given))) for one in found.starts],
        place=wording.in_place(given.zone, given.language),
        clock_of=given.hosts.clock_of,
        host_place=wording.in_place(given.hosts.zone, given.language),
        zone=given.zone.key,
        confirm_at=given.confirm_at,
        still="nothing_moved" if given.is_move else "nothing_booked",
    )


def _named(zone: ZoneInfo) -> list[datetime]:
    """The times they named, on their clock; one that their clock skips, or no browser writes, is none."""
    found = []
    for given in request.form.getlist("at")[:_MOST]:
        try:
            local = datetime.strptime(given, "%Y-%m-%dT%H:%M").replace(tzinfo=zone)
            at = local.astimezone(UTC)
        except (ValueError, OverflowError):  # no time, or one at the end of all time
            continue
        if at.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
            found.append(at)
    return found


def _told(text: str, named: list[datetime], zone: ZoneInfo) -> str:
    """Their words, and the times they named, for whoever reads them."""
    listed = "; ".join(f"{wording.short(one, zone)} in {wording.place(zone)}" for one in named)
    return "\n".join(part for part in (text.strip(), f"Named by them: {listed}" if listed else "") if part)


def _day(at: datetime, given: Choosing) -> str:
    return wording.capital(wording.date_words(at, given.zone, given.language))


def _clock(given: Choosing) -> tuple[ZoneInfo, times.Hosts, str]:
    return given.zone, given.hosts, given.language
