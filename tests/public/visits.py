"""What a person does on our pages, without a script and without a cookie."""

import re
from datetime import UTC

from errands import every
from meetings import booking_token, starts, token_of

from sequencer.store.bookings import Booking
from sequencer.store.tables import metadata


def link(road, found, rest=""):
    return f"/c/i/{token_of(road, found)}{rest}"


def settled_link(road, rest=""):
    return f"/c/b/{booking_token(road, every(road, Booking)[-1])}{rest}"


def nonce(answer, number=0):
    return re.findall(r'name="once" value="([^"]+)"', answer.text)[number]


def machine(at):
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def confirmed(road, browser, found, at, clock, **given):
    """The whole way of a person: look, choose, read, tick, press."""
    asked = browser.get(link(road, found, f"/confirm?start={machine(at)}"))
    clock.pass_by(seconds=10)
    form = {"start": machine(at), "once": nonce(asked), "suits": "yes", "zone": "Europe/Berlin"}
    return browser.post(link(road, found, "/book"), data=form | given)


def booked(road, browser, found, clock):
    confirmed(road, browser, found, starts(road, found)[0], clock)
    return every(road, Booking)[0]


def everything(road):
    """All rows of all tables, to tell whether anything has changed."""
    with road.database.engine.connect() as connection:
        return {table.name: sorted(map(repr, connection.execute(table.select()))) for table in metadata.sorted_tables}
