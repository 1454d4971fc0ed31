"""The shape of a language's phrase table: what people write when they answer a recruiter, by meaning.

Every entry is a regular expression for lower-case text with straight apostrophes, tried between word
boundaries. Entries stay free of nested repetition, so a search is linear in the text. Wrapped lines are
joined before; a line end left in the text is a paragraph's or a sentence's.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Phrases:
    opt_out: tuple[str, ...]  # do not write to me again, delete what you hold
    wrong_person: tuple[str, ...]
    flips: tuple[str, ...]  # two negatives that make a yes; taken out before the nos are counted
    asides: tuple[str, ...]  # a yes or no that is not the answer
    decline: tuple[str, ...]
    settled: tuple[str, ...]  # happy as they are: a no, unless something else is said
    interest: tuple[str, ...]
    question: tuple[str, ...]  # questions people type without a question mark, or hide in a sentence
    ask_later: tuple[str, ...]  # asks to be written to again
    not_now: tuple[str, ...]  # a hindrance that passes
    someday: tuple[str, ...]  # later, without a date
    refer: tuple[str, ...]  # comes before the name of somebody else
    relation: tuple[str, ...]  # my colleague, my brother
    unclear: tuple[str, ...]  # whole answers that say neither
    short_yes: tuple[str, ...]  # whole answers
    short_no: tuple[str, ...]
    praise: tuple[str, ...] = ()  # sounds great, kind of you: a yes alone, nothing before a `but`
    propose: tuple[str, ...] = ()  # questions that are a yes: when can we meet, shall we call
    good_time: tuple[str, ...] = ()  # next to a month or quarter to come: would suit, I'll be free, then we can talk
    own_move: tuple[str, ...] = ()  # I'll be in touch, I'll give you a shout: later, without a date
    hand_on: tuple[str, ...] = ()  # points to a name elsewhere in the text: ask her, handles this, is your man
    undecided: tuple[str, ...] = ()  # not sure yet, have to think: neither yes nor no, also inside a text
