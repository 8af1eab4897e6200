import Bridge

/// Knows when a mini-program loses the network: its device goes offline, or it has been out of sight for five seconds.
/// Lives on the logic thread.
final class Reachability {
    /// Why the network is lost.
    enum Loss {
        /// The device is offline.
        case disconnected
        /// The program is out of sight.
        case interrupted
    }

    /// How long the network stays when the program is out of sight, in milliseconds.
    private static let backgroundTime = 5_000.0

    /// Whether the network is cut since the program is out of sight.
    private(set) var isCutOff = false
    private var isObserving = false
    private var timer: HostTimer?

    /// Tells of each loss from now on, and of every other change; the second call and later ones do nothing.
    func observe(
        _ context: any HostContext, onLoss: @escaping (Loss) -> Void, onOther: @escaping (HostChange) -> Void
    ) {
        guard !isObserving else { return }
        isObserving = true
        context.observe { [weak self, unowned context] change in
            switch change {
            case .device(let old):
                if old.network.isConnected, !context.device.network.isConnected { onLoss(.disconnected) }
            case .visibility(let isVisible): self?.show(isVisible, context, onLoss)
            default: onOther(change)
            }
        }
    }

    private func show(_ isVisible: Bool, _ context: any HostContext, _ onLoss: @escaping (Loss) -> Void) {
        if let timer { context.stopTimer(timer) }
        isCutOff = false
        guard !isVisible else { return }
        timer = context.startTimer(milliseconds: Self.backgroundTime) { [weak self] in
            self?.isCutOff = true
            onLoss(.interrupted)
        }
    }
}
