"""A WebSocket on which chance speaks: messages that Streamlit's own script never sends."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from random import Random

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from tests.attack.wire import query

PAGES = (
    "",
    "quotes",
    "grid",
    "present",
    "nowhere",
    "../frame",
    "a" * 5_000,
    "\x00",
    "é",
    "frame.py",
)
DEVELOPERS = ("clear_cache", "load_git_info", "set_run_on_save", "stop_script", "app_heartbeat")
WIDGET = re.compile(rb"\$\$ID-[0-9a-f]{32}-[\w-]+")
DEEP = "[" * 3_000 + "]" * 3_000
TEXTS = ("", "a" * 50_000, "\x00", "{}", "null", DEEP, json.dumps({"query": "&" * 9_000}), "[" * 99)
PATIENCE = 10.0


def conversation(chance: Random, url: str) -> Iterator[bytes]:
    """All that the server says to a visitor who sends a few of these messages."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    with suppress(WebSocketException, OSError), connect(address, max_size=None) as socket:
        known: list[str] = []
        socket.send(_rerun("", "").SerializeToString())
        for heard in _answer(socket):
            known += [widget.decode() for widget in WIDGET.findall(heard)]
            yield heard
        for _ in range(chance.choice((1, 2, 3))):
            said = _message(chance, known)
            socket.send(said)
            if isinstance(said, str) or not _is_answered(said):
                socket.send(_rerun("", "").SerializeToString())
            yield from _answer(socket)


def _answer(socket: ClientConnection) -> Iterator[bytes]:
    """What comes until a run has ended."""
    message = ForwardMsg()
    while message.WhichOneof("type") != "script_finished" or message.script_finished == (
        ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
    ):
        heard = socket.recv(PATIENCE, decode=False)
        yield heard
        message.ParseFromString(heard)


def _message(chance: Random, known: list[str]) -> bytes | str:
    """A run of a page with odd parameters or widgets, a developer's message, or none at all."""
    kind = chance.random()
    if kind < 0.1:
        return chance.choice(("", "rerun", "\x00" * 99))
    if kind < 0.2:
        return chance.randbytes(chance.choice((0, 1, 9, 999)))
    message = _developers(chance) if kind < 0.35 else _odd_run(chance, known)
    sent = bytes(message.SerializeToString())
    if kind > 0.95:
        place = chance.randrange(len(sent) + 1)
        sent = sent[:place] + chance.randbytes(3) + sent[place:]
    return sent


def _developers(chance: Random) -> BackMsg:
    message = BackMsg()
    setattr(message, chance.choice(DEVELOPERS), True)
    return message


def _odd_run(chance: Random, known: list[str]) -> BackMsg:
    message = _rerun(query(chance), chance.choice(PAGES))
    kind = chance.randrange(6)
    if kind == 0:
        message.rerun_script.fragment_id = chance.choice(TEXTS)
    elif kind == 1:
        message.rerun_script.page_script_hash = chance.choice(TEXTS)
    elif kind < 5:
        for _ in range(chance.choice((1, 3, 300))):
            _set_widget(chance, message, known)
    return message


def _set_widget(chance: Random, message: BackMsg, known: list[str]) -> None:
    state = message.rerun_script.widget_states.widgets.add()
    state.id = chance.choice(known) if known and chance.random() < 0.8 else chance.choice(TEXTS)
    kind = chance.randrange(6)
    if kind == 0:
        state.string_value = chance.choice(TEXTS)
    elif kind == 1:
        state.int_value = chance.choice((0, -1, 2**40))
    elif kind == 2:
        state.json_value = chance.choice(TEXTS)
    elif kind == 3:
        state.string_array_value.data.extend(chance.choices(TEXTS, k=9))
    elif kind == 4:
        state.int_array_value.data.extend([0, -1, 10**9])
    else:
        state.trigger_value = True


def _rerun(asked: str, page: str) -> BackMsg:
    message = BackMsg()
    message.rerun_script.query_string = asked
    message.rerun_script.page_name = page
    return message


def _is_answered(sent: bytes) -> bool:
    """Whether a run follows; a fragment that there is not, for one, is passed over."""
    try:
        read = BackMsg.FromString(sent)
    except Exception:  # noqa: BLE001  # whatever it is, the server closes on it
        return True
    return read.WhichOneof("type") == "rerun_script" and not read.rerun_script.fragment_id
