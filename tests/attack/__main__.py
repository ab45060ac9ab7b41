"""Attacks the protection of participants, and prints what it learnt (`make attack`)."""

import sys
import time
from collections.abc import Callable, Iterable

from tests.attack import counting, releases, routes, spellings

ATTACKS: dict[str, Callable[[], Iterable[str]]] = {
    "1 ids and labels, in every field, spelled in every way": spellings.learnt,
    "2 two releases": releases.learnt,
    "3 filters, subtracted": counting.subtracted,
    "3 small tables, turned round": counting.turned_round,
    "4 ten responses of one person": counting.diaries,
    "5 a label that recurs, of quotes without links": counting.bishops,
    "6 rare values, ids and labels in what is shown": counting.rare_values,
    "7 the order of the source": counting.ordered,
    "8 ten thousand odd requests": routes.learnt,
}
MOST_TOLD = 10


def main() -> int:
    """Run each attack; 1 where one learnt something."""
    total = 0
    for name, attack in ATTACKS.items():
        began = time.monotonic()
        found = [*attack()]
        total += len(found)
        said = f"learnt {len(found):,}" if found else "learnt nothing"
        print(f"{name}: {said} ({time.monotonic() - began:.0f} s)", flush=True)
        for line in found[:MOST_TOLD]:
            print(f"    {line}")
    print("Nothing was learnt." if not total else f"{total:,} things were learnt.")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
