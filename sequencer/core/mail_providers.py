"""Mail providers people come with: their servers, and where the password for a program is made."""

from dataclasses import dataclass


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


def provider(slug: str) -> Provider:
    """The provider of this name; an own server for any other."""
    return next((one for one in PROVIDERS if one.slug == slug), PROVIDERS[-1])


def provider_of(email: str) -> Provider:
    """The provider an address belongs to by its domain; an own server where we cannot tell."""
    domain = email.rpartition("@")[2].lower()
    return next((one for one in PROVIDERS if domain in one.domains), PROVIDERS[-1])
