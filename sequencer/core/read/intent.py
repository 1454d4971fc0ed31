"""What a person wants who answers: rules over their own words, in nine languages.

An opt-out is looked for first and wins next to any polite word. After that the order is: somebody
else, the wrong person, later, then yes against no by whichever comes last, then a question.
"""

import re
from dataclasses import dataclass

from sequencer.core.read.dates import Reference
from sequencer.core.read.later import asked_for
from sequencer.core.read.referral import Referral, find_referral
from sequencer.core.read.signature import is_closing
from sequencer.core.read.vocabulary import compiled, plain
from sequencer.core.states import Intent

_LONGEST = 12_000  # characters a verdict is read from


@dataclass(frozen=True)
class IntentVerdict:
    """`confidence` is between 0 and 1; `evidence` the words that decided, as typed but for case."""

    intent: Intent
    confidence: float
    evidence: str
    later_on: str | None = None  # YYYY-MM or YYYY-MM-DD
    referral: Referral | None = None


_OPT_OUT = compiled("opt_out")
_STOP = re.compile(
    r"\W*(?:please |pls |bitte )?(?:stop|stopp|remove|unsubscribe|abmelden|désinscription|désinscrire|baja|stoppen|parar|rezygnuję|avsluta)(?: (?:please|pls|it|this|now|bitte|mail\w*|e-?mails?))?\W*"
)
_WRONG = compiled("wrong_person")
_FLIPS = compiled("flips")
_ASIDES = compiled("asides")
_DECLINE = compiled("decline")
_SETTLED = compiled("settled")
_INTEREST = compiled("interest")
_QUESTION = compiled("question")
_ASK_LATER = compiled("ask_later")
_NOT_NOW = compiled("not_now")
_SOMEDAY = compiled("someday")
_UNCLEAR = compiled("unclear", is_whole=True)
_SHORT_YES = compiled("short_yes", is_whole=True)
_SHORT_NO = compiled("short_no", is_whole=True)
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|liebe\w*|hallo|sehr geehrte\w*|guten (?:tag|morgen|abend)|moin|bonjour|bonsoir|salut|madame|monsieur|hola|buenas|buenos días|estimad\w+|beste|hoi|geachte|goedendag|olá|oi|boa tarde|bom dia|caro|cara|ciao|buongiorno|salve|gentile|egregio|dzień dobry|witam|cześć|szanown\w+|hej|god dag)\b[^.!?\n]{0,45}(?:[,!:]|$)",
    re.IGNORECASE,
)
_UNLESS = re.compile(
    r"(?<!\w)(?:but|unless|although|though|however|if|aber|außer|wenn|mais|sauf|si|pero|salvo|maar|tenzij|als|mas|se|ma|ale|jeśli|men|om)(?!\w)"
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_QUIZZED = re.compile(r"[^.!?\n]+\?")
_MEET = re.compile(
    r"\b(?:talk|chat|speak|call|meet|coffee|suits?|passt|convient|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|invit\w+|sprechen|reden|telefonier\w+|treffen|"
    r"(?:mon|diens|donners|frei)tag|mittwoch|morgen|parler|échanger|discuter|appel\w+|(?:lun|mar|mercre|jeu|vendre)di|demain|hablar|hablamos|"
    r"charlar|lunes|martes|miércoles|jueves|viernes|mañana|praten|bellen|(?:maan|dins|woens|donder|vrij)dag|conversar|falar|"
    r"(?:segunda|terça|quarta|quinta|sexta)|amanhã|sentirci|sentiamo|parlare|parlarne|vederci|(?:luned|marted|mercoled|gioved|venerd)ì|"
    r"domani|porozmawiać|zdzwonić|spotkać|jutro|prata|höras|ses|träffas)\b"
)
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.h]\d{2}|\s?(?:am|pm|uhr|h)\b)")


def judge_intent(
    text: str,
    reference: Reference | None,
    *,
    others: tuple[tuple[str, str], ...] = (),
    own: tuple[str, ...] = (),
) -> IntentVerdict:
    """The verdict on a person's own words; unclear where nothing decides.

    `others` are (name, address) of further recipients, `own` the writer's addresses: both help a referral.
    """
    body = _body(text[:_LONGEST])
    words = plain(body)
    if opt_out := _OPT_OUT.search(words) or _STOP.fullmatch(words):
        return IntentVerdict(Intent.OPT_OUT, 0.97, opt_out.group(0).strip())
    short = _short(words)
    if short is not None:
        return short
    referral = find_referral(body, others=others, own=own)
    if referral is not None and referral.email:
        return IntentVerdict(Intent.REFERRAL, 0.9, referral.email, referral=referral)
    if wrong := _WRONG.search(words):
        return IntentVerdict(Intent.WRONG_PERSON, 0.85, wrong.group(0))
    if referral is not None and not _INTEREST.search(words):
        return IntentVerdict(Intent.REFERRAL, 0.8, referral.name or "", referral=referral)
    return _later(words, asked_for(body, reference) if reference else None) or _yes_or_no(words)


def _body(text: str) -> str:
    """The letter without greeting, closing words and name."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if lines:
        rest = _GREETING.sub("", lines[0]).strip(" ,!")
        lines = [rest, *lines[1:]] if rest else lines[1:]
    at = next((i for i in range(len(lines) - 1, max(0, len(lines) - 6), -1) if is_closing(lines[i])), None)
    if at is not None and at > 0:
        lines = lines[:at]
    return "\n".join(lines)


def _short(words: str) -> IntentVerdict | None:
    """Answers of a word or two, which mean what they say only when nothing else is said."""
    bare = re.sub(r"[^\w' ]+", " ", words)
    bare = " ".join(bare.split())
    if not bare:
        return IntentVerdict(Intent.UNCLEAR, 0.6, words.strip())
    for pattern, intent, confidence in (
        (_SHORT_NO, Intent.NOT_INTERESTED, 0.9),
        (_SHORT_YES, Intent.INTERESTED, 0.85),
        (_UNCLEAR, Intent.UNCLEAR, 0.8),
    ):
        if pattern.fullmatch(bare):
            return IntentVerdict(intent, confidence, bare)
    return None


def _later(words: str, month: str | None) -> IntentVerdict | None:
    """A wish to be asked again: words for it with a time to come, or words that need no time."""
    asks, hinders, someday = _ASK_LATER.search(words), _NOT_NOW.search(words), _SOMEDAY.search(words)
    cue = asks or someday or hinders
    if cue is None or (_CLOCK.search(words) and _INTEREST.search(words) and not asks):
        return None
    if month is not None and (asks or someday or (hinders and not _DECLINE.search(_unflipped(words)))):
        return IntentVerdict(Intent.LATER, 0.85, cue.group(0), later_on=month)
    if someday is not None and (asks is not None or not _INTEREST.search(words.replace(someday.group(0), " "))):
        return IntentVerdict(Intent.LATER, 0.7, someday.group(0), later_on=month)
    return None


def _unflipped(words: str) -> str:
    return _ASIDES.sub(" , ", _FLIPS.sub(" , ", words))


def _yes_or_no(words: str) -> IntentVerdict:
    """Yes against no: a no that is not taken back wins; questions about the job are no yes."""
    rest = _unflipped(words)
    flip = _FLIPS.search(words)
    noes = _hits(_DECLINE, rest, _SHORT_NO)
    yeses = _hits(_INTEREST, _QUIZZED.sub(_blanked, rest), _SHORT_YES)
    question = _QUESTION.search(words)
    if noes:
        at, no = noes[-1]
        after = rest[at + len(no) :]
        if yeses and yeses[-1][0] > at and _UNLESS.search(after):
            return IntentVerdict(Intent.INTERESTED, 0.6, yeses[-1][1])
        if "?" in after and question is not None:
            return IntentVerdict(Intent.QUESTION, 0.6, question.group(0))
        return IntentVerdict(Intent.NOT_INTERESTED, 0.7 if yeses else 0.85, no)
    if flip is not None or yeses:
        return IntentVerdict(Intent.INTERESTED, 0.8, flip.group(0) if flip else yeses[0][1])
    if question is not None or "?" in words:
        return IntentVerdict(Intent.QUESTION, 0.75, question.group(0) if question else "?")
    settled = _SETTLED.search(rest)
    if settled is not None:
        return IntentVerdict(Intent.NOT_INTERESTED, 0.7, settled.group(0))
    return IntentVerdict(Intent.UNCLEAR, 0.4, "")


def _hits(phrase: re.Pattern[str], words: str, short: re.Pattern[str]) -> list[tuple[int, str]]:
    """Places and words of a meaning, whole sentences such as `No.` included, in their order."""
    found = [(one.start(), one.group(0).strip()) for one in phrase.finditer(words) if one.group(0).strip()]
    for sentence in _SENTENCE.finditer(words):
        bare = " ".join(re.sub(r"[^\w' ]+", " ", sentence.group(0)).split())
        if bare and short.fullmatch(bare):
            found.append((sentence.start(), bare))
    return sorted(found)


def _blanked(question: re.Match[str]) -> str:
    """A question is a yes only where it proposes to meet; then its words stay."""
    text = question.group(0)
    return text if _MEET.search(text) else " " * len(text)
