import pytest

from sequencer.core.read.html import without_quotes
from sequencer.core.read.quoting import own_words

QUOTE = "> We would like to meet you.\n> Rosa\n"


@pytest.mark.parametrize(
    "introduction",
    [
        "On Mon, 11 Jan 2027 at 17:20, Rosa Lind <rosa@company.example> wrote:",
        "On Mon, 11 Jan 2027 at 17:20, Rosa Lind <\nrosa@company.example> wrote:",
        "Am Mo., 11. Jan. 2027 um 17:20 Uhr schrieb Rosa Lind <rosa@company.example>:",
        "Le lun. 11 janv. 2027 à 17:20, Rosa Lind <rosa@company.example> a\nécrit :",
        "El lun, 11 ene 2027 a las 17:20, Rosa Lind (<rosa@company.example>) escribió:",
        "Em seg., 11 de jan. de 2027 às 17:20, Rosa Lind <rosa@company.example> escreveu:",
        "Il giorno lun 11 gen 2027 alle ore 17:20 Rosa Lind <rosa@company.example> ha scritto:",
        "Op ma 11 jan 2027 om 17:20 schreef Rosa Lind <rosa@company.example>:",
        "pon., 11 sty 2027 o 17:20 Rosa Lind <rosa@company.example> napisał(a):",
        "Den mån 11 jan. 2027 kl 17:20 skrev Rosa Lind <rosa@company.example>:",
        "-----Original Message-----",
        "---------- Forwarded message ---------",
    ],
)
@pytest.mark.parametrize("quote", [QUOTE, QUOTE.replace("> ", "")])
def test_the_words_above_a_quote_are_kept_alone(introduction, quote):
    assert own_words(f"Sounds good.\n\nNoor\n\n{introduction}\n{quote}") == "Sounds good.\n\nNoor"


@pytest.mark.parametrize(
    "block",
    [
        "From: Rosa <rosa@company.example>\nSent: Monday, 11 January 2027 17:20\nTo: Noor\nSubject: Gent",
        "Von: Rosa <rosa@company.example>\nGesendet: Montag, 11. Januar 2027 17:20\nAn: Noor\nBetreff: Gent",
        "De : Rosa <rosa@company.example>\nEnvoyé : lundi 11 janvier 2027 17:20\nÀ : Noor\nObjet : Gent",
        "*Da:* Rosa\n*Inviato:* lunedì 11 gennaio 2027\n*A:* Noor\n*Oggetto:* Gent",
        "________________________________\nFrån: Rosa\nSkickat: den 11 januari 2027\nTill: Noor\nÄmne: Gent",
    ],
)
def test_a_header_block_begins_the_quote(block):
    assert own_words(f"No, thank you.\n\n{block}\n\nWe would like to meet you.") == "No, thank you."


def test_answers_between_quoted_lines_stay_in_order():
    text = f"On 11 Jan 2027 17:20, Rosa wrote:\n{QUOTE}\nFirst answer.\n\n> And you?\n\nSecond answer.\n"

    assert own_words(text).split("\n") == ["First answer.", "", "Second answer."]


def test_an_answer_below_the_quote_is_found():
    assert own_words(f"On 11 Jan 2027 17:20, Rosa wrote:\n{QUOTE}\nYes, Thursday.") == "Yes, Thursday."


def test_a_sentence_that_begins_like_an_introduction_stays():
    text = "On Friday I wrote to your colleague:\nshe never answered. So here I am."

    assert own_words(text) == text


def test_a_signature_behind_its_dashes_goes_and_the_name_above_stays():
    assert own_words("Fine.\n\nNoor\n-- \nNoor Haddad\nStudio, Gent") == "Fine.\n\nNoor"


def test_a_contact_block_under_the_closing_goes():
    text = "Let us talk.\n\nKind regards\nNoor\n\nNoor Haddad\nHead of Glaze\nStudio GmbH\nTel. +32 9 555 01 02"

    assert own_words(text) == "Let us talk.\n\nKind regards\nNoor"


def test_contact_lines_in_one_block_with_the_closing_go():
    assert own_words("Let us talk.\n\nBest,\nNoor\nStudio Ltd\n+32 9 555 01 02") == "Let us talk.\n\nBest,\nNoor"


def test_a_title_without_contact_data_stays_under_the_name():
    text = "He would be glad to talk.\n\nRegards\nPim\nPA to Dr Okoro"

    assert own_words(text) == text


def test_a_disclaimer_goes_whatever_it_says():
    text = (
        "No.\n\nPim\n\nThis message is confidential. If you are not the intended recipient, delete it and unsubscribe."
    )

    assert own_words(text) == "No.\n\nPim"


def test_a_paragraph_with_an_address_after_the_greeting_stays():
    text = "Guten Tag,\n\nschreiben Sie bitte an meine Kollegin unter ines@studio.example."

    assert own_words(text) == text


@pytest.mark.parametrize(
    "tag",
    [
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Inviato da iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Wysłane z iPhone'a",
        "Skickat från min iPhone",
        "Get Outlook for Android<https://example.com>",
    ],
)
def test_a_device_line_goes(tag):
    assert own_words(f"Yes\n\n{tag}\n\n{QUOTE}") == "Yes"


def test_a_banner_above_the_letter_goes():
    assert own_words("[EXTERNAL] Be careful with links.\n\nYes, call me.") == "Yes, call me."


def test_words_that_stand_only_in_a_quote_are_nobody_s_words():
    assert own_words(f"On 11 Jan 2027 17:20, Rosa <r@company.example> wrote:\n{QUOTE}") == ""


def test_a_cut_that_would_leave_nothing_is_undone():
    text = "From: the heart\nTo: whom it may concern\nSubject: my answer\nI would love to."

    assert "I would love to." in own_words(text)


def test_an_html_reply_loses_its_quote_and_keeps_the_answer_between():
    source = '<div>Yes.</div><blockquote type="cite">unsubscribe</blockquote><div>Thursday?</div>'

    assert own_words(without_quotes(source)).split() == ["Yes.", "Thursday?"]


def test_an_indented_paragraph_of_html_is_no_quote():
    source = '<div>Yes,</div><blockquote style="margin:0 0 0 40px;border:none">on Thursday.</blockquote>'

    assert own_words(without_quotes(source)).split() == ["Yes,", "on", "Thursday."]


def test_the_tail_that_outlook_marks_goes_with_all_that_follows():
    source = '<div>Yes.</div><div id="appendonsend"></div><hr><div>From: Rosa</div><div>unsubscribe</div>'

    assert own_words(without_quotes(source)) == "Yes."
