import Bridge
import CloudClient
import Values

/// Brings pictures to where they can be read: those of the package and of the program's files as they are, those of
/// servers as temporary files.
final class PictureLocator {
    /// What a picture from a server may take, in bytes.
    private static let limit = 20 << 20

    /// A picture that can be read.
    struct Found {
        /// The path as the program knows it.
        var path: String
    }

    private let files: FilePlaces
    private let network: Network
    private let cloud: CloudFiles
    /// The temporary files of what was fetched, by address.
    private var fetched: [String: String] = [:]

    init(_ files: FilePlaces, _ network: Network, _ cloud: CloudFiles) {
        self.cloud = cloud
        self.files = files
        self.network = network
    }

    /// Whether a source is on a server.
    static func isOnServer(_ source: String) -> Bool {
        guard let colon = source.firstIndex(of: ":"), source[colon...].hasPrefix("://") else { return false }
        let rest = source[source.index(colon, offsetBy: 3)...]
        let isPlace = ["tmp", "usr", "store"].contains { rest == $0 || rest.hasPrefix($0 + "/") }
        switch source[..<colon].lowercased() {
        case "http": return !isPlace
        case "https": return true
        default: return false
        }
    }

    /// Finds a picture, or fetches it. `checksDomain` holds for what scripts ask for; a page shows pictures from anywhere.
    func locate(
        _ source: String, _ context: any HostContext, checksDomain: Bool,
        answer: @escaping (Result<Found, HostError>) -> Void
    ) {
        let isInCloud = source.hasPrefix("cloud://")
        guard isInCloud || Self.isOnServer(source) else {
            return context.after(milliseconds: 0) { answer(.success(Found(path: source))) }
        }
        if let path = fetched[source], isThere(path) {
            return context.after(milliseconds: 0) { answer(.success(Found(path: path))) }
        }
        if isInCloud { return fetch(fileID: source, context, answer) }
        do throws(HostError) {
            try fetch(source, context, checksDomain, answer)
        } catch {
            context.after(milliseconds: 0) { answer(.failure(error)) }
        }
    }

    private func fetch(
        fileID: String, _ context: any HostContext, _ answer: @escaping (Result<Found, HostError>) -> Void
    ) {
        cloud.fetch(fileID, context) { [self] result in
            if case .success(let path) = result { fetched[fileID] = path }
            answer(result.map(Found.init))
        }
    }

    private func isThere(_ path: String) -> Bool {
        do throws(FileError) {
            _ = try files.read(path)
            return true
        } catch {
            return false
        }
    }

    private func fetch(
        _ source: String, _ context: any HostContext, _ checksDomain: Bool,
        _ answer: @escaping (Result<Found, HostError>) -> Void
    ) throws(HostError) {
        let url: WebURL
        if checksDomain {
            url = try network.check(source, .downloadFile, context)
        } else {
            guard let found = WebURL(source) else { throw HostError("fail invalid url \"\(source)\"") }
            url = found
        }
        let headers = RequestHeaders.make(nil, appID: network.appID, contentType: nil, context)
        var plan = TransferPlan(
            kind: .downloadFile, method: "GET", url: url, headers: headers, body: .none,
            shownBody: NetworkRecord.Body(text: "", size: 0), timeout: network.timeout(nil, .downloadFile),
            delivery: .collected(limit: Self.limit))
        plan.checksDomains = checksDomain
        var handlers = TransferHandlers()
        handlers.end = { [self] result in
            switch result {
            case .failure(let error): answer(.failure(error))
            case .success(let result):
                guard (200..<300).contains(result.head.status) else {
                    return answer(.failure(HostError("fail download image fail. reason: \(result.head.status)")))
                }
                do throws(FileError) {
                    let type = result.head["content-type"].map(MediaType.suffix(forType:)) ?? ""
                    let made = try files.makeTemporary(extension: type.isEmpty ? MediaType.suffix(of: url.path) : type)
                    try made.file.write(result.body, at: 0)
                    fetched[source] = made.path
                    answer(.success(Found(path: made.path)))
                } catch {
                    answer(.failure(error.hostError))
                }
            }
        }
        network.begin(plan, context, handlers)
    }
}
