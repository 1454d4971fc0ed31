"""Quotes, signatures and footers told by their shape, also in languages we have few words of."""

import json
from pathlib import Path

import pytest

from sequencer.core.read.quoting import own_words

LINES = (Path(__file__).parents[2] / "mails" / "quotes.jsonl").read_text("utf-8").splitlines()
LETTER = "Hello,\nwe look for a data lead in Leeds.\nWould you talk?\n\nRosa Lind\nUnsubscribe: https://us.example/u/1"
MARKED = "\n".join(f"> {line}" for line in LETTER.split("\n"))
ANSWER = "Sounds good.\n\nNoor"


@pytest.mark.parametrize(
    "introduction",
    [
        "Rosa Lind <rosa@company.example> 于2027年1月11日周一 17:20写道：",
        "Dne po 11. 1. 2027 17:20 uživatel Rosa Lind <rosa@company.example> napsal:",
        "Rosa Lind <rosa@company.example>, 11 Oca 2027 Pzt, 17:20 tarihinde şunu yazdı:",
        "Στις Δευ 11 Ιαν 2027 στις 5:20 μ.μ., ο χρήστης Rosa Lind <rosa@company.example> έγραψε:",
        "2027年1月11日(月) 17:20 Rosa Lind <rosa@company.example>:",
        "2027년 1월 11일 (월) 오후 5:20, Rosa Lind <rosa@company.example>님이 작성:",
        "Rosa Lind <rosa@company.example> sgríobh ar 11 Ean 2027, 17:20:",
    ],
)
@pytest.mark.parametrize("mark", ["> ", "| ", "RL> "])
def test_an_introduction_in_any_language_begins_a_quote(introduction, mark):
    quote = f"{mark}We would like to meet you.\n{mark}Rosa\n"

    assert own_words(f"{ANSWER}\n\n{introduction}\n{quote}") == ANSWER


@pytest.mark.parametrize(
    "block",
    [
        "Od: Rosa <rosa@company.example>\nOdesláno: pondělí 11. ledna 2027 17:20\nKomu: Noor\nPředmět: Gent",
        "差出人: Rosa <rosa@company.example>\n送信日時: 2027年1月11日 17:20\n宛先: Noor\n件名: Gent",
        "보낸 사람: Rosa\n보낸 날짜: 2027년 1월 11일 오후 5:20\n받는 사람: Noor\n제목: Gent",
        "Ó: Rosa <rosa@company.example>\nSeolta: Dé Luain 11 Eanáir 2027 17:20\nChuig: Noor\nÁbhar: Gent",
        "Nuo：Rosa\nIšsiųsta：2027-01-11 17:20\nKam：Noor\nTema：Gent",
    ],
)
@pytest.mark.parametrize("rule", ["", "________________________________\n", "----- Teachtaireacht bhunaidh -----\n"])
def test_labels_below_one_another_with_a_date_begin_a_quote_in_any_language(block, rule):
    assert own_words(f"{ANSWER}\n\n{rule}{block}\n\nWe would like to meet you.") == ANSWER


def test_labels_of_a_persons_own_list_stay():
    mine = "Here is what I need:\n\nPay: 70k\nPlace: Gent\nStart: May 2027"

    assert own_words(mine) == mine


@pytest.mark.parametrize(
    "tag",
    [
        "Odesláno z iPhonu",
        "iPhone'umdan gönderildi",
        "发自我的iPhone",
        "Στάλθηκε από το iPhone μου",
        "iPhoneから送信",
        "나의 Galaxy에서 보냄",
        "Az Outlook for Androidból küldve",
        "Trimis de pe telefonul meu Samsung",
        "Надіслано з мого iPhone",
    ],
)
def test_a_line_that_tells_the_device_goes_in_any_word_order(tag):
    assert own_words(f"{ANSWER}\n\n{tag}") == ANSWER


def test_a_sentence_about_a_phone_stays():
    mine = "I sent the form from my phone yesterday, did it arrive?\n\nNoor"

    assert own_words(mine) == mine


@pytest.mark.parametrize(
    "banner",
    [
        "[EXTERNAL] This message comes from an external organization.\n________________________________",
        "CAUTION: This email originated from outside of the organization. Do not click links.",
        "Achtung: Diese Nachricht stammt von einem externen Absender.",
        "| Warning: external sender. Be careful with links. |\n",
        "You don't often get email from rosa@company.example. Learn why this is important",
    ],
)
def test_a_warning_of_the_mail_server_above_the_letter_goes(banner):
    assert own_words(f"{banner}\n\n{ANSWER}") == ANSWER


def test_a_greeting_between_introduction_and_quote_is_no_cut():
    text = "On 11 Jan 2027 at 17:20 Rosa Lind wrote:\nHello Rosa,\n\n> Which day?\n\nTuesday.\n\n> Where?\n\nGent."

    assert own_words(text) == "Hello Rosa,\n\nTuesday.\n\nGent."


@pytest.mark.parametrize(
    "closing",
    [
        "Vennlig hilsen",
        "S pozdravem",
        "Üdvözlettel",
        "Saygılarımla",
        "С уважением",
        "Με εκτίμηση",
        "Un cordial saludo",
        "Is mise",
    ],
)
def test_a_contact_block_goes_after_a_closing_in_any_language(closing):
    letter = f"Sounds good.\n\n{closing},\nNoor"

    assert own_words(f"{letter}\n\nNoor Haddad\nWorks Ltd\n+32 9 555 01 23") == letter


def test_lines_about_a_person_go_where_the_name_stands_apart_from_the_closing():
    text = "Sounds good.\n\nMit freundlichen Grüßen\n\ni. A. Noor Haddad\nKonstruktion Antriebe"

    assert own_words(text) == "Sounds good.\n\nMit freundlichen Grüßen\n\ni. A. Noor Haddad"


def test_a_second_thanks_is_part_of_the_letter():
    mine = "Which city?\n\nThanks.\n\nOne more: which shift?\n\nThanks again\nNoor"

    assert own_words(mine) == mine


@pytest.mark.parametrize(
    "wish",
    [
        "Please keep this confidential.",
        "How to unsubscribe from these mails",
        "Per GDPR, delete everything.",
        "Bitte vertraulich behandeln.",
    ],
)
def test_a_short_last_line_that_speaks_like_a_disclaimer_is_the_persons(wish):
    assert own_words(f"Hello Rosa,\n\n{wish}").endswith(wish)


def test_a_disclaimer_that_names_an_english_letter_as_a_word_goes():
    footer = (
        "Le informazioni contenute nella presente comunicazione e i relativi allegati sono riservati e destinati "
        "esclusivamente al destinatario (Regolamento UE 2016/679)."
    )

    assert own_words(f"Va bene giovedì.\n\nCordialmente\nNoor\n\n{footer}") == "Va bene giovedì.\n\nCordialmente\nNoor"


@pytest.mark.parametrize("line", [json.loads(line) for line in LINES], ids=lambda line: line["client"])
def test_what_a_program_puts_below_an_answer_goes(line):
    """`@>` at the end of a line's `below` stands for our letter with marks, `@` for it without."""
    below = line["below"]
    if below.endswith("@>"):
        below = below.removesuffix("@>") + MARKED
    elif below.endswith("@"):
        below = below.removesuffix("@") + LETTER

    assert own_words(line["words"] + below) == line["words"]


def test_an_introduction_marked_like_its_quote_leaves_nothing_of_the_person():
    quote = f"On 11 Jan 2027, at 17:20, Rosa Lind <rosa@us.example> wrote:\n\n{LETTER}".replace("\n", "\n> ")

    assert own_words(f"Sent from my iPhone\n\n> {quote}") == ""


def test_a_closing_in_two_languages_still_closes():
    letter = "Not before March.\n\nBest regards / Mit freundlichen Grüßen\nNoor"

    assert own_words(f"{letter}\n\nNoor Ahmadi\nTest Systems\nTheir AG") == letter
