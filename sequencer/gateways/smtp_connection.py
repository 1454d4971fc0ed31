"""Sending one mail, stage by stage, so that "not accepted" and "unknown" are never mixed up."""

from dataclasses import dataclass

from sequencer.core.states import Stage
from sequencer.errors import MailError, Permanent, Temporary, UncertainDelivery
from sequencer.gateways.envelope import Extensions, data_form, envelope
from sequencer.gateways.smtp_client import SmtpClient, shown

_BLOCK = 65536


@dataclass(frozen=True)
class Timeouts:
    """Seconds. A shorter wait for the answer to the dot makes duplicates (RFC 5321 4.5.3.2, RFC 1047)."""

    connect: float = 30.0  # also for the TLS handshake
    greeting: float = 300.0
    command: float = 300.0
    data: float = 120.0
    block: float = 180.0
    dot: float = 600.0
    leave: float = 2.0  # for RSET and QUIT: no mail depends on their answers


@dataclass(frozen=True)
class Reply:
    code: int
    text: str


class StaleConnection(Temporary):
    """The server was gone when a mail should begin. Nothing was sent: try once more, at once, on a new one."""


class SmtpConnection:
    """A signed-in connection: one mail at a time, many one after the other.

    `begin` brings a mail up to the server's 354; then either `finish` or `abandon` it.
    """

    def __init__(self, client: SmtpClient, timeouts: Timeouts) -> None:
        self._client = client
        self._timeouts = timeouts
        self._is_in_a_mail = False
        self._is_pipelining = client.has_extn("pipelining")
        self._extensions = Extensions(
            size=client.has_extn("size"), size_limit=client.size_limit, smtputf8=client.has_extn("smtputf8")
        )

    @property
    def is_open(self) -> bool:
        return self._client.is_open

    def begin(self, sender: str, recipient: str, size: int, *, needs_smtputf8: bool = False) -> None:
        """Return once the server said 354. Until then, and until `finish`, nothing has been accepted.

        `size` is the mail's length in octets. Raises Temporary or Permanent with the stage; the connection is
        then ready for another mail, or closed. StaleConnection: the server had hung up already.
        """
        commands = envelope(sender, recipient, size, needs_smtputf8=needs_smtputf8, offered=self._extensions)
        waits = (self._timeouts.command, self._timeouts.command, self._timeouts.data)
        if self._is_pipelining:
            self._say(Stage.MAIL, b"".join(line for _, line in commands))
        for at, (stage, line) in enumerate(commands):
            if not self._is_pipelining:
                self._say(stage, line)
            reply = self._heard(stage, waits[at])
            if not _is_go(stage, reply):
                raise self._refused(stage, reply, unread=len(commands) - at - 1 if self._is_pipelining else 0)
        self._is_in_a_mail = True

    def finish(self, raw: bytes) -> Reply:
        """The mail itself, its final dot, and the server's word that it has taken it.

        Raises Temporary or Permanent (stage BODY) when the server refused it or cannot have seen the dot, and
        UncertainDelivery when the dot may have left and no clear answer came: then nobody may send it again.
        """
        if not self._is_in_a_mail:
            raise Temporary("No mail was begun on this connection.", stage=Stage.BODY)
        self._write(data_form(raw))
        try:
            reply = self._answer(self._timeouts.dot)
        except OSError as error:
            self.abandon()
            raise UncertainDelivery(f"No answer to the final dot: {_why(error)}.", stage=Stage.BODY) from None
        self._is_in_a_mail = False
        if 200 <= reply.code < 300:
            return reply
        if reply.code >= 400:
            raise self._refused(Stage.BODY, reply)
        self.abandon()
        raise UncertainDelivery(f"The answer to the final dot makes no sense: {reply.text}", stage=Stage.BODY)

    def abandon(self) -> None:
        """Hang up without a dot: the server has to discard what it has of the mail (RFC 5321 4.1.1.4)."""
        self._is_in_a_mail = False
        self._client.close()

    def reset(self) -> bool:
        """Whether the connection still lives, to be asked between two mails. Never raises."""
        is_alive = self._ended_well("RSET")
        if not is_alive:
            self._client.close()
        return is_alive

    def close(self) -> None:
        """Say goodbye. Whatever the server answers, or does not, changes nothing for any mail (X-07)."""
        self._ended_well("QUIT")
        self._client.close()

    def _say(self, stage: Stage, data: bytes) -> None:
        try:
            if not self._client.is_open or self._is_in_a_mail:  # the mail before was neither finished nor abandoned
                raise ConnectionResetError("it cannot take a new mail")
            self._client.wire.send(data, self._timeouts.block)
        except OSError as error:
            raise self._broken(stage, error) from None

    def _heard(self, stage: Stage, seconds: float) -> Reply:
        try:
            return self._answer(seconds)
        except OSError as error:
            raise self._broken(stage, error) from None

    def _answer(self, seconds: float) -> Reply:
        self._client.patience = seconds
        self._client.await_answer()
        code, text = self._client.getreply()
        return Reply(code, shown(text))

    def _write(self, data: bytes) -> None:
        """Hand the whole text to the kernel, or say how far it can have come.

        On a plain line an error proves that the last octet stayed here. TLS proves nothing of the kind for
        the block that was under way, so trouble with the last one leaves us uncertain.
        """
        view = memoryview(data)
        for start in range(0, len(data), _BLOCK):
            may_hold_the_dot = start + _BLOCK >= len(data) and self._client.wire.is_encrypted
            try:
                self._client.wire.send(view[start : start + _BLOCK], self._timeouts.block)
            except OSError as error:
                self.abandon()
                kind = UncertainDelivery if may_hold_the_dot else Temporary
                raise kind(
                    f"The connection broke in the middle of the mail: {_why(error)}.", stage=Stage.BODY
                ) from None

    def _refused(self, stage: Stage, reply: Reply, *, unread: int = 0) -> MailError:
        """The error for an answer that is no go, with the connection made ready for the next mail or closed."""
        if reply.code == 421 or reply.code < 400 or not self._has_moved_on(unread):
            self.abandon()
        elif stage is not Stage.BODY:
            self.reset()
        if reply.code == 421 and stage is Stage.MAIL:
            return StaleConnection(reply.text, stage=stage, code=reply.code)
        if reply.code < 400:
            return Temporary(f"The server's answer makes no sense: {reply.text}", stage=stage)
        kind = Permanent if reply.code >= 500 else Temporary
        return kind(reply.text, stage=stage, code=reply.code)

    def _has_moved_on(self, unread: int) -> bool:
        """Hear the answers to what was sent ahead. A 354 among them would take any command of ours for text.

        Where no recipient was accepted and 354 comes all the same, a lone dot ends the mail that goes to nobody
        (RFC 2920 3.1).
        """
        try:
            codes = [self._answer(self._timeouts.data).code for _ in range(unread)]
            if codes and codes[-1] == 354 and all(code >= 400 for code in codes[:-1]):
                self._client.wire.send(b".\r\n", self._timeouts.block)
                return self._answer(self._timeouts.data).code >= 200
            return all(code >= 400 for code in codes)
        except OSError:
            return False

    def _broken(self, stage: Stage, error: OSError) -> Temporary:
        self.abandon()
        is_stale = stage is Stage.MAIL and not isinstance(error, TimeoutError)
        return (StaleConnection if is_stale else Temporary)(f"The connection broke: {_why(error)}.", stage=stage)

    def _ended_well(self, command: str) -> bool:
        if not self._client.is_open or self._is_in_a_mail:  # after 354 any command would be text
            return False
        try:
            self._client.patience = self._timeouts.leave
            return bool(200 <= self._client.docmd(command)[0] < 300)
        except OSError:
            return False


def _is_go(stage: Stage, reply: Reply) -> bool:
    return reply.code == 354 if stage is Stage.DATA else 200 <= reply.code < 300


def _why(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return "it took too long"
    return str(error.strerror or error) or type(error).__name__
