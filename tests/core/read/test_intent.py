from datetime import date

import pytest

from sequencer.core.read.dates import Reference
from sequencer.core.read.intent import judge_intent
from sequencer.core.read.referral import Referral
from sequencer.core.states import Intent

TODAY = Reference(date(2027, 1, 12))


def verdict(text, **given):
    return judge_intent(text, TODAY, **given)


OPT_OUTS = [
    "unsubscribe",
    "STOP",
    "Lovely note, really. Now please delete my address.",
    "Interesting role, but do not contact me again.",
    "Sounds great! Still, take me off your list.",
    "Ich möchte keine weiteren E-Mails.",
    "Bitte löschen Sie meine Daten.",
    "Merci de ne plus m'écrire.",
    "Veuillez supprimer mes données.",
    "No me escriban más, por favor.",
    "Dadme de baja.",
    "Haal mijn gegevens uit uw systeem.",
    "Niet meer mailen aub.",
    "Não quero receber mais mensagens.",
    "Apaguem os meus dados.",
    "Non scrivetemi più.",
    "Chiedo la cancellazione dei miei dati.",
    "Proszę usunąć moje dane.",
    "Proszę więcej nie pisać.",
    "Ta bort mig från er lista.",
    "Sluta mejla mig.",
]


@pytest.mark.parametrize("text", OPT_OUTS)
def test_an_opt_out_wins_in_every_language(text):
    assert verdict(text).intent is Intent.OPT_OUT


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Yes please!", Intent.INTERESTED),
        ("I'd be glad to have a call on Thursday at 4.", Intent.INTERESTED),
        ("Not looking, but this does sound tempting. Happy to talk.", Intent.INTERESTED),
        ("Gern, am besten Freitag ab 15 Uhr.", Intent.INTERESTED),
        ("Avec plaisir, on s'appelle demain ?", Intent.INTERESTED),
        ("Me interesa, ¿hablamos el jueves?", Intent.INTERESTED),
        ("Klinkt goed, bel me maar.", Intent.INTERESTED),
        ("Tenho interesse, vamos conversar.", Intent.INTERESTED),
        ("Volentieri, mi chiami domani.", Intent.INTERESTED),
        ("Chętnie porozmawiam.", Intent.INTERESTED),
        ("Gärna! Ring mig imorgon.", Intent.INTERESTED),
        ("No thanks", Intent.NOT_INTERESTED),
        ("Interesting, but no.", Intent.NOT_INTERESTED),
        ("Kein Interesse.", Intent.NOT_INTERESTED),
        ("Merci, mais je ne suis pas intéressée.", Intent.NOT_INTERESTED),
        ("No estoy interesado, gracias.", Intent.NOT_INTERESTED),
        ("Geen interesse.", Intent.NOT_INTERESTED),
        ("Não, obrigada.", Intent.NOT_INTERESTED),
        ("No grazie, mi trovo bene.", Intent.NOT_INTERESTED),
        ("Nie, dziękuję.", Intent.NOT_INTERESTED),
        ("Nej tack.", Intent.NOT_INTERESTED),
        ("What is the salary?", Intent.QUESTION),
        ("Ist die Stelle befristet?", Intent.QUESTION),
        ("Le télétravail est-il possible ?", Intent.QUESTION),
        ("¿Es presencial?", Intent.QUESTION),
        ("Waar is het kantoor?", Intent.QUESTION),
        ("Qual é o horário?", Intent.QUESTION),
        ("Dov'è la sede?", Intent.QUESTION),
        ("Jakie są widełki?", Intent.QUESTION),
        ("Vad är lönen?", Intent.QUESTION),
        ("You have the wrong person.", Intent.WRONG_PERSON),
        ("Sie verwechseln mich.", Intent.WRONG_PERSON),
        ("Vous faites erreur.", Intent.WRONG_PERSON),
        ("To pomyłka.", Intent.WRONG_PERSON),
        ("ok", Intent.UNCLEAR),
        ("hmm", Intent.UNCLEAR),
        ("👍", Intent.UNCLEAR),
        ("", Intent.UNCLEAR),
    ],
)
def test_an_answer_means_what_a_reader_would_take_it_for(text, intent):
    assert verdict(text).intent is intent


@pytest.mark.parametrize(
    "text",
    [
        "I can't say no to that.",
        "I wouldn't mind a chat.",
        "Das klingt alles andere als uninteressant.",
        "Je ne dis pas non.",
        "No me desagrada la idea.",
        "Não me desagrada.",
        "Czemu nie.",
    ],
)
def test_two_negatives_make_a_yes(text):
    assert verdict(text).intent is Intent.INTERESTED


def test_a_question_about_the_job_is_no_yes():
    assert verdict("Is the role open to people abroad?").intent is Intent.QUESTION


def test_a_no_with_a_condition_that_turns_it_is_a_yes():
    assert verdict("No night shifts for me, thanks. But if it is days only, I'm keen.").intent is Intent.INTERESTED


@pytest.mark.parametrize(
    ("text", "later_on"),
    [
        ("Not now, please write again in March.", "2027-03"),
        ("Ask me again in six months.", "2027-07"),
        ("Maybe next year", "2028-01"),
        ("I'm away on a project until the end of May. After that, gladly.", "2027-06"),
        ("Call me after April 15.", "2027-04-16"),
        ("Try me again in the spring.", "2027-03"),
        ("Drop me a line at Easter.", "2027-03-28"),
        ("Feel free to reach out again in Q3.", "2027-07"),
        ("Im Moment nicht, gern wieder im Juni.", "2027-06"),
        ("Pas maintenant, recontactez-moi en septembre.", "2027-09"),
        ("Ahora no, quizá el año que viene.", "2028-01"),
        ("Nu even niet, vraag het na de zomer nog eens.", "2027-09"),
        ("Agora não, volto em abril. Me chama lá!", "2027-04"),
        ("Adesso no. Ci sentiamo ad aprile?", "2027-04"),
        ("Na razie nie, proszę odezwać się w lipcu.", "2027-07"),
        ("Inte just nu, hör av dig i augusti.", "2027-08"),
    ],
)
def test_later_comes_with_the_time_they_named(text, later_on):
    found = verdict(text)

    assert (found.intent, found.later_on) == (Intent.LATER, later_on)


def test_later_without_a_time_names_none():
    found = verdict("Someday, sure. Not today.")

    assert (found.intent, found.later_on) == (Intent.LATER, None)


def test_a_month_in_a_plain_no_is_no_wish_to_be_asked_again():
    assert verdict("Thanks but no, in March I open my own studio.").intent is Intent.NOT_INTERESTED


def test_without_a_day_to_count_from_relative_times_stay_open():
    assert judge_intent("Ask me again in six months.", None).later_on is None


@pytest.mark.parametrize(
    ("text", "referral"),
    [
        ("Not me, but ask Ines Maes (ines.maes@studio.example).", Referral("Ines Maes", "ines.maes@studio.example")),
        (
            "Meine Kollegin Jana Brückner sucht: j.brueckner@studio.example",
            Referral("Jana Brückner", "j.brueckner@studio.example"),
        ),
        ("Please write to front.desk@studio.example instead.", Referral(None, "front.desk@studio.example")),
        ("Try Pim Okoro, he is looking.", Referral("Pim Okoro", None)),
        ("No. Ask Pim.", Referral("Pim", None)),
    ],
)
def test_somebody_else_is_named_with_the_address_given(text, referral):
    found = verdict(text)

    assert (found.intent, found.referral) == (Intent.REFERRAL, referral)


def test_the_writer_s_own_address_refers_to_nobody():
    found = verdict("Yes! Please use noor@private.example from now on, call me.", own=("noor@private.example",))

    assert (found.intent, found.referral) == (Intent.INTERESTED, None)


def test_a_named_person_among_the_recipients_lends_their_address():
    found = verdict("Please continue with Ines, I am not available.", others=(("Ines Maes", "ines@studio.example"),))

    assert found.referral == Referral("Ines Maes", "ines@studio.example")


def test_a_verdict_shows_the_words_that_decided():
    assert verdict("Thank you, but I am not interested.").evidence == "not interested"
