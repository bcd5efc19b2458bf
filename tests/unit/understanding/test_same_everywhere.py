"""The same text gives the same Reading in any process, and the tokenizer starts lean."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
import hashlib, sys
from tests.unit.understanding.vocabulary import TWO_PACKS, read
texts = (
    "We run a school with 900 pupils, no fees, techers and a drone. GDPR. Sent from my phone",
    "an inn or a school? payments, guests and parents \\u2014 not only 10k users",
)
print(hashlib.sha256(repr([read(text, TWO_PACKS) for text in texts]).encode()).hexdigest())
"""


def printed(program: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_hash_seed_and_locale_change_nothing() -> None:
    plain = printed(PROGRAM, PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    other = printed(PROGRAM, PYTHONHASHSEED="4242", LC_ALL="C.UTF-8", TZ="Asia/Tokyo")
    assert len(plain) == len("0" * 64)
    assert plain == other


def test_spacy_is_loaded_only_for_a_text_and_without_its_command_line() -> None:
    program = """
import sys
from nova_rules.understanding.understand import understand
before = "spacy" in sys.modules
from tests.unit.understanding.vocabulary import read
read("a school")
print(before, "spacy" in sys.modules, "spacy.cli" in sys.modules, "torch" in sys.modules)
import spacy.cli
print(spacy.cli.download.__module__)
"""
    assert printed(program).splitlines() == ["False True False False", "spacy.cli.download"]
