"""How a deed reaches us from outside: a mail by SMTP, one click, or a page with a button. Only loopback is opened."""

import re
import smtplib
from datetime import datetime
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from sequencer.demo import letters
from sequencer.demo.ledger import Deed
from sequencer.demo.letters import Received
from sequencer.demo.people import Plan
from sequencer.errors import SequencerError

_LOOPBACK = "127.0.0.1"
_PATIENCE = 20.0  # seconds
_ONCE = re.compile(r'name="once" value="([^"]+)"')
_STOP_LINK = re.compile(r"https?://\S+/c/stop/\S+")


def carry_out(plan: Plan, now: datetime, smtp_port: int) -> None:
    """Do what a person planned, and return once it has reached us."""
    person, act, to, at = plan.person, plan.act, plan.mail, now.astimezone(plan.person.zone)
    address = act.sender or person.address
    match act.deed:
        case Deed.ANSWERS:
            raw = letters.answer(to, person.name, address, act.words, at, plan.number)
            _post(smtp_port, address, to.address, raw)
        case Deed.IS_AWAY:
            raw = letters.out_of_office(to, person.name, address, act.words, at, plan.number)
            _post(smtp_port, "", to.address, raw)
        case Deed.SENDS_A_TICKET:
            raw = letters.ticket(to, person.name, address, act.words, at, plan.number)
            _post(smtp_port, "", to.address, raw)
        case Deed.COMES_BACK:
            _post(smtp_port, "", to.address, letters.failure_report(to, at, plan.number))
        case Deed.CLICKS:
            _click(to)
        case Deed.OPENS_THE_PAGE:
            _press_the_button(to)


def _post(port: int, sender: str, recipient: str, raw: bytes) -> None:
    with smtplib.SMTP(_LOOPBACK, port, timeout=_PATIENCE) as smtp:
        smtp.sendmail(sender, [recipient], raw)


def _click(mail: Received) -> None:
    """What a mail program does behind its unsubscribe button (RFC 8058): one POST, no cookie, no redirect followed."""
    _ask("POST", mail.one_click_url, {"List-Unsubscribe": "One-Click"})


def _press_the_button(mail: Received) -> None:
    """Open the link that stands in the mail, and press the button of the page."""
    link = _STOP_LINK.search(mail.text)
    if link is None:
        raise SequencerError("The demo found no opt-out link in a mail.")
    once = _ONCE.search(_ask("GET", link.group()))
    if once is None:
        raise SequencerError("The demo found no button on the opt-out page.")
    _ask("POST", link.group(), {"once": once.group(1)})


def _ask(method: str, url: str, form: dict[str, str] | None = None) -> str:
    parts = urlsplit(url)
    connection = HTTPConnection(_LOOPBACK, parts.port, timeout=_PATIENCE)
    try:
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        connection.request(method, parts.path, urlencode(form) if form else None, headers)
        answer = connection.getresponse()
        page = answer.read().decode()
    finally:
        connection.close()
    if answer.status != 200:
        raise SequencerError(f"The demo's {method} of the opt-out page was answered with {answer.status}.")
    return page
