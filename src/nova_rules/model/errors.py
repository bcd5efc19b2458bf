"""Errors that build their own sentence: the thing, the place, the next move."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nova_rules.model.problems import Problem


class NovaError(Exception):
    """Base of every error a user may see; `exit_code` is what the command line returns."""

    exit_code = 1
    code = "internal"

    def __init__(self, sentence: str, hint: str = "") -> None:
        """Keep the sentence and the next move apart, so that a shell may lay them out."""
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


class KnowledgeError(NovaError):
    """The packs do not load; carries every problem found."""

    exit_code = 4
    code = "knowledge-invalid"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Take all problems at once: an expert mends them in one go."""
        plural = "" if len(problems) == 1 else "s"
        super().__init__(
            f"The packs have {len(problems)} problem{plural}.",
            "Run `nova-rules packs check` to see them all.",
        )
        self.problems = problems


class DescriptionError(NovaError):
    """The description cannot be used; nothing was written."""

    exit_code = 3
    code = "description-refused"


class OptionsError(NovaError):
    """An option names something that does not exist, or has a value that cannot be used."""

    exit_code = 2
    code = "options-invalid"


class ContradictionError(NovaError):
    """Two rules write different values where only one may stand and no precedence decides."""

    exit_code = 4
    code = "rules-contradict"


class MatcherDisagreementError(NovaError):
    """The two matchers fired different rules; nothing derived from either can be trusted."""

    exit_code = 1
    code = "matchers-disagree"


class MatcherError(NovaError):
    """A matcher failed on its own account; carries what it said, translated."""

    exit_code = 1
    code = "matcher-failed"


class TemplateError(NovaError):
    """A template or a value meant for one is wrong."""

    exit_code = 1
    code = "template-invalid"


class WorkspaceError(NovaError):
    """The target folder cannot be written; it is as it was."""

    exit_code = 5
    code = "workspace-refused"


class WorkspaceLockedError(WorkspaceError):
    """Somebody else is writing there now."""

    exit_code = 7
    code = "workspace-locked"


class MismatchError(NovaError):
    """What was regenerated differs from what the lock says."""

    exit_code = 6
    code = "mismatch"


class LimitError(NovaError):
    """The input is larger than the engine accepts."""

    exit_code = 8
    code = "limit-exceeded"
