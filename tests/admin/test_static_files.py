"""What the browser is given: pinned, whole, and nothing from elsewhere."""

import hashlib
import json
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "sequencer" / "static"
TEMPLATES = Path(__file__).parents[2] / "templates"
VENDOR = STATIC / "vendor"
PAGES = sorted(one for one in TEMPLATES.rglob("*.html") if "email" not in one.parts)  # mails keep styles inline
FILES = [file for package in json.loads((VENDOR / "manifest.json").read_text()) for file in package["files"]]


@pytest.mark.parametrize("file", FILES, ids=[file["to"] for file in FILES])
def test_a_vendored_file_is_the_one_that_was_taken_from_its_package(file):
    assert hashlib.sha256((VENDOR / file["to"]).read_bytes()).hexdigest() == file["sha256"]


def test_every_vendored_file_is_listed():
    listed = {file["to"] for file in FILES} | {"manifest.json", "tabler.LICENSE.txt", "figtree.LICENSE.txt"}

    assert {one.name for one in VENDOR.iterdir()} == listed


def test_no_style_sheet_and_no_script_asks_anybody_else_for_anything():
    texts = [one.read_text(encoding="utf-8") for one in [*STATIC.rglob("*.css"), *STATIC.glob("*.js")]]

    assert not [
        found for text in texts for found in re.findall(r"""(?:url\(|@import|fetch\()\s*["']?(?:https?:)?//""", text)
    ]


@pytest.mark.parametrize("template", PAGES, ids=lambda one: str(one.relative_to(TEMPLATES)))
def test_a_page_has_no_inline_style_or_script_and_nothing_that_is_evaluated(template):
    text = template.read_text(encoding="utf-8")

    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|hx-on|hx-vals=.js:|javascript:", text)
    assert not re.search(r"""(?:src|href)=["']https?://""", text)
