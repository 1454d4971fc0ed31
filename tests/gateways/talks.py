"""What is said to the scripted SMTP server, and how long its answers may take where it gives any."""

from patient import PATIENCE

from sequencer.gateways.smtp import Timeouts

RAW = b"From: ada@acme.example\r\nTo: bo@beta.example\r\nSubject: Hello\r\n\r\nHow are you?\r\n"
PATIENT = Timeouts(
    connect=PATIENCE,
    greeting=PATIENCE,
    command=PATIENCE,
    data=PATIENCE,
    block=PATIENCE,
    dot=PATIENCE,
    leave=PATIENCE,
)
