"""The live page in a real Chromium, against a real server."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright import sync_api

CHROMIUM = Path("/usr/bin/chromium")
COMMAND = Path(sys.executable).with_name("nova-rules")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason="NO BROWSER: install Debian's chromium to test the page"
    ),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([COMMAND, "serve", "--port", str(port)], stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}/"
        for _ in range(300):
            try:
                urllib.request.urlopen(url, timeout=5).read()
                break
            except OSError:
                time.sleep(0.1)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: sync_api.Browser, address: str) -> Iterator[sync_api.Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(address)
    yield page
    page.close()
    assert faults == []


def panel(page: sync_api.Page, name: str) -> str:
    return str(page.locator(f"#{name}").inner_text())


def type_in(page: sync_api.Page, text: str, expecting: str) -> None:
    with page.expect_response("**/preview"):
        page.locator("#text").fill(text)
    page.locator("#result", has_text=re.compile(expecting)).wait_for()


def test_every_panel_changes_as_one_types(page: sync_api.Page) -> None:
    type_in(page, "A school", "Attendance")
    panels = (
        "outcome",
        "architecture",
        "entities",
        "roles",
        "modules",
        "security",
        "readiness",
        "assumptions",
        "files",
    )
    before = {name: panel(page, name) for name in panels}
    type_in(
        page,
        "A school with 60,000 pupils on 12 campuses and health records. Fees online. No attendance.",
        "Payment",
    )
    sync_api.expect(page.locator("#entities")).not_to_contain_text("Attendance record")
    after = {name: panel(page, name) for name in panels}
    same = {name for name in panels if before[name] == after[name]}
    assert same <= {"readiness"}, same
    assert "Fee invoice" in after["entities"]
    assert "large" in after["architecture"]


def test_switching_a_protection_off_warns_and_lowers_the_score(page: sync_api.Page) -> None:
    before = int(page.locator("#security-score").inner_text().split("/")[0])
    page.locator(".options summary").click()
    page.locator("input[name=without]").first.check()
    page.locator("#warnings").wait_for()
    after = int(page.locator("#security-score").inner_text().split("/")[0])
    assert after < before


def test_questions_and_reasons_open_down_to_the_words(page: sync_api.Page) -> None:
    page.locator("#entities a.why").first.click()
    page.locator("#panel[open] .reasons").wait_for()
    assert "You wrote" in page.locator("#panel .reasons").inner_text()
    assert "School management system" in page.locator("#panel .reasons").inner_text()
    page.keyboard.press("Escape")
    page.locator("#panel:not([open])").wait_for(state="hidden")


def test_a_file_opens_with_the_very_content_that_would_be_written(
    page: sync_api.Page, tmp_path: Path
) -> None:
    text = page.locator("#text").input_value()
    subprocess.run([COMMAND, "generate", text, "-o", tmp_path / "out"], check=True, capture_output=True)
    page.locator("#files summary", has_text="src/").click()
    page.locator("#files summary", has_text="security/").last.click()
    page.locator("#files a.file", has_text="permissions.ts").first.click()
    page.locator("#panel[open] pre").wait_for()
    shown = page.locator("#panel pre").text_content()
    assert shown == (tmp_path / "out/src/security/permissions.ts").read_text()


def test_what_was_opened_stays_open_while_typing(page: sync_api.Page) -> None:
    page.locator("#files summary", has_text="docs/").click()
    type_in(page, "A school with fees on paper and 300 pupils", "300")
    assert page.locator("#files details[open] > summary", has_text="docs/").count() == 1


def test_gibberish_says_what_is_missing_and_offers_nothing(page: sync_api.Page) -> None:
    type_in(page, "zxcv qwer asdf", "Not enough to build from")
    assert page.locator("#files").count() == 0


def test_words_that_look_like_markup_stay_words(page: sync_api.Page) -> None:
    type_in(page, "A school <img src=x onerror=alert(1)> {{ 7*7 }} with 77 pupils", "77")
    assert "<img src=x" in panel(page, "outcome")
    assert page.locator("#result img").count() == 0


def test_it_works_without_javascript(browser: sync_api.Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("#text").fill("A school with 77 pupils")
    page.get_by_role("button", name="Show the design").click()
    assert "77" in page.locator("#outcome").inner_text()
    assert page.locator("#entities").count() == 1
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_cut_off(browser: sync_api.Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address)
    page.locator("#files").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
