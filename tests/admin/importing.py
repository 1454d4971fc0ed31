"""The import wizard as somebody walks through it."""

import io
import re

from sqlalchemy import func, select

PEOPLE = (
    "Mail,Given name,Surname,Works at,Hook\n"
    "ines@carvalho.example,Inês,Carvalho,Mareria,Your chart of refused slots\n"
    "k.lund@,Kim,Lund,,\n"
    "ute@wrangel.example,Ute,Wrangel,Nordlicht,\n"
)
CHOSEN = {"column-0": "email", "column-1": "first_name", "column-2": "last_name", "column-3": "employer"}


def bring(browser, text=PEOPLE, name="people.csv"):
    data = text if isinstance(text, bytes) else text.encode()
    return browser.post("/imports", data={"file": (io.BytesIO(data), name)}, content_type="multipart/form-data")


def mapped(browser, where, **more):
    return browser.post(where, data=CHOSEN | {"column-4": "opening_line", "do": "check"} | more)


def imported(browser, text=PEOPLE, **more):
    where = bring(browser, text).headers["Location"]
    mapped(browser, where, **more)
    return pressed(browser, where, **more)


def seen(browser, where) -> str:
    """The dry run that stands on the page."""
    return re.search(r'name="seen" value="([^"]*)"', browser.get(where).text).group(1)


def pressed(browser, where, **more):
    """Import, as somebody who has looked at the page."""
    form = CHOSEN | {"column-4": "opening_line", "do": "import", "seen": seen(browser, where)}
    return browser.post(where, data=form | more)


def count(desk, table) -> int:
    with desk.road.database.read() as session:
        return session.scalar(select(func.count()).select_from(table))
