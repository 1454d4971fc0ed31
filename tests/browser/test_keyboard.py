"""A whole day at the desk without a mouse: every place is reached, every focus is seen, nothing is lost on the way."""

import re

import pytest
from patient import PATIENCE
from playwright.sync_api import expect
from showroom import EMAIL, PASSWORD

_FAR = 160  # presses of Tab after which a place counts as out of reach

FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const label = one.labels && one.labels.length ? one.labels[0].textContent : "";
  return {
    name: (one.getAttribute("aria-label") || label || one.textContent || "").replace(/\\s+/g, " ").trim(),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
  };
}"""


class Hands:
    """Somebody who has only a keyboard, and looks at where the focus is after each press of Tab."""

    def __init__(self, page) -> None:
        self.page = page

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text):
        self.page.keyboard.type(text)

    def focus(self):
        return self.page.evaluate(FOCUS)

    def go_to(self, name, key="Tab"):
        """Tab until something with this name has the focus; each stop on the way is visible."""
        wanted = re.compile(name)
        for _ in range(_FAR):
            self.press(key)
            here = self.focus()
            if here is None:
                continue
            assert here["ring"], f"no ring on {here['name'][:60]!r} of {self.page.url}"
            assert here["seen"], f"out of sight: {here['name'][:60]!r} of {self.page.url}"
            if wanted.search(here["name"]):
                return
        pytest.fail(f"{name!r} is out of reach on {self.page.url}")

    def follow(self, name, key="Tab"):
        """Go there and press Enter; the page after it has come."""
        self.go_to(name, key)
        with self.page.expect_navigation():
            self.press("Enter")

    def leads_to(self, *keys):
        with self.page.expect_navigation():
            self.press(*keys)

    @property
    def heading(self):
        return self.page.locator("h1").inner_text()


@pytest.fixture
def hands(chromium, own_showroom):
    own_showroom.live()
    context = chromium.new_context(base_url=own_showroom.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    hands = Hands(page)
    sign_in(hands)
    yield hands
    context.close()


def sign_in(hands):
    hands.page.goto("/sign-in")
    hands.write(EMAIL)
    hands.go_to("^Password")
    hands.write(PASSWORD)
    hands.follow("^Sign in")
    expect(hands.page).to_have_url(re.compile("/$"))


def test_answers_are_read_accepted_corrected_and_written(hands):
    page = hands.page
    hands.leads_to("g", "i")
    people = page.locator(".lst [data-item]")
    first, second = people.nth(0).inner_text(), people.nth(1).inner_text()
    hands.press("j")
    names = [hands.focus()["name"]]
    hands.press("j")
    names.append(hands.focus()["name"])
    assert names[0] != names[1]
    hands.press("k")
    assert hands.focus()["name"] == names[0]
    assert first != second
    hands.leads_to("Enter")

    waiting = page.locator(".lst [data-item]").count()
    hands.leads_to("Enter")  # accepts
    expect(page.get_by_text("Seen to.")).to_be_visible()
    expect(page.locator(".lst [data-item]")).to_have_count(waiting - 1)

    while not page.locator(".outs").count():
        hands.leads_to("Enter")  # no answer, but something to see to
    hands.leads_to("2")  # not now, whatever was suggested
    assert "done=" in page.url
    hands.leads_to("z")
    expect(page.locator(".sug b")).to_have_text(re.compile("^Not now"))

    hands.press("r")
    assert hands.focus()["name"].startswith("Answer")
    hands.write("Thank you. I will come back to you in spring.")
    hands.leads_to("Control+Enter")
    expect(page.get_by_text("Seen to.").or_(page.get_by_text("Your answer")).first).to_be_visible()


def test_a_sequence_is_changed_saved_and_reviewed(hands):
    page = hands.page
    hands.leads_to("g", "s")
    hands.press("j")
    hands.leads_to("Enter")
    name = hands.heading
    hands.follow("^Add a step")
    keys = steps_of(page)
    assert len(keys) > 1

    hands.follow("^Move step up")
    assert steps_of(page) == [*keys[:-2], keys[-1], keys[-2]]
    assert hands.focus()["name"].startswith("Move step")  # again, without looking for it

    hands.follow("^Review and save", key="Shift+Tab")
    assert hands.heading.startswith("Before you save")
    hands.follow("^(Save version|Back$)")
    hands.page.goto("/sequences")
    hands.go_to("^Start people")
    hands.leads_to("Enter")
    expect(page.locator("h1")).to_have_count(1)
    assert name


def test_all_sending_is_stopped_and_let_go_on(hands):
    hands.follow("^Stop all sending")
    hands.go_to("^Why")
    hands.write("The second mail names the wrong role.")
    hands.follow("^Stop all sending")
    expect(hands.page.locator("h1")).to_have_text("Sending is stopped")
    hands.follow("^Let mails leave again")
    expect(hands.page.get_by_text("Sending is stopped")).to_be_hidden()


def steps_of(page):
    """The lasting names of the steps, in the order in which they stand on the line."""
    links = page.locator(".stp a.sp").evaluate_all(
        "all => all.map((one) => new URL(one.href).searchParams.get('step'))"
    )
    return [one for one in links if one != "settings"]
