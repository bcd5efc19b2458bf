"""Prints what understanding costs: the cold start, sixty words warm, and twenty thousand words."""

from __future__ import annotations

import subprocess
import sys
import time

from nova_rules.assets import knowledge_folder
from nova_rules.model.text import Description
from nova_rules.packs.knowledge import load_knowledge
from nova_rules.understanding.understand import understand

SIXTY_WORDS = (
    "We run a private school with about 900 pupils and want one system for it. Teachers take attendance "
    "every morning per class, parents pay school fees online in instalments and get an SMS when their child "
    "is absent or a payment is due. At the end of each term we record exam marks per subject and print "
    "report cards."
)
COLD = (
    "import time; started = time.perf_counter()\n"
    "from nova_rules.understanding.words import followers\n"
    "from nova_rules.understanding.tokens import tokens\n"
    "from nova_rules.understanding.lexicon import is_english\n"
    "tokens('a school'); is_english('school'); print(time.perf_counter() - started)"
)
ROUNDS = 200


def cold_seconds() -> float:
    return min(
        float(subprocess.run([sys.executable, "-c", COLD], capture_output=True, check=True).stdout)
        for _ in range(3)
    )


def main() -> None:
    vocabulary = load_knowledge((knowledge_folder(),)).vocabulary
    print(f"cold start of tokenizer and lexicon  {cold_seconds():8.2f} s")
    started = time.perf_counter()
    understand(Description("school"), vocabulary)
    print(f"first text, vocabulary prepared      {time.perf_counter() - started:8.2f} s")
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        understand(Description(SIXTY_WORDS), vocabulary)
        taken.append(time.perf_counter() - started)
    best, median = min(taken) * 1e3, sorted(taken)[ROUNDS // 2] * 1e3
    print(f"{len(SIXTY_WORDS.split())} words, warm: best / median     {best:8.2f} / {median:.2f} ms")
    long = " ".join(f"{SIXTY_WORDS[:-1]} number {at}." for at in range(1_000))[:100_000]
    started = time.perf_counter()
    understand(Description(long), vocabulary)
    print(f"{len(long.split()):,} words                         {time.perf_counter() - started:8.2f} s")


if __name__ == "__main__":
    main()
