"""The gate before an endpoint: so many at once, a pause for all, slower after a refusal."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.llm.gate import Gate

PAUSE = 0.05
Task = asyncio.Task[None]


def run(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(asyncio.wait_for(story(), 20))


async def settle() -> None:
    """Let every task go on until it waits for something."""
    for _ in range(10):
        await asyncio.sleep(0)


async def entering(gate: Gate, count: int) -> list[Task]:
    """So many that enter or wait for it."""
    tasks = [asyncio.create_task(gate.enter()) for _ in range(count)]
    await settle()
    return tasks


def inside(tasks: list[Task]) -> int:
    return sum(task.done() and not task.cancelled() for task in tasks)


def test_so_many_pass_and_no_more() -> None:
    """Three of five pass; each that leaves lets the next one in, in the order of coming."""

    async def story() -> None:
        gate = Gate(3)
        tasks = await entering(gate, 5)
        assert [task.done() for task in tasks] == [True, True, True, False, False]
        gate.leave()
        await settle()
        assert [task.done() for task in tasks] == [True, True, True, True, False]
        gate.leave()
        await settle()
        assert inside(tasks) == 5

    run(story)


def test_a_refusal_halves_and_answers_restore() -> None:
    """Half as many after a refusal, one more after each round of answers, never more than at
    first, never less than one."""
    gate = Gate(8)
    seen = []
    for _ in range(5):
        gate.turned_away(time.monotonic(), 0)
        seen.append(gate.allowed)
    assert seen == [4, 2, 1, 1, 1]
    rounds = []
    for _ in range(12):
        for _ in range(gate.allowed):
            gate.answered()
        rounds.append(gate.allowed)
    assert rounds[:3] == [2, 2, 3]
    assert rounds == sorted(rounds)
    assert all(after - before <= 1 for before, after in pairwise(rounds))
    assert rounds[-1] == 8


def test_one_burst_of_refusals_counts_once() -> None:
    """Requests that were under way when the first was turned away say nothing new; one that was
    sent afterwards does."""
    gate = Gate(16)
    sent_at = time.monotonic()
    for _ in range(16):
        gate.turned_away(sent_at, 0)
    assert gate.allowed == 8
    gate.turned_away(time.monotonic(), 0)
    assert gate.allowed == 4


@pytest.mark.parametrize("under_way", [0, 2, 8])
def test_after_a_refusal_fewer_pass(under_way: int) -> None:
    """However many were under way or waiting when it came: no more than allowed are inside once
    those of before have left."""

    async def story() -> None:
        gate = Gate(8)
        before = await entering(gate, under_way)
        gate.turned_away(time.monotonic(), PAUSE)
        tasks = await entering(gate, 20)
        assert inside(tasks) == 0
        await asyncio.sleep(2 * PAUSE)
        assert inside(tasks) == max(0, 4 - under_way)
        for _ in before:
            gate.leave()
        await settle()
        assert inside(tasks) == 4
        for task in tasks:
            task.cancel()

    run(story)


def test_a_pause_is_everybodys() -> None:
    """Nobody passes before its end, whoever caused it, those that waited and those that come; a
    longer one that is asked for meanwhile counts, a shorter one does not."""

    async def story() -> None:
        gate = Gate(4)
        began = time.monotonic()
        gate.turned_away(began, PAUSE)
        passed: list[float] = []

        async def pass_through() -> None:
            await gate.enter()
            passed.append(time.monotonic())
            gate.leave()

        async with asyncio.TaskGroup() as group:
            for _ in range(6):
                group.create_task(pass_through())
            await asyncio.sleep(PAUSE / 2)
            extended = time.monotonic()
            gate.turned_away(began, 2 * PAUSE)
            gate.turned_away(began, 0)
            group.create_task(pass_through())
        assert len(passed) == 7
        assert min(passed) >= extended + 2 * PAUSE

    run(story)


@pytest.mark.parametrize("waiting_for", ["a place", "the end of a pause"])
def test_who_gives_up_takes_no_place(waiting_for: str) -> None:
    """Cancelled while waiting, in whatever order: all places are there for others."""

    async def story() -> None:
        gate = Gate(2)
        if waiting_for == "a place":
            await entering(gate, 2)
        else:
            gate.turned_away(time.monotonic(), PAUSE)
            gate.answered()  # two again
        tasks = await entering(gate, 5)
        for task in (tasks[3], tasks[0], tasks[1]):
            task.cancel()
        await settle()
        assert inside(tasks) == 0
        if waiting_for == "a place":
            gate.leave()
            gate.leave()
        else:
            await asyncio.sleep(1.5 * PAUSE)
        await settle()
        assert inside(tasks) == 2
        assert tasks[2].done()
        assert tasks[4].done()

    run(story)


class Crowd:
    """Those that come to a gate, and what may happen there."""

    def __init__(self, most: int) -> None:
        self.gate = Gate(most)
        self._tasks: list[Task] = []
        self._left = 0

    @property
    def inside(self) -> int:
        return inside(self._tasks) - self._left

    @property
    def waiting(self) -> list[Task]:
        return [task for task in self._tasks if not task.done()]

    def come(self) -> None:
        self._tasks.append(asyncio.create_task(self.gate.enter()))

    def leave(self) -> None:
        if self.inside:
            self.gate.leave()
            self._left += 1

    def answer(self) -> None:
        if self.inside:
            self.gate.answered()

    def refuse(self) -> None:
        self.gate.turned_away(time.monotonic(), 0)

    def refuse_old(self) -> None:
        self.gate.turned_away(0, 0)

    def give_up(self) -> None:
        for task in self.waiting[-1:]:
            task.cancel()

    async def go_home(self) -> None:
        for task in self.waiting:
            task.cancel()
        await settle()
        while self.inside:
            self.leave()


STEPS = ["come", "come", "come", "leave", "answer", "refuse", "refuse_old", "give_up"]


@given(st.integers(1, 9), st.lists(st.sampled_from(STEPS), max_size=60))
def test_places_are_neither_lost_nor_made(most: int, steps: list[str]) -> None:
    """Whatever happens in whatever order: nobody enters while as many are inside as allowed, and
    nobody waits while there are fewer; when all have left, just as many as allowed can enter."""

    async def story() -> None:
        crowd = Crowd(most)
        for step in steps:
            before = crowd.inside
            getattr(crowd, step)()
            await settle()
            assert 1 <= crowd.gate.allowed <= most
            assert crowd.inside <= max(crowd.gate.allowed, before)
            assert crowd.inside >= crowd.gate.allowed or not crowd.waiting
        await crowd.go_home()
        tasks = await entering(crowd.gate, most + 1)
        assert inside(tasks) == crowd.gate.allowed
        for task in tasks:
            task.cancel()
        await settle()

    run(story)
