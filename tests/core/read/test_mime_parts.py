import pytest

from sequencer.core.read.mime import Mail, Unreadable, open_mail

HEAD = b"From: a@b.example\nMIME-Version: 1.0\n"


def opened(raw):
    mail = open_mail(raw)
    assert isinstance(mail, Mail)
    return mail


def test_plain_and_html_are_kept_apart_and_files_are_named():
    mail = opened(
        HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n"
        b"--x\nContent-Type: multipart/alternative; boundary=y\n\n"
        b"--y\nContent-Type: text/plain; charset=utf-8\n\nHall\xc3\xb6chen\n"
        b"--y\nContent-Type: text/html\n\n<b>Hall&ouml;chen</b>\n--y--\n"
        b"--x\nContent-Type: application/pdf; name=cv.pdf\nContent-Disposition: attachment\n"
        b"Content-Transfer-Encoding: base64\n\nSGVsbG8=\n--x--\n"
    )

    assert mail.plain.strip() == "Hallöchen"
    assert "<b>" in mail.html
    assert [(one.name, one.content_type, one.size) for one in mail.attachments] == [("cv.pdf", "application/pdf", 5)]


def test_a_mail_with_html_alone_is_readable_as_text():
    mail = opened(HEAD + b"Content-Type: text/html; charset=iso-8859-1\n\n<p>Gr\xfc\xdfe</p><p>Ana</p>")

    assert mail.text.split() == ["Grüße", "Ana"]


@pytest.mark.parametrize("ending", [b"\r\n", b"\r", b"\n"])
def test_parts_are_found_with_every_line_ending(ending):
    raw = HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\none\n--x\n\ntwo\n--x--\n"

    assert opened(raw.replace(b"\n", ending)).plain.split() == ["one", "two"]


@pytest.mark.parametrize("charset", [b"x-nope", b'"a\0b"', b"idna", b"undefined", b"unicode_escape", b"utf-99", b""])
def test_a_hostile_charset_still_gives_the_text(charset):
    mail = opened(HEAD + b"Content-Type: text/plain; charset=" + charset + b"\n\ncaf\xc3\xa9 \\N{BULLET}")

    assert mail.plain.startswith("café")


def test_utf_7_brings_no_lone_surrogates_in():
    mail = opened(HEAD + b"Content-Type: text/plain; charset=utf-7\n\n+2AA- hello")

    assert mail.plain.encode("utf-8").decode("utf-8").endswith("hello")


def test_latin_1_is_read_as_what_mail_programs_mean_by_it():
    mail = opened(HEAD + b"Content-Type: text/plain; charset=iso-8859-1\n\n\x93quoted\x94")

    assert mail.plain == "“quoted”"


def test_a_container_whose_boundary_never_comes_is_read_as_text():
    assert opened(HEAD + b"Content-Type: multipart/mixed; boundary=x\n\nhello").plain == "hello"


def test_a_boundary_missing_from_the_header_is_found_in_the_body():
    mail = opened(HEAD + b"Content-Type: multipart/mixed\n\n--lost\nContent-Type: text/plain\n\nhello\n--lost--\n")

    assert mail.plain.strip() == "hello"


def test_a_nested_mail_is_taken_for_its_headers_alone():
    mail = opened(HEAD + b"Content-Type: message/rfc822\n\n" * 1 + b"From: c@d.example\nMessage-ID: <1@d>\n\nbody")

    assert mail.originals[0][0].first("message-id") == "<1@d>"


def nested(depth):
    levels = b"".join(b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1) for n in range(depth))
    return HEAD + b"Content-Type: multipart/mixed; boundary=b0\n\n" + levels


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (nested(1000), "parts nested deeper than 20"),
        (HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nhi\n" * 100_000, "more than 200 parts"),
        (HEAD + b"X-Filler: " + b"a" * 300_000 + b"\n\nhi", "a header block larger than 256 kB"),
        (HEAD + b"\n" + b"a" * (26 * 1024 * 1024), "larger than 25 MB"),
        (b"", "no headers"),
    ],
)
def test_a_mail_beyond_a_limit_says_which(raw, reason):
    assert open_mail(raw) == Unreadable(reason)


def test_breaks_that_a_program_put_into_lines_without_blanks_are_taken_out():
    raw = (
        "From: a@b.example\nContent-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n"
        "Content-Transfer-Encoding: 8bit\n\n来週の \n木曜日にお願いします。\n-- \n小林\n"
    ).encode()
    mail = open_mail(raw)

    assert isinstance(mail, Mail)
    assert mail.plain == "来週の木曜日にお願いします。\n-- \n小林\n"
