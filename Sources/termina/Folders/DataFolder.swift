import CloudClient
import Foundation

/// Where state is kept: `--data`, else `$XDG_DATA_HOME/termina`.
enum DataFolder {
    /// The folder for the data of every mini-program. It is made when something is written.
    static func path(option: String?, environment: [String: String]) -> String {
        if let option { return option }
        let data = environment["XDG_DATA_HOME"] ?? (environment["HOME"] ?? "/tmp") + "/.local/share"
        return "\(data)/termina"
    }

    /// The log file: `$XDG_STATE_HOME/termina/log`, or in `--data`'s folder. Its folder is made.
    static func log(option: String?, environment: [String: String]) -> String? {
        let state = environment["XDG_STATE_HOME"] ?? (environment["HOME"] ?? "/tmp") + "/.local/state"
        let folder = option ?? "\(state)/termina"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            return "\(folder)/log"
        } catch {
            // Without a log the program is still of use; what goes to it is shown at the end instead.
            return nil
        }
    }

    /// Where the cloud of a data folder is, and where it is found: one of the user's own is told in the runtime folder.
    static func cloud(of folder: String, environment: [String: String]) -> CloudPlace {
        let isOwn = folder == path(option: nil, environment: environment)
        return CloudPlace(data: folder, runtime: isOwn ? environment["XDG_RUNTIME_DIR"] : nil)
    }

    /// Forgets what is stored for one user of one mini-program.
    static func reset(_ folder: String, appID: String, user: String) throws(Failure) {
        let path = "\(folder)/\(appID)/\(user)"
        guard FileManager.default.fileExists(atPath: path) else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw Failure(.missing, "cannot reset \(path): \(error.localizedDescription)")
        }
    }
}
