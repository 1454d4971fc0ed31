"""The closing block of a mail: who writes, where the address is from, why, and how to end it (P-03, S-17).

A first mail carries all of it, every later one the short form. Nobody can leave it out: `rendering` always adds it.
A notice is made of paragraphs and those of lines, so that the plain text and the HTML say the same words.
The German and Spanish sentences avoid both forms of *you*, since the letter above may use either.
"""

from dataclasses import dataclass
from datetime import date

Paragraphs = tuple[tuple[str, ...], ...]
"""Paragraphs of lines; a line is one sentence or more, unwrapped."""

SEPARATOR = "- - -"  # not "-- ": mail programs hide what stands below that


@dataclass(frozen=True)
class Organisation:
    """Who is answerable for the mail. The postal address may have several lines."""

    legal_name: str
    postal_address: str
    privacy_url: str
    contact: str


@dataclass(frozen=True)
class NoticeFacts:
    organisation: Organisation
    source: str
    collected_on: date | None
    opt_out_url: str


def first_notice(facts: NoticeFacts, locale: str) -> Paragraphs:
    """The full notice in the language of the locale; what is not known shows as an ellipsis."""
    words = _WORDS[language_of(locale)]
    organisation = facts.organisation
    origin = words.origin.format(source=_known(facts.source).rstrip("."), date=words.day(facts.collected_on))
    return (
        (f"{origin} {words.purpose} {words.ground}",),
        (words.opt_out, _known(facts.opt_out_url)),
        (
            _imprint(organisation),
            *((words.contact.format(contact=organisation.contact.strip()),) if organisation.contact.strip() else ()),
            words.privacy.format(url=_known(organisation.privacy_url)),
        ),
    )


def later_notice(facts: NoticeFacts, locale: str) -> Paragraphs:
    """The short form: the way out, who writes, and where the rest was said."""
    words = _WORDS[language_of(locale)]
    return ((words.opt_out, _known(facts.opt_out_url)), (_imprint(facts.organisation), words.earlier))


def missing_facts(facts: NoticeFacts, *, is_first: bool) -> tuple[str, ...]:
    """The names of the facts without which this notice may not leave (P-01, P-02)."""
    organisation = facts.organisation
    needed = {
        "legal_name": organisation.legal_name,
        "postal_address": organisation.postal_address,
        "opt_out_url": facts.opt_out_url,
    }
    if is_first:
        needed |= {
            "source": facts.source,
            "collected_on": "" if facts.collected_on is None else facts.collected_on.isoformat(),
            "privacy_url": organisation.privacy_url,
        }
    return tuple(name for name, value in needed.items() if not value.strip())


def language_of(locale: str) -> str:
    """The language a notice is written in for a locale such as `de-AT` or `fr_CH`; English where we have none."""
    language = locale.replace("_", "-").partition("-")[0].strip().lower()
    return language if language in _WORDS else "en"


def month(on: date, locale: str) -> str:
    """“November”, in the language of a locale."""
    return _WORDS[language_of(locale)].months.split()[on.month - 1]


@dataclass(frozen=True)
class _Words:
    origin: str
    purpose: str
    ground: str
    opt_out: str
    contact: str
    privacy: str
    earlier: str
    day_pattern: str
    months: str
    first_day: str = "1"

    def day(self, on: date | None) -> str:
        if on is None:
            return "…"
        day = self.first_day if on.day == 1 else str(on.day)
        return self.day_pattern.format(day=day, month=self.months.split()[on.month - 1], year=on.year)


def _imprint(organisation: Organisation) -> str:
    lines = [line.strip().rstrip(",") for line in organisation.postal_address.splitlines()]
    return f"{_known(organisation.legal_name)}, {_known(', '.join(line for line in lines if line))}"


def _known(value: str) -> str:
    return value.strip() or "…"


_WORDS = {
    "en": _Words(
        origin="Where I have your address from: {source}, noted on {date}.",
        purpose="I keep it only to ask whether working with us might interest you.",
        ground="The legal ground is our legitimate interest (GDPR, Art. 6(1)(f)), and you have the right to object "
        "at any time; one word will do.",
        opt_out='If you would rather get no mail from us, reply "no thanks" or open this link:',
        contact="Questions about this: {contact}",
        privacy="What we do with data, for how long, and your rights: {url}",
        earlier="Where I have your address from is said in my first mail.",
        day_pattern="{day} {month} {year}",
        months="January February March April May June July August September October November December",
    ),
    "de": _Words(
        origin="Woher ich die Adresse habe: {source}, notiert am {date}.",
        purpose="Ich nutze sie nur für die Frage, ob eine Stelle bei uns interessant sein könnte.",
        ground="Rechtsgrundlage ist unser berechtigtes Interesse (Art. 6 Abs. 1 Buchst. f DSGVO). Es besteht "
        "jederzeit ein Recht auf Widerspruch, ein Wort genügt.",
        opt_out="Lieber keine Mails von uns? Eine Antwort mit „nein danke“ genügt, oder dieser Link:",
        contact="Fragen dazu: {contact}",
        privacy="Was wir mit Daten tun, wie lange, und welche Rechte es gibt: {url}",
        earlier="Woher ich die Adresse habe, steht in meiner ersten Mail.",
        day_pattern="{day}. {month} {year}",
        months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    "fr": _Words(
        origin="D’où je tiens votre adresse\u00a0: {source}, notée le {date}.",
        purpose="Je ne la garde que pour vous demander si travailler avec nous pourrait vous intéresser.",
        ground="La base juridique est notre intérêt légitime (RGPD, art.\u00a06, par.\u00a01, point\u00a0f), et vous "
        "avez le droit de vous y opposer à tout moment\u00a0; un mot suffit.",
        opt_out="Vous préférez ne pas recevoir nos messages\u00a0? Répondez «\u00a0non merci\u00a0» ou ouvrez ce lien\u00a0:",
        contact="Une question à ce sujet\u00a0: {contact}",
        privacy="Ce que nous faisons des données, combien de temps, et vos droits\u00a0: {url}",
        earlier="Mon premier message dit d’où je tiens votre adresse.",
        day_pattern="{day} {month} {year}",
        months="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        first_day="1er",
    ),
    "es": _Words(
        origin="De dónde tengo la dirección: {source}, anotada el {date}.",
        purpose="La guardo solo para preguntar si trabajar con nosotros podría ser de interés.",
        ground="La base jurídica es nuestro interés legítimo (RGPD, art. 6.1.f) y existe el derecho de oponerse "
        "en cualquier momento; basta una palabra.",
        opt_out="¿Mejor no recibir correos nuestros? Basta responder «no, gracias» o abrir este enlace:",
        contact="Preguntas al respecto: {contact}",
        privacy="Qué hacemos con los datos, por cuánto tiempo y qué derechos hay: {url}",
        earlier="De dónde tengo la dirección está dicho en mi primer correo.",
        day_pattern="{day} de {month} de {year}",
        months="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
}
