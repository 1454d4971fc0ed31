"""Reports in the form of RFC 3464 and 5965, as systems of the world fill it in, well and badly, and what each means."""

from typing import NamedTuple


class Filled(NamedTuple):
    system: str
    subject: str
    words: str  # the human part
    fields: str  # the recipient's group of the status part, or the feedback report
    to: str = "yun@example.com"  # whom our mail was written to
    kind: str = "bounce"
    permanence: str = "hard"
    cause: str = "unknown_user"
    reported: tuple[str, ...] = ("yun@example.com",)
    form: str = "delivery-status"
    sender: str = "MAILER-DAEMON@mx.example"


IN_FORM = (
    Filled("Exchange in French", "Non remis : Infirmière", "Échec de la remise pour ces destinataires ou groupes :\n\nyun@example.com\nL'adresse de courrier que vous avez entrée est introuvable.", "Final-Recipient: rfc822;yun@example.com\nAction: failed\nStatus: 5.1.1"),
    Filled("Exchange in Italian", "Non recapitabile: Infermiera", "Impossibile recapitare a questi destinatari o gruppi:\n\nyun@example.com\nLa cassetta postale del destinatario è piena.", "Final-Recipient: rfc822;yun@example.com\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp;554 5.2.2 mailbox full", permanence="soft", cause="mailbox_full"),
    Filled("Exchange in Japanese", "配信不能: 看護師", "次の受信者またはグループへの配信に失敗しました:\n\nyun@example.com\n送信する権限がありません。", "Final-Recipient: rfc822;yun@example.com\nAction: failed\nStatus: 5.7.1", permanence="undetermined", cause="policy"),
    Filled("Exchange Online in Portuguese", "Não é possível entregar: Enfermeira", "Sua mensagem para yun@example.com não pôde ser entregue.\nyun não foi encontrado em example.com.", "Final-Recipient: rfc822;yun@example.com\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found"),
    Filled("an international address", "Undeliverable", "Sorry.", "Final-Recipient: utf-8; jürgen@bücher.example\nAction: failed\nStatus: 5.1.1", to="jürgen@bücher.example", reported=("jürgen@bücher.example",), form="global-delivery-status"),
    Filled("a relay that leaves escapes in", "Undelivered", "Sorry.", "Original-Recipient: rfc822;yun+2Bjobs@example.com\nFinal-Recipient: rfc822;y.tan@inner.example.com\nAction: failed\nStatus: 5.1.1", to="yun+jobs@example.com", reported=("yun+jobs@example.com",)),
    Filled("an inner system", "Undelivered", "Sorry.", "Final-Recipient: rfc822; ytan@exchange.corp\nAction: failed\nStatus: 5.1.1"),
    Filled("a forwarding host", "Undelivered", "<y.tan@elsewhere.example>: mailbox full (expanded from: <yun@example.com>)", "Final-Recipient: rfc822; y.tan@elsewhere.example\nAction: failed\nStatus: 5.2.2", permanence="soft", cause="mailbox_full"),
    Filled("a silent forwarding host", "Undelivered", "The account is over quota.", "Final-Recipient: rfc822; y.tan@elsewhere.example\nAction: failed\nStatus: 5.2.2", permanence="soft", cause="mailbox_full"),
    Filled("one that names the sender", "Undelivered", "Your mail could not be delivered: user unknown.", "Final-Recipient: rfc822; recruiting@company.example\nAction: failed\nStatus: 5.1.1"),
    Filled("one that names nobody", "Undelivered", "Your mail could not be delivered.", "Final-Recipient: rfc822; \nAction: failed\nStatus: 5.1.1"),
    Filled("groups that run on", "Undelivered", "Sorry.", "Final-Recipient: rfc822; a@example.com\nAction: failed\nStatus: 5.1.1\nFinal-Recipient: rfc822; b@example.com\nAction: failed\nStatus: 5.1.1", to="a@example.com, b@example.com", reported=("a@example.com", "b@example.com")),
    Filled("a blank line too many", "Undelivered", "Sorry.", "Final-Recipient: rfc822; yun@example.com\n\nAction: failed\nStatus: 5.1.1"),
    Filled("one gone, one full", "Undelivered", "Sorry.", "Final-Recipient: rfc822; a@example.com\nAction: failed\nStatus: 5.1.1\n\nFinal-Recipient: rfc822; b@example.com\nAction: failed\nStatus: 5.2.2", to="a@example.com, b@example.com", reported=("a@example.com", "b@example.com"), permanence="soft", cause="mailbox_full"),
    Filled("one late, one gone", "Undelivered", "Sorry.", "Final-Recipient: rfc822; a@example.com\nAction: delayed\nStatus: 4.4.1\n\nFinal-Recipient: rfc822; yun@example.com\nAction: failed\nStatus: 5.1.1"),
    Filled("upper case and a comment", "UNDELIVERED", "SORRY.", "FINAL-RECIPIENT: RFC822;YUN@EXAMPLE.COM\nACTION: FAILED (PERMANENT)\nSTATUS: 5.1.1 (BAD DESTINATION)"),
    Filled("a late mail", "Delivery delayed", "Still trying.", "Final-Recipient: rfc822; yun@example.com\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; 451 connection timed out", kind="delivery_notice", permanence="soft", cause="network"),
    Filled("a relayed mail", "Relayed: Staff nurse", "Delivered onwards, but no receipt will be sent.", "Final-Recipient: rfc822; yun@example.com\nAction: relayed\nStatus: 2.1.5", kind="delivery_notice", permanence="", cause=""),
    Filled("an expanded list", "Expanded: Staff nurse", "Sent on to the members.", "Final-Recipient: rfc822; yun@example.com\nAction: expanded\nStatus: 2.0.0", kind="delivery_notice", permanence="", cause=""),
    Filled("a complaint", "Abuse report", "This is an abuse report.", "Feedback-Type: abuse\nUser-Agent: Some/1\nVersion: 1\nOriginal-Rcpt-To: <yun@example.com>", kind="complaint", permanence="", cause="", form="feedback-report", sender="fbl@provider.example"),
    Filled("a complaint that names us alone", "Abuse report", "This is an abuse report.", "Feedback-Type: abuse\nUser-Agent: Some/1\nVersion: 1\nOriginal-Mail-From: <recruiting@company.example>", kind="complaint", permanence="", cause="", form="feedback-report", sender="fbl@provider.example"),
    Filled("a wish to be removed", "Opt-out report", "Please remove.", "Feedback-Type: opt-out\nUser-Agent: Some/1\nVersion: 1\nRemoval-Recipient: yun@example.com", kind="complaint", permanence="", cause="", form="feedback-report", sender="fbl@provider.example"),
    Filled("a mail taken out of the junk folder", "Report", "Not spam.", "Feedback-Type: not-spam\nUser-Agent: Some/1\nVersion: 1", kind="delivery_notice", permanence="", cause="", form="feedback-report", sender="fbl@provider.example"),
    Filled("Outlook, which only attaches the mail", "complaint about message from 203.0.113.5", "", "", kind="complaint", permanence="", cause="", form="", sender="staff@hotmail.com"),
    Filled("a loop that only attaches the mail", "Spam complaint from a user of ours", "One of our users marked this as spam.", "", kind="complaint", permanence="", cause="", form="", sender="feedbackloop@provider.example"),
    Filled("a report that only attaches the mail", "Undelivered mail", "The mail is returned to you: unknown user.", "", form="", permanence="undetermined"),
)  # fmt: skip
