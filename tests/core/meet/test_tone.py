"""The tone of an answer: what it says of each time that it names, and the one start it chooses."""

import json
from datetime import UTC, datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from train_tones import FOLDER, OFFER, examples, marked_answers

from sequencer.core.meet.offered import Offer, Option
from sequencer.core.meet.pick.answer import pick
from sequencer.core.meet.pick.named.stretches import stretches_in
from sequencer.core.meet.pick.outcome import Outcome
from sequencer.core.meet.pick.phrasing.text import answer_in
from sequencer.core.meet.pick.tone.around import vectors_of
from sequencer.core.meet.pick.tone.tone import Tone, chosen_by_tone, shares_of

# Tuesday 9 March 18:00, Wednesday 12:30, Thursday 18:30, Friday 08:00, Thursday 18 March 18:00 in Berlin.


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "We got a puppy on Monday and nobody sleeps. I leave work at 5, so Thursday the 11th at 6.30 would be lovely.",
            3,
        ),
        (
            "Mittwochs um halb eins ist die Kantine leer, am Dienstag hat mein Sohn Turnen. Also der 10., 12:30, gern.",
            2,
        ),
        ("Mardi je garde mes neveux. Vendredi 12 à 8 h, ça me va très bien.", 4),
        ("El martes 9 a las 18:00 me viene de perlas, los miércoles como con mi suegra.", 1),
        ("Wtorek mam zajęty przez wywiadówkę. Czwartek 11 marca o 18:30 bardzo mi pasuje.", 3),
    ],
)
def test_a_start_is_chosen_among_facts_of_life(text, number):
    received_at = datetime(2027, 3, 5, 12, tzinfo=UTC)

    assert pick(OFFER.options, OFFER.zone, received_at, text).options == (number,)


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday at 6 my daughter has ballet.",
        "Maybe Tuesday at 6, I would have to ask my boss first.",
        "Could we do Monday at noon instead?",
        "Am Dienstag um 18 Uhr bin ich beim Zahnarzt.",
        "Merci pour votre message de mardi 18 h.",
        "Wednesday 12:30 or Thursday 18:30",
        "Any of them, but not Tuesday",
        "Tuesday the 9th, no, wait, Wednesday the 10th",
        "thank you so much",
        "",
    ],
)
def test_no_start_is_chosen_where_none_or_several_are(text):
    assert chosen_by_tone(answer_in(text), OFFER) is None


def test_a_condition_still_goes_to_a_person():
    options = [Option(one.number, one.start_at) for one in OFFER.options]
    text = (
        "Thursday the 11th at 6.30 would be lovely if you pay my train, we got a puppy on Monday and I leave work at 5."
    )
    assert pick(options, ZoneInfo("Europe/Berlin"), datetime(2027, 3, 5, 8, tzinfo=UTC), text).outcome is Outcome.HUMAN


def test_a_past_start_is_never_chosen():
    late = Offer.still_open(OFFER.options, OFFER.zone, datetime(2027, 3, 9, 18, tzinfo=UTC))
    assert chosen_by_tone(answer_in("Tuesday the 9th at 6 pm is perfect"), late) is None


def test_a_day_and_its_hour_are_one_stretch():
    assert stretches_in("so ¦¦¦¦¦ at ¦¦¦ please, ¦¦¦¦ i work") == [(3, 15), (24, 28)]


def test_stretches_of_two_sentences_are_two():
    assert len(stretches_in("¦¦¦. ¦¦¦")) == len(stretches_in("¦¦¦\n¦¦¦")) == 2


def test_vectors_have_the_length_one_and_shares_are_parts_of_one():
    rest = "on ¦¦¦ we move, so ¦¦¦ is fine"
    for vector in vectors_of(rest, stretches_in(rest)):
        assert sum(weight * weight for weight in vector.values()) == pytest.approx(1)
        assert sum(shares_of(vector).values()) == pytest.approx(1)


def test_every_marked_answer_can_be_read():
    for path in FOLDER.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            assert text.count("{") == text.count("}") == text.count("|"), f"{path.name}: {text}"


def test_the_weights_belong_to_these_answers():
    """`make words` writes them; what they were made from they tell well, and what is chosen better still."""
    told = [one for marked in islice(marked_answers(), 0, None, 11) for one in examples(marked)]
    likeliest = [max(shares, key=shares.get) for shares in (shares_of(vector) for vector, _ in told)]
    right = sum(found is tone for found, (_, tone) in zip(likeliest, told, strict=True))
    chosen = [tone for found, (_, tone) in zip(likeliest, told, strict=True) if found is Tone.CHOSEN]
    assert right / len(told) > 0.8
    assert chosen.count(Tone.CHOSEN) / len(chosen) > 0.85
