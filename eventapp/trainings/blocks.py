"""What a person decides about the blocks of a half-day, with the rules that need no database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from eventapp.errors import RuleBroken
from eventapp.vietnamese.dates import format_time
from eventapp.vietnamese.names import clean_text

MOST_BLOCKS = 12
TOPIC_LENGTH = 500


@dataclass(frozen=True, kw_only=True)
class BlockPlan:
    """A part of a half-day: from when to when, what, and who teaches it."""

    starts: time
    ends: time
    topic: str
    lecturer_id: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "topic", clean_text(self.topic))


def check_blocks(blocks: Sequence[BlockPlan], starts: time, ends: time) -> None:
    """Refuse blocks outside the hours of their half-day, over one another or without a topic.

    The field is "blocks-1-starts": the second block as it was typed.
    """
    if len(blocks) > MOST_BLOCKS:
        raise RuleBroken(
            "A half-day has at most %(most)s blocks.", field="blocks", most=MOST_BLOCKS
        )
    for n, block in enumerate(blocks):
        if not block.topic:
            raise RuleBroken("Enter what is taught in this block.", field=f"blocks-{n}-topic")
        if len(block.topic) > TOPIC_LENGTH:
            raise RuleBroken(
                "This is too long: %(length)s characters, at most %(most)s.",
                field=f"blocks-{n}-topic",
                length=len(block.topic),
                most=TOPIC_LENGTH,
            )
        if block.ends <= block.starts:
            raise RuleBroken("A block must end after it starts.", field=f"blocks-{n}-ends")
        if block.starts < starts or ends < block.ends:
            raise RuleBroken(
                "The half-day lasts from %(first)s to %(last)s: the block must lie inside it.",
                field=f"blocks-{n}-{'starts' if block.starts < starts else 'ends'}",
                first=format_time(starts),
                last=format_time(ends),
            )
        for other in blocks[:n]:
            if block.starts < other.ends and other.starts < block.ends:
                raise RuleBroken(
                    "This block overlaps “%(topic)s” (%(first)s–%(last)s).",
                    field=f"blocks-{n}-starts",
                    topic=other.topic,
                    first=format_time(other.starts),
                    last=format_time(other.ends),
                )
