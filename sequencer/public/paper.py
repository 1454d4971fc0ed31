"""What every candidate's page is made with: the road, the words in their language, one-time values, a steady pace."""

import time
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request
from markupsafe import Markup

from sequencer.core.meet.wording import LANGUAGES, language_of, typeset
from sequencer.flows.road import Road
from sequencer.public.pace import Pace
from sequencer.public.texts_de import DE
from sequencer.public.texts_en import EN
from sequencer.public.texts_es import ES
from sequencer.public.texts_fr import FR
from sequencer.store.organisations import the_organisation
from sequencer.store.presses import has_just_left

pages = Blueprint("public", __name__)

TOO_QUICK = timedelta(seconds=2)
"""Whoever answers a form faster than this is no person: some mail scanners open links and press what they find."""

EVEN_PACE = 0.025
"""Seconds: more than an opt-out takes, and little enough for hundreds of them in a second."""

_P = ParamSpec("_P")
_R = TypeVar("_R")
_FORM_LIVES = timedelta(hours=24)
_TEXTS = {
    language: {key: Markup(typeset(text, language)) for key, text in known.items()}  # noqa: S704  the texts are ours
    for language, known in (("en", EN), ("de", EN | DE), ("fr", EN | FR), ("es", EN | ES))
}
_PACE = Pace()


def road() -> Road:
    found: Road = current_app.extensions["road"]
    return found


def evenly(view: Callable[_P, _R]) -> Callable[_P, _R]:
    """Answer no sooner than `EVEN_PACE` after being asked, so that the time taken tells nothing about a link."""

    @wraps(view)
    def slowed(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        began = time.monotonic()
        answer = view(*args, **kwargs)
        time.sleep(max(0.0, EVEN_PACE - (time.monotonic() - began)))
        return answer

    return slowed


def texts(language: str) -> Callable[..., Markup]:
    """The words of one language by key, with values filled in and escaped."""
    known = _TEXTS[language]

    def say(key: str, **values: object) -> Markup:
        text = known[key]
        return text.format(**values) if "{" in text else text  # `format` escapes the values

    return say


def asked_language() -> str:
    """For pages that know nobody: what the browser asks for."""
    return language_of(request.accept_languages.best_match(LANGUAGES) or "")


def paper(template: str, language: str, status: int = 200, **values: Any) -> Response:
    """A page for candidates in their language, under the organisation's name."""
    with road().database.read() as session:
        organisation = the_organisation(session)
        name = organisation.name or organisation.legal_name
    body = render_template(f"public/{template}", t=texts(language), language=language, organisation=name, **values)
    return make_response(body, status)


def nothing_here(language: str = "") -> Response:
    """The same page for every link that is not, or no longer, one of ours."""
    return paper("end.html", language or asked_language(), 404, key="gone")


def sorry_page(status: int) -> Response:
    """What went wrong, in the language the browser asks for; it needs no database."""
    key = "gone" if status == 404 else "refused" if status < 500 else "broken"
    language = asked_language()
    return make_response(render_template("public/end.html", t=texts(language), language=language, key=key), status)


def once(form: str, token: str) -> str:
    """The one-time value of a form: for this form of this link, from this moment on."""
    moment = int(road().now().timestamp() * 1000)
    return road().links.signer.sign(f"public {form}", f"{moment} {token}")


def is_genuine(form: str, token: str) -> bool:
    """Whether the posted one-time value was made for this form of this link, within a day."""
    made_at = _made_at(form, token)
    return made_at is not None and made_at > road().now() - _FORM_LIVES


def is_too_quick(form: str, token: str, *, offer_id: int | None = None, booking_id: int | None = None) -> bool:
    """Whether it is pressed sooner than a person can read: after the form was shown, or after its mail left."""
    made_at, since = _made_at(form, token), road().now() - TOO_QUICK
    if made_at is None or made_at > since:
        return made_at is not None
    with road().database.read() as session:
        return has_just_left(session, since, offer_id=offer_id, booking_id=booking_id)


def same_once() -> str:
    """The one-time value as it was posted, for a form that is shown once more."""
    return request.form.get("once", "")


def _made_at(form: str, token: str) -> datetime | None:
    found = road().links.signer.verified(f"public {form}", request.form.get("once", ""))
    moment, _, whose = (found or "").partition(" ")
    return datetime.fromtimestamp(int(moment) / 1000, UTC) if whose == token and moment.isdigit() else None


@pages.before_request
def _keep_pace() -> Response | None:
    """Nobody has to look this often. The address counts, and the link, so that neither can be tried out at speed."""
    if request.endpoint in ("public.stylesheet", "public.ask", "public.stop"):  # a wish to be left alone never waits
        return None
    token = str((request.view_args or {}).get("token", ""))[:200]
    now = road().now()
    if _PACE.allows((current_app, "from", request.remote_addr or ""), now, 120) and _PACE.allows(
        (current_app, "link", token), now, 60
    ):
        return None
    response = paper("end.html", asked_language(), 429, key="slow")
    response.headers["Retry-After"] = "60"
    return response


def read_instant(given: str) -> datetime | None:
    """An instant as our forms write it; None for anything else, and for the ends of all time, which some clocks cannot show."""
    try:
        at = datetime.strptime(given, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if MINYEAR < at.year < MAXYEAR else None


def refuse_large(text: str, most: int = 4000) -> str:
    """A line somebody wrote, without what no mail or page can show; 413 where it is a book."""
    if len(text) > most:
        abort(413)
    return "".join(c for c in text.replace("\r\n", "\n") if c == "\n" or c.isprintable()).strip()
