import Foundation
import Testing

/// The code of the seeds, read in place: it is no part of this package.
enum Snippets {
    /// The folder with the snippets beside a folder above this file; nil in a checkout that stands alone.
    static let folder: URL? = {
        var place = URL(filePath: #filePath).resolvingSymlinksInPath()
        while place.path.count > 1 {
            place.deleteLastPathComponent()
            let folder = place.appending(path: "../shared/seeds/snippets").standardized
            if FileManager.default.fileExists(atPath: folder.path) { return folder }
        }
        return nil
    }()

    /// Why the tests are skipped where there are none.
    static let whereTheyAre: Comment = "needs the seeds' code in ../shared/seeds/snippets, beside the package"

    /// The snippets of the second seed that these tests run.
    static let run = [
        "003-app.app.js", "003-behavior-use.page.js", "003-call-function.js", "003-callback-and-promise.js",
        "003-common.js", "003-compass.js", "003-component-page.page.js", "003-getApp.js", "003-global-data.app.js",
        "003-login-callback.js", "003-my-behavior.js", "003-page.page.js", "003-require-common.page.js",
        "003-scope-a.js", "003-scope-b.js", "003-sync.js",
    ]

    /// The text of a snippet, as it is.
    static func text(_ name: String) throws -> String {
        let folder = try #require(folder)
        return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// The names of all snippets of the logic layer.
    static func names() throws -> [String] {
        let folder = try #require(folder)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("003-") }.sorted()
    }
}
