// What the desk does beyond plain pages: keys, the sheet of keys, finding from anywhere, and the list of fields.
// Everything here has a link, a button or a page of its own, so nothing is lost where this file does not run.
//
//   data-list, data-item       j and k go from item to item
//   data-mail                  an area in which keys act too, such as a thread
//   data-key="1"               the button or link that a key presses; "ctrl+enter" also while typing in its form
//   data-opens="id"            opens the dialog with this id instead of following the link
//   data-fields="a b c"        a field in which {{ offers these names
//   data-insert="a"            a button that puts {{a}} into the field written in last (data-into="id" names another)
//   data-submits               a choice that sends its form at once
//   data-keeps="up"            a button that has the focus again on the page its form leads to

const FIELDS = "input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]),textarea,select,[contenteditable]";
const PLACES = { t: "/", i: "/inbox", c: "/candidates", s: "/sequences" };
const A_MOMENT = 1000; // ms between g and the letter after it

// Each request of htmx carries the token that its page was given.
document.addEventListener("htmx:config:request", (event) => {
  const token = document.querySelector("meta[name=csrf-token]");
  if (token) event.detail.ctx.request.headers["X-CSRFToken"] = token.content;
});

// ---------------------------------------------------------------- dialogs

const last = { field: null, opener: null };

function open(id) {
  const dialog = document.getElementById(id);
  if (!dialog || dialog.open) return false;
  last.opener = document.activeElement;
  dialog.showModal();
  dialog.querySelector("input")?.select();
  return true;
}

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const opener = event.target.closest("[data-opens]");
  if (opener && open(opener.dataset.opens)) event.preventDefault();
  if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
  const insert = event.target.closest("[data-insert]");
  if (insert) put(insert);
});

document.addEventListener("close", (event) => {
  if (event.target.matches?.("dialog")) last.opener?.focus?.();
}, true);

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submits]")) event.target.form?.requestSubmit();
});

// A button pressed again and again, such as "move up", is found again by whoever presses it.
document.addEventListener("submit", (event) => {
  const kept = event.submitter?.dataset.keeps;
  if (kept) sessionStorage.setItem("kept", JSON.stringify([location.pathname, kept]));
});

const [keptAt, kept] = JSON.parse(sessionStorage.getItem("kept") ?? "[]");
if (kept) {
  sessionStorage.removeItem("kept");
  const all = keptAt === location.pathname ? [...document.querySelectorAll("[data-keeps]:enabled")] : [];
  (all.find((one) => one.dataset.keeps === kept) ?? all[0])?.focus();
}

// ---------------------------------------------------------------- keys

const hasKeys = document.body.dataset.keys !== "off";
let isGoing = 0;

function mayAct(focus) {
  if (!focus || focus === document.body || focus.id === "main") return true;
  if (focus.matches(FIELDS)) return false;
  return Boolean(focus.closest("[data-list],[data-mail]"));
}

function items() {
  const lists = [...document.querySelectorAll("[data-list]")].filter((one) => one.offsetParent !== null);
  const own = document.activeElement?.closest?.("[data-list]");
  return [...(own ?? lists[0] ?? document.createElement("ul")).querySelectorAll("[data-item]")];
}

function step(by) {
  const all = items();
  if (!all.length) return;
  const marked = all.findIndex((one) => one.matches("[aria-current]"));
  const here = all.findIndex((one) => one === document.activeElement || one.contains(document.activeElement));
  const from = here >= 0 ? here : marked;
  const next = all[Math.min(Math.max(from + by, 0), all.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

function pressable(key, within = document) {
  const found = [...within.querySelectorAll("[data-key]")].filter((one) => one.dataset.key.toLowerCase() === key);
  return found.find((one) => !one.disabled && one.offsetParent !== null);
}

function press(key, within) {
  const found = pressable(key, within);
  found?.click();
  if (found?.matches("summary") && found.parentElement.open) found.parentElement.querySelector("form button, form select, form input:not([type=hidden])")?.focus();
  return Boolean(found);
}

function act(event) {
  const key = event.key;
  if (isGoing > Date.now()) {
    isGoing = 0;
    if (key in PLACES) return location.assign(PLACES[key]), true;
  }
  if (key === "g") return (isGoing = Date.now() + A_MOMENT), true;
  if (key === "/") return open("find") || (document.querySelector("a.find")?.click(), true);
  if (key === "?") return open("keys");
  if ((key === "j" || key === "k") && items().length) return step(key === "j" ? 1 : -1), true;
  if (key === "Enter" && document.activeElement?.matches("a,button,summary")) return false;
  return !event.repeat && press(key.toLowerCase());
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const focus = document.activeElement;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = focus?.closest?.("form");
    if (hasKeys && form && press("ctrl+enter", form)) event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey) return;
  const dialog = document.querySelector("dialog[open]");
  if (dialog) return walk(event, dialog);
  if (hasKeys && mayAct(focus) && act(event)) event.preventDefault();
});

// In an open dialog the arrows go from the field to what was found, and through it.
function walk(event, dialog) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const all = [dialog.querySelector("input"), ...dialog.querySelectorAll("[data-item]")].filter(Boolean);
  const next = all[all.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  next.focus();
  event.preventDefault();
}

for (const one of document.querySelectorAll("[data-needs-script]")) one.hidden = false;
if (!hasKeys) for (const one of document.querySelectorAll("[data-needs-keys]")) one.hidden = true;

// ---------------------------------------------------------------- fields: {{ offers their names

const BEGUN = /\{\{\s*(\w*)$/;
const list = document.createElement("ul");
list.className = "names";
list.id = "names";
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", "Fields");
list.hidden = true;
let chosen = 0;

function begun(field) {
  return BEGUN.exec(field.value.slice(0, field.selectionStart));
}

function offer(field) {
  const found = begun(field);
  const names = field.dataset.fields.split(/\s+/).filter((one) => one && found && one.startsWith(found[1].toLowerCase()));
  if (!found || !names.length) return shut(field);
  chosen = Math.min(chosen, names.length - 1);
  list.replaceChildren(...names.map((name, number) => {
    const row = document.createElement("li");
    row.id = `name-${number}`;
    row.textContent = name;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", String(number === chosen));
    row.addEventListener("mousedown", (event) => (event.preventDefault(), take(field, name)));
    return row;
  }));
  field.after(list);
  list.hidden = false;
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", "names");
  field.setAttribute("aria-activedescendant", `name-${chosen}`);
  list.children[chosen].scrollIntoView({ block: "nearest" });
}

function shut(field) {
  list.hidden = true;
  chosen = 0;
  field.removeAttribute("aria-activedescendant");
  field.removeAttribute("aria-controls");
}

function replace(field, from, to, text) {
  field.setRangeText(text, from, to, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

function take(field, name) {
  const found = begun(field);
  if (!found) return;
  const to = field.selectionStart;
  const closing = /^\s*\}\}/.exec(field.value.slice(to));
  replace(field, to - found[0].length, to + (closing ? closing[0].length : 0), `{{${name}}}`);
  shut(field);
}

function put(button) {
  const field = button.dataset.into ? document.getElementById(button.dataset.into) : last.field;
  if (field) replace(field, field.selectionStart, field.selectionEnd, `{{${button.dataset.insert}}}`);
}

function choose(event, field) {
  const rows = list.children.length;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : rows - 1)) % rows;
    offer(field);
  } else if (event.key === "Enter" || event.key === "Tab") {
    take(field, list.children[chosen].textContent);
  } else if (event.key === "Escape") {
    shut(field);
  } else return;
  event.preventDefault();
}

const isOfFields = (node) => node.matches?.("[data-fields]");

document.addEventListener("input", (event) => {
  if (isOfFields(event.target)) offer(event.target);
});
document.addEventListener("keydown", (event) => {
  if (isOfFields(event.target) && !list.hidden && !event.isComposing) choose(event, event.target);
}, true);
document.addEventListener("focusin", (event) => {
  if (isOfFields(event.target)) last.field = event.target;
});
document.addEventListener("focusout", (event) => {
  if (isOfFields(event.target)) shut(event.target);
});
