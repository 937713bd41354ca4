"""axe-core on what a page shows, at three looks: a PC in light and in dark, a phone."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PC, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
LOOKS = (("light", PC), ("dark", PC), ("light", PHONE))
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


class Looks:
    """The pages that were looked at, and what axe found on them."""

    def __init__(self) -> None:
        self.axe = Axe()
        self.pages: list[str] = []
        self.violations: list[str] = []

    def at(self, page: Page, name: str) -> None:
        """Look at a page as it stands, then give it back its size."""
        size = page.viewport_size
        self.pages.append(name)
        for scheme, viewport in LOOKS:
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = self.axe.run(page, options=OPTIONS).response["violations"]
            where = f"{name} ({scheme}, {viewport['width']})"
            self.violations += [f"{where}: {_told(each)}" for each in found]
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.set_viewport_size(size)

    def report(self) -> None:
        """Say how many pages were looked at; fail, naming each, where axe found anything."""
        looks, found = len(self.pages) * len(LOOKS), len(self.violations)
        print(f"\nFIGURE axe pages={len(set(self.pages))} violations={found} looks={looks}")
        assert found == 0, "\n".join(self.violations)


def _told(violation: dict) -> str:
    nodes = [
        f"{node['html'][:160]} [{'; '.join(node['failureSummary'].split(chr(10))[1:3]).strip()}]"
        for node in violation["nodes"][:3]
    ]
    return f"{violation['id']}: {violation['help']} ×{len(violation['nodes'])}: " + " | ".join(nodes)
