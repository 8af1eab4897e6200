import Glibc

/// A flag of `open`: what is done with the file that is or is not there.
struct OpenFlag: Hashable, Sendable {
    /// Whether the descriptor reads.
    var reads: Bool
    /// Whether it writes.
    var writes: Bool
    /// Whether every write goes behind the end.
    var appends = false
    /// Whether the file is made if it is not there.
    var creates = false
    /// Whether it must not be there.
    var isExclusive = false
    /// Whether it is emptied.
    var truncates = false

    /// The flag of this name; nil if there is none such.
    init?(_ name: String) {
        switch name {
        case "r": (reads, writes) = (true, false)
        case "r+": (reads, writes) = (true, true)
        case "a", "as", "ax": (reads, writes, appends, creates) = (false, true, true, true)
        case "a+", "as+", "ax+": (reads, writes, appends, creates) = (true, true, true, true)
        case "w", "wx": (reads, writes, creates, truncates) = (false, true, true, true)
        case "w+", "wx+": (reads, writes, creates, truncates) = (true, true, true, true)
        default: return nil
        }
        isExclusive = name.contains("x")
    }

    /// As the operating system takes it. Emptying comes after the file is known to be one.
    var flags: Int32 {
        var flags = writes ? O_RDWR : O_RDONLY
        if creates { flags |= O_CREAT }
        if isExclusive { flags |= O_EXCL }
        return flags | O_NONBLOCK
    }
}
