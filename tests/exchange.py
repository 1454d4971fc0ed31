"""A provider that gives every mail an id of its own, as large ones do."""

from dataclasses import dataclass

from doors import FakePost, _Answer


@dataclass
class Exchange(FakePost):
    """Puts in an id of its own, keeps ours in a field of its own, and files what left under the new id.

    `keeps` names that field, or nothing; `tells` puts the new id into the reply to the dot, `says` anything
    else.
    """

    inboxes: object = None
    keeps: str = "X-Microsoft-Original-Message-ID"
    tells: bool = False
    files: bool = True
    says: str = ""

    def open(self, account):
        connection = super().open(account)
        finish = connection.finish

        def rewriting(raw):
            answer = finish(raw)
            number = len(self.mails)
            recipient, _ = self.mails.pop()
            self.mails.append((recipient, self.rewritten(raw, number)))
            if self.files:
                self.inboxes.deliver(account.email, self.mails[-1][1], "Sent")
            if self.says:
                return _Answer(text=self.says)
            return _Answer(text=f"2.0.0 OK <{number:08d}.prod@outlook.example> [Hostname=X]") if self.tells else answer

        connection.finish = rewriting
        return connection

    def rewritten(self, raw, number):
        kept = f"{self.keeps}:".encode() if self.keeps else b"X-Dropped:"
        return f"Message-ID: <{number:08d}.prod@outlook.example>\r\n".encode() + raw.replace(b"Message-ID:", kept, 1)
