"""How a deed reaches us from outside: a mail by SMTP, one click, or a page with a button. Only loopback is opened."""

import re
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sequencer.core.plan.delays import Delay
from sequencer.demo import letters, visits
from sequencer.demo.browser import open_link, post, press
from sequencer.demo.clock import DemoClock
from sequencer.demo.ledger import Deed, Ledger
from sequencer.demo.letters import Received
from sequencer.demo.people import Plan
from sequencer.demo.post import Post
from sequencer.errors import SequencerError

_LOOPBACK = "127.0.0.1"
_PATIENCE = 20.0  # seconds
_READING = timedelta(seconds=25)
_STOP_LINK = re.compile(r"https?://\S+/c/stop/[\w.~-]+")
_OFFER_LINK = re.compile(r"/c/i/")

_Write = Callable[[Received, str, str, str, datetime, int], bytes]
_WRITES: dict[Deed, _Write] = {
    Deed.ANSWERS: letters.answer,
    Deed.ASKS_TO_STOP: letters.answer,
    Deed.IS_AWAY: letters.out_of_office,
    Deed.SENDS_A_TICKET: letters.ticket,
}
_PARTSTATS = {Deed.ACCEPTS: "ACCEPTED", Deed.PROPOSES: "TENTATIVE", Deed.DECLINES: "DECLINED"}
_FROM_NOBODY = frozenset({Deed.IS_AWAY, Deed.SENDS_A_TICKET})
"""Machines write with an empty return path, so that no machine answers them."""


@dataclass(frozen=True)
class Outside:
    """Where deeds happen: the clock people read by, the way their mails take, their mailboxes, and what is noted."""

    clock: DemoClock
    smtp_port: int
    post: Post
    ledger: Ledger

    def carry_out(self, plan: Plan) -> None:
        """Do what a person planned, and note it once it has reached us."""
        now, deed = self.clock(), plan.act.deed
        if deed in _WRITES:
            self._write(plan, now)
        elif deed is Deed.COMES_BACK:
            self.send("", plan.mail.address, letters.failure_report(plan.mail, now, plan.number))
        elif deed in _PARTSTATS:
            self._answer_invitation(plan, now)
        else:
            self._visit(plan)
        self.ledger.note(self.clock(), plan.person.address, deed, plan.act.words)
        if deed is Deed.RACES:
            self.ledger.note(self.clock(), plan.act.rival, Deed.BOOKS)

    def send(self, sender: str, recipient: str, raw: bytes) -> None:
        with smtplib.SMTP(_LOOPBACK, self.smtp_port, timeout=_PATIENCE) as smtp:
            smtp.sendmail(sender, [recipient], raw)

    def _write(self, plan: Plan, now: datetime) -> None:
        person, act = plan.person, plan.act
        address = act.sender or person.address
        raw = _WRITES[act.deed](plan.mail, person.name, address, act.words, now.astimezone(person.zone), plan.number)
        self.send("" if act.deed in _FROM_NOBODY else address, plan.mail.address, raw)
        self.post.keep(person.address, now, raw, is_own=True)

    def _answer_invitation(self, plan: Plan, now: datetime) -> None:
        person, at = plan.person, now.astimezone(plan.person.zone)
        partstat, later = _PARTSTATS[plan.act.deed], _later(plan.act.later)
        raw = letters.calendar_answer(plan.mail, person.name, person.address, partstat, at, plan.number, later)
        self.send(person.address, plan.mail.address, raw)
        self.post.keep(person.address, now, raw, is_own=True)

    def _visit(self, plan: Plan) -> None:
        match plan.act.deed:
            case Deed.CLICKS:
                click(plan.mail)
            case Deed.OPENS_THE_PAGE:
                _press_the_button(plan.mail)
            case Deed.BOOKS:
                visits.book(plan.mail, self._read, plan.act.number)
            case Deed.RACES:
                visits.race(self._offer_to(plan.act.rival), plan.mail, self._read)
            case Deed.MOVES:
                visits.move(plan.mail, self._read)
            case Deed.CALLS_OFF:
                visits.call_off(plan.mail, self._read)

    def _read(self) -> None:
        self.clock.pass_by(_READING)

    def _offer_to(self, address: str) -> Received:
        """The latest mail to somebody in which they may choose a time."""
        for mail in self.post.of(address):
            if not mail.is_own and _OFFER_LINK.search(mail.shown.text):
                return mail.shown
        raise SequencerError(f"The demo has offered {address} no times yet.")


def _later(words: str) -> timedelta:
    """A length of time as the cast file writes it; none at all where it writes nothing."""
    return Delay.parse(words).roughly if words else timedelta()


def click(mail: Received) -> None:
    """What a mail program does behind its unsubscribe button (RFC 8058): one POST, no cookie, no redirect followed."""
    page = post(mail.one_click_url, {"List-Unsubscribe": "One-Click"})
    if page.status != 200:
        raise SequencerError(f"One click of the demo was answered with {page.status}.")


def _press_the_button(mail: Received) -> None:
    """Open the link that stands in the mail, and press the button of the page."""
    link = _STOP_LINK.search(mail.text)
    if link is None:
        raise SequencerError("The demo found no opt-out link in a mail.")
    page = open_link(link.group())
    form = page.form("once", "POST")
    if form is None:
        raise SequencerError("The demo found no button on the opt-out page.")
    done = press(page, form)
    if done.status != 200:
        raise SequencerError(f"The opt-out page of the demo was answered with {done.status}.")
