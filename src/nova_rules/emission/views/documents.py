"""Names for the templates of the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nova_rules.emission.views.api import api_view
from nova_rules.emission.views.chains import Chains
from nova_rules.emission.views.datamodel import data_model_view
from nova_rules.emission.views.decisions import decisions_view
from nova_rules.emission.views.overview import overview_view
from nova_rules.emission.views.security import security_view
from nova_rules.emission.views.why import why_view

if TYPE_CHECKING:
    from nova_rules.emission.material import Material, View


def documents_view(material: Material) -> View:
    """Give the names of README.md and everything under docs/."""
    chains = Chains(material.findings)
    return {
        **overview_view(material, chains),
        **decisions_view(material, chains),
        **security_view(material, chains),
        **api_view(material),
        **data_model_view(material),
        **why_view(material, chains),
    }
