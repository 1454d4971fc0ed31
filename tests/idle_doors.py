"""Sessions at the fake inboxes that wait for news as IMAP does, for the watcher."""

import socket


class IdleDoor:
    """A session of the fake inboxes that can wait for news; `tell` makes the server speak."""

    def __init__(self, door, *, can_idle):
        self.door = door
        self.can_idle = can_idle
        self.idled = 0
        self.is_closed = False
        self.answers = True
        self._here, self._there = socket.socketpair()

    def __getattr__(self, name):
        return getattr(self.door, name)

    def idle_start(self):
        assert self.can_idle, "the server knows no IDLE"
        self.idled += 1

    def idle_events(self, timeout):
        self._here.setblocking(False)
        try:
            return b"!" in self._here.recv(100)
        except BlockingIOError:
            return False

    def idle_done(self):
        if self.answers:
            self._there.send(b".")

    def idle_stop(self):
        self.idle_events(0)

    def tell(self):
        self._there.send(b"!")

    def socket_fd(self):
        return self._here.fileno()

    def close(self):
        self.is_closed = True
        self._here.close()
        self._there.close()


class Line:
    """Opens sessions at the fake inboxes and remembers them; `trouble` is raised instead, as often as it lasts."""

    def __init__(self, inboxes):
        self.inboxes = inboxes
        self.can_idle = True
        self.trouble = []
        self.sessions = []

    def open(self, account):
        if self.trouble:
            raise self.trouble.pop(0)
        self.sessions.append(IdleDoor(self.inboxes.open(account), can_idle=self.can_idle))
        return self.sessions[-1]
