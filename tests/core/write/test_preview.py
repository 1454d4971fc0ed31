from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.write.preview import preview
from sequencer.core.write.rendering import LetterFacts, Organisation, render

ACME = Organisation("Acme GmbH", "Lindenhof 4, 10115 Berlin", "https://acme.example/privacy", "privacy@acme.example")


def facts(body, subject="Grippers", values=None, signature="Ada\nAcme", **more):
    given = {
        "subject_template": subject,
        "body_template": body,
        "values": values or {},
        "signature": signature,
        "organisation": ACME,
        "source": "her own site",
        "collected_on": date(2027, 2, 20),
        "opt_out_url": "https://jobs.acme.example/c/stop/x",
        "is_first": True,
        "locale": "en",
    }
    return LetterFacts(**(given | more))


def words(paragraphs):
    return " ".join(piece.text for lines in paragraphs for line in lines for piece in line).split()


def marked(paragraphs):
    return [(one.field, one.text) for lines in paragraphs for line in lines for one in line if one.field]


def test_what_fields_put_in_is_told_apart():
    found = preview(facts("Hi {{first_name}},\n\nhow is {{employer|your work}}?", values={"first_name": "Lena"}))

    assert marked(found.body) == [("first_name", "Lena"), ("employer", "your work")]
    assert found.missing == ()


def test_what_is_missing_stands_in_its_place_and_is_named():
    found = preview(facts("You said at {{met_at}} that it is hard."))
    gap = next(one for one in found.body[0][0] if one.is_missing)

    assert (gap.field, gap.text) == ("met_at", "“met at” is empty")
    assert found.missing == ("met_at",)


def test_a_missing_opening_line_keeps_its_own_paragraph():
    found = preview(facts("Hi,\n\n{{opening_line}}\n\nShall we talk?"))

    assert [len(lines) for lines in found.body] == [1, 1, 1]
    assert found.body[1][0][0].is_missing


def test_a_subject_in_the_thread_is_that_of_the_thread():
    found = preview(facts("Hi", subject="", is_first=False, thread_subject="Grippers"))

    assert found.subject_line == "Re: Grippers"


def test_a_letter_that_cannot_be_written_says_why_and_shows_what_there_is():
    found = preview(facts("Hi {{first_name}}", subject="Re: you", values={"first_name": "Lena"}))

    assert "must not begin with “Re:”" in found.problem
    assert found.body


def test_an_empty_text_is_shown_as_empty():
    found = preview(facts("", subject="", signature=""))

    assert (found.subject, found.body, found.signature) == ((), (), ())


LINES = st.text(st.sampled_from("ab c,.\n- 1"), max_size=120)


@given(LINES, LINES, st.sampled_from(["Lena", "Ann Marie", "x" * 70]))
def test_the_words_are_the_workers_own(before, after, name):
    given_facts = facts(f"A{before}{{{{first_name}}}}{after}Z", values={"first_name": name})
    letter, found = render(given_facts), preview(given_facts)

    typed = letter.text.split("\n\n\n- - -\n")[0]
    assert "".join(words(found.body + found.signature)) == "".join(typed.split())
    assert ("first_name", name) in [(field, " ".join(text.split())) for field, text in marked(found.body)]
