"""Asks `/healthz` again and again, in a process of its own, until its input ends; prints figures.

`python -m tests.attack.watch URL` prints a line when it has begun, and one of JSON at the end: the
seconds of each answer, by how many it overslept at most, and how many answers were not 200.
"""

import json
import sys
import threading
import time
from http.client import HTTPConnection

PAUSE = 0.02
"""Seconds between two looks."""


def main(url: str) -> None:
    """Watch until the standard input ends."""
    over = threading.Event()

    def wait() -> None:
        sys.stdin.read()
        over.set()

    threading.Thread(target=wait, daemon=True).start()
    connection = HTTPConnection(url.removeprefix("http://"), timeout=60)
    beats: list[float] = []
    late, failed = 0.0, 0
    print("begun", flush=True)
    while not over.is_set():
        begun = time.perf_counter()
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        answer.read()
        beats.append(time.perf_counter() - begun)
        failed += answer.status != 200
        begun = time.perf_counter()
        time.sleep(PAUSE)
        late = max(late, time.perf_counter() - begun - PAUSE)
    connection.close()
    print(json.dumps([beats, late, failed]))


if __name__ == "__main__":
    main(sys.argv[1])
