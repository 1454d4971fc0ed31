"""What mail servers of known makers answer, by the stage at which they say it: (maker, stage, code, text, what follows)."""

from sequencer.core.states import Stage

CONNECT, TLS, SIGN_IN, MAIL, RCPT, DATA, BODY = Stage

RETRY = "retry"  # the same mail, later
REST = "rest"  # the whole mailbox, for a while
GONE = "gone"  # nobody has this address
REFUSED = "refused"  # not this mail, for whatever reason: a person looks
POLICY = "policy"  # refused by policy: counts against the mailbox, too
OUR_POLICY = "our_policy"  # the mailbox is refused by policy, the candidate is untouched
OUR_SIGN_IN = "our_sign_in"  # the password
OUR_SETTINGS = "our_settings"  # pauses the mailbox at once
OURS = "ours"  # a matter of this mailbox that counts as nothing

ANSWERS = [
    # Gmail and Google Workspace
    ("gmail", RCPT, 550, "5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos or unnecessary spaces.", GONE),
    ("gmail", RCPT, 550, "5.2.1 The email account that you tried to reach is disabled.", REFUSED),
    ("gmail", RCPT, 550, "5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits go to our help pages.", REST),
    ("gmail", BODY, 550, "5.4.5 Daily SMTP relay limit exceeded for user.", REST),
    ("gmail", BODY, 421, "4.7.0 Our system has detected an unusual rate of unsolicited mail originating from your IP address.", REST),
    ("gmail", BODY, 421, "4.7.28 Gmail has detected an unusual rate of mail originating from your SPF domain.", REST),
    ("gmail", BODY, 550, "5.7.26 Unauthenticated email from acme.example is not accepted due to domain's DMARC policy.", OUR_SETTINGS),
    ("gmail", BODY, 550, "5.7.1 Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam, this message has been blocked.", OUR_POLICY),
    ("gmail", RCPT, 452, "4.2.2 The recipient's inbox is out of storage space. Please direct the recipient to their storage page.", RETRY),
    ("gmail", RCPT, 552, "5.2.2 The recipient's inbox is out of storage space and inactive.", REFUSED),
    ("gmail", RCPT, 450, "4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered.", RETRY),
    ("gmail", SIGN_IN, 535, "5.7.8 Username and Password not accepted. For more information, go to our help pages.", OUR_SIGN_IN),
    ("gmail", SIGN_IN, 534, "5.7.9 Application-specific password required.", OUR_SIGN_IN),
    ("gmail", SIGN_IN, 454, "4.7.0 Too many login attempts, please try again later.", RETRY),
    ("gmail", MAIL, 530, "5.7.0 Authentication Required.", OUR_SIGN_IN),
    ("gmail", BODY, 421, "4.4.2 Timeout - closing connection.", RETRY),
    # Microsoft 365 and Outlook.com
    ("microsoft", RCPT, 550, "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ana@brandt.example not found by SMTP address lookup", GONE),
    ("microsoft", RCPT, 550, "5.1.1 RESOLVER.ADR.RecipNotFound; not found", GONE),
    ("microsoft", RCPT, 550, "5.4.1 Recipient address rejected: Access denied. AS(201806281)", REFUSED),
    ("microsoft", RCPT, 550, "5.5.0 Requested action not taken: mailbox unavailable", REFUSED),
    ("microsoft", BODY, 550, "5.7.515 Access denied, sending domain acme.example doesn't meet the required authentication level.", OUR_SETTINGS),
    ("microsoft", BODY, 550, "5.7.509 Access denied, sending domain acme.example does not pass DMARC verification and has a DMARC policy of reject.", OUR_SETTINGS),
    ("microsoft", SIGN_IN, 550, "5.7.30 Basic authentication is not supported for Client Submission.", OUR_SETTINGS),
    ("microsoft", SIGN_IN, 535, "5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.", OUR_SETTINGS),
    ("microsoft", SIGN_IN, 535, "5.7.3 Authentication unsuccessful", OUR_SIGN_IN),
    ("microsoft", MAIL, 530, "5.7.57 Client not authenticated to send mail.", OUR_SETTINGS),
    ("microsoft", MAIL, 432, "4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded", REST),
    ("microsoft", MAIL, 432, "4.3.2 Concurrent connections limit exceeded. Visit our help pages for more information.", REST),
    ("microsoft", BODY, 554, "5.2.252 SendAsDenied; ada@acme.example not allowed to send as bo@acme.example", OUR_SETTINGS),
    ("microsoft", BODY, 554, "5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException", REST),
    ("microsoft", BODY, 451, "4.7.500 Server busy. Please try again later from [203.0.113.7].", RETRY),
    ("microsoft", BODY, 451, "4.7.650 The mail server [203.0.113.7] has been temporarily rate limited due to IP reputation.", REST),
    ("microsoft", BODY, 550, "5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.", OUR_SETTINGS),
    ("microsoft", BODY, 550, "5.1.8 Access denied, bad outbound sender.", OUR_SETTINGS),
    ("microsoft", RCPT, 550, "5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy", POLICY),
    # Yahoo and AOL
    ("yahoo", RCPT, 554, "delivery error: dd This user doesn't have a yahoo.example account (ana@yahoo.example) [0]", GONE),
    ("yahoo", RCPT, 552, "1 Requested mail action aborted, mailbox not found", GONE),
    ("yahoo", BODY, 421, "[TSS04] Messages from 203.0.113.7 temporarily deferred due to unexpected volume or user complaints", REST),
    ("yahoo", BODY, 554, "Message not allowed - [PH01] Email not accepted for policy reasons.", REFUSED),
    ("yahoo", SIGN_IN, 535, "5.7.0 (#AUTH005) Too many bad auth attempts.", OUR_SIGN_IN),
    # iCloud
    ("icloud", RCPT, 550, "5.1.1 <ana@icloud.example>: user does not exist", GONE),
    ("icloud", RCPT, 550, "5.1.6 recipient no longer on server: ana@icloud.example", GONE),
    ("icloud", RCPT, 552, "5.2.2 <ana@icloud.example>: user is over quota", REFUSED),
    ("icloud", BODY, 554, "5.7.1 [HM08] Message rejected due to local policy. Please visit our help pages.", POLICY),
    ("icloud", MAIL, 450, "4.7.1 You have exceeded the maximum number of messages for today.", REST),
    # Postfix
    ("postfix", RCPT, 550, "5.1.1 <ana@brandt.example>: Recipient address rejected: User unknown in local recipient table", GONE),
    ("postfix", RCPT, 450, "4.2.0 <ana@brandt.example>: Recipient address rejected: Greylisted, see our help pages", RETRY),
    ("postfix", RCPT, 450, "4.7.1 <ana@brandt.example>: Recipient address rejected: Policy rejection: rate limit exceeded", REST),
    ("postfix", RCPT, 554, "5.7.1 <ana@brandt.example>: Relay access denied", OUR_POLICY),
    ("postfix", RCPT, 550, "5.7.23 <ana@brandt.example>: Recipient address rejected: Message rejected due to: SPF fail - not authorized", OUR_SETTINGS),
    ("postfix", RCPT, 553, "5.7.1 <ada@acme.example>: Sender address rejected: not owned by user bo", OUR_POLICY),
    ("postfix", MAIL, 452, "4.3.1 Insufficient system storage", RETRY),
    ("postfix", RCPT, 451, "4.3.5 <ana@brandt.example>: Recipient address rejected: Server configuration error", RETRY),
    ("postfix", MAIL, 421, "4.7.0 smtp.acme.example Error: too many connections from 203.0.113.7", REST),
    ("postfix", BODY, 451, "4.7.1 Service unavailable - try again later", RETRY),
    ("postfix", DATA, 554, "5.5.1 Error: no valid recipients", REFUSED),
    # Exim
    ("exim", RCPT, 550, "No Such User Here", GONE),
    ("exim", RCPT, 550, "Unrouteable address", REFUSED),
    ("exim", RCPT, 451, "Temporary local problem - please try later", RETRY),
    ("exim", RCPT, 451, "203.0.113.7 is not yet authorized to deliver mail from <ada@acme.example> to <ana@brandt.example>. Please try later.", RETRY),
    ("exim", RCPT, 550, "Domain acme.example has exceeded the max emails per hour (151/150 (100%)) allowed. Message discarded.", REST),
    ("exim", BODY, 550, "This message was classified as SPAM and may not be delivered", REFUSED),
    ("exim", RCPT, 550, "relay not permitted", OUR_POLICY),
    # Gateways in front of companies
    ("proofpoint", RCPT, 550, "5.1.1 User Unknown", GONE),
    ("proofpoint", BODY, 554, "5.7.0 Blocked - see our help pages", OUR_POLICY),
    ("proofpoint", RCPT, 421, "4.7.1 Message from (203.0.113.7) temporarily deferred - 4.16.50. Please try again later.", RETRY),
    ("mimecast", RCPT, 550, "Invalid Recipient - see our help pages [AbCdEf123]", REFUSED),
    ("mimecast", RCPT, 451, "Internal resources are temporarily unavailable - see our help pages", RETRY),
    ("mimecast", BODY, 554, "Email rejected due to security policies - see our help pages", REFUSED),
    ("barracuda", RCPT, 550, "5.1.1 <ana@brandt.example>: Recipient address rejected: No such user (ana@brandt.example)", GONE),
    ("barracuda", BODY, 550, "permanent failure for one or more recipients (ana@brandt.example:blocked)", OUR_POLICY),
    ("barracuda", RCPT, 421, "4.7.1 Too many messages from this sender, please slow down", REST),
    # Hosters
    ("zoho", MAIL, 550, "5.4.6 Unusual sending activity detected. Please try after sometime.", OUR_POLICY),
    ("zoho", BODY, 550, "5.7.1 Email cannot be delivered. Reason: Email detected as Spam by spam filters.", POLICY),
    ("ovh", RCPT, 550, "5.1.1 <ana@brandt.example>: Recipient address rejected: User unknown", GONE),
    ("ovh", RCPT, 451, "4.7.1 You have sent too many messages in the last hour", REST),
    ("ionos", RCPT, 450, "4.7.1 Sending limit reached: too many mails in a short time", REST),
    ("ionos", SIGN_IN, 535, "Authentication credentials invalid", OUR_SIGN_IN),
    ("gmx", RCPT, 550, "Requested action not taken: mailbox unavailable", REFUSED),
    ("gmx", BODY, 554, "Transaction failed. Reject due to policy restrictions. For explanation visit our help pages.", REFUSED),
    ("gmx", MAIL, 421, "Rate limit exceeded. Please try again later.", REST),
    ("web.de", RCPT, 550, "5.1.1 <ana@web.example>: user unknown", GONE),
    ("mail.ru", RCPT, 550, "Message was not accepted -- invalid mailbox. Local mailbox ana@mail.example is unavailable: user not found", GONE),
    ("mail.ru", BODY, 550, "spam message rejected. Please visit our help pages or report details to us.", REFUSED),
    ("mail.ru", BODY, 451, "Try again later, ratelimit exceeded", REST),
    ("fastmail", RCPT, 550, "5.1.1 <ana@fastmail.example>: Recipient address rejected: User unknown in virtual mailbox table", GONE),
    ("fastmail", MAIL, 451, "4.7.1 You have exceeded your sending limit, please try again later", REST),
    # Anybody's
    ("any", CONNECT, 0, "smtp.acme.example:587 cannot be reached.", RETRY),
    ("any", CONNECT, 554, "5.7.1 No SMTP service for you", OUR_POLICY),
    ("any", TLS, 0, "smtp.acme.example:587 offers no STARTTLS.", OURS),
    ("any", SIGN_IN, 0, "smtp.acme.example:587 hung up while signing in.", OURS),
    ("any", MAIL, 552, "5.3.4 Message size exceeds fixed limit", REFUSED),
    ("any", BODY, 0, "The connection broke in the middle of the mail: Broken pipe.", RETRY),
]  # fmt: skip
