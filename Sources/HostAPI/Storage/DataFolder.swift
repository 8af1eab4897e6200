import Values

/// The names of folders below the data folder.
enum DataFolder {
    /// A folder's name for a user: letters and digits as they are, other bytes as `%XX`.
    static func name(for user: String) -> String {
        guard !user.isEmpty else { return "default" }
        return PercentEncoding.encode(
            user.utf8.prefix(80), keeping: { PercentEncoding.isAlphanumeric($0) || "-_".utf8.contains($0) })
    }
}
