"""The command `nova-rules` and its exit codes."""

from __future__ import annotations

import gc
import sys

import typer

from nova_rules.cli import apply, explain, generate, packs, plan, reproduce, serve
from nova_rules.cli.output import print_error
from nova_rules.model.errors import NovaError

app = typer.Typer(
    name="nova-rules",
    help="Turns a description of a business in plain words into a complete TypeScript backend, "
    "and explains every decision.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog="Exit codes: 0 ok, 1 internal, 2 usage, 3 input refused or needs answers, 4 pack invalid, "
    "5 conflict with what is on disk, 6 mismatch, 7 folder in use, 8 limit, 130 interrupted.",
)
app.command("plan")(plan.plan)
app.command("apply")(apply.apply)
app.command("generate")(generate.generate)
app.command("why")(explain.why)
app.command("why-not")(explain.why_not)
app.command("reproduce")(reproduce.reproduce)
app.command("verify")(reproduce.verify)
app.command("serve")(serve.serve)
app.add_typer(packs.app, name="packs")


def main() -> None:
    """Run the command; every refusal is one sentence, the next move and its exit code."""
    as_json = "--json" in sys.argv
    # One command makes one plan and ends: collecting garbage meanwhile costs a sixth of the time for nothing.
    gc.disable()
    try:
        app()
    except NovaError as error:
        print_error(error, as_json=as_json)
        raise SystemExit(error.exit_code) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nobody is left to tell.
        sys.stderr.close()
        raise SystemExit(0) from None
