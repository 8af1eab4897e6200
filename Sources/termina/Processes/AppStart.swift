import Headless
import HostAPI

/// What the process of an app is told when it is started: the words behind the binary's name. `run` writes them and the
/// process reads them; they are not for people, and so need none of what a command line for people takes to read.
struct AppStart: Equatable, Sendable {
    /// The mini-program's folder.
    var root: String
    var user: String
    /// The folder of all data.
    var data: String
    /// The address of a cloud elsewhere; nil is the data folder's own.
    var cloud: String?
    /// The page to open with its query; nil is the entry page.
    var page: String?

    private static let command = "app-host"

    /// The words.
    var words: [String] { [Self.command, root, user, data, cloud ?? ""] + (page.map { [$0] } ?? []) }

    init(root: String, user: String, data: String, cloud: String?, page: String?) {
        self.root = root
        self.user = user
        self.data = data
        self.cloud = cloud
        self.page = page
    }

    /// Reads the words; nil if they are others.
    init?(_ words: ArraySlice<String>) {
        guard words.first == Self.command, words.count == 5 || words.count == 6 else { return nil }
        let words = Array(words)
        root = words[1]
        user = words[2]
        data = words[3]
        cloud = words[4].isEmpty ? nil : words[4]
        page = words.count == 6 ? words[5] : nil
    }

    /// What the app is to be made for.
    func options(_ environment: [String: String]) throws(Failure) -> AppAssembly.Options {
        let locator = try CloudOption.locator(cloud, data: data, environment)
        return AppAssembly.Options(page: page, data: .folder(data, user: user), cloud: locator)
    }
}
