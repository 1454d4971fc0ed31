"""A plain mail before it is frozen."""

from sequencer.core.write.message import Draft

DRAFT = Draft(
    sender_name="Ana Teles",
    sender_address="ana@northlight.example",
    recipient_name="Lena Brandt",
    recipient_address="lena@brandt.example",
    subject="Your talk",
    text="Hi Lena,\n\nshall we talk?\n",
    html="<p>Hi Lena,</p>\n<p>shall we talk?</p>\n",
    message_id="<sq-abc@northlight.example>",
)
