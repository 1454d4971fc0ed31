"""The desk by keyboard: keys act on lists and mails, never while somebody types, and can be switched off."""

import json

import pytest
from playwright.sync_api import expect

FIELD = "() => document.getElementById('probe').value"


def put(page, html):
    """Something to press or to write in, as a screen would have it."""
    page.evaluate("html => document.getElementById('main').insertAdjacentHTML('afterbegin', html)", html)


def focus(page):
    return page.evaluate("() => document.activeElement.textContent.trim()")


def test_a_question_mark_shows_all_keys_and_escape_closes(page):
    page.goto("/more")

    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()


def test_the_sheet_has_a_button_of_its_own(page):
    page.goto("/more")

    page.get_by_role("button", name="All keys").click()
    expect(page.locator("dialog#keys")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("dialog#keys")).to_be_hidden()


@pytest.mark.parametrize(("letter", "path"), [("t", "/"), ("i", "/inbox"), ("c", "/candidates"), ("s", "/sequences")])
def test_g_and_a_letter_lead_to_a_place(page, letter, path):
    page.goto("/more")

    page.keyboard.press("g")
    page.keyboard.press(letter)
    page.wait_for_url(f"**{path}")


def test_a_slash_finds_a_person_without_a_mouse(page):
    page.goto("/more")
    page.wait_for_selector("#f-find[data-htmx-powered]", state="attached")  # listens a moment after the page is there

    page.keyboard.press("/")
    page.keyboard.type("a")
    page.wait_for_selector("#found [data-item]")
    page.keyboard.press("ArrowDown")
    name = focus(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/candidates/*")
    expect(page.locator("h1")).to_contain_text(name)


def test_j_and_k_go_through_a_list_and_enter_opens(page):
    page.goto("/find?q=a")
    page.locator("#main").focus()
    names = page.locator("#main [data-item]").all_inner_texts()

    page.keyboard.press("j")
    assert focus(page) == names[0]
    page.keyboard.press("j")
    assert focus(page) == names[1]
    page.keyboard.press("k")
    assert focus(page) == names[0]
    page.keyboard.press("Enter")
    page.wait_for_url("**/candidates/*")


def test_a_key_presses_its_button(page):
    page.goto("/more")
    put(
        page,
        '<p data-mail tabindex="-1" id="mail">Mail</p><button type="button" data-key="1" id="one">Interested</button>',
    )
    page.evaluate(
        "() => document.getElementById('one').addEventListener('click', (e) => e.target.textContent = 'Done')"
    )

    page.locator("#mail").focus()
    page.keyboard.press("1")
    expect(page.locator("#one")).to_have_text("Done")


@pytest.mark.parametrize("tag", ["input", "textarea", "select"])
def test_no_key_acts_while_somebody_types(page, tag):
    page.goto("/more")
    put(
        page,
        f'<div data-list><{tag} id="probe"></{tag}></div><button type="button" data-key="z" id="one">Undo</button>',
    )
    page.evaluate(
        "() => document.getElementById('one').addEventListener('click', (e) => e.target.textContent = 'Gone')"
    )

    page.locator("#probe").focus()
    for key in ("?", "/", "z", "g", "c"):
        page.keyboard.press(key)

    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator("#one")).to_have_text("Undo")
    assert page.url.endswith("/more")


def test_no_key_acts_where_focus_is_on_a_link_elsewhere(page):
    page.goto("/more")

    page.locator(".brand").focus()
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_ctrl_enter_sends_from_within_the_text(page):
    page.goto("/more")
    put(
        page,
        '<form><textarea id="probe"></textarea><button type="button" data-key="ctrl+enter" id="one">Send</button></form>',
    )
    page.evaluate(
        "() => document.getElementById('one').addEventListener('click', (e) => e.target.textContent = 'Sent')"
    )

    page.locator("#probe").focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#one")).to_have_text("Sent")


def test_switched_off_no_key_acts_and_everything_else_stays(page):
    page.goto("/account")
    page.get_by_label("Work by keyboard").uncheck()
    with page.expect_navigation():
        page.get_by_role("button", name="Keep this").click()
    page.wait_for_selector("body[data-keys=off]")

    page.goto("/more")
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.get_by_role("button", name="All keys")).to_be_hidden()

    page.goto("/account")
    page.get_by_label("Work by keyboard").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Keep this").click()
    page.wait_for_selector("body:not([data-keys])")


def test_two_braces_offer_the_fields_and_enter_takes_one(page):
    page.goto("/more")
    put(page, '<textarea id="probe" aria-label="Text" data-fields="first_name last_name employer"></textarea>')
    page.locator("#probe").focus()

    page.keyboard.type("Hi {{")
    expect(page.get_by_role("option")).to_have_text(["first_name", "last_name", "employer"])
    page.keyboard.type("l")
    expect(page.get_by_role("option")).to_have_text(["last_name"])
    page.keyboard.press("Enter")
    assert page.evaluate(FIELD) == "Hi {{last_name}}"

    page.keyboard.type(" {{")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.getAttribute('aria-activedescendant')") == "name-1"
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    assert page.evaluate(FIELD) == "Hi {{last_name}} {{"


def test_a_button_puts_a_field_where_the_caret_is(page):
    page.goto("/more")
    put(
        page,
        '<textarea id="probe" aria-label="Text" data-fields="first_name">Hi , hello</textarea>'
        '<button type="button" data-insert="first_name">First name</button>',
    )
    page.evaluate("() => { const f = document.getElementById('probe'); f.focus(); f.setSelectionRange(3, 3); }")

    page.get_by_role("button", name="First name").click()
    assert page.evaluate(FIELD) == "Hi {{first_name}}, hello"


def test_every_request_of_htmx_carries_the_token_of_its_page(page):
    page.goto("/account")
    name = page.get_by_label("Name", exact=True).input_value()
    put(page, '<button type="button" id="probe" hx-post="/account" hx-swap="none">Try</button>')
    values = {"name": name, "theme": "", "has_keys": "yes"}
    page.evaluate(
        "values => { const b = document.getElementById('probe'); b.setAttribute('hx-vals', values); htmx.process(b); }",
        json.dumps(values),
    )

    with (
        page.expect_request(lambda request: request.method == "POST") as sent,
        page.expect_response(lambda response: response.request.method == "POST") as answered,
    ):
        page.locator("#probe").click()

    assert sent.value.headers["x-csrftoken"]
    assert answered.value.status == 303


def test_without_a_script_the_desk_still_finds_and_saves(chromium, showroom):
    context = chromium.new_context(base_url=showroom.url, java_script_enabled=False)
    context.add_cookies([showroom.cookie])
    page = context.new_page()

    page.goto("/more")
    page.locator(".find").click()
    page.locator("#f-q").fill("a")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("#main [data-item]").first).to_be_visible()
    page.goto("/account")
    with page.expect_navigation():
        page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Changed.")).to_be_visible()
    context.close()


def test_in_the_inbox_a_key_opens_what_puts_off_and_what_gives_away(page, showroom):
    page.goto(f"/inbox/{showroom.ids['reply_id']}")

    page.keyboard.press("s")
    assert focus(page) in ("This afternoon", "This evening", "Tomorrow")
    expect(page.get_by_label("Until the morning of")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_label("Colleague", exact=True)).to_be_focused()
