"""The rules of features: when each is there, and which modules it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.model.rules import Conclusion, Pattern
from nova_rules.packs.placeholders import without_braces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nova_rules.model.domain import Feature
    from nova_rules.model.rules import Rule
    from nova_rules.packs.structure_rule import Maker


def feature_rules(make: Maker) -> Iterator[Rule]:
    """Yield the rules of every feature of the domain."""
    needs = {feature.name: feature.needs for feature in make.domain.features}
    for feature in make.domain.features:
        off = tuple(make.exclusion("feature", name) for name in _with_needs(feature.name, needs))
        yield _mentioned(make, feature, off)
        if feature.default:
            yield _by_default(make, feature, off)
        yield from _needed(make, feature)
        yield from _modules(make, feature)


def _with_needs(name: str, needs: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give a feature and all it needs: with one of them switched off it cannot be there."""
    reached = [name]
    for step in reached:
        reached += [need for need in needs.get(step, ()) if need not in reached]
    return tuple(reached)


def _mentioned(make: Maker, feature: Feature, off: tuple[Pattern, ...]) -> Rule:
    because = f"The description asks for it. {feature.summary}"
    return make.rule(
        f"feature/{feature.name}",
        f"“{feature.title}”, where the description asks for it",
        (make.mention("feature", feature.name),),
        (make.add("feature", (feature.name,), because),),
        feature.place,
        unless=off,
    )


def _by_default(make: Maker, feature: Feature, off: tuple[Pattern, ...]) -> Rule:
    """Nothing was said of it: an assumption, with the way to say otherwise and what is lost then."""
    because = f"Nothing was said about “{feature.title}”, and most want it. {feature.summary}"
    instead = f"Switch the feature {feature.name} off. {feature.when_off}"
    assumed = Conclusion(
        "feature", (feature.name,), without_braces(because), "assume", (("instead", without_braces(instead)),)
    )
    return make.rule(
        f"feature/{feature.name}",
        f"“{feature.title}”, unless the description says otherwise",
        (),
        (assumed,),
        feature.place,
        unless=(*off, make.mention("feature", feature.name)),
        variant=1,
    )


def _needed(make: Maker, feature: Feature) -> Iterator[Rule]:
    titles = {other.name: other.title for other in make.domain.features}
    for need in feature.needs:
        yield make.rule(
            f"feature/{feature.name}/needs/{need}",
            f"“{feature.title}” needs “{titles[need]}”",
            make.with_feature(feature.name),
            (make.add("feature", (need,), f"“{feature.title}” cannot work without “{titles[need]}”."),),
            feature.place,
        )


def _modules(make: Maker, feature: Feature) -> Iterator[Rule]:
    for module in feature.modules:
        yield make.rule(
            f"feature/{feature.name}/module/{module}",
            f"“{feature.title}” brings the module {module.replace('_', ' ')}",
            make.with_feature(feature.name),
            (make.add("module", (module,), f"“{feature.title}” calls for it. {feature.summary}"),),
            feature.place,
        )
