"""Whether the words of a mail without telling headers are those of a machine."""

import re

from sequencer.core.read.folding import any_of, composed, folded
from sequencer.core.read.mime import Mail
from sequencer.core.read.phrases_absence import ABSENCE
from sequencer.core.read.phrases_filler import FILLERS
from sequencer.core.read.phrases_left import LEFT
from sequencer.core.read.phrases_machine import CHALLENGES, GUARDS, MACHINE, TICKETS, UNREAD
from sequencer.core.read.phrases_person import CONTRAST, PERSON
from sequencer.core.read.phrases_return import RETURN
from sequencer.core.read.signature import is_closing
from sequencer.core.read.vocabulary import compiled, plain

_MACHINE, _ABSENCE, _LEFT, _FILLER = any_of(MACHINE), any_of(ABSENCE), any_of(LEFT), any_of(FILLERS)
_RETURN, _PERSON, _CONTRAST = any_of(RETURN), any_of(PERSON), any_of(CONTRAST)
_SIGNS = (
    ("a guard holds the mail", any_of(CHALLENGES)),
    ("nobody reads the mailbox", any_of(UNREAD)),
    ("somebody has left", _LEFT),
    ("a desk acknowledges receipt", any_of(TICKETS)),
    ("an absence", _ABSENCE),
)
_GUARDS = any_of(GUARDS)
_OPT_OUT = compiled("opt_out")
_GREETING = any_of(
    (
        (
            r"^(?:hi|hello|hey|dear|good (?:morning|day|afternoon|evening)|liebe\w*|hallo|sehr geehrte\w*|guten (?:tag|morgen|abend)|grüezi|moin|servus|bonjour|bonsoir|madame|hola|buen\w* \w+|estimad\w+|beste|geachte|goedendag|olá|oi|bom dia|boa tarde|prezad\w+|caro|buongiorno|buonasera|gentile|salve|ciao|"
            r"dzień dobry|witam|szanown\w+|hej\w*|hei|hejsan|moi|dobrý den|dobrý deň|ahoj|jó napot\w*|tisztelt|kedves|szia\w*|bună\w*|stimat\w*|poštovan\w*|dobar dan|здравейте|здравствуйте|добрый день|уважаем\w+|вітаю|добрий день|доброго дня|шановн\w+|merhaba\w*|sayın|καλησπέρα\w*|καλημέρα\w*|γεια\w*|αγαπητ\w+)(?![^\W\d_])[^.!?]{0,40}[,!:.]?$"
        ),
        r"^(?:.{0,12}様|お世話に.{0,12}|您好|你好|안녕하(?:세요|십니까))[,，、。!]?$",
    )
)
_STATEMENT = any_of(
    (
        r"^\W*(?:\(|note\b|please note\b|hinweis\b)?\W*(?:this|dies\w*|das ist|ceci|c'est|il s'agit|est[ea]\b|esto|questo|quest'|dit\b|deze|to jest|ta wiadom|niniejsz|detta|dette|denne|tämä|toto|tato|táto|ez\b|acest\w*|ovo|ova|това|это|данное|це\b|bu\b|αυτό|το παρόν|本メール|このメール|これは|此|这是|這是|本邮件|이 ?메일|본 ?메일)",
    )
)
_DENIED = re.compile(
    r"(?:\bnot|n't|\bkeine?|\bnicht|\bpas|\bno es|\bnon|\bnie|\binte|\bikke|\bне)\b.{0,14}\b(?:auto|авто)"
)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?;])(?<!\d\.)(?<!\b[a-z]\.)\s+|\n|(?<=[。！？])")
_CLAUSE_ENDS = re.compile(_SENTENCE_ENDS.pattern + r"|(?<!\d),\s+|,\s+(?!\d)|\s-\s|\s–\s|、")
_WRAPPED = re.compile(r"(?<=[^\s.!?:,>])\n(?=[^\W\d_A-Z])")
_QUOTED = re.compile(r"^[ \t]{0,9}>|-{4,}|^_{10,}", re.MULTILINE)
_QUOTED_HTML = re.compile(r"<blockquote|gmail_quote|divrplyfwdmsg|yahoo_quoted|moz-cite|appendonsend", re.IGNORECASE)
_NAMES_US = re.compile(
    r"(?:Hi|Hello|Hey|Dear|Hallo|Liebe[rs]?|Bonjour|Hola|Hoi|Olá|Oi|Ciao|Hej|Hei|Cześć|Ahoj|Szia|Bună|Bok|Здравей|Привет|Привіт|Merhaba|Γεια σου) (?!All|There|Sender|Everyone|Kund|Damen|Sir|Team|Friend|Colleague|Customer|Patient|Besucher|Gäst|Freund|Absender|Kolleg|Leser|Parent|Eltern|Mitglied|Member|Visitor|Guest|Client|Cliente|Student|Schüler|Both|Whoever|Friends|Tous|Toutes|Todos|Tutti)[A-ZÀ-ÞА-ЯΑ-Ω]"
)
_QUESTION = re.compile("[?？؟]")
_LONGEST_NOTICE = 1200  # characters; longer texts are letters
_MOST_BESIDE = 40  # words under a notice that are not its own: a disclaimer, an address
_MOST_STRANGE = 0.34  # of the sentences, where a second sign stands


def judge_words(mail: Mail, words: str, *, is_absent: bool, has_sign: bool) -> str | None:
    """Why the words are a machine's.

    Every sentence is one that notices are made of, or most are where the subject tells of an absence. A second
    sign is that, a subject in the place of ours, or a header that machines like to set.
    """
    if not words.strip() or len(words) > _LONGEST_NOTICE or _NAMES_US.match(words) or not _is_alone(mail, words):
        return None
    shown = composed(words)
    if (guard := _GUARDS.search(folded(shown))) is not None:
        return f"a guard holds the mail: “{shown[guard.start() : guard.end()].strip()}”"
    has_sign = has_sign or is_absent
    pieces = _pieces(shown, into_clauses=not is_absent)
    strange = sum(not _is_of_a_notice(one, is_strict=not is_absent) for one in pieces)
    if strange > (_MOST_STRANGE * len(pieces) if is_absent else 0):
        return None
    evidence = _evidence([folded(one) for one in pieces], shown, has_sign=has_sign)
    is_personal = evidence is not None and _is_personal(words, is_absent=is_absent, has_sign=has_sign)
    return None if is_personal else evidence


def tells_of_absence(words: str) -> bool:
    """Whether anything in them speaks of being away, gone or of a machine, whoever says so."""
    text = folded(composed(words))
    return _MACHINE.search(text) is not None or any(pattern.search(text) for _, pattern in _SIGNS)


def _pieces(shown: str, *, into_clauses: bool) -> list[str]:
    """Sentences, or their clauses, that hold a word; lines broken by a mail program are joined."""
    joined = _WRAPPED.sub(" ", shown)
    ends = _CLAUSE_ENDS if into_clauses else _SENTENCE_ENDS
    return [one.strip() for one in ends.split(joined) if re.search(r"\w{2}", one)]


def _is_of_a_notice(piece: str, *, is_strict: bool) -> bool:
    text = folded(piece)
    if _MACHINE.search(text) or any(pattern.search(text) for _, pattern in _SIGNS):
        return True
    if _FILLER.search(text) or _RETURN.search(text) or is_closing(piece) or _GREETING.match(text):
        return True
    if re.fullmatch(r"[\d\s./:+()-]+", text):
        return True
    parts = piece.split()
    return len(parts) <= 4 and (not is_strict or all(not part[0].islower() for part in parts))


def _evidence(sentences: list[str], shown: str, *, has_sign: bool) -> str | None:
    said = [one for one in sentences if (found := _MACHINE.search(one)) and _says_so(one, found)]
    if said:
        return "the words say that a machine wrote them"
    text = folded(shown)
    for name, pattern in _SIGNS:
        found = pattern.search(text)
        if found is not None and (
            has_sign or name in {"an absence", "nobody reads the mailbox", "a guard holds the mail"}
        ):
            beside = "nothing but" if not has_sign else "the subject and"
            quoted = shown[found.start() : found.end()].strip(" .,:;!\n")
            return f"{beside} {name}: “{quoted}”"
    return None


def _says_so(sentence: str, found: re.Match[str]) -> bool:
    """Of this text, not of another mail: `this is …`, or the sentence opens with it."""
    if _DENIED.search(sentence):
        return False
    return found.start() <= 2 or _STATEMENT.match(sentence) is not None


def _is_alone(mail: Mail, words: str) -> bool:
    """Nothing else stands in the mail: machines seldom quote, mail programs of people do."""
    body = (
        mail.plain
        if mail.plain.strip()
        else re.sub(r"<style.*?</style>|<[^>]{0,2000}>", " ", mail.html[:60_000], flags=re.DOTALL)
    )
    if _QUOTED.search(mail.plain) or _QUOTED_HTML.search(mail.html):
        return False
    return len(body.split()) - len(words.split()) <= _MOST_BESIDE


def _is_personal(words: str, *, is_absent: bool, has_sign: bool) -> bool:
    """A question, an answer or a wish; under a subject of absence `Urgent?` is none."""
    if _QUESTION.search(words) and not is_absent:
        return True
    said = folded(composed(words))
    if _PERSON.search(said) or (not has_sign and _CONTRAST.search(said)):
        return True
    return _OPT_OUT.search(plain(words)) is not None
