import CVTerm

/// What libvterm tells by callbacks rather than by its screen.
final class EmulatorState {
    fileprivate(set) var isAlternateScreen = false
    fileprivate(set) var isCursorVisible = true
    fileprivate(set) var mouse: Int32 = 0
    fileprivate(set) var title = ""

    /// The callbacks; libvterm keeps the pointer, so it lives as long as the process. Written once, here, then only read.
    nonisolated(unsafe) static let callbacks: UnsafePointer<VTermScreenCallbacks> = {
        let callbacks = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)
        callbacks.initialize(to: VTermScreenCallbacks())
        callbacks.pointee.settermprop = { property, value, user in
            guard let user, let value else { return 0 }
            Unmanaged<EmulatorState>.fromOpaque(user).takeUnretainedValue().set(property, value.pointee)
            return 1
        }
        return UnsafePointer(callbacks)
    }()

    private func set(_ property: VTermProp, _ value: VTermValue) {
        switch property {
        case VTERM_PROP_ALTSCREEN: isAlternateScreen = value.boolean != 0
        case VTERM_PROP_CURSORVISIBLE: isCursorVisible = value.boolean != 0
        case VTERM_PROP_MOUSE: mouse = value.number
        case VTERM_PROP_TITLE: title = value.string.map { String(cString: $0) } ?? ""
        default: break
        }
    }
}
