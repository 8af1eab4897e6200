import Foundation

/// The command that a cloud function's process is started by.
package enum FunctionCommand {
    /// The one of this program; of the program beside this one if it is a test. Empty if there is none.
    package static let own: [String] = {
        let link: String
        do {
            link = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        } catch {
            // Without /proc there are no functions.
            return []
        }
        let folder = URL(fileURLWithPath: link).deletingLastPathComponent().path
        let binary = link.hasSuffix("/termina") ? link : "\(folder)/termina"
        return FileManager.default.isExecutableFile(atPath: binary) ? [binary, "function-host"] : []
    }()
}
