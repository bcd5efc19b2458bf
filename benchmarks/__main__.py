"""Prints how long each stage takes: ratios to one yardstick, and the milliseconds of this machine."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from nova_rules.engine import Engine, open_engine
from nova_rules.formatting.oxfmt import formatted
from nova_rules.inference.infer import infer
from nova_rules.inference.matcher import Matcher
from nova_rules.inference.matchers import all_matchers
from nova_rules.model.reading import Reading
from nova_rules.model.text import Description, Options
from nova_rules.outline.plans import plan_document
from nova_rules.understanding.understand import understand
from nova_rules.workspace.folder import write

DEMO = "school management system with online fees; parents get an SMS when a child is absent"
SIXTY = (
    "We run a private school with about 900 pupils and want one system for it. Teachers take attendance "
    "every morning for each class, parents pay school fees online and get an SMS when their child is absent. "
    "At the end of each term we close the class registers, and the bursar needs to see who still owes what, "
    "per class and pupil."
)
COMMAND = Path(sys.executable).with_name("nova-rules")


def best_ms(work: Callable[[], object], rounds: int = 25) -> float:
    """Give the shortest of some rounds, in milliseconds, after one that warms up.

    Whatever else runs on a shared machine only ever makes a round longer, so the shortest says most.
    """
    work()
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return min(taken)


def fresh_inference_ms(engine: Engine, reading: Reading, matcher: Matcher) -> float:
    """Give the time of an inference that was never made before: each round has facts of its own."""
    numbers = itertools.count(1)

    def work() -> object:
        options = Options(answers=(("which_law", f"law {next(numbers)}"),))
        return infer(reading, options, engine.knowledge.rules, (matcher,))

    return best_ms(work)


def fresh_preview_ms(engine: Engine) -> float:
    """Give the time of a preview whose facts changed, as when a number is typed."""
    numbers = itertools.count(100)

    def work() -> object:
        text = Description(SIXTY.replace("900", str(next(numbers))))
        return plan_document(engine.plan(text, Options(), preview=True))

    return best_ms(work)


def rows() -> list[tuple[str, float, float | None]]:
    """Give (what, milliseconds, target in milliseconds) for every stage."""
    engine = open_engine()
    demo, sixty, options = Description(DEMO), Description(SIXTY), Options()
    plan = engine.plan(demo, options)
    reading = understand(sixty, engine.knowledge.vocabulary)
    raw = engine.emit(plan)
    measured: list[tuple[str, float, float | None]] = [
        ("understand 60 words", best_ms(lambda: understand(sixty, engine.knowledge.vocabulary)), 3),
    ]
    measured.extend(
        (f"infer, {matcher.name}", fresh_inference_ms(engine, reading, matcher), None)
        for matcher in all_matchers()
    )
    measured += [
        (
            "preview of 60 words",
            best_ms(lambda: plan_document(engine.plan(sixty, options, preview=True))),
            10,
        ),
        ("preview, new facts each time", fresh_preview_ms(engine), None),
        ("plan", best_ms(lambda: plan_document(engine.plan(demo, options))), 30),
        (
            "emit",
            best_ms(lambda: engine.emit(plan)),
            None,
        ),
        ("format", best_ms(lambda: formatted(raw), 7), None),
        ("plan + emit + format", best_ms(lambda: engine.generate(engine.plan(demo, options)), 7), 200),
    ]
    return measured


def writing() -> tuple[float, float, float]:
    """Give milliseconds of `cp -r`, of writing the same tree without fsync, and with it."""
    engine = open_engine()
    artifacts = engine.generate(engine.plan(Description(DEMO), Options()))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(artifacts, folder / "tree", durable=False)

        def copy() -> None:
            shutil.rmtree(folder / "copy", ignore_errors=True)
            subprocess.run(["cp", "-r", str(folder / "tree"), str(folder / "copy")], check=True)  # noqa: S607

        def fresh(*, durable: bool) -> None:
            shutil.rmtree(folder / "fresh", ignore_errors=True)
            write(artifacts, folder / "fresh", durable=durable)

        return (
            best_ms(copy, 7),
            best_ms(lambda: fresh(durable=False), 7),
            best_ms(lambda: fresh(durable=True), 5),
        )


def cold_seconds() -> float:
    """Give the seconds of a plan from the command line, process start included."""
    command = [str(COMMAND), "plan", DEMO, "--json"]
    return best_ms(lambda: subprocess.run(command, capture_output=True, check=True), 3) / 1000


def main() -> None:
    measured = rows()
    yardstick = measured[0][1]
    print(f"{'stage':<28} {'ratio':>7} {'ms here':>9}  target")
    for name, taken, target in measured:
        verdict = "" if target is None else f"{target:g} ms: {'met' if taken <= target else 'MISSED'}"
        print(f"{name:<28} {taken / yardstick:>7.1f} {taken:>9.1f}  {verdict}")
    copy, plain, durable = writing()
    verdict = "met" if plain <= 3 * copy else "MISSED"
    print(f"{'write, to cp -r':<28} {plain / copy:>7.1f} {plain:>9.1f}  3 x: {verdict}")
    print(f"{'write + fsync, to cp -r':<28} {durable / copy:>7.1f} {durable:>9.1f}")
    cold = cold_seconds()
    verdict = "met" if cold <= 2 else "MISSED"
    print(f"{'command line, cold':<28} {cold * 1000 / yardstick:>7.1f} {cold * 1000:>9.1f}  2 s: {verdict}")


if __name__ == "__main__":
    main()
