/// What became of a request or transfer, for the devtools: one record for each step.
package struct NetworkRecord: Sendable, Codable, Equatable {
    /// What began it.
    package enum Source: String, Sendable, Codable {
        case request, uploadFile, downloadFile
    }

    /// One header, as written.
    package struct Header: Sendable, Codable, Equatable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A body, or the beginning of one.
    package struct Body: Sendable, Codable, Equatable {
        /// How much of a text is kept, in bytes.
        package static let limit = 64 << 10

        /// Nil where the body is no text.
        package var text: String?
        /// How many bytes it has in all.
        package var size: Int

        package init(text: String?, size: Int) {
            self.text = text
            self.size = size
        }

        /// Keeps the beginning of a body, if it is text.
        package init(_ bytes: [UInt8], size: Int? = nil) {
            self.size = size ?? bytes.count
            let isText = !bytes.prefix(Self.limit).contains { $0 < 9 || (14...26).contains($0) }
            text = isText ? String(decoding: bytes.prefix(Self.limit), as: UTF8.self) : nil
        }

        /// Whether there is more of it than is kept.
        package var isCut: Bool { text.map { $0.utf8.count < size } ?? false }
    }

    /// How a request begins.
    package struct Beginning: Sendable, Codable, Equatable {
        package var source: Source
        package var method: String
        /// As the program gave it, with the query of `data`.
        package var url: String
        package var headers: [Header]
        package var body: Body
        /// The page that was on top.
        package var page: String?
        /// The request that this one repeats, if the person asked for that.
        package var replayed: UInt64?

        package init(
            source: Source, method: String, url: String, headers: [Header], body: Body, page: String?,
            replayed: UInt64? = nil
        ) {
            self.source = source
            self.method = method
            self.url = url
            self.headers = headers
            self.body = body
            self.page = page
            self.replayed = replayed
        }
    }

    /// How a request ends. Times are milliseconds since 1970 by the machine's clock, 0 where a step was not reached.
    package struct Ending: Sendable, Codable, Equatable {
        /// "request:ok", or what stands in errMsg.
        package var message: String
        package var isOK: Bool
        /// 0 where no response came.
        package var status: Int
        /// The response's body; of a download only its size.
        package var body: Body
        /// When it left the queue, when the connection was there, when the first byte came, and when it was over.
        package var started: Double
        package var connected: Double
        package var firstByte: Double
        package var ended: Double

        package init(
            message: String, isOK: Bool, status: Int, body: Body, started: Double, connected: Double,
            firstByte: Double, ended: Double
        ) {
            self.message = message
            self.isOK = isOK
            self.status = status
            self.body = body
            self.started = started
            self.connected = connected
            self.firstByte = firstByte
            self.ended = ended
        }
    }

    /// The step.
    package enum Step: Sendable, Codable, Equatable {
        /// It was asked for; it may still wait in the queue.
        case began(Beginning)
        /// It left the queue.
        case started
        /// It went on to another URL.
        case redirected(status: Int, url: String)
        /// The response's head came.
        case headers(status: Int, [Header])
        /// So many bytes of so many, where that is known, were sent or received.
        case progress(bytes: Int, of: Int?)
        case ended(Ending)
    }

    /// The same for all steps of one request; counts up.
    package var id: UInt64
    package var step: Step

    package init(id: UInt64, _ step: Step) {
        self.id = id
        self.step = step
    }
}
