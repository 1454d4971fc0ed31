"""Opening a connection to a mailbox's own SMTP server; sending over it is told in smtp_connection."""

import ssl

from sequencer.core.accounts import Account, Tls
from sequencer.core.states import Stage
from sequencer.errors import MailboxError, Permanent, Temporary
from sequencer.gateways.network import Guard
from sequencer.gateways.sign_in import sign_in_smtp
from sequencer.gateways.smtp_client import SmtpClient, shown
from sequencer.gateways.smtp_connection import Reply, SmtpConnection, StaleConnection, Timeouts
from sequencer.gateways.wire import Wire, machine_trust

__all__ = ["Reply", "SmtpConnection", "StaleConnection", "Timeouts", "open_smtp"]


def open_smtp(
    account: Account, guard: Guard, *, timeouts: Timeouts | None = None, context: ssl.SSLContext | None = None
) -> SmtpConnection:
    """A connection on which mail can begin: encrypted as configured, greeted, signed in.

    Raises Temporary (stage CONNECT, TLS or SIGN_IN) when it may work later or after a setting was mended, and
    Permanent (only stage SIGN_IN) when user name or password were refused: the mailbox's trouble, not the mail's.
    `context` replaces the machine's own trust in certificates.
    """
    times = timeouts or Timeouts()
    client = _connected(account, guard, times)
    try:
        _greet_and_encrypt(client, account, times, context or machine_trust())
        _sign_in(client, account)
    except BaseException:
        client.close()
        raise
    return SmtpConnection(client, times)


def _connected(account: Account, guard: Guard, times: Timeouts) -> SmtpClient:
    try:
        sock = guard.connect(account.smtp.host, account.smtp.port, times.connect)
    except MailboxError as error:
        raise Temporary(str(error), stage=Stage.CONNECT) from None
    return SmtpClient(Wire(sock), times.greeting)


def _greet_and_encrypt(client: SmtpClient, account: Account, times: Timeouts, context: ssl.SSLContext) -> None:
    if account.smtp.tls is Tls.TLS:
        _encrypt(client, account, times, context)
    try:
        client.await_answer()
        if client.getreply()[0] != 220:
            raise ConnectionAbortedError("no greeting")
        client.patience = times.command
        _introduce(client)
        if account.smtp.tls is not Tls.STARTTLS:
            return
        # Going on without encryption would hand the password to whoever took the offer out of the line (S-35).
        if not client.has_extn("starttls") or client.docmd("STARTTLS")[0] != 220:
            raise Temporary(
                f"{_place(account)} offers no STARTTLS. Check the port and the kind of encryption.", stage=Stage.TLS
            )
    except OSError:
        text = f"{_place(account)} does not answer as an SMTP server. Check host, port and kind of encryption."
        raise Temporary(text, stage=Stage.CONNECT) from None
    _encrypt(client, account, times, context)
    _introduce_again(client, account)


def _introduce(client: SmtpClient) -> None:
    if client.ehlo()[0] != 250 and client.helo()[0] != 250:
        raise ConnectionAbortedError("no welcome")


def _introduce_again(client: SmtpClient, account: Account) -> None:
    """What was offered before encryption may be a forgery and is forgotten (RFC 3207 4.2)."""
    client.esmtp_features.clear()
    try:
        _introduce(client)
    except OSError:
        raise Temporary(f"{_place(account)} fell silent after STARTTLS.", stage=Stage.TLS) from None


def _encrypt(client: SmtpClient, account: Account, times: Timeouts, context: ssl.SSLContext) -> None:
    try:
        client.wire.encrypt(context, account.smtp.host, times.connect)
    except ssl.SSLCertVerificationError:
        text = f"The certificate of {_place(account)} does not prove that name. Check the host name."
        raise Temporary(text, stage=Stage.TLS) from None
    except (OSError, ValueError):  # ValueError: a host name that no certificate could bear
        text = f"No encrypted connection to {_place(account)}. Check host, port and kind of encryption."
        raise Temporary(text, stage=Stage.TLS) from None


def _sign_in(client: SmtpClient, account: Account) -> None:
    if not account.credentials.user or not client.has_extn("auth"):
        return
    try:
        code, text = sign_in_smtp(client, account.credentials)
    except OSError:
        raise Temporary(f"{_place(account)} hung up while signing in.", stage=Stage.SIGN_IN) from None
    if 200 <= code < 300:
        return
    kind = Permanent if code >= 500 else Temporary
    advice = f"Check the user name and the password for {_place(account)}; some providers want an app password."
    raise kind(f"{shown(text.encode())} {advice}".strip(), stage=Stage.SIGN_IN, code=max(code, 0))


def _place(account: Account) -> str:
    return f"{account.smtp.host}:{account.smtp.port}"
