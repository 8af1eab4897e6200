import Foundation

/// Where the files are that come with the binary: `$TERMINA_SHARE`, then `<binary>/../share/termina`, then upward from
/// the binary to the folder with Package.swift.
enum ResourceFolder {
    /// The binary's own path.
    static var binary: String {
        let link = "/proc/self/exe"
        do {
            return try FileManager.default.destinationOfSymbolicLink(atPath: link)
        } catch {
            return CommandLine.arguments.first ?? "termina"
        }
    }

    /// The bundled demo's folder; nil if it is not installed.
    static var demo: String? { find("demo", inSources: "Sources/Demo") }

    /// The folder of the mini-program that `new` copies; nil if it is not installed.
    static var template: String? { find("template", inSources: "Sources/Template") }

    private static func find(_ name: String, inSources sources: String) -> String? {
        let files = FileManager.default
        var candidates: [String] = []
        if let share = ProcessInfo.processInfo.environment["TERMINA_SHARE"] { candidates.append("\(share)/\(name)") }
        var folder = URL(fileURLWithPath: binary).deletingLastPathComponent()
        candidates.append(folder.deletingLastPathComponent().appendingPathComponent("share/termina/\(name)").path)
        for _ in 0..<8 {
            if files.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
                candidates.append(folder.appendingPathComponent(sources).path)
                break
            }
            folder.deleteLastPathComponent()
        }
        return candidates.first { files.fileExists(atPath: $0) }
    }
}
