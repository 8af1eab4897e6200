import Glibc

/// What the operating system calls the status of a file.
typealias FileStatus = stat

/// How descriptors are opened. None waits: a pipe that someone put into the folder must not hold the program up.
enum FileFlags {
    /// A file, to read it.
    static let read = O_RDONLY | O_NONBLOCK
    /// A file that is there, to write into it.
    static let write = O_RDWR | O_NONBLOCK
    /// A folder.
    static let folder = O_RDONLY | O_DIRECTORY
    /// A new file, to write and read it.
    static let create = O_RDWR | O_CREAT | O_EXCL
}
