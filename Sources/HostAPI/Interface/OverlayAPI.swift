import Bridge
import Values

/// Toast and loading: one slot, in which the later takes the place of the earlier.
struct OverlayAPI {
    private let slot = OverlaySlot()

    /// The members of this family.
    var functions: [HostFunction] {
        let title = HostParameter("title", .string)
        let mask = HostParameter("mask", .boolean, required: false)
        return [
            .immediate(
                "showToast",
                [
                    title, HostParameter("icon", .string, required: false),
                    HostParameter("image", .string, required: false),
                    HostParameter("duration", .number, required: false), mask,
                ]
            ) { [slot] options, context throws(HostError) in
                slot.showToast(options, context)
                return ValueObject()
            },
            .immediate("showLoading", [title, mask]) { [slot] options, context throws(HostError) in
                slot.showLoading(options, context)
                return ValueObject()
            },
            .immediate("hideToast") { [slot] options, context throws(HostError) in
                slot.hideToast(noConflict: options.flag("noConflict"), context)
                return ValueObject()
            },
            .immediate("hideLoading") { [slot] options, context throws(HostError) in
                try slot.hideLoading(noConflict: options.flag("noConflict"), context)
                return ValueObject()
            },
        ]
    }
}

/// What toast and loading share.
final class OverlaySlot {
    private enum Content { case toast, loading }

    private var content: Content?
    /// Counts what was shown, so that an old toast's end does not take away a newer one.
    private var generation = 0

    private static let loadingPairing = "请注意 showLoading 与 hideLoading 必须配对使用"
    private static let toastPairing = "请注意 showToast 与 hideToast 必须配对使用"

    private static let icons: Set<String> = ["success", "error", "loading", "none"]

    /// Shows a toast for its duration (1500 ms unless told).
    func showToast(_ options: ValueObject, _ context: any HostContext) {
        if content == .loading { context.console("warn", Self.loadingPairing) }
        let image = options.string("image") ?? ""
        // An icon that there is none of is the usual one.
        let icon = options.string("icon").flatMap { Self.icons.contains($0) ? $0 : nil } ?? "success"
        show(
            .toast(
                title: options.string("title") ?? "", icon: image.isEmpty ? icon : image, mask: options.flag("mask")),
            .toast, context)
        let shown = generation
        context.after(milliseconds: max(0, options.number("duration") ?? 1500)) { [weak self] in
            guard let self, generation == shown else { return }
            hide(context)
        }
    }

    /// Shows a loading, which stays until it is hidden or replaced.
    func showLoading(_ options: ValueObject, _ context: any HostContext) {
        show(
            .toast(title: options.string("title") ?? "", icon: "loading", mask: options.flag("mask")), .loading, context
        )
    }

    /// Hides what the slot shows; with `noConflict` a toast only.
    func hideToast(noConflict: Bool, _ context: any HostContext) {
        guard let content, content == .toast || !noConflict else { return }
        if content == .loading { context.console("warn", Self.toastPairing) }
        hide(context)
    }

    /// Hides what the slot shows, a toast too; with `noConflict` a loading only.
    func hideLoading(noConflict: Bool, _ context: any HostContext) throws(HostError) {
        guard let content, content == .loading || !noConflict else { throw HostError("fail:toast can't be found") }
        if content == .toast { context.console("warn", Self.loadingPairing) }
        hide(context)
    }

    private func show(_ overlay: Overlay, _ content: Content, _ context: any HostContext) {
        generation += 1
        self.content = content
        context.send(.overlay(overlay))
    }

    private func hide(_ context: any HostContext) {
        generation += 1
        content = nil
        context.send(.overlay(.hidden))
    }
}
