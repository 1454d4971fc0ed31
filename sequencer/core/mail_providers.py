"""Mail providers people come with: their servers, and where the password for a program is made."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Provider:
    """`asks_for` is what its password for a program is called, `how` the way to one, `beware` what may stand in the way."""

    slug: str
    name: str
    smtp: str = ""
    imap: str = ""
    domains: tuple[str, ...] = ()
    asks_for: str = "Password"
    how: tuple[str, ...] = ()
    beware: str = ""


class Filing(StrEnum):
    """Who puts the copy of a sent mail into the Sent folder, as far as we have seen it."""

    USUAL = "usual"  # not seen yet: as is usual with this provider
    PROVIDER = "provider"
    OURSELVES = "ourselves"  # the provider does not, so we do
    UNSURE = "unsure"  # usually the provider does, but a copy did not show: we look each time


@dataclass(frozen=True)
class ProviderFacts:
    """What a provider does with a mail it takes from us; None where we do not know.

    `files_sent`: it puts a copy into the Sent folder by itself. `rewrites_ids`: it puts in another Message-ID.
    `is_seen`: we have seen who files the copies with our own mail in this very mailbox.
    """

    files_sent: bool | None = None
    rewrites_ids: bool | None = None
    is_seen: bool = False


_FACTS = {
    "gmail.com": ProviderFacts(files_sent=True, rewrites_ids=False),
    "googlemail.com": ProviderFacts(files_sent=True, rewrites_ids=False),
    "office365.com": ProviderFacts(files_sent=True, rewrites_ids=True),
    "outlook.com": ProviderFacts(files_sent=True, rewrites_ids=True),
    "mail.me.com": ProviderFacts(files_sent=True),
    "amazonaws.com": ProviderFacts(files_sent=False, rewrites_ids=True),
    "brevo.com": ProviderFacts(files_sent=False, rewrites_ids=True),
    "sendinblue.com": ProviderFacts(files_sent=False, rewrites_ids=True),
}
"""By the domain of the outgoing server: what is true of most mailboxes there, until we have seen it for ourselves."""

PROVIDERS = (
    Provider(
        "google",
        "Google",
        "smtp.gmail.com:587",
        "imap.gmail.com:993",
        ("gmail.com", "googlemail.com"),
        "App password",
        (
            "Switch on 2-step verification for the Google account.",
            "Open myaccount.google.com/apppasswords and make one, called Sequencer.",
            "Copy its sixteen letters into the field below.",
        ),
        "In Google Workspace an administrator may have to allow IMAP and app passwords first.",
    ),
    Provider(
        "microsoft",
        "Microsoft 365",
        "smtp.office365.com:587",
        "outlook.office365.com:993",
        ("outlook.com", "hotmail.com", "live.com"),
        "Password",
        (),
        "Microsoft takes no password any more for reading mail in most organisations. Where the check below stops at "
        "“Sign in to read”, this mailbox cannot be connected yet: choose one at another provider.",
    ),
    Provider(
        "fastmail",
        "Fastmail",
        "smtp.fastmail.com:465",
        "imap.fastmail.com:993",
        ("fastmail.com", "fastmail.fm"),
        "App password",
        (
            "In Fastmail, open Settings, then Privacy and security.",
            "Under App passwords make one with access to mail.",
            "Copy it into the field below.",
        ),
    ),
    Provider(
        "ionos",
        "IONOS",
        "smtp.ionos.com:465",
        "imap.ionos.com:993",
        ("ionos.com",),
        "Password of the mailbox",
        ("It is the one you sign in to webmail with, not the one of your IONOS contract.",),
        "In Germany the servers are smtp.ionos.de and imap.ionos.de.",
    ),
    Provider(
        "mailbox-org",
        "mailbox.org",
        "smtp.mailbox.org:465",
        "imap.mailbox.org:993",
        ("mailbox.org",),
        "Password",
        (
            "With two-factor sign-in, make an application password: Settings, mailbox.org, Security.",
            "Without it, your own password is the one to use.",
        ),
    ),
    Provider("own", "Own server", how=("Ask whoever runs your mail for the two servers and their ports.",)),
)


_SIGN_IN_HELP = {
    "gmail.com": "Google wants an app password, with 2-step verification on: https://myaccount.google.com/apppasswords",
    "googlemail.com": "Google wants an app password, with 2-step verification on: https://myaccount.google.com/apppasswords",
    "office365.com": "Microsoft 365 takes no password for IMAP any more, and for SMTP AUTH only where an administrator has "
    "switched it on: https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online",
    "outlook.com": "Outlook.com takes no password for IMAP any more: https://support.microsoft.com/office/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040",
    "yahoo.com": "Yahoo wants an app password: https://login.yahoo.com/account/security",
    "aol.com": "AOL wants an app password: https://login.aol.com/account/security",
    "me.com": "iCloud wants an app-specific password: https://account.apple.com/account/manage",
    "icloud.com": "iCloud wants an app-specific password: https://account.apple.com/account/manage",
    "gmx.net": "GMX lets programs in once POP3/IMAP is switched on in its settings: https://hilfe.gmx.net/pop-imap/einschalten.html",
    "gmx.com": "GMX lets programs in once POP3/IMAP is switched on in its settings: https://support.gmx.com/pop-imap/toggle.html",
    "web.de": "WEB.DE lets programs in once POP3/IMAP is switched on in its settings: https://hilfe.web.de/pop-imap/einschalten.html",
    "zoho.com": "Zoho wants IMAP switched on in its mail settings, and an app password with 2-step verification: https://accounts.zoho.com/home#security/app_password",
    "zoho.eu": "Zoho wants IMAP switched on in its mail settings, and an app password with 2-step verification: https://accounts.zoho.eu/home#security/app_password",
    "fastmail.com": "Fastmail wants an app password: https://app.fastmail.com/settings/security/apppasswords",
    "mailbox.org": "mailbox.org wants an application password where two-factor sign-in is on: https://login.mailbox.org",
}
"""By the domain of a mail server: what it usually is when a right password is refused, and where that is mended."""


def sign_in_help(host: str) -> str:
    """What to do when this server refuses a password: a sentence, with a link where the provider is known."""
    name = host.lower().rstrip(".")
    known = (says for domain, says in _SIGN_IN_HELP.items() if name == domain or name.endswith(f".{domain}"))
    return next(known, "Check both; some providers want an app password, or IMAP switched on in their settings first.")


def provider(slug: str) -> Provider:
    """The provider of this name; an own server for any other."""
    return next((one for one in PROVIDERS if one.slug == slug), PROVIDERS[-1])


def provider_of(email: str) -> Provider:
    """The provider an address belongs to by its domain; an own server where we cannot tell."""
    domain = email.rpartition("@")[2].lower()
    return next((one for one in PROVIDERS if domain in one.domains), PROVIDERS[-1])


def usual_facts(smtp_host: str) -> ProviderFacts:
    """What is known of the provider behind an outgoing server, before anything was tried."""
    host = smtp_host.lower().rstrip(".")
    return next((facts for name, facts in _FACTS.items() if host == name or host.endswith(f".{name}")), ProviderFacts())


def filing_seen(usual: ProviderFacts, *, is_filed: bool) -> Filing:
    """Who files the copies, after our own mail has lain in Sent, or has not.

    Where the provider usually does, one that does not show may only be late: then we look each time.
    """
    if is_filed:
        return Filing.PROVIDER
    return Filing.UNSURE if usual.files_sent else Filing.OURSELVES
