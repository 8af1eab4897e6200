import Foundation

/// nginx with a certificate by an authority of its own, in a folder that goes with it.
final class NginxServer: Sendable {
    /// The one that all tests use.
    static let shared = NginxServer()

    let port: Int
    let securePort: Int
    /// The authority's certificate, as a PEM file.
    let authority: String
    private let folder: URL
    private let process: Process
    private let leash = Pipe()

    /// - Returns: nil where nginx or openssl is missing, or does not start.
    init?() {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("nginx-\(UUID().uuidString)")
        authority = folder.appendingPathComponent("ca.pem").path
        guard let port = Self.freePort(), let securePort = Self.freePort() else { return nil }
        self.port = port
        self.securePort = securePort
        process = Process()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            guard try Self.makeCertificates(in: folder) else { return nil }
            try Data(String(repeating: "nginx says hello\n", count: 500).utf8)
                .write(to: folder.appendingPathComponent("page.txt"))
            try Data(Self.configuration(port, securePort).utf8).write(to: folder.appendingPathComponent("nginx.conf"))
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            // It ends when its input does: with the tests, whatever becomes of them.
            let script =
                "nginx -p '\(folder.path)' -e errors.log -c nginx.conf & server=$!; cat; kill -9 $server"
            process.arguments = ["sh", "-c", script]
            process.environment = ["PATH": "/usr/sbin:/usr/bin:/bin:/usr/local/bin"]
            process.standardInput = leash
            // Its output is not the tests', or whoever reads that would wait for it.
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
        } catch {
            return nil
        }
        guard Self.answers(port) else { return nil }
    }

    deinit {
        try? leash.fileHandleForWriting.close()
        try? FileManager.default.removeItem(at: folder)
    }

    private static func configuration(_ port: Int, _ securePort: Int) -> String {
        // Where nobody listens nginx answers 502, which the tests that need these servers do not meet.
        let upstream = ForeignServer.standard?.port ?? 1
        let broken = ForeignServer.broken?.port ?? 1
        let forms = ForeignServer.werkzeug?.port ?? 1
        return """
            daemon off; master_process off; pid nginx.pid;
            events { worker_connections 256; }
            http {
              access_log off; client_body_temp_path b; proxy_temp_path p; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
              gzip on; gzip_min_length 10; gzip_types text/plain;
              server {
                listen 127.0.0.1:\(port); listen 127.0.0.1:\(securePort) ssl; server_name localhost;
                ssl_certificate site.pem; ssl_certificate_key site.key; error_page 497 =400 /;
                location /page.txt { root .; }
                location /moved { return 301 /page.txt; }
                location /away { return 302 http://127.0.0.1:\(port)/page.txt; }
                location /json { default_type application/json; return 200 '{"by": "nginx", "secure": "$https"}'; }
                location /gone { return 410; }
                location /drop { return 444; }
                location /down/ {
                  proxy_pass http://127.0.0.1:\(upstream)/; proxy_http_version 1.1; proxy_buffering off; gzip off;
                }
                location /broken/ {
                  proxy_pass http://127.0.0.1:\(broken)/; proxy_http_version 1.1; proxy_buffering off; gzip off;
                }
                location /closed/ {
                  proxy_pass http://127.0.0.1:\(upstream)/; proxy_http_version 1.1; chunked_transfer_encoding off;
                  proxy_buffering off; gzip off;
                }
                location /form { client_max_body_size 300m; proxy_pass http://127.0.0.1:\(forms)/; }
                location /little { client_max_body_size 1k; proxy_pass http://127.0.0.1:\(forms)/; }
                location /moved-post { return 307 /form; }
                location /slow { limit_rate 1k; root .; try_files /page.txt =404; }
              }
            }
            """
    }

    private static func makeCertificates(in folder: URL) throws -> Bool {
        let script = """
            cd '\(folder.path)' || exit 1
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj '/CN=Test authority' -keyout ca.key -out ca.pem &&
            openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost -keyout site.key -out site.csr &&
            printf 'subjectAltName=DNS:localhost' > site.ext &&
            openssl x509 -req -in site.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile site.ext -out site.pem
            """
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", script]
        shell.standardError = FileHandle.nullDevice
        shell.standardOutput = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        return shell.terminationStatus == 0
    }

    private static func withSocket<R>(_ port: Int, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(number) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private static func freePort() -> Int? {
        withSocket(0) { number, address, size in
            guard bind(number, address, size) == 0 else { return nil }
            var bound = sockaddr_in()
            var length = size
            let status = withUnsafeMutablePointer(to: &bound) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(number, $0, &length) }
            }
            return status == 0 ? Int(in_port_t(bigEndian: bound.sin_port)) : nil
        }
    }

    /// Whether somebody listens, within five seconds.
    private static func answers(_ port: Int) -> Bool {
        for _ in 0..<500 {
            if withSocket(port, { connect($0, $1, $2) == 0 }) { return true }
            usleep(10_000)
        }
        return false
    }
}
