import Glibc

/// Makes room among temporary files as the platform does between two runs: over 2 GB, the longest unused go.
enum TemporaryCleaner {
    /// What may stay from one run to the next, in bytes.
    static let limit = 2 * 1_073_741_824

    /// Removes files until what stays is within the limit.
    static func clean(_ folder: Descriptor, limit: Int = limit) {
        guard case .success(let names) = folder.names() else { return }
        var files: [(name: String, size: Int, used: Int)] = []
        for name in names {
            guard case .success(let status) = folder.status(of: name), status.isFile else { continue }
            files.append((name, Int(status.st_size), max(status.st_atim.tv_sec, status.st_mtim.tv_sec)))
        }
        var total = files.reduce(0) { $0 + $1.size }
        for file in files.sorted(by: { $0.used < $1.used }) where total > limit {
            if unlinkat(folder.number, file.name, 0) == 0 { total -= file.size }
        }
    }
}
