/// The first byte of an operation: which it is, and how its node is told.
enum PatchCode {
    static let scopeSet: UInt8 = 0
    static let element: UInt8 = 1
    static let text: UInt8 = 2
    static let insert: UInt8 = 3
    static let remove: UInt8 = 4
    static let replaceText: UInt8 = 5
    static let attribute: UInt8 = 6
    static let classes: UInt8 = 7
    static let style: UInt8 = 8
    static let identifier: UInt8 = 9
    static let listen: UInt8 = 10
    static let source: UInt8 = 11

    /// The bits that say which operation.
    static let mask: UInt8 = 0x1F
    /// The node is that of the operation before.
    static let sameNode: UInt8 = 0x20
    /// The node is the one after that of the operation before. Without both flags the difference follows.
    static let nextNode: UInt8 = 0x40
    /// The operation's optional part is there: a host, a node to stand before.
    static let option: UInt8 = 0x80
}
