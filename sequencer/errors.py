"""One tree of errors. Decisions are returned with a reason; only surprises are raised."""


class SequencerError(Exception):
    """The root: whatever this product raises on purpose."""


class UserError(SequencerError):
    """Input somebody can mend. The text is a whole sentence and safe to show."""


class UnreadCalendarError(UserError):
    """Somebody's calendar cannot be read, so none of their time is offered unless a person says so."""


class TooFewTimesError(UserError):
    """An interview plan has fewer free times than an offer needs."""

    def __init__(self, text: str, plan_id: int) -> None:
        super().__init__(text)
        self.plan_id = plan_id


class RenderError(SequencerError):
    """A text cannot become a mail: the message names the field, header or rule."""


class MailError(SequencerError):
    """Something went wrong between us and the SMTP server.

    `stage` is one of core.states.Stage; `code` the three-digit reply or 0 where there was none.
    """

    def __init__(self, text: str, *, stage: str = "", code: int = 0) -> None:
        super().__init__(text)
        self.text = text
        self.stage = stage
        self.code = code


class Temporary(MailError):
    """Nothing was accepted; the same bytes may be tried again later."""


class Permanent(MailError):
    """Refused for good; trying again would not help."""


class UncertainDelivery(MailError):
    """The final dot left us and no clear answer came: only evidence may resolve it."""


class MailboxError(SequencerError):
    """A mailbox cannot be reached or read. The text names the setting to look at; `said` is the server's own sentence."""

    def __init__(self, text: str, *, said: str = "") -> None:
        super().__init__(text)
        self.said = said


class BusyError(MailboxError):
    """The server is there and takes no sign-ins at the moment; that passes by itself."""


class SignInError(MailboxError):
    """The server refuses the user name or the password; trying that again and again may lock the account."""


class HiddenFolderError(MailboxError):
    """The server lets us in, but does not open a folder that we have to read."""


class RefusedMailError(MailboxError):
    """The server answers, but not for this one mail; the session goes on with the others."""


class CalendarError(SequencerError):
    """A colleague's calendar cannot be reached or read. The text is a whole sentence and safe to show."""


class CalendarSignInError(CalendarError):
    """The calendar's server refuses the credential; trying that again and again may lock the account."""


class InterruptedWorkError(SequencerError):
    """The process is stopping, or a tool of it could not start: the work stays where it was and is done later."""
