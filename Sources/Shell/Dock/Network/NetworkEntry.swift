import Bridge

/// A request or transfer as its records tell it, the later completing the earlier.
final class NetworkEntry {
    let id: UInt64
    private(set) var beginning: NetworkRecord.Beginning
    /// When it was asked for, in milliseconds of the app's clock.
    let began: Double
    /// When it left the queue.
    private(set) var started: Double?
    private(set) var redirects: [(status: Int, url: String)] = []
    /// 0 as long as no response has come.
    private(set) var status = 0
    private(set) var headers: [NetworkRecord.Header] = []
    private(set) var progress: (bytes: Int, of: Int?)?
    private(set) var ending: NetworkRecord.Ending?
    /// When the first byte came, and when it was over.
    private(set) var firstByte: Double?
    private(set) var ended: Double?

    init(id: UInt64, _ beginning: NetworkRecord.Beginning, at time: Double) {
        self.id = id
        self.beginning = beginning
        began = time
    }

    /// Takes a later step.
    func take(_ step: NetworkRecord.Step, at time: Double) {
        switch step {
        case .began: break
        case .started: started = started ?? time
        case .redirected(let status, let url): redirects.append((status, url))
        case .headers(let status, let headers):
            self.status = status
            self.headers = headers
            firstByte = firstByte ?? time
        case .progress(let bytes, let whole): progress = (bytes, whole)
        case .ended(let ending): end(ending, at: time)
        }
    }

    /// The machine's times count from the end, since the app's clock can be another.
    private func end(_ ending: NetworkRecord.Ending, at time: Double) {
        self.ending = ending
        if ending.status != 0 { status = ending.status }
        ended = time
        let shift = time - ending.ended
        if ending.started > 0 { started = max(began, ending.started + shift) }
        if ending.firstByte > 0 { firstByte = max(began, ending.firstByte + shift) }
    }

    /// Lets go of the texts of its bodies, not of their sizes.
    func dropBodies() {
        beginning.body.text = nil
        ending?.body.text = nil
    }

    /// How the request stands.
    enum State: Equatable {
        case queued, running, answered, timeout, aborted, blocked, failed
    }

    /// How it stands now.
    var state: State {
        guard let ending else { return started == nil ? .queued : .running }
        if ending.isOK { return .answered }
        let message = ending.message.lowercased()
        if message.contains("abort") { return .aborted }
        if message.contains("timeout") || message.contains("timed out") { return .timeout }
        return message.contains("domain list") ? .blocked : .failed
    }

    /// Whether it went wrong, by its state or its status.
    var isBad: Bool { state == .answered ? status >= 400 : ending != nil }

    /// The bytes of the response as far as they are known.
    var size: Int? { ending.map(\.body.size) ?? progress?.bytes }

    /// How long it took, in milliseconds; nil while it goes on.
    var duration: Double? { ended.map { max(0, $0 - began) } }

    /// What the response is, in a word: `json`, `html`, `png`.
    var type: String {
        guard let written = headers.first(where: { $0.name.lowercased() == "content-type" })?.value else { return "" }
        let media = written.split(separator: ";").first.map { String($0).trimmed.lowercased() } ?? ""
        let name = media.split(separator: "/").last.map(String.init) ?? ""
        switch name {
        case "plain": return "text"
        case "octet-stream": return "binary"
        case "javascript", "x-javascript", "ecmascript": return "js"
        default: return name.split(separator: "+").last.map(String.init) ?? name
        }
    }
}
