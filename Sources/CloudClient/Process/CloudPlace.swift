import Foundation

/// The files by which the processes of one data folder find their cloud.
package struct CloudPlace: Hashable, Sendable {
    /// The cloud's own data.
    package let data: String
    /// Where the lock and the address are.
    package let runtime: String

    /// - Parameters:
    ///   - data: the folder of all data.
    ///   - runtime: `$XDG_RUNTIME_DIR`; nil keeps everything in the data folder.
    package init(data: String, runtime: String?) {
        let full = URL(fileURLWithPath: data).standardizedFileURL.resolvingSymlinksInPath().path
        self.data = "\(full)/cloud"
        guard let runtime, !runtime.isEmpty else {
            self.runtime = self.data
            return
        }
        // A runtime folder serves several data folders.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in full.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        self.runtime = "\(runtime)/termina/\(String(hash, radix: 36))"
    }

    /// Held by the server for as long as it runs.
    package var lock: String { "\(data)/lock" }
    /// Tells where the server answers.
    package var address: String { "\(runtime)/address" }
    /// What the server has to complain about.
    package var log: String { "\(data)/log" }
}
