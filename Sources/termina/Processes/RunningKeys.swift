import Bridge
import Foundation
import Shell

/// The keymap of a running shell: follows its file.
@MainActor
final class RunningKeys {
    private var file: KeymapFile
    private var watch: FolderWatch?
    /// The text that was read last, so that other files of the folder change nothing.
    private var stamp: Stamp?
    private weak var shell: Shell?

    /// What tells that a file is another one.
    private struct Stamp: Equatable {
        var date: Date?
        var size: Int?
    }

    init(_ file: KeymapFile) { self.file = file }

    /// From now on gives the shell every change of the keymap's file.
    func serve(_ shell: Shell) {
        self.shell = shell
        follow()
    }

    /// Another configuration may name another file, or other bindings to start from.
    func use(_ file: KeymapFile) {
        guard file != self.file else { return }
        self.file = file
        read()
        follow()
    }

    private func follow() {
        stamp = currentStamp
        let folder = URL(fileURLWithPath: file.path).deletingLastPathComponent().path
        watch = FolderWatch(folder) { [weak self] in self?.reload() }
    }

    private func reload() {
        let new = currentStamp
        guard new != stamp else { return }
        stamp = new
        read()
    }

    private func read() {
        do throws(Failure) {
            shell?.reload(try file.read())
        } catch {
            shell?.report([Fault(kind: .file, message: error.message, source: nil, page: nil)], in: .keymap)
        }
    }

    private var currentStamp: Stamp? {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
            return Stamp(date: attributes[.modificationDate] as? Date, size: attributes[.size] as? Int)
        } catch {
            return nil
        }
    }
}
