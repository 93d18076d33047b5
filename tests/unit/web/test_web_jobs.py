"""Durable work: asked for twice it is done once; a lost worker's tasks are taken over; faults are tried again, to an end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from denialhelp.errors import UnreadableFile
from denialhelp.web.jobs import engine, neighbours, port, worker
from denialhelp.web.jobs.models import Lane, Task, TaskState, Worker

pytestmark = pytest.mark.django_db
SYNTHETIC = "Synthetic Patient"


@pytest.fixture(autouse=True)
def done() -> Iterator[list[Any]]:
    """What the steps of these tests did; the steps are only there while they run."""
    held, seen = dict(port.STEPS), list[Any]()
    port.STEPS.clear()
    port.durable("tests.note")(seen.append)
    yield seen
    port.STEPS.clear()
    port.STEPS.update(held)


def task(**more: Any) -> Task:
    return Task.objects.get(**more)


def test_asked_for_twice_it_is_done_once(done: list[Any]) -> None:
    assert port.enqueue("tests.note", 7, key="one")
    assert not port.enqueue("tests.note", 7, key="one")
    assert worker.run_due() == 1
    assert worker.run_due() == 0
    assert not port.enqueue("tests.note", 7, key="one")
    assert done == [7]
    assert task().state == TaskState.DONE


def test_a_task_stands_or_falls_with_its_transaction(done: list[Any]) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        port.enqueue("tests.note", 1, key="one")
        raise RuntimeError
    assert worker.run_due() == 0
    assert done == []


def test_what_is_for_later_waits(done: list[Any]) -> None:
    port.enqueue("tests.note", 1, key="one", at=timezone.now() + timedelta(hours=1))
    assert worker.run_due() == 0
    Task.objects.update(due_at=timezone.now())
    assert worker.run_due() == 1


def test_the_first_asked_is_the_first_done_and_others_wait_in_line(done: list[Any]) -> None:
    for number in range(3):
        port.enqueue("tests.note", number, key=str(number))
    assert [port.ahead(t) for t in Task.objects.order_by("pk")] == [0, 1, 2]
    worker.run_due()
    assert done == [0, 1, 2]
    assert port.ahead(task(key="2")) == 0


def test_a_taken_task_is_not_taken_twice_while_its_worker_lives(done: list[Any], settings: Any) -> None:
    port.enqueue("tests.note", 1, key="one")
    first = engine.take("a", list(Lane))
    assert first is not None
    assert engine.take("b", list(Lane)) is None
    assert engine.keep_alive("a", [first.pk]) == {first.pk}
    assert Worker.objects.get().name == "a"


def test_a_lost_workers_task_is_taken_over_and_the_lost_one_can_change_nothing(done: list[Any]) -> None:
    port.enqueue("tests.note", 1, key="one")
    first = engine.take("a", list(Lane))
    assert first is not None
    Task.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    second = engine.take("b", list(Lane))
    assert second is not None
    assert (second.pk, second.worker, second.attempts) == (first.pk, "b", 2)
    assert engine.keep_alive("a", [first.pk]) == set()
    assert not engine.finish(first)
    engine.fail(first, "late")
    assert not engine.give_back(first)
    assert task().fault == "its worker was lost"
    assert engine.finish(second)


def test_an_effect_of_one_who_lost_the_task_does_not_happen(done: list[Any]) -> None:
    def effect(number: int) -> None:
        Task.objects.update(attempts=9)  # another has taken it over
        with transaction.atomic():
            port.in_hand()
            done.append(number)

    port.durable("tests.effect")(effect)
    port.enqueue("tests.effect", 1, key="one")
    worker.run_due()
    assert done == []
    assert task().state == TaskState.RUNNING
    port.in_hand()  # called directly, a step holds nothing and may do its work


def test_faults_are_tried_again_later_and_later_to_an_end_without_text_of_a_case(done: list[Any]) -> None:
    def broken(_number: int) -> None:
        raise ValueError(SYNTHETIC)

    port.durable("tests.broken", tries=3, failed=lambda number: done.append(f"failed {number}"))(broken)
    port.enqueue("tests.broken", 5, key="one")
    waits = []
    for _ in range(3):
        worker.run_due()
        waits.append(round((task().due_at - timezone.now()).total_seconds()))
        Task.objects.update(due_at=timezone.now())
    assert waits[:2] == [5, 10]
    assert task().state == TaskState.FAILED
    assert done == ["failed 5"]
    assert task().fault.startswith("ValueError")
    assert SYNTHETIC not in task().fault
    assert worker.run_due() == 0


def test_waits_grow_to_an_hour() -> None:
    assert [engine.wait_of(n).total_seconds() for n in (1, 2, 5, 40)] == [5, 10, 80, 3600]


def test_a_fault_that_stays_ends_at_once_and_a_known_one_keeps_its_code(done: list[Any]) -> None:
    def refused() -> None:
        raise port.GiveUp("refused")

    def unreadable() -> None:
        raise UnreadableFile("damaged", "The file is damaged.")

    port.durable("tests.refused")(refused)
    port.durable("tests.unreadable")(unreadable)
    port.enqueue("tests.refused", key="one")
    port.enqueue("tests.unreadable", key="two")
    worker.run_due()
    assert (task(key="one").state, task(key="one").fault) == (TaskState.FAILED, "refused")
    assert task(key="two").state == TaskState.WAITING
    assert task(key="two").fault.startswith("damaged: UnreadableFile")


def test_what_is_put_off_counts_as_no_fault(done: list[Any]) -> None:
    at = timezone.now() + timedelta(minutes=3)

    def not_yet() -> None:
        raise port.Later(at)

    port.durable("tests.not_yet")(not_yet)
    port.enqueue("tests.not_yet", key="one")
    worker.run_due()
    assert (task().state, task().due_at, task().failures) == (TaskState.WAITING, at, 0)


@pytest.mark.parametrize(("code", "times"), [(-11, engine.CRASHES), (1, engine.CRASHES), (-9, engine.KILLS)])
def test_a_process_that_breaks_is_tried_once_more_and_one_that_was_killed_more_often(done: list[Any], code: int, times: int) -> None:
    port.durable("tests.dies", failed=done.append)(done.append)
    port.enqueue("tests.dies", 3, key="one")
    for _ in range(times):
        taken = engine.take("a", list(Lane))
        assert taken is not None
        engine.crashed(taken, code)
        Task.objects.update(due_at=timezone.now())
    assert (task().state, task().fault) == (TaskState.FAILED, f"its process ended with {code}")
    assert done == [3]


def test_a_task_that_ends_its_workers_comes_to_an_end(done: list[Any]) -> None:
    port.durable("tests.deadly", tries=2, failed=done.append)(done.append)
    port.enqueue("tests.deadly", 3, key="one")
    for _ in range(2):
        assert engine.take("a", list(Lane)) is not None
        Task.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert engine.take("a", list(Lane)) is None
    assert task().state == TaskState.FAILED
    assert done == [3]


def test_a_worker_takes_only_the_lanes_it_has_places_for_and_the_steps_it_knows(done: list[Any]) -> None:
    port.durable("tests.long", lane=Lane.LONG)(done.append)
    port.enqueue("tests.long", 1, key="one")
    Task.objects.create(key="of-a-newer-version", name="tests.unknown")
    assert engine.take("a", [Lane.SHORT, Lane.READ]) is None
    assert engine.take("a", [Lane.LONG]) is not None


def test_a_step_that_comes_again_has_one_row_and_survives_its_faults(done: list[Any]) -> None:
    def again() -> None:
        done.append("again")
        raise ValueError

    port.every("tests.again", timedelta(minutes=10))(again)
    engine.arrange_periodic()
    engine.arrange_periodic()
    for _ in range(12):
        worker.run_due()
        Task.objects.update(due_at=timezone.now())
    assert len(done) == 12
    assert task().state == TaskState.WAITING
    port.every("tests.again", timedelta(minutes=5))(lambda: None)
    engine.arrange_periodic()
    worker.run_due()
    assert (task().every, task().failures, task().fault) == (300, 0, "")
    assert timedelta(minutes=4) < task().due_at - timezone.now() <= timedelta(minutes=5)


def test_what_was_done_long_ago_is_forgotten_and_failures_stay(done: list[Any]) -> None:
    port.durable("tests.brief", keep=timedelta(days=1))(done.append)
    old = timezone.now() - timedelta(days=2)
    Task.objects.create(key="a", name="tests.brief", state=TaskState.DONE, ended_at=old)
    Task.objects.create(key="b", name="tests.brief", state=TaskState.FAILED, ended_at=old)
    Task.objects.create(key="c", name="tests.note", state=TaskState.DONE, ended_at=old)
    Worker.objects.create(name="gone", seen_at=old)
    engine.forget_old()
    assert set(Task.objects.values_list("key", flat=True)) == {"b", "c"}
    assert not Worker.objects.exists()
    assert str(task(key="b")) == "tests.brief: failed"
    assert str(Worker(name="x")) == "a worker"


def test_what_a_killed_worker_of_this_machine_held_is_free_at_once(done: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    mine = neighbours.new_name()
    host, space, _, chance = mine.split("/")
    dead, elsewhere = f"{host}/{space}/999999999/{chance}", f"{host}/another/999999999/{chance}"
    for number, name in enumerate((mine, dead, elsewhere)):
        port.enqueue("tests.note", number, key=name)
        assert engine.take(name, list(Lane)) is not None
    assert neighbours.free_what_the_dead_hold() == 1
    taken = engine.take("b", list(Lane))
    assert taken is not None
    assert taken.key == dead
    monkeypatch.setattr(neighbours, "_SPACE", (Path("/none"), Path("/none")))
    assert neighbours.free_what_the_dead_hold() == 0
    assert neighbours.new_name().split("/")[1] == ""


def test_places_keep_one_free_for_reading(settings: Any) -> None:
    settings.WORKERS = 2
    held = worker.Held(worker.places())
    tasks = [Task(pk=n, lane=lane) for n, lane in enumerate([Lane.READ, Lane.LONG, Lane.LONG])]
    places = [held.begin(t) for t in tasks]
    assert places == [(Lane.READ,), (Lane.READ, Lane.LONG), (Lane.READ, Lane.LONG)]
    assert held.lanes() == [Lane.SHORT]
    assert sorted(held.numbers()) == [0, 1, 2]
    held.end(tasks[0], places[0])
    assert held.lanes() == [Lane.READ, Lane.SHORT]
    assert not held.idle()
