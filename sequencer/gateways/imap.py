"""Opening a session at a mailbox's own IMAP server; what can be asked of it is told in imap_session."""

import ssl
from imaplib import IMAP4

from imapclient.exceptions import LoginError

from sequencer.core.accounts import Account, Tls
from sequencer.core.mail_providers import sign_in_help
from sequencer.errors import BusyError, MailboxError, SignInError, UserError
from sequencer.gateways.folders import Folders
from sequencer.gateways.imap_answers import FolderState, Head
from sequencer.gateways.imap_client import TROUBLE, Client, shown
from sequencer.gateways.imap_session import ImapSession
from sequencer.gateways.network import Guard
from sequencer.gateways.sign_in import sign_in_imap
from sequencer.gateways.wire import Wire, machine_trust

__all__ = ["FolderState", "Folders", "Head", "ImapSession", "open_imap"]


def open_imap(
    account: Account, guard: Guard, *, timeout: float = 30.0, context: ssl.SSLContext | None = None
) -> ImapSession:
    """A signed-in session, encrypted as configured. `timeout` in seconds is for each answer.

    Raises MailboxError with a sentence that names the setting to look at. `context` replaces the machine's
    own trust in certificates.
    """

    def signed_in() -> Client:
        return _signed_in(account, guard, timeout, context or machine_trust())

    return ImapSession(signed_in(), _place(account), signed_in)


def _signed_in(account: Account, guard: Guard, timeout: float, context: ssl.SSLContext) -> Client:
    wire = Wire(guard.connect(account.imap.host, account.imap.port, timeout))
    try:
        client = _greeted(wire, account, timeout, context)
        _sign_in(client, account)
    except BaseException:
        wire.close()
        raise
    return client


def _greeted(wire: Wire, account: Account, timeout: float, context: ssl.SSLContext) -> Client:
    place = _place(account)
    try:
        if account.imap.tls is Tls.TLS:
            wire.encrypt(context, account.imap.host, timeout)
        client = Client(wire, account.imap.host, account.imap.port, timeout)
        if account.imap.tls is Tls.STARTTLS:
            client.starttls(context)
    except ssl.SSLCertVerificationError:
        raise MailboxError(f"The certificate of {place} does not prove that name. Check the host name.") from None
    except ssl.SSLError:
        text = f"No encrypted connection to {place}. Check host, port and kind of encryption."
        raise MailboxError(text) from None
    except TROUBLE:
        wanted = "an IMAP server" if account.imap.tls is not Tls.STARTTLS else "an IMAP server that offers STARTTLS"
        text = f"{place} does not answer as {wanted}. Check host, port and kind of encryption."
        raise MailboxError(text) from None
    return client


def _sign_in(client: Client, account: Account) -> None:
    place = _place(account)
    try:
        sign_in_imap(client, account.credentials)
    except UserError as error:
        raise MailboxError(str(error)) from None
    except LoginError as error:
        # The library calls a lost connection a refused login too; only the cause tells them apart.
        is_busy = any(word in str(error).upper() for word in ("[UNAVAILABLE]", "[LIMIT]", "[INUSE]"))
        if is_busy or isinstance(error.__context__, IMAP4.abort):
            raise BusyError(f"{place} (IMAP) takes no sign-ins right now.") from None
        text = f"The user name or password was refused by {place} (IMAP). {sign_in_help(account.imap.host)}"
        raise SignInError(text, said=shown(error)) from None
    except TROUBLE:
        raise MailboxError(f"{place} (IMAP) hung up while signing in. Check host, port and encryption.") from None


def _place(account: Account) -> str:
    return f"{account.imap.host}:{account.imap.port}"
