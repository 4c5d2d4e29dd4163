"""A real browser for the tests that need one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str:
    """Where Chromium is; skips the test where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("there is no Chromium on this machine: install the package chromium")
    return found


@contextmanager
def running() -> Iterator[Browser]:
    executable = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield browser
        browser.close()


class Visit:
    """A page that was opened from a file, and everything that it complained of or asked a network for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.on("request", lambda r: self.requests.append(r.url))

    def outside(self) -> list[str]:
        """The requests that were not for the file itself or what it holds."""
        return [url for url in self.requests if not url.startswith(("file:", "data:", "blob:"))]

    def open(self, file: Path, address: str = "") -> Page:
        self.page.goto(f"{file.as_uri()}{address}")
        self.page.wait_for_selector("html[data-ready]", timeout=20_000)
        return self.page


Look = Literal["light", "dark"]
Opener = Callable[..., Visit]


@contextmanager
def visits(browser: Browser) -> Iterator[Opener]:
    """Open a page of its own for each call, with the network off; everything is closed at the end."""
    contexts = []

    def visit(file: Path, address: str = "", *, size: tuple[int, int] = (1440, 900), look: Look = "light") -> Visit:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=look, offline=True, accept_downloads=True
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        made = Visit(context.new_page())
        made.open(file, address)
        return made

    yield visit
    for context in contexts:
        context.close()
