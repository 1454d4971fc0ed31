"""The organisation: who we are, the rules for everybody, and when mails of new sequences may leave."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from flask import Blueprint, Response, request

from sequencer.admin.access import Right, me, needs
from sequencer.admin.days import to_come
from sequencer.admin.desk import moved, page, reading, road, say
from sequencer.admin.refusals import beside
from sequencer.core.plan.windows import SendWindow
from sequencer.core.profile import read_profile
from sequencer.errors import UserError
from sequencer.flows.set_up import Done, set_organisation
from sequencer.store.open_days import quiet_days_of
from sequencer.store.organisations import Organisation, default_window, missing_profile, the_organisation

screen = Blueprint("organisation", __name__)

WINDOW = ("window_days", "window_start", "window_end")
WHO = ("name", "legal_name", "postal_address", "privacy_url", "contact", "zone")
_RULES = ("min_gap", "max_mails", "cooling_off", "resend_unproven")


@screen.get("/organisation")
@needs(Right.LOOK)
def organisation() -> Response:
    with reading() as rows:
        found = the_organisation(rows)
    return _form(found, values_of(found), {})


@screen.post("/organisation")
@needs(Right.ADMINISTER)
def change() -> Response:
    with reading() as rows:
        found = the_organisation(rows)
    typed = typed_in(WHO + _RULES + WINDOW)
    errors = keep(typed, found)
    if errors:
        return _form(found, typed, errors, 422)
    return moved("organisation.organisation")


def typed_in(keys: tuple[str, ...]) -> dict[str, str]:
    """What somebody has typed into fields of this screen; the ticked days as one value."""
    typed = {key: request.form.get(key, "").strip() for key in keys}
    if "window_days" in typed:
        typed["window_days"] = ",".join(request.form.getlist("window_days"))
    return typed


def keep(typed: Mapping[str, str], found: Organisation) -> dict[str, str]:
    """Set what was typed and say so; else every refusal by its field, and nothing is set."""
    present = values_of(found)
    news = {key: text for key, text in typed.items() if text.replace("\r\n", "\n") != present[key] or key in WINDOW}
    errors: dict[str, str] = {}
    for key, text in news.items():
        try:
            read_profile({key: text})
        except UserError as error:
            errors |= beside(error, key)
    if errors:
        return errors
    try:
        done = set_organisation(road(), news, me().email)
    except UserError:  # each value by itself was read above: what is left is a window that ends before it begins
        return {"window_end": "This has to be later than “Not before”."}
    say("Kept." if done is Done.CHANGED else "Nothing was different, so nothing has changed.")
    return {}


def values_of(found: Organisation) -> dict[str, str]:
    """The settings as a form shows them."""
    window = default_window(found)
    return {key: _shown(getattr(found, key)) for key in WHO + _RULES} | window_values(window)


def _shown(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def window_values(window: SendWindow) -> dict[str, str]:
    start, end = str(window.start)[:5], "24:00" if window.end.minute == 59 else str(window.end)[:5]
    return {"window_days": ",".join(map(str, window.days)), "window_start": start, "window_end": end}


def _form(found: Organisation, values: Mapping[str, Any], errors: Mapping[str, str], status: int = 200) -> Response:
    return page(
        "organisation.html",
        status,
        values=values,
        errors=errors,
        missing=missing_profile(found),
        quiet_days=to_come(quiet_days_of(found), road().now().astimezone(ZoneInfo(found.zone)).date()),
        zones=sorted(available_timezones()),
        may_change=me().may(Right.ADMINISTER),
        right=Right,
    )
