import Bridge
import CloudClient

/// A request or transfer that was checked and is ready to go.
struct TransferPlan {
    var kind: NetworkKind
    var method: String
    var url: WebURL
    var headers: [(name: String, value: String)]
    var body: WebBody
    /// What of the body the devtools see.
    var shownBody: NetworkRecord.Body
    /// In milliseconds of the app's clock, from when it leaves the queue.
    var timeout: Double
    var followsRedirects = true
    /// Whether a redirect may only lead where the program itself could go.
    var checksDomains = true
    var delivery = WebRequest.Delivery.collected(limit: 100 << 20)

    /// The record's name of the kind.
    var source: NetworkRecord.Source {
        switch kind {
        case .uploadFile: .uploadFile
        case .downloadFile: .downloadFile
        case .request, .socket: .request
        }
    }
}

/// What a transfer tells of itself, on the logic thread.
struct TransferHandlers {
    /// The final response began.
    var head: (WebHead) -> Void = { _ in }
    /// So many bytes of a streamed body are sent, of so many.
    var sent: (Int, Int) -> Void = { _, _ in }
    /// A piece of the response came; an error ends the transfer.
    var piece: ([UInt8]) -> Result<Void, HostError> = { _ in .success(()) }
    /// It is over. Called once.
    var end: (Result<TransferResult, HostError>) -> Void = { _ in }
}

/// A whole response.
struct TransferResult {
    var head: WebHead
    /// Empty where the body came in pieces.
    var body: [UInt8]
    var profile: TransferProfile
}

/// When and how a transfer went, as `res.profile` tells it.
struct TransferProfile {
    var invoked = 0.0
    var queued = 0.0
    var left = 0.0
    var times = WebTimes()
    var redirectStart = 0.0
    var redirectEnd = 0.0
    var sentBytes = 0
    var receivedBytes = 0
    var port = 0
    var peer = ""
}
