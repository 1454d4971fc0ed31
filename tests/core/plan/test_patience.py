"""What follows from a failed attempt: what servers really answer, and what we make of it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.plan.patience import Failure, GiveUp, MailboxFault, Retry, Throttle, after_failure
from sequencer.core.states import Permanence, Stage

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)
CONNECT, TLS, SIGN_IN, MAIL, RCPT, DATA, BODY = Stage

RETRY, REST, OURS = "retry", "rest", "ours"
HARD, UNCLEAR = Permanence.HARD, Permanence.UNDETERMINED

ANSWERS = [
    # The line breaks, or never stood.
    (CONNECT, 0, "smtp.acme.example:587 cannot be reached.", RETRY),
    (CONNECT, 0, "The connection broke: Connection reset by peer.", RETRY),
    (MAIL, 0, "The connection broke: it took too long.", RETRY),
    (RCPT, 0, "The connection broke: Broken pipe.", RETRY),
    (DATA, 0, "The server's answer makes no sense: hello", RETRY),
    (BODY, 0, "The connection broke in the middle of the mail: Broken pipe.", RETRY),
    # Before any mail begins it is never the candidate's fault.
    (CONNECT, 554, "5.7.1 No SMTP service for you", OURS),
    (TLS, 0, "The certificate of smtp.acme.example:587 does not prove that name.", OURS),
    (TLS, 0, "smtp.acme.example:587 offers no STARTTLS.", OURS),
    (SIGN_IN, 535, "5.7.8 Username and Password not accepted.", OURS),
    (SIGN_IN, 535, "5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled", OURS),
    (SIGN_IN, 534, "5.7.9 Application-specific password required.", OURS),
    (SIGN_IN, 534, "5.7.14 Please log in through your web browser and then try again.", OURS),
    (SIGN_IN, 550, "5.7.30 Basic authentication is not supported for Client Submission.", OURS),
    (SIGN_IN, 454, "4.7.0 Temporary authentication failure", RETRY),
    (SIGN_IN, 421, "4.7.0 Too many login attempts, please try again later.", RETRY),
    (SIGN_IN, 0, "smtp.acme.example:587 hung up while signing in.", OURS),
    (SIGN_IN, 0, "A stored password was sealed with a key that is missing.", OURS),
    # At MAIL a final word is about us, a passing one about the moment.
    (MAIL, 530, "5.7.0 Must issue a STARTTLS command first.", OURS),
    (MAIL, 530, "5.7.57 Client not authenticated to send mail.", OURS),
    (MAIL, 538, "5.7.11 Encryption required for requested authentication mechanism", OURS),
    (MAIL, 550, "5.1.8 Access denied, bad outbound sender", OURS),
    (MAIL, 553, "5.1.7 The sender address is not valid.", OURS),
    (MAIL, 501, "Bad sender address syntax", OURS),
    (MAIL, 421, "4.7.0 Try again later, closing connection.", RETRY),
    (MAIL, 421, "4.3.0 Temporary System Problem. Try again later.", RETRY),
    (MAIL, 451, "4.3.0 Mail server temporarily rejected message.", RETRY),
    (MAIL, 452, "4.3.1 Insufficient system resources", RETRY),
    (MAIL, 432, "4.3.2 Concurrent connections limit exceeded.", REST),
    (MAIL, 0, "5.3.4 The mail has 20000 octets and this server takes no more than 10240.", UNCLEAR),
    (MAIL, 552, "5.3.4 Message size exceeds fixed limit", UNCLEAR),
    # Nobody is there.
    (RCPT, 550, "5.1.1 The email account that you tried to reach does not exist.", HARD),
    (RCPT, 550, "5.1.1 <ana@x.example>: Recipient address rejected: User unknown in virtual mailbox table", HARD),
    (RCPT, 550, "5.1.1 RESOLVER.ADR.RecipNotFound; not found", HARD),
    (RCPT, 550, "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", HARD),
    (RCPT, 550, "5.1.2 Host unknown", HARD),
    (RCPT, 553, "5.1.3 The recipient address is not a valid RFC 5321 address.", HARD),
    (RCPT, 551, "5.1.6 The mailbox has moved.", HARD),
    (RCPT, 0, "5.1.3 This is not an address that can stand in an envelope.", HARD),
    (RCPT, 550, "No Such User Here", HARD),
    (RCPT, 550, "<ana@x.example> User unknown", HARD),
    (RCPT, 550, "Unknown recipient", HARD),
    (RCPT, 554, "delivery error: This user doesn't have an account here; the mailbox does not exist", HARD),
    # The same words about a whole text are a filter's, and prove nothing about the address.
    (BODY, 550, "User unknown", UNCLEAR),
    (BODY, 550, "5.1.1 User unknown", HARD),
    # The address is there, the mail is not taken.
    (RCPT, 550, "5.2.1 The email account that you tried to reach is disabled.", UNCLEAR),
    (RCPT, 552, "5.2.2 The recipient's mailbox is full.", UNCLEAR),
    (RCPT, 550, "5.4.1 Recipient address rejected: Access denied.", UNCLEAR),
    (RCPT, 550, "5.7.1 Message rejected by the recipient's rules", UNCLEAR),
    (RCPT, 550, "5.7.133 Sender not in the group's list of people who may write to it", UNCLEAR),
    (RCPT, 0, "5.6.7 Address not supported here: the server does not offer SMTPUTF8.", UNCLEAR),
    (BODY, 554, "5.7.1 The message was judged as spam by the content filter.", UNCLEAR),
    (BODY, 550, "5.7.1 Our system has detected that this message is likely unsolicited mail.", UNCLEAR),
    (BODY, 554, "Transaction failed", UNCLEAR),
    (BODY, 552, "5.3.4 Message too big", UNCLEAR),
    (DATA, 554, "5.5.1 No valid recipients", UNCLEAR),
    # They ask us to come back.
    (RCPT, 450, "4.2.0 <ana@x.example>: Recipient address rejected: Greylisted", RETRY),
    (RCPT, 451, "4.7.1 Greylisting in action, please come back in 00:05:00", RETRY),
    (RCPT, 450, "4.1.1 unverified address: address lookup deferred", RETRY),
    (RCPT, 450, "4.2.1 The user you are trying to contact is receiving mail too quickly.", RETRY),
    (RCPT, 452, "4.2.2 The email account that you tried to reach is over quota.", RETRY),
    (RCPT, 452, "4.5.3 Too many recipients", REST),
    (RCPT, 451, "4.4.5 Server busy. Please try again later.", RETRY),
    (DATA, 451, "4.3.0 Queue file write error", RETRY),
    (BODY, 421, "4.7.28 Our system has detected an unusual rate of mail from you.", REST),
    (BODY, 421, "[TSS04] Messages temporarily deferred due to unexpected volume", REST),
    (BODY, 451, "4.7.650 The mail server has been temporarily rate limited due to reputation.", REST),
    (BODY, 450, "4.7.1 Try again later", RETRY),
    # They refuse whoever we are: an account that is throttled, unproven or thrown out.
    (RCPT, 550, "5.4.5 Daily user sending limit exceeded.", REST),
    (RCPT, 550, "5.7.1 Relaying denied", OURS),
    (RCPT, 554, "5.7.1 <ana@x.example>: Relay access denied", OURS),
    (RCPT, 550, "Relay not permitted", OURS),
    (RCPT, 553, "5.7.1 <ada@acme.example>: Sender address rejected: not owned by user", OURS),
    (RCPT, 550, "5.7.1 Client host [203.0.113.7] blocked using a block list", OURS),
    (BODY, 550, "5.7.515 Access denied, sending domain does not meet the required authentication level.", OURS),
    (BODY, 550, "5.7.26 This mail is unauthenticated: SPF and DKIM did not pass.", OURS),
    (BODY, 550, "5.7.509 Access denied, sending domain does not pass DMARC verification.", OURS),
    (BODY, 550, "5.7.60 Client does not have permissions to send as this sender", OURS),
    (BODY, 554, "5.2.252 SendAsDenied; not allowed to send as this sender", OURS),
    (BODY, 550, "5.7.501 Access denied, spam abuse detected", OURS),
    (BODY, 550, "5.7.705 Access denied, tenant has exceeded threshold", OURS),
    (BODY, 550, "5.7.750 Service unavailable. Client blocked from sending from unregistered domains", OURS),
]


def follows(stage, code, text, *, number=1, first_at=NOW, now=NOW, draw=0.5):
    return after_failure(Failure(stage, code, text, number, first_at), now, draw)


def kind(found):
    match found:
        case Retry():
            return RETRY
        case Throttle():
            return REST
        case MailboxFault():
            return OURS
        case GiveUp(permanence, _):
            return permanence
    raise AssertionError(found)


@pytest.mark.parametrize(("stage", "code", "text", "expected"), ANSWERS)
def test_what_a_server_answers_decides_what_follows(stage, code, text, expected):
    assert kind(follows(stage, code, text)) == expected


def test_the_table_is_long_enough_to_mean_something():
    assert len({(code, text) for _, code, text, _ in ANSWERS}) >= 60


@pytest.mark.parametrize(("stage", "code", "text", "expected"), ANSWERS)
def test_every_consequence_quotes_the_server(stage, code, text, expected):
    assert text[:40] in follows(stage, code, text).reason.says


def test_an_ip_address_is_no_status_code():
    found = follows(RCPT, 550, "Message refused, see [5.1.1.7] and 15.1.1.2")

    assert kind(found) == UNCLEAR


def test_retries_come_later_and_later():
    pauses = [follows(RCPT, 450, "4.2.0 later", number=number).at - NOW for number in range(1, 8)]

    assert [pause / timedelta(minutes=1) for pause in pauses] == [5, 15, 45, 120, 240, 240, 240]


@given(st.floats(0, 1, exclude_max=True), st.integers(1, 50))
def test_a_retry_is_spread_by_a_fifth_at_most(draw, number):
    middle = follows(RCPT, 450, "later", number=number).at - NOW

    pause = follows(RCPT, 450, "later", number=number, draw=draw).at - NOW

    assert middle * 0.799 <= pause <= middle * 1.201


def test_a_retry_is_not_before_now_and_ends_after_three_days():
    still = follows(RCPT, 450, "4.2.0 later", number=20, first_at=NOW - timedelta(days=2, hours=19))
    over = follows(RCPT, 450, "4.2.0 later", number=20, first_at=NOW - timedelta(days=2, hours=21))

    assert kind(still) == RETRY
    assert kind(over) == UNCLEAR
    assert over.reason.code == "gave_up"


def test_a_mailbox_at_fault_is_tried_less_and_less_often():
    rests = [follows(SIGN_IN, 535, "5.7.8 no", number=number).retry_at - NOW for number in (1, 2, 9)]

    assert [rest / timedelta(minutes=1) for rest in rests] == [15, 45, 240]


@given(
    st.sampled_from(Stage),
    st.one_of(st.just(0), st.integers(400, 599)),
    st.text(max_size=600),
    st.integers(1, 10**6),
    st.floats(0, 1, exclude_max=True),
)
def test_whatever_is_said_something_follows_and_the_sentence_stays_short(stage, code, text, number, draw):
    found = follows(stage, code, text, number=number, draw=draw)

    assert kind(found) in (RETRY, REST, OURS, HARD, UNCLEAR)
    assert len(found.reason.says) < 320


def test_what_we_put_off_ourselves_is_said_in_our_words_and_blames_no_connection():
    found = follows(Stage.DATA, 0, "4.3.0 this took too long. It is looked at again.")

    assert found.reason.says == "Waiting: this took too long. It is looked at again."


def test_a_sign_in_put_off_is_tried_again_in_a_minute_and_only_after_five_times_needs_somebody():
    busy = "4.7.0 Too many login attempts, please try again later."

    found = [follows(SIGN_IN, 421, busy, number=number, draw=0.0) for number in range(1, 7)]

    assert [one.at - NOW for one in found[:5]] == [timedelta(minutes=m) for m in (1, 2, 4, 8, 15)]
    assert all(one.reason.says.startswith("Waiting: ") for one in found[:5])
    assert kind(found[5]) == OURS
