"""“We won't write again”, in the person's language.

The German and Spanish sentences avoid both forms of *you*, as those of the notices do.
"""

from dataclasses import dataclass

from sequencer.core.write import markup
from sequencer.core.write.notices import Paragraphs, language_of


@dataclass(frozen=True)
class Farewell:
    subject: str
    text: str
    html: str


def farewell(locale: str, organisation: str, sender_name: str) -> Farewell:
    """The confirmation that a wish not to be written to holds, for everybody here; signed by who wrote before."""
    language = language_of(locale)
    subject, done, again, machine = _WORDS[language]
    us = organisation.strip() or _US[language]
    paragraphs: Paragraphs = (
        (done.format(us=us),),
        (again,),
        (machine,),
        tuple(line for line in (sender_name.strip(), organisation.strip()) if line),
    )
    paragraphs = tuple(lines for lines in paragraphs if lines)
    return Farewell(subject, f"{markup.as_text(paragraphs)}\n", markup.as_html(paragraphs, language))


_US = {"en": "our organisation", "de": "uns", "fr": "nous", "es": "nuestra organización"}
_WORDS = {
    "en": (
        "We won't write again",
        "Done. We won't write again. That holds for me and for everybody else at {us}.",
        "There is nothing more to do. Should you ever want to hear from us, a line to this address is enough.",
        "My mailbox sent this by itself, so that you know. It is the last one.",
    ),
    "de": (
        "Wir schreiben nicht mehr",
        "Erledigt. Wir schreiben nicht mehr. Das gilt für mich und für alle anderen bei {us}.",
        "Es ist nichts weiter zu tun. Falls sich das einmal ändert, genügt eine Zeile an diese Adresse.",
        "Mein Postfach hat das von selbst geschickt, damit es gesagt ist. Es ist die letzte Mail.",
    ),
    "fr": (
        "Nous n’écrirons plus",
        "C’est fait. Nous n’écrirons plus. Cela vaut pour moi et pour tout le monde chez {us}.",
        "Il n’y a rien d’autre à faire. Si un jour vous changez d’avis, une ligne à cette adresse suffit.",
        "Ma messagerie a envoyé ceci d’elle-même, pour que vous le sachiez. C’est le dernier message.",
    ),
    "es": (
        "No volveremos a escribir",
        "Hecho. No volveremos a escribir. Vale para mí y para cualquier otra persona de {us}.",
        "No hay nada más que hacer. Si algún día eso cambia, basta una línea a esta dirección.",
        "Mi buzón ha enviado esto por sí solo, para que conste. Es el último correo.",
    ),
}
