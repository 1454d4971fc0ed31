"""Whom an automatic reply says to write to instead."""

import re

from sequencer.core.read.dsn import addresses_in
from sequencer.core.read.folding import any_of, folded
from sequencer.core.read.phrases_filler import REACH

_REACH = any_of(REACH)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?;])(?<!\b\w\.)(?<!\b\w\w\.)\s+|\n\s*\n|(?<=[。！？])")
_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_NAME = re.compile(
    rf"(?:(?P<latin>[^\W\d_{_ASIAN}][\w'’.-]*(?: (?:[^\W\d_a-z][\w'’.-]*|van|von|de|der|den|da|di|du|la|le|el|ten|af|zu)){{0,4}})|(?P<asian>[{_ASIAN}]{{2,10}}?))"
    r"\s*[,(:（<\[–—-]?\s*(?:at|on|unter|under|à l'adresse|via|per|op|på|na|на|tel\S*)?[\s(（<\[]*(?:mailto:|e-?mail:?\s*|mail:?\s*)?$"
)
_ASIAN_LEAD = re.compile(r".*(?:联系|聯繫|联络|聯絡|咨询|请找|由|给|的|後任|后任|方は|は|の|용무는|문의는|에게)")
_ASIAN_TITLE = re.compile(r"(?:さん|様|先生|女士|经理|님|씨)$")
_OWN = any_of(
    (
        (
            r"\b(?:reach|contact|find|write|email|mail|call) (?:to )?me\b|\bmy (?:new|private|personal)\b|\bnew (?:e-?mail )?address\b|erreichen sie mich|meine (?:neue|private)|neue (?:e-?mail-?|mail-?)?adresse|nouvelle adresse|"
            r"nueva dirección|nieuwe (?:e-?mail)?adres|novo endereço|nuovo indirizzo|nowy adres|ny (?:e-?post|mail)?adress"
        ),
    )
)
_TITLES = re.compile(
    r"^(?:mr|mrs|ms|dr|herrn?|frau|m|mme|mlle|monsieur|madame|sr|sra|sig|sig\.ra|dott|dott\.ssa|pan[aią]?|pani\w*|prof|colleague|kolleg\w*|collègue|collega|colega)\.?\s+",
    re.IGNORECASE,
)


def stand_in(words: str, own: tuple[str, ...]) -> tuple[str | None, str | None]:
    """Name and address of the first in a sentence that says whom to turn to instead; not the writer's own."""
    mine = {one.partition("@")[0] for one in own}
    for sentence in _SENTENCE_ENDS.split(words):
        found = [one for one in addresses_in(sentence) if one not in own and one.partition("@")[0] not in mine]
        text = folded(sentence) if found else ""
        name = _name_before(sentence, found[0]) if found else None
        if found and not _OWN.search(text) and (name or _REACH.search(text) or ":" in text):
            return name, found[0]
    return None, None


def _name_before(sentence: str, address: str) -> str | None:
    """The name that stands straight before the address, if it is one."""
    before = sentence[: sentence.lower().find(address)][-90:]
    found = _NAME.search(before)
    if found is None:
        return None
    if found.group("asian"):
        return _ASIAN_TITLE.sub("", _ASIAN_LEAD.sub("", found.group("asian"))) or None
    words = found.group("latin").split()
    while words and not words[0][:1].isupper():
        del words[0]
    for at in range(len(words) - 1, 0, -1):  # what ends a sentence begins no name
        if words[at - 1].endswith(".") and len(words[at - 1]) > 5:
            words = words[at:]
            break
    name = _TITLES.sub("", " ".join(words)).strip(" .-–")
    return name if name[:1].isupper() and len(name) > 2 and len(name.split()) <= 5 else None
