"""Plans for the page and for programs: remembered, and made in a worker so that C code cannot end us."""

from __future__ import annotations

import multiprocessing
import threading
from collections import OrderedDict
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from nova_rules.engine import Engine, open_engine
from nova_rules.model.plan import Plan
from nova_rules.model.text import Description, Options

REMEMBERED = 64
_worker_engine: list[Engine] = []


class Plans:
    """Makes plans and remembers the latest of them by id."""

    def __init__(self, engine: Engine, packs: tuple[Path, ...]) -> None:
        """Use an engine here for previews, and one in a worker process for full plans."""
        self.engine = engine
        self._packs = packs
        self._known: OrderedDict[str, Plan] = OrderedDict()
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None

    def preview(self, text: str, options: Options) -> Plan:
        """Give a plan derived by the reference matcher alone."""
        return self._remember(self.engine.plan(Description(text), options, preview=True))

    def full(self, text: str, options: Options) -> Plan:
        """Give a plan derived by every matcher; by the reference alone (it says so) if the worker died."""
        try:
            return self._remember(self._workers().submit(_plan_in_worker, text, options).result())
        except BrokenProcessPool:
            with self._lock:
                self._pool = None
            return self.preview(text, options)

    def known(self, plan_id: str) -> Plan | None:
        """Give a plan made lately, or None."""
        with self._lock:
            return self._known.get(plan_id)

    def close(self) -> None:
        """Stop the worker."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _remember(self, plan: Plan) -> Plan:
        with self._lock:
            self._known[plan.id] = plan
            self._known.move_to_end(plan.id)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return plan

    def _workers(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(1, context, _open_in_worker, (self._packs,))
            return self._pool


def _open_in_worker(packs: tuple[Path, ...]) -> None:
    _worker_engine.append(open_engine(packs))


def _plan_in_worker(text: str, options: Options) -> Plan:
    return _worker_engine[0].plan(Description(text), options)
