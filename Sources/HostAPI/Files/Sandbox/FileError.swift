package import Bridge
import Glibc

/// Why a file could not be used, in the platform's words and numbers.
package struct FileError: Error, Hashable, Sendable {
    /// The reasons that the documentation of FileSystemManager lists, by their numbers.
    package enum Reason: Int, Sendable {
        /// An option of the wrong type.
        case parameter = 1001
        case notPermitted = 1_300_001
        case missing = 1_300_002
        case inputOutput = 1_300_005
        case badDescriptor = 1_300_009
        case permissionDenied = 1_300_013
        case pathPermissionDenied = 1_300_014
        case notFolder = 1_300_020
        case isFolder = 1_300_021
        case invalidArgument = 1_300_022
        case nameTooLong = 1_300_036
        case notEmpty = 1_300_066
        case system = 1_300_201
        case sizeLimit = 1_300_202
        case base64 = 1_300_203
        case openAsType = 1_300_301
        case noData = 1_301_002
        case illegalOnFolder = 1_301_003
        case illegalOnPackage = 1_301_004
        case exists = 1_301_005
        case lengthRange = 1_301_006
        case offsetRange = 1_301_007
        case positionRange = 1_301_009
        case nothingKept = 1_301_100
        case zipOpen = 1_301_102
        case zipEntry = 1_301_103
        case unzip = 1_301_104
        case brotli = 1_301_111
        case temporaryMissing = 1_301_112
        case descriptorAccess = 1_302_001
        case descriptorLimit = 1_302_002
        case flag = 1_302_003
        case flagAccess = 1_302_004
        case noBuffer = 1_302_005
    }

    /// What went wrong.
    package let reason: Reason
    /// Which call on which path, as ", open wxfile://usr/a" tells it; empty where the words say it all.
    package let place: String

    /// A failure on a path: the words, then what was done with which path.
    package init(_ reason: Reason, _ verb: String, _ path: String) {
        self.reason = reason
        place = ", \(verb) \(path)"
    }

    /// A failure whose words end with what they speak of, or with nothing.
    package init(_ reason: Reason, _ detail: String = "") {
        self.reason = reason
        place = detail.isEmpty ? "" : " " + detail
    }

    /// What a system call's error number means.
    init(number: Int32, _ verb: String, _ path: String) {
        self.init(Self.reason(number), verb, path)
    }

    /// What errMsg says behind the member's name, with the number.
    package var hostError: HostError {
        HostError("fail \(reason.words)\(place)", errno: reason.rawValue, errCode: reason.rawValue)
    }

    private static func reason(_ number: Int32) -> Reason {
        switch number {
        case ENOENT: .missing
        case EPERM, ENXIO: .notPermitted
        case EACCES, EROFS: .permissionDenied
        case ELOOP, EXDEV: .pathPermissionDenied
        case ENOTDIR: .notFolder
        case EISDIR: .illegalOnFolder
        case EINVAL: .invalidArgument
        case ENAMETOOLONG: .nameTooLong
        case ENOTEMPTY: .notEmpty
        case EEXIST: .exists
        case EIO: .inputOutput
        case EBADF: .badDescriptor
        case ENOSPC, EDQUOT, EFBIG: .sizeLimit
        default: .system
        }
    }
}

extension FileError.Reason {
    /// The platform's words for it.
    package var words: String {
        switch self {
        case .parameter: "parameter error:"
        case .notPermitted: "operation not permitted"
        case .missing: "no such file or directory"
        case .inputOutput: "Input/output error"
        case .badDescriptor: "bad file descriptor"
        case .permissionDenied: "permission denied"
        case .pathPermissionDenied: "Path permission denied"
        case .notFolder: "not a directory"
        case .isFolder: "Is a directory"
        case .invalidArgument: "Invalid argument"
        case .nameTooLong: "File name too long"
        case .notEmpty: "directory not empty"
        case .system: "system error"
        case .sizeLimit: "the maximum size of the file storage limit is exceeded"
        case .base64: "base64 encode error"
        case .openAsType: "unable to open as"
        case .noData: "data to write is empty"
        case .illegalOnFolder: "illegal operation on a directory"
        case .illegalOnPackage: "illegal operation on a package directory"
        case .exists: "file already exists"
        case .lengthRange: "value of length is out of range"
        case .offsetRange: "value of offset is out of range"
        case .positionRange: "value of position is out of range"
        case .nothingKept: "store directory is empty"
        case .zipOpen: "unzip open file fail"
        case .zipEntry: "unzip entry fail"
        case .unzip: "unzip fail"
        case .brotli: "brotli decompress fail"
        case .temporaryMissing: "tempFilePath file not exist"
        case .descriptorAccess: "permission denied"
        case .descriptorLimit: "excced max concurrent fd limit"
        case .flag: "invalid flag"
        case .flagAccess: "permission denied when open using flag"
        case .noBuffer: "array buffer does not exist"
        }
    }
}
