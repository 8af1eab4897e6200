import Bridge
import FoundationEssentials
import Values

/// What one user has allowed one mini-program, and since when the user is signed in. Kept beside the storage; read when it is
/// first asked for.
final class UserSettings {
    /// The user's name.
    let user: String
    let appID: String
    private let path: String?
    private var members: ValueObject?

    init(place: HostAPI.DataPlace, appID: String) {
        self.appID = appID
        switch place {
        case .memory:
            user = "default"
            path = nil
        case .folder(let folder, let name):
            user = name
            path = "\(folder)/\(appID)/\(DataFolder.name(for: name))/settings.json"
        }
    }

    /// The name that programs are told.
    var nickname: String { user == "default" ? "微信用户" : user }

    /// Whether a scope is allowed; nil if the user was never asked.
    subscript(scope: String) -> Bool? {
        get { if case .bool(let allowed)? = scopes[scope] { allowed } else { nil } }
        set {
            var scopes = scopes
            scopes[scope] = newValue.map { .bool($0) }
            set("scopes", .object(scopes))
        }
    }

    /// Every scope that the user was asked for.
    var scopes: ValueObject { if case .object(let scopes)? = all["scopes"] { scopes } else { ValueObject() } }

    /// When the user signed in last, in milliseconds since 1970.
    var session: Double? {
        get { if case .number(let time)? = all["session"] { time } else { nil } }
        set { set("session", newValue.map { .number($0) }) }
    }

    /// Whether the user has agreed to what the program does with personal data.
    var hasAgreed: Bool {
        get { all["privacy"] == true }
        set { set("privacy", .bool(newValue)) }
    }

    /// Whether the user's session at the platform is still good.
    func isSignedIn(at now: Double) -> Bool { session.map { now - $0 < Self.sessionTime } ?? false }

    /// How long a session is good, in milliseconds.
    private static let sessionTime = 3 * 24 * 3600 * 1000.0

    /// What the cloud is told of who is asking.
    var identity: ValueObject { ValueObject([("appid", .string(appID)), ("user", .string(user))]) }

    /// What programs are told of the user: since 2022 only name and picture.
    func info(language: String) -> Value {
        [
            "nickName": .string(nickname), "gender": 0, "language": .string(language), "city": "", "province": "",
            "country": "", "avatarUrl": .string("https://api.weixin.qq.com/avatars/\(number + 1).png"),
            "is_demote": true,
        ]
    }

    /// A telephone number that nobody has: the same for a user at all times.
    var phone: String {
        let digits = String(number)
        return "138000" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }

    /// A number for the user, below 99,991.
    private var number: UInt32 { user.utf8.reduce(7) { ($0 &* 31 &+ UInt32($1)) % 99_991 } }

    /// Tells the program's developer of what could not be written.
    func warnIfUnwritten(_ context: any HostContext) {
        if let problem = unwritten { context.console("warn", problem) }
    }

    private var all: ValueObject {
        if let members { return members }
        let read = path.flatMap { FileManager.default.contents(atPath: $0) }.map { Self.read(Array($0)) }
        members = read ?? ValueObject()
        return members ?? ValueObject()
    }

    private static func read(_ bytes: [UInt8]) -> ValueObject {
        do throws(JSONError) {
            if case .object(let object) = try JSON.parse(bytes) { return object }
        } catch {
            // A damaged file asks the user anew.
        }
        return ValueObject()
    }

    /// What cannot be written holds for as long as the program runs.
    private func set(_ key: String, _ value: Value?) {
        var all = all
        all[key] = value
        members = all
        guard let path, let bytes = JSON.bytes(.object(all), indent: 2) else { return }
        do {
            let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex)
            try FileManager.default.createDirectory(atPath: String(folder), withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        } catch {
            unwritten = "\(path) cannot be written: \(error)"
        }
    }

    /// Why the last change was not kept; nil if it was.
    private(set) var unwritten: String?
}
