"""`sequencer train`: learning from what people have sorted, as an operator sees it."""

import json

from lessons import sort_answers

from sequencer.store.learnt_models import learnt_by_now


def test_training_tells_both_figures_and_what_follows(desk, told):
    sort_answers(desk, 120)

    said = told("train")

    assert "120 answers were sorted by people." in said
    assert "Rules alone:     0.0% of unseen answers" in said
    assert "Rules and model: 100.0%" in said
    assert "It is used from now on." in said
    with desk.database.read() as session:
        assert learnt_by_now(session) is not None


def test_training_on_too_little_says_how_much_is_missing(desk, told):
    sort_answers(desk, 10)

    found = json.loads(told("train", "--json"))

    assert found["is_kept"] is False
    assert found["rules"] is None
    assert "10 sorted answers are not enough" in found["says"]
