"""Every kind of Problem the packs can have; each has a page of its name under docs/reference/problems/."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from nova_rules.model.problems import Problem

if TYPE_CHECKING:
    from nova_rules.model.problems import Place


class Code(StrEnum):
    """The kinds of mistakes, as they stand in brackets behind a sentence."""

    # the file itself
    FILE_UNREADABLE = "file-unreadable"
    FILE_ENCODING = "file-encoding"
    FILE_TOO_LARGE = "file-too-large"
    FILE_EMPTY = "file-empty"
    FILE_MISPLACED = "file-misplaced"
    FILE_NAME = "file-name"
    FILE_KIND = "file-kind"
    FILE_MISSING = "file-missing"
    YAML_SYNTAX = "yaml-syntax"
    YAML_FEATURE = "yaml-feature"
    YAML_NESTING = "yaml-nesting"
    KEY_TWICE = "key-twice"
    KEY_NOT_TEXT = "key-not-text"
    # the shape of what stands in it
    KEY_UNKNOWN = "key-unknown"
    KEY_MISSING = "key-missing"
    VALUE_KIND = "value-kind"
    VALUE_CHOICE = "value-choice"
    NAME_FORM = "name-form"
    NOT_YET = "not-yet"
    # names
    NAME_UNKNOWN = "name-unknown"
    MEMBER_UNKNOWN = "member-unknown"
    MEMBER_TWICE = "member-twice"
    INVERSE_TAKEN = "inverse-taken"
    TITLE_TWICE = "title-twice"
    # fields
    FIELD_KEY = "field-key"
    CHOICES = "choices"
    LIMIT_FORM = "limit-form"
    LIMIT_ORDER = "limit-order"
    DEFAULT_FORM = "default-form"
    DEFAULT_OUTSIDE = "default-outside"
    SCALE = "scale"
    SET_BY = "set-by"
    # relations
    REFERENCE_CYCLE = "reference-cycle"
    REFERENCE_CLEAR = "reference-clear"
    THROUGH = "through"
    # traits
    NEED_UNMET = "need-unmet"
    EXTEND = "extend"
    # behaviour
    DERIVED_SHAPE = "derived-shape"
    CONSTRAINT_SHAPE = "constraint-shape"
    RANGE_SHAPE = "range-shape"
    ERROR_STATUS = "error-status"
    STATE_UNKNOWN = "state-unknown"
    STATE_TWICE = "state-twice"
    STATE_UNREACHABLE = "state-unreachable"
    TRANSITION_NOBODY = "transition-nobody"
    STEP_SHAPE = "step-shape"
    # access
    ACTION_UNKNOWN = "action-unknown"
    POLICY_EMPTY = "policy-empty"
    HIDE_REQUIRED = "hide-required"
    APPEND_ONLY = "append-only"
    PERSON_SIGN_IN = "person-sign-in"
    # the domain
    NOTHING_CORE = "nothing-core"
    FEATURE_CYCLE = "feature-cycle"
    FEATURE_VISIBILITY = "feature-visibility"
    SETTING = "setting"
    # inference rules and examples
    RULE_ID = "rule-id"
    CONDITION_SHAPE = "condition-shape"
    CONCLUSION_SHAPE = "conclusion-shape"
    KIND_UNKNOWN = "kind-unknown"
    SLOT_UNKNOWN = "slot-unknown"
    SLOT_MISSING = "slot-missing"
    INPUT_CONCLUDED = "input-concluded"
    VARIABLE_UNBOUND = "variable-unbound"
    VARIABLE_UNUSED = "variable-unused"
    PLACEHOLDER_UNKNOWN = "placeholder-unknown"
    EXAMPLES = "examples"
    EXAMPLE_FACT = "example-fact"
    FACT_KIND_SHAPE = "fact-kind-shape"


def found(place: Place, code: Code, sentence: str, hint: str = "") -> Problem:
    """Give a Problem of one of the known kinds."""
    return Problem(place, code.value, sentence, hint)
