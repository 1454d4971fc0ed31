"""What is said to the scripted SMTP server, and how long its answers are waited for."""

from sequencer.gateways.smtp import Timeouts

RAW = b"From: ada@acme.example\r\nTo: bo@beta.example\r\nSubject: Hello\r\n\r\nHow are you?\r\n"
QUICK = Timeouts(connect=5, greeting=0.3, command=0.3, data=0.3, block=2, dot=0.3, leave=0.3)
