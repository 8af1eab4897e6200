import Foundation

/// A server that nobody here wrote, in a process of its own: Python's, or nginx. It ends when nothing holds this object any
/// more, or with the tests.
final class ForeignServer: Sendable {
    /// The root of its URLs, without a slash at the end.
    let url: String
    let port: Int
    /// The server ends when this closes.
    private let leash: FileHandle

    /// Starts a Python program that prints its port in its first line.
    /// - Returns: nil where there is no Python, or not the module that the program needs.
    init?(python source: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-u", "-c", Self.leashSource + source]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return nil }
        guard let port = Self.port(from: output.fileHandleForReading.fileDescriptor) else { return nil }
        leash = input.fileHandleForWriting
        self.port = port
        url = "http://127.0.0.1:\(port)"
    }

    /// The number in the first line of what a process writes, within twenty seconds.
    private static func port(from output: Int32) -> Int? {
        var line: [UInt8] = []
        let deadline = ContinuousClock.now + .seconds(120)
        while ContinuousClock.now < deadline {
            var wish = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard poll(&wish, 1, 200) > 0 else { continue }
            var byte: UInt8 = 0
            guard read(output, &byte, 1) == 1, byte != 10 else { break }
            line.append(byte)
        }
        return Int(String(decoding: line, as: UTF8.self))
    }

    private static let leashSource =
        "import os, sys, threading\n"
        + "threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()\n"

    /// Python's own `http.server`, with answers of every kind.
    static let standard = ForeignServer(python: standardSource)

    /// Python's own sockets, with answers that are none.
    static let broken = ForeignServer(python: brokenSource)

    /// Werkzeug, which reads forms and uploads.
    static let werkzeug = ForeignServer(python: werkzeugSource)

    /// One of the first kind that nobody else uses.
    static func fresh() -> ForeignServer? { ForeignServer(python: standardSource) }

    private static let standardSource = #"""
        import gzip, json, threading, time, zlib
        from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
        lock = threading.Lock(); active = 0; most = 0; order = []
        class Handler(BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'
            def log_message(self, *args): pass
            def reply(self, status, body=b'', headers=()):
                self.send_response(status)
                for name, value in headers: self.send_header(name, value)
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                if self.command != 'HEAD': self.wfile.write(body)
            def do(self):
                global active, most
                path = self.path.split('?')[0]
                with lock:
                    active += 1; most = max(most, active)
                    if path == '/order': order.append(int(self.path.split('=')[1]))
                try: self.route(path)
                finally:
                    with lock: active -= 1
            def route(self, path):
                length = int(self.headers.get('Content-Length') or 0)
                body = self.rfile.read(length)
                parts = path.split('/')
                if path == '/echo':
                    text = json.dumps({'method': self.command, 'path': self.path, 'body': body.decode('latin-1'), 'headers': {k.lower(): v for k, v in self.headers.items()}})
                    self.reply(200, text.encode(), [('Content-Type', 'application/json')])
                elif path == '/order':
                    time.sleep(0.002); self.reply(200, b'{}')
                elif path == '/counts': self.reply(200, json.dumps({'most': most, 'order': order}).encode())
                elif parts[1] == 'status': self.reply(int(parts[2]), b'' if parts[2] in ('204', '304') else b'{"code": 1}')
                elif parts[1] == 'redirect':
                    n = int(parts[3])
                    if n == 0: self.reply(int(parts[2]), b'moved', [('Location', '/echo')])
                    else: self.reply(int(parts[2]), b'x' * 100000, [('Location', '%d' % (n - 1))])
                elif path == '/lead':
                    from urllib.parse import unquote
                    self.reply(302, b'', [('Location', unquote(self.path.split('to=')[1]))])
                elif path == '/loop': self.reply(302, b'', [('Location', '/loop')])
                elif path == '/chunked':
                    self.send_response(200); self.send_header('Transfer-Encoding', 'chunked'); self.end_headers()
                    for piece in (b'one,', b'two,', b'three'):
                        self.wfile.write(b'%x\r\n%s\r\n' % (len(piece), piece)); self.wfile.flush(); time.sleep(0.05)
                    self.wfile.write(b'0\r\n\r\n')
                elif path == '/gzip': self.reply(200, gzip.compress(b'{"packed": true}'), [('Content-Encoding', 'gzip')])
                elif path == '/deflate': self.reply(200, zlib.compress(b'{"packed": 1}'), [('Content-Encoding', 'deflate')])
                elif path == '/bare': self.reply(200, zlib.compress(b'{"packed": 2}')[2:-4], [('Content-Encoding', 'deflate')])
                elif path == '/cut-gzip': self.reply(200, gzip.compress(b'x' * 9999)[:-12], [('Content-Encoding', 'gzip')])
                elif path == '/bad-gzip': self.reply(200, b'this is not gzip at all', [('Content-Encoding', 'gzip')])
                elif path == '/cookies': self.reply(200, b'x', [('Set-Cookie', 'a=1; Path=/'), ('Set-Cookie', 'b=2'), ('X-One', '1')])
                elif path == '/gbk': self.reply(200, '{"name": "甲乙"}'.encode('gbk'), [('Content-Type', 'application/json; charset=GBK')])
                elif path == '/bom': self.reply(200, b'\xef\xbb\xbf{"a": 1}')
                elif path == '/invalid': self.reply(200, b'{"a": \xff\xfe}')
                elif path == '/text': self.reply(200, '不是 JSON'.encode())
                elif path == '/hang': time.sleep(30)
                elif parts[1] == 'bytes':
                    self.send_response(200); self.send_header('Content-Length', parts[2]); self.end_headers()
                    left = int(parts[2]); block = bytes(range(256)) * 256
                    try:
                        while left > 0: self.wfile.write(block[:min(left, 65536)]); left -= 65536
                    except OSError: pass
                else: self.reply(404, b'not here')
            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_OPTIONS = do_TRACE = do
        class Server(ThreadingHTTPServer):
            request_queue_size = 128
            daemon_threads = True
        server = Server(('127.0.0.1', 0), Handler)
        print(server.server_address[1])
        server.serve_forever()
        """#

    private static let brokenSource = #"""
        import socket, struct, threading, time
        answers = {
            'short': b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this',
            'garbage': b'\x00\x01\x02 hello\r\n\r\n',
            'nothing': b'',
            'old': b'HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nuntil the end',
            'half-chunk': b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc',
            'bad-chunk': b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n',
            'reset': b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart',
            'reset-first': b'',
            'early': b'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
            'two-lengths': b'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\nok',
            'bad-length': b'HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nok',
            'no-text': b'HTTP/1.1 299\r\nContent-Length: 2\r\n\r\nok',
        }
        def serve(client):
            try:
                name = client.recv(65536).split(b' ')[1].decode().strip('/')
                client.sendall(answers.get(name, b'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'))
                if name.startswith('reset'):
                    time.sleep(0.05)
                    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            except OSError: pass
            client.close()
        server = socket.socket(); server.bind(('127.0.0.1', 0)); server.listen(64)
        print(server.getsockname()[1])
        while True: threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
        """#

    private static let werkzeugSource = #"""
        import hashlib, json
        from werkzeug.serving import make_server
        from werkzeug.wrappers import Request, Response
        @Request.application
        def app(request):
            files = {name: [f.filename, f.content_type, len(data := f.read()), hashlib.sha256(data).hexdigest()] for name, f in request.files.items()}
            return Response(json.dumps({'method': request.method, 'form': request.form.to_dict(), 'files': files, 'args': request.args.to_dict(), 'json': request.get_json(silent=True), 'length': request.content_length}, ensure_ascii=False), mimetype='application/json')
        server = make_server('127.0.0.1', 0, app, threaded=True)
        print(server.server_port)
        import logging; logging.getLogger('werkzeug').disabled = True
        server.serve_forever()
        """#
}
