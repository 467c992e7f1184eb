"""A room whose screen shows codes, and browsers of those who sit in it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient

from eventapp import clock
from eventapp.checkin import room_codes
from eventapp.checkin.models import RoomScreen
from eventapp.checkin.service import allow, open_screen
from tests.attendance.scene import Scene, make_scene
from tests.factories import UserFactory

SCREEN_NETWORK = "the network of the screen"


@dataclass
class Room:
    scene: Scene
    screen: RoomScreen

    @property
    def code(self) -> str:
        """What the screen shows at this moment."""
        step = room_codes.step_at(clock.now())
        letters = room_codes.room_code(
            self.screen.key, self.screen.session_id, self.screen.point_id, step
        )
        return room_codes.in_full(self.screen.id, letters)


def make_room(people: int = 3, **fields) -> Room:
    """A training that allows it, and a point whose operator has opened the screen."""
    scene = make_scene(people, **fields)
    allow(scene.training, allowed=True, by=UserFactory())
    screen = open_screen(scene.point, scene.session, network=SCREEN_NETWORK, by=scene.operator)
    return Room(scene, screen)


def participant(app: Flask, language: str = "en") -> FlaskClient:
    """Somebody's own phone, not signed in."""
    browser = app.test_client()
    with browser.session_transaction() as cookie:
        cookie["language"] = language
    return browser
