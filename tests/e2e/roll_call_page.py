"""The roll-call page as a person sees it."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import Locator, Page

from tests.attendance.scene import Scene


class RollCall:
    """The roll-call page of the operator."""

    def __init__(self, page: Page, scene: Scene) -> None:
        self.page = page
        self.scene = scene

    @property
    def address(self) -> str:
        place = f"{self.scene.training.code}/roll-call/{self.scene.session.code}"
        return f"/trainings/{place}/{quote(self.scene.point.code)}/"

    def open(self) -> RollCall:
        self.page.goto(self.address)
        return self

    def group(self, number: int) -> Locator:
        return self.page.get_by_role("group", name=self.scene.people[number].full_name)

    def press(self, number: int, word: str) -> None:
        self.group(number).get_by_role("button", name=word, exact=True).click()

    def tick(self, number: int) -> Locator:
        return self.page.locator(f"#p{self.scene.people[number].id} .tick")

    @property
    def status(self) -> Locator:
        return self.page.get_by_role("status").first
