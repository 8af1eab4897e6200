"""A second implementation of RFC 6455 and 7692 to test against: `server [CERT KEY]` prints its port and ends with its
input, `client URL` prints `ok`."""

import asyncio
import os
import ssl
import sys
import threading

import websockets
from websockets.asyncio.client import connect
from websockets.asyncio.server import serve
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory, ServerPerMessageDeflateFactory

BIG = "你好, world 🌍 " * 5000


async def handle(socket):
    path = socket.request.path
    if path.startswith("/echo"):
        async for message in socket:
            await socket.send(message)
    elif path == "/fragments":
        await socket.send(["你", "好", "", "吗"])
        await socket.send([b"a", b"b", b"c"])
        async for message in socket:
            await socket.send(message)
    elif path == "/bye":
        await socket.send("last words")
        await socket.close(3456, "再见")
    elif path == "/bad-text":
        await socket.send(b"\xff\xfe", text=True)
        await socket.wait_closed()
        report(socket)
    elif path == "/too-large":
        await socket.send(b"x" * 3_000_000)
        await socket.wait_closed()
        report(socket)
    elif path == "/pings":
        for number in range(5000):
            await socket.ping(f"{number}")
        await (await socket.ping("last"))
        await socket.send("all answered")
        await socket.wait_closed()
    elif path == "/half-open":
        socket.transport.pause_reading()
        await asyncio.sleep(30)
    elif path == "/cut":
        await socket.send("soon gone")
        socket.transport.abort()
    elif path == "/header":
        await socket.send(socket.request.headers.get("X-Test", "none"))
        await socket.wait_closed()


def report(socket):
    print(f"closed {socket.close_code} {socket.close_reason}", flush=True)


def refuse(connection, request):
    if request.path == "/refused":
        return connection.respond(401, "no\n")
    return None


def choose(connection, offered):
    if offered and "one" not in offered:
        raise websockets.NegotiationError("no such protocol")
    return "one" if offered else None


def end_with_input():
    sys.stdin.read()
    os._exit(0)


async def run_server(arguments):
    threading.Thread(target=end_with_input, daemon=True).start()
    context = None
    if arguments:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*arguments)
    async with serve(
        handle, "127.0.0.1", 0, ssl=context, select_subprotocol=choose, process_request=refuse, max_size=1 << 24,
        ping_interval=None, extensions=[ServerPerMessageDeflateFactory()], compression=None,
    ) as server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await asyncio.get_running_loop().create_future()


async def expect_close(url, code, act, **options):
    async with connect(url, max_size=1 << 24, **options) as socket:
        try:
            await act(socket)
            async with asyncio.timeout(120):
                async for _ in socket:
                    pass
        except websockets.ConnectionClosed:
            pass
        await socket.wait_closed()
        assert socket.close_code == code, f"{act.__name__}: {socket.close_code} {socket.close_reason}"


async def echoes(url, **options):
    async with connect(url, max_size=1 << 24, **options) as socket:
        messages = ["", "hello", BIG, b"", b"\x00\xff" * 1000, "same", "same", "same" * 1000, "same" * 1000]
        for message in messages:
            await socket.send(message)
        for message in messages:
            assert await socket.recv() == message
        await socket.send(["a", "你", "", "b"])
        await socket.ping("between")
        assert await socket.recv() == "a你b"
        await socket.send([b"1", b"2" * 100_000])
        assert await socket.recv() == b"1" + b"2" * 100_000
        async with asyncio.timeout(120):
            await (await socket.ping("are you there"))
    assert socket.close_code == 1000, socket.close_code


async def run_client(url):
    await echoes(url, compression=None)
    await echoes(url, compression="deflate")
    for factory in [
        ClientPerMessageDeflateFactory(server_max_window_bits=9, client_max_window_bits=9),
        ClientPerMessageDeflateFactory(server_no_context_takeover=True, client_no_context_takeover=True),
    ]:
        await echoes(url, compression=None, extensions=[factory])

    async def bad_text(socket):
        await socket.send(b"\xff\xfe", text=True)

    async def bad_fragments(socket):
        await socket.send([b"\xe4\xbd", b"A"], text=True)

    async def large_frame(socket):
        await socket.send(b"x" * 3_000_000)

    async def large_message(socket):
        await socket.send([b"x" * 900_000 for _ in range(6)])

    async def bomb(socket):
        await socket.send(b"\x00" * 5_000_000)

    async def asked(socket):
        await socket.send("close 3210 你先走")

    async def flood(socket):
        for number in range(10_000):
            await socket.ping(str(number))
        async with asyncio.timeout(120):
            await (await socket.ping("last"))
        await socket.close(1000)

    await expect_close(url, 1007, bad_text, compression=None)
    await expect_close(url, 1007, bad_text, compression="deflate")
    await expect_close(url, 1007, bad_fragments, compression=None)
    await expect_close(url, 1009, large_frame, compression=None)
    await expect_close(url, 1009, large_message, compression=None)
    await expect_close(url, 1009, bomb, compression="deflate")
    await expect_close(url, 3210, asked, compression=None)
    await expect_close(url, 1000, flood, compression=None)
    async with connect(url, subprotocols=["other", "echo"], compression=None) as socket:
        assert socket.subprotocol == "echo", socket.subprotocol
    try:
        async with connect(url.replace("/echo", "/nothing")):
            raise AssertionError("opened")
    except websockets.InvalidStatus as refusal:
        assert refusal.response.status_code == 404, refusal.response.status_code
    await half_open(url)
    print("ok", flush=True)


async def half_open(url):
    """Whoever does not answer pings is given up."""
    async with connect(url.replace("/echo", "/watched"), compression=None, ping_interval=None) as socket:
        socket.transport.pause_reading()
        await asyncio.sleep(0.6)
        socket.transport.resume_reading()
        async with asyncio.timeout(120):
            await socket.wait_closed()
        assert socket.close_code == 1006, socket.close_code


if sys.argv[1] == "server":
    asyncio.run(run_server(sys.argv[2:]))
else:
    asyncio.run(run_client(sys.argv[2]))
