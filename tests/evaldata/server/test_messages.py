"""The app hears what its pages send, and nothing else; it says nothing of the server's disk."""

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

import dashboard
from evaldata.server.messages import MOST_BYTES, SENT_BY_PAGES, KnownMessages
from tests.evaldata.server.asking import asked, connected, greeting

GONE = {"type": "websocket.disconnect", "code": 1005}


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    del scope
    while (message := await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "bytes": message["bytes"]})


def guarded(app: ASGIApp) -> KnownMessages:
    return KnownMessages(app, kind=dashboard.kind, redact=dashboard.redacted)


APP = guarded(echo)


def received(content: bytes) -> Message:
    return {"type": "websocket.receive", "bytes": content}


def heard(*messages: Message) -> list[bytes]:
    return [sent["bytes"] for sent in connected(APP, [*messages, GONE])]


def rerun(query: str) -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = query
    return bytes(message.SerializeToString())


def test_what_pages_send_arrives() -> None:
    file = BackMsg()
    file.backend_operation_request.deferred_file.file_id = "1"
    beat = BackMsg(app_heartbeat=True)
    sent = [rerun("a=1"), rerun("a=2"), file.SerializeToString(), beat.SerializeToString()]
    assert heard(*map(received, sent)) == sent


@pytest.mark.parametrize(
    "name",
    ["clear_cache", "load_git_info", "set_run_on_save", "debug_shutdown_runtime"],
)
def test_what_developers_send_does_not(name: str) -> None:
    message = BackMsg()
    setattr(message, name, True)
    hidden = b"\xba\x3e\x01a" + message.SerializeToString()  # behind a field that nobody knows
    assert heard(received(message.SerializeToString()), received(hidden)) == []
    both = rerun("") + message.SerializeToString()  # the last one counts
    assert heard(received(both), received(rerun("a"))) == [rerun("a")]


def test_nothing_is_installed() -> None:
    message = BackMsg()
    message.backend_operation_request.install_skills.SetInParent()
    assert heard(received(message.SerializeToString())) == []


def test_text_and_emptiness_are_passed_over() -> None:
    text = {"type": "websocket.receive", "text": "rerun"}
    assert heard(text, received(b""), received(rerun(""))) == [rerun("")]


@pytest.mark.parametrize("content", [b"\xff", b"\x5a\x05a", b"GET / HTTP/1.1", b"\x00"])
def test_what_is_no_message_ends_the_connection(content: bytes) -> None:
    answer = connected(APP, [received(content), received(rerun(""))])
    assert answer == [{"type": "websocket.close", "code": 1002}]


def test_a_message_of_many_megabytes_ends_the_connection_unread() -> None:
    most = rerun("a" * (MOST_BYTES - 8))
    assert len(most) == MOST_BYTES
    assert heard(received(most)) == [most]
    answer = connected(APP, [received(most + b"\xff"), received(rerun(""))])
    assert answer == [{"type": "websocket.close", "code": 1009}]


def test_a_plain_request_passes_untouched() -> None:
    assert asked(guarded(greeting)).body == b"Hello"


def told(message: ForwardMsg) -> ForwardMsg:
    """What becomes of a message on its way to a browser."""

    async def say(scope: Scope, receive: Receive, send: Send) -> None:
        del scope, receive
        await send({"type": "websocket.send", "bytes": message.SerializeToString()})

    [sent] = connected(guarded(say))
    heard = ForwardMsg()
    heard.ParseFromString(sent["bytes"])
    return heard


def test_a_session_does_not_tell_where_the_app_lies() -> None:
    message = ForwardMsg(hash="h")
    message.new_session.main_script_path = str(dashboard.FRAME)
    message.new_session.page_script_hash = "p"
    heard = told(message)
    assert (heard.new_session.main_script_path, heard.new_session.page_script_hash) == (
        "frame.py",
        "p",
    )
    assert heard.hash == "h"


def test_other_messages_go_out_as_they_are() -> None:
    message = ForwardMsg()
    message.delta.new_element.markdown.body = f"A page may name {dashboard.FRAME}"
    assert told(message) == message
    closing = [{"type": "websocket.close", "code": 1000}]

    async def close(scope: Scope, receive: Receive, send: Send) -> None:
        del scope, receive
        await send(closing[0])

    assert connected(guarded(close)) == closing


def test_each_message_that_streamlit_knows_is_decided_on() -> None:
    """A new version's message is dropped until somebody says here whether pages send it."""
    asked = BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields
    inner = [f.message_type for f in asked if f.name == "backend_operation_request"]
    operations = [o.name for message in inner for of in message.oneofs for o in of.fields]
    known = {f.name for f in asked if f.name != "backend_operation_request"} | {*operations}
    developers = {
        *("clear_cache", "set_run_on_save", "load_git_info", "install_skills"),
        *("dismiss_skills_nudge", "debug_disconnect_websocket", "debug_shutdown_runtime"),
    }
    assert known == SENT_BY_PAGES | developers
