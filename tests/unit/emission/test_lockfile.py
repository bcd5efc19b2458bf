from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from nova_rules.emission.lockfile import pruned
from nova_rules.model.errors import TemplateError

if TYPE_CHECKING:
    from types import SimpleNamespace


def package(version: str = "1.0.0", **more: object) -> dict[str, object]:
    return {"version": version, "resolved": "https://x/y.tgz", "integrity": "sha512-x", "dev": True, **more}


def master(make: SimpleNamespace) -> bytes:
    lock: bytes = make.lock(
        {
            "node_modules/app": package(
                dependencies={"shared": "^1", "odd": "^2"}, optionalDependencies={"native": "*"}
            ),
            "node_modules/app/node_modules/odd": package("2.0.0"),
            "node_modules/odd": package("1.0.0"),
            "node_modules/shared": package(),
            "node_modules/native": package(os=["linux"]),
            "node_modules/tester": package(
                dependencies={"shared": "^1", "deep": "^1"}, peerDependencies={"peer": "*"}
            ),
            "node_modules/deep": package(),
            "node_modules/peer": package(),
            "node_modules/unused": package(),
        }
    )
    return lock


def packages(make: SimpleNamespace, runtime: dict[str, str], dev: dict[str, str]) -> dict[str, Any]:
    lock = pruned(master(make), "school-backend", runtime, dev)
    found = lock["packages"]
    assert isinstance(found, dict)
    return found


def test_only_what_is_needed_is_kept_at_the_place_where_node_finds_it(make: SimpleNamespace) -> None:
    found = packages(make, {"app": "1.0.0"}, {})
    assert sorted(found) == [
        "",
        "node_modules/app",
        "node_modules/app/node_modules/odd",
        "node_modules/native",
        "node_modules/shared",
    ]


def test_flags_are_worked_out_anew(make: SimpleNamespace) -> None:
    found = packages(make, {"app": "1.0.0"}, {"tester": "1.0.0"})
    flags = {
        place: {flag for flag in ("dev", "optional", "devOptional", "peer") if entry.get(flag)}
        for place, entry in found.items()
        if place
    }
    assert flags["node_modules/shared"] == set()
    assert flags["node_modules/native"] == {"optional"}
    assert flags["node_modules/deep"] == {"dev"}
    assert flags["node_modules/peer"] == {"dev", "peer"}


def test_a_package_needed_in_development_and_optionally_at_run_time_is_both(make: SimpleNamespace) -> None:
    found = packages(make, {"app": "1.0.0"}, {"native": "1.0.0"})
    assert found["node_modules/native"]["devOptional"] is True
    assert "dev" not in found["node_modules/native"]
    assert "optional" not in found["node_modules/native"]


def test_no_address_is_kept_and_the_root_names_what_was_chosen(make: SimpleNamespace) -> None:
    found = packages(make, {"app": "1.0.0"}, {"tester": "1.0.0"})
    assert not any("resolved" in entry for entry in found.values())
    assert all("integrity" in entry for place, entry in found.items() if place)
    assert found[""]["dependencies"] == {"app": "1.0.0"}
    assert found[""]["devDependencies"] == {"tester": "1.0.0"}


@pytest.mark.parametrize("wanted", [{"absent": "1.0.0"}, {"app": "9.9.9"}])
def test_a_package_the_master_lock_does_not_hold_is_refused(
    make: SimpleNamespace, wanted: dict[str, str]
) -> None:
    with pytest.raises(TemplateError, match="master lock does not hold"):
        packages(make, wanted, {})


def test_a_broken_master_lock_is_refused(make: SimpleNamespace) -> None:
    lock = make.lock({"node_modules/app": package(dependencies={"gone": "1"})})
    with pytest.raises(TemplateError, match="lacks gone"):
        pruned(lock, "x", {"app": "1.0.0"}, {})
