"""A person at a browser of their own, watched: no broken policy, no error in a script, no request to elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect

from tests.journey.commune import PASSWORD
from tests.journey.looking import PC, Looks
from tests.journey.product import Product

PATIENCE = 30_000  # ms, generous: a machine may be busy


class Person:
    """Somebody at a page of the product; `looks` gathers what axe finds."""

    def __init__(self, browser: Browser, product: Product, login: str, looks: Looks, viewport: dict = PC) -> None:
        self.product, self.login, self.looks = product, login, looks
        self.context = browser.new_context(
            base_url=product.address, viewport=viewport, locale="vi-VN", reduced_motion="reduce",
            has_touch=viewport != PC, is_mobile=viewport != PC,
        )  # fmt: skip
        self.context.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        self.wrong: list[str] = []
        self.context.on("request", self._asked)
        self.context.on("response", self._answered)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.wrong.append(f"{self.page.url}: {error}"))

    def sign_in(self) -> Person:
        """Sign in by the form."""
        self.page.goto("/dang-nhap")
        self.page.get_by_label("Tên đăng nhập").fill(self.login)
        self.page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Đăng nhập").click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("Việc của")
        return self

    def go(self, address: str, name: str | None = None) -> Page:
        """Open an address; look at it under a name, where one is given."""
        answer = self.page.goto(address)
        assert answer.status == 200, f"{address}: {answer.status}"
        if name:
            self.look(name)
        return self.page

    def look(self, name: str) -> None:
        """Have axe look at what is shown now."""
        self.looks.at(self.page, name)

    def figure(self, selector: str) -> int:
        """The number that a place of the page shows."""
        return int(self.page.locator(selector).inner_text().replace(".", ""))

    def leave(self) -> None:
        """Close the browser's window; nothing may have gone wrong in it."""
        self.context.close()
        assert self.wrong == []

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and f"http://{parts.netloc}" != self.product.address:
            self.wrong.append(f"asked elsewhere: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.wrong.append(f"{response.request.method} {response.url}: {response.status}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") or "Content Security Policy" in message.text:
            self.wrong.append(f"{self.page.url}: {message.text}")
