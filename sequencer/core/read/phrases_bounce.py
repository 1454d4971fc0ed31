"""What servers say when they refuse a mail, by cause; tried from top to bottom, the first hit decides."""

CAUSES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("suppressed", (
        r"suppression ?list", r"\bsuppress(?:ed|ion)\b", "previously (?:bounced|unsubscribed)", "bounced address",
        "hard ?bounced before", "not send to (?:this|an) (?:inactive|unsubscribed) (?:recipient|address)",
    )),
    ("policy", (
        r"\b5\.1\.[78]\b", r"valid from\b", "my name was rejected", "after mail from", "bad sender",
        "invalid sender", "in reply to mail from",
        "sender (?:address )?(?:domain )?(?:does not exist|not found|rejected|verify|unknown|must)",
        "like our mail from",
    )),
    ("unknown_host", (
        "account or domain may not exist", r"\bmx\b(?: records?| hosts?)?[^.\n]{0,40}(?:non-?existent|not exist|invalid|unresolvable)", r"\bunknown host\b", "unrout(?:e)?able address",
        "check the domain and try again", r"\b5\.1\.2\b", r"\b5\.4\.310\b", "domain ?(?:name )?(?:is )?(?:not found|unknown|nonexistent)", r"\b55\d (?:[a-z0-9-]+\.)+[a-z]{2,} does not exist",
    )),
    ("unknown_user", (
        "recipient address rejected: access denied", r"5\.1\.[016] address rejected",
    )),
    ("suspended", (
        r"(?:temporar\w+|permanently) (?:locked|suspended|disabled)",
    )),
    ("not_accepting", (
        "not accepting network messages",
    )),
    ("moved", (
        "(?:user|mailbox|account|address|recipient|he|she) (?:has|have|is) moved",
        "has a new (?:e-?mail )?address", "551[ -]user not local", r"x@x>?,? has (?:been )?moved", r"\b551\b.{0,40}(?:moved|please try|forward)",
    )),
    ("mailbox_full", (
        r"(?:mail ?box|inbox|account|user|disk|storage|maildir|mail ?folder) (?:\S{1,80} )?(?:is |has |has been |was )?(?:currently )?(?:over ?full|full|over ?quota|over its quota|out of storage|exceeded)",
        r"(?:over|exceed(?:s|ed|ing)?|above|beyond|out of|exceeds the) (?:\S{1,20} ){0,3}(?:quota|storage|disk space|mailbox size)",
        r"quota (?:\S{1,20} ){0,3}(?:exceeded|violation|full|reached)", "quota ?exceed",
        "insufficient (?:disk|storage|system storage)", "not enough (?:storage|disk|mailbox) ?space",
        "mailbox (?:size|has exceeded)", "full mailbox", "no space left", "user has too many messages",
        "too much mail data", "storage ?full", "mailboxfull", "inbox is full", r"#?\b[45]\.2\.2\b",
    )),
    ("suspended", (
        r"(?:account|user|mailbox|recipient|customer|email account|domain)\S* (?:\S{1,60} )?(?:is |has been |was |are )?(?:currently |temporarily )?(?:suspended|inactive|deactivated|disabled|locked|blocked due to inactivity|closed for inactivity)",
        "(?:inactive|disabled|suspended|deactivated) (?:user|account|mailbox|recipient)",
        "account that you tried to reach is (?:disabled|inactive)",
    )),
    ("not_accepting", (
        r"does not accept (?:any )?(?:e-?mail|mail|messages)\b(?! from)",
        r"(?:host|domain|server|it) (?:does|did|do) ?n[o']t (?:accept|receive|get) (?:any )?(?:e-?mail|mail)\b(?! from)",
        "null ?mx", "indicated no smtp service", "recipient address has null mx", r"\b5\.7\.27\b",
        r"\b556\b.{0,20}5\.1\.10", r"\b5\.1\.10\b(?!.{0,40}recipientnotfound)",
        "no longer accept(?:s|ing) (?:any )?(?:e-?mail|mail)", "smtp protocol .{0,20}returned a permanent error",
        "does not like recipient.{0,60}null",
    )),
    ("relaying", (
        "relay(?:ing)? (?:access )?(?:denied|not permitted|not allowed|prohibited|is prohibited)",
        r"(?:unable|not permitted|not allowed|refus\w+) to relay", "we do(?: not|n't) relay", "not a gateway",
        "relaying mail to", "not local.{0,20}relay", "no relaying", "insecure mail relay",
    )),
    ("authentication", (
        r"\bdmarc\b", r"\bspf\b", r"\bdkim\b", r"\b5\.7\.(?:20|21|22|23|24|25|26|27|28|29|30)\b", r"sender ?id\b",
        "unauthenticated (?:e-?mail|sender)", "authentication (?:failed|required|fails|checks)",
        r"fail\w* authentication", "reverse (?:dns|mapping|lookup|hostname)", r"\bptr\b", "no rdns",
        "cannot find your (?:reverse )?hostname", "not authenticated",
        "does not (?:have|resolve).{0,30}(?:reverse|ptr)",
    )),
    ("virus", (
        r"\bvirus(?:es)?\b", "malware", "infected",
    )),
    ("spam", (
        r"\bspam\w*", r"\bunsolicited\b", r"\bubl?e\b", r"\bjunk\b", "bulk e?-?mail", "message looks like",
        r"rejected (?:due to|for|by) (?:\S{1,20} )?content", "content (?:filter|rejected)", "high on spam scale",
        "suspected of being",
    )),
    ("reputation", (
        "black ?list", "block ?list", r"\bdnsbl\b", r"\brbl\b", r"\bsbl\b", "spamhaus", "spamcop",
        "barracuda.{0,30}reputation", "(?:bad|poor|low) reputation", "reputation", "banned sending ip",
        "(?:your |client |sending )?(?:ip|host)(?: address)? .{0,60}(?:blocked|banned|denied|rejected|listed)",
        "blocked (?:using|by|for)", "access (?:from ip .{0,40})?denied", "client host rejected",
        "connection (?:refused|rejected) by policy", "mail from .{0,60} refused",
    )),
    ("rate", (
        "too many (?:connections|messages|recipients|sessions|mails|concurrent|errors|e-?mails|requests)",
        "rate.?limit", "throttl", "receiving mail (?:at a rate|too quickly)", "sending (?:limit|quota|rate)",
        r"(?:daily|hourly|message|mail|sending) (?:\S{1,15} )?(?:limit|quota) (?:\S{1,15} )?exceed",
        "exceeded .{0,30}(?:rate|limit)", "unusual rate", "slow down", "concurrent connections",
        "try again later.{0,30}busy", r"\b4\.7\.650\b",
    )),
    ("too_large", (
        r"(?:message|mail|e-?mail|size|content).{0,30}(?:too (?:big|large)|exceeds?|larger than|over).{0,40}(?:limit|size|maximum|max|large|big|\d)",
        r"too ?(?:big|large)\b", "exceeds? (?:the )?(?:size|maximum|max)", "size limit",
        "maximum (?:message |allowed )?size", "message size", r"\b[45]\.3\.4\b", r"\b552\b.{0,60}size",
    )),
    ("unknown_user", (
        r"(?:no such|unknown|invalid|bad|non-?existent|nonexisting|not a valid|undeliverable) (?:(?:\S{1,20} )?(?:local )?(?:user|mailbox|recipient|account|address|person|mail drop|rcpt|local part)|local user)",
        r"(?:user|mailbox|recipient|account|address|person|alias|mail ?drop|local part|customer|local user|it|member)\b[^.\n]{0,80}?(?:is |was |were |has |does |do |could |can )?(?:be )?(?:not (?:be )?(?:exist|found|known|listed|valid|here|our customer|defined|recogni[sz]ed|a valid|local)|n't (?:exist|found|have)|unknown|invalid|does not exist|doesn't exist|non-?existent|undefined|terminated|deleted|removed|no longer|not available on this)",
        "(?:user|recipient|account|mailbox|address|addressee) (?:is )?(?:unknown|not found|invalid|rejected: user unknown)",
        "unknown (?:in|to|on) (?:virtual|local|this|our|the)",
        r"(?:doesn't|does not|didn't) have (?:an? )?(?:\S{1,40} )?(?:account|mailbox|user|valid recipient)",
        "recipientnotfound", "nosuchuser", "no mailbox (?:here|by that|found)",
        "(?:email|mail) (?:account|address) (?:that you tried to reach )?(?:does not|doesn't|couldn't be|could not be|wasn't)",
        "couldn'?t be found or is invalid",
        r"(?:could not|couldn't|cannot|can't|unable to) (?:find|verify|locate|recogni[sz]e) (?:\S{1,30} ){0,3}(?:user|mailbox|recipient|address)",
        "we don't have (?:a |any )?(?:mailbox|user|person)", "no one by that name",
        "not (?:a )?(?:known|valid) (?:user|recipient|mailbox|address|account)", "no valid recipients?",
        "all recipients (?:were |are )?invalid", "there is no (?:user|one|mailbox|account|such)",
        "no account by that name", "is not (?:a )?known (?:user|here)", "address (?:unknown|not present)",
        "not our customer", r"\b550[ -]+(?:5\.5\.0 )?requested action not taken: mailbox unavailable", "mailbox unavailable or access denied", r"#5\.1\.1\b", r"\b5\.1\.[16]\b",
        r"\b5\.0\.911\b", "vdeliver: invalid or unknown", "550 unknown", r"\bnoemail\b",
        "destination mailbox address (?:status|not)", "not in directory",
        "is not listed in .{0,40}(?:directory|address book)", "user name is not (?:unique|listed)",
    )),
    ("unknown_host", (
        r"host (?:or domain name |[\w.-]{1,100} )?(?:unknown|not found|could not be found|name lookup fail\w+)(?!.{0,60}(?:try again|temporar))",
        "(?:unknown|no such|bad|invalid|non-?existent) (?:mail )?(?:host|domain|destination)(?!.{0,40}sender)",
        r"domain (?:name )?(?:\S{1,60} )?(?:is |was )?(?:does not exist|doesn't exist|not found|couldn't be found|could not be found|unknown|not exist|invalid)",
        "nxdomain", "couldn't find any host",
        "(?:no|unable to find|could not find|can't find|couldn't find) (?:a |any |an )?(?:mail ?(?:server|exchanger|host)s?|mx|route|host|dns record)",
        "dns error.{0,80}(?:nxdomain|not found|no such|domain name not found)",
        "name (?:service|server).{0,60}(?:host|domain) (?:not found|unknown)", r"#?\b5\.1\.2\b",
        "address couldn't be resolved", "no mx or ", "domain .{0,60} has no (?:mail|mx)", "sorry, i couldn't find",
        "invalid (?:mx )?record", "host unknown", "illegal host", r"\b5\.4\.4\b",
    )),
    ("policy", (
        r"\bpolic(?:y|ies)\b", r"\bprohibited\b", "not (?:allowed|authori[sz]ed|permitted)", r"\b5\.7\.\d+\b",
        "unauthori[sz]ed", r"administrativ\w+", "rejected for (?:policy|security)",
        "security (?:reasons|policy|problem)", "sender (?:address )?rejected",
        "sender (?:was )?(?:denied|refused)", "restricted", "access denied", "only accepts mail from",
        "permission",
    )),
    ("expired", (
        r"(?:too long|long time|expired|timeout exceeded|been in the queue|retry (?:time|timeout)|not been able to deliver|giving up|gave up|could not send message for|cannot send message for|for \d+ (?:days|hours)|delivery time ?(?:expired|out))",
        r"\b[45]\.4\.7\b", r"max(?:imum)? (?:number of )?(?:\w+ )?(?:retries|age|time|attempts)\b",
    )),
    ("network", (
        r"(?:connection|connect\w*|network|host|session|operation|server).{0,40}(?:timed? ?out|refused|reset|unreachable|lost|dropped|closed|fail\w*|aborted|not respond\w*)",
        "no route to host", "(?:name server|dns|lookup).{0,40}(?:fail|loop|timeout|temporar|try again)",
        "unable to (?:connect|contact)", "too many hops", "(?:mail|routing) loop", "loops? back",
        r"\b[45]\.4\.\d+\b", "starttls", r"\btls\b", "deferred",
    )),
    ("system", (
        r"(?:system|internal|local|server|configuration|ldap|disk|i/o|software|protocol|command|syntax).{0,30}(?:error|problem|failure|fault|fail\w*)",
        r"\b[45]\.[35]\.\d+\b", "out of memory", "resources? (?:temporarily )?unavailable",
        r"temporar\w+ (?:failure|unavailable|error|rejected|deferred)", "try again later", r"greylist\w*",
    )),
)  # fmt: skip

ABOUT_SENDER = (
    "my name was rejected", "after mail from", "in reply to mail from", "like our mail from", r"\bhelo\b.{0,20}(?:rejected|invalid)",
)  # fmt: skip

# Filters answer *user unknown* once they have seen the text, and a report may not say when it was told. These leave
# no doubt: an answer to RCPT, a system that speaks of its own users, or a sentence no filter writes.
NO_SUCH_ADDRESS = (
    "recipient name is not recogni[sz]ed", "no valid recipients?", r"\bnoemail\b", "recipient address rejected",
    "address (?:couldn|could no).?t be found(?!.{0,300}550 : )",
    r"<[^<>\s]+@[^<>\s]+>: (?:user|recipient|mailbox) (?:unknown|not found)", r"\brcpt\b", r"#?\b5\.1\.[0136]\b",
    r"mail\.local: unknown", r"unknown (?:in|to) (?:virtual|local|relay) \w+ table",
    r"(?:no such|unknown|not a) (?:user|mailbox|recipient|account|address|local part|person)[^.]{0,30} (?:here|at this|on this|in this|by that)",
    r"(?:user|mailbox|recipient|account|address|person)\b[^.]{0,60}(?:not known|unknown|not found|not listed|not exist|n.t exist|not registered|no account) (?:here|at this|on this|in this|in our|at our|in the|in \S+ directory)",
    r"(?:invalid|unknown|bad|no such) recipient\b", r"mailbox (?:does not exist|doesn.t exist|not found|unknown|could not be found)",
    r"(?:address|account|mailbox|user|recipient)\b[^.]{0,40}(?:no longer exists|(?:has been|was|is) (?:unknown or )?(?:deleted|closed|removed|terminated))",
    r"\b55\d (?:5\.1\.1 )?\S{1,80}?\.{3} ?(?:user|recipient|addressee) unknown", r"\b(?:unknown|no such|invalid) (?:local )?(?:user|mailbox|account)(?: name)?\s?: ?[<'\"]?\S",
    r"\b5\d\d(?:[ -]#?5\.\d\.\d)? (?:mailbox|user|account|recipient) (?:not found|does not exist|doesn.t exist)",
    r"(?:doesn.t|does not|didn.t) have (?:an? )?(?:\S{1,40} )?(?:account|mailbox)", r"no (?:mailbox|one|such (?:address|mailbox|account))\b(?: (?:here|by that|with that))?",
    "(?:this|the|that|your recipient.s) (?:e-?mail )?(?:address|user|recipient|person) (?:you \\w+ )?(?:does not|doesn.t|did not) exist",
    "(?:not|n.t) (?:be )?(?:found |listed )?in (?:the |our )?(?:\\S+ )?directory", r"\b550[ -]+(?:5\.5\.0 )?requested action not taken: mailbox unavailable",
    r"couldn.t find (?:the )?(?:user|recipient|mailbox|address)|(?:wasn.t|was not) found at",
)  # fmt: skip
