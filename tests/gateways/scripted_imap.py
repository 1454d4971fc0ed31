"""An IMAP server that follows a script."""

import contextlib
import socket
import threading


class Scripted:
    """Answers a command by the first of the given words that is in it; `None` hangs up. Everything else is OK."""

    def __init__(self, script):
        self._script = {b"CAPABILITY": (b"* CAPABILITY IMAP4rev1\r\n", b"OK"), **script}
        self.asked = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def stop(self):
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def _serve(self):
        with contextlib.suppress(OSError):
            while True:
                sock, _ = self._listener.accept()
                with sock, sock.makefile("rb") as lines, contextlib.suppress(ConnectionError):
                    self._talk(sock, lines)

    def _talk(self, sock, lines):
        sock.sendall(b"* OK hello\r\n")
        for line in lines:
            tag, said = line.rstrip().split(b" ", 1)
            self.asked.append(said)
            untagged, verdict = self._answer(said)
            sock.sendall(untagged + (tag + b" " + verdict + b" done\r\n" if verdict else b""))
            if not verdict:
                return

    def _answer(self, said):
        return next((answer for words, answer in self._script.items() if words in said), (b"", b"OK"))
