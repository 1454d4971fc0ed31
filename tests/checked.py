"""A mailbox that is tried out, with a provider that brings back what it writes to itself."""

from dataclasses import dataclass
from datetime import timedelta

from doors import FakePost
from errands import work

from sequencer.core.plan.checking import CheckState
from sequencer.flows.check_mailbox import begin_check
from sequencer.store.mailbox_checks import latest_check

ADA = "ada@acme.example"


@dataclass
class Provider(FakePost):
    """A server that brings a mail to oneself back into the mailbox; `twist` may change, lose or misfile it."""

    inboxes: object = None
    twist: object = lambda raw: (raw, "INBOX")

    def open(self, account):
        self.bring_back()
        return super().open(account)

    def bring_back(self):
        for _, raw in self.mails[self.inboxes.brought :]:
            changed, folder = self.twist(raw)
            if folder:
                self.inboxes.deliver(ADA, changed, folder)
        self.inboxes.brought = len(self.mails)


def finish(road, clock, post, seconds=90):
    """The check to its end, second by second; then all at once the time that is left."""
    begin_check(road, 1, "nadia")
    until = clock() + timedelta(seconds=seconds)
    while clock() < until and is_running(road):
        work(road)
        post.bring_back()
        clock.pass_by(seconds=1)
    clock.at = until
    work(road)


def is_running(road):
    with road.database.read() as session:
        return latest_check(session, 1).state is CheckState.RUNNING
