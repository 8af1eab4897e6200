import Bridge
import Cells
import Terminal
import Theme
import ViewLayer

/// A letter on everything in sight that can be tapped: typing it taps that.
@MainActor
final class JumpLayer: Layer {
    /// Something that can be tapped, and where its label goes.
    struct Target {
        var node: NodeID
        var place: CellPoint
    }

    let takesWholeScreen = true
    /// Asked at every frame: the page may change or scroll meanwhile.
    private let targets: @MainActor () -> [Target]
    private let choose: @MainActor (NodeID) -> Void
    private var typed = ""

    init(targets: @escaping @MainActor () -> [Target], choose: @escaping @MainActor (NodeID) -> Void) {
        self.targets = targets
        self.choose = choose
    }

    /// What can be tapped now, by its label.
    private var labelled: [(label: String, target: Target)] {
        let targets = targets()
        return zip(JumpLabels(targets.count).all, targets).map { ($0, $1) }
    }

    var isStale: Bool { targets().isEmpty }

    func handle(_ event: InputEvent) -> LayerOutcome {
        switch event {
        case .key(let key):
            if key.code == .escape { return .closes }
            if key.code == .backspace { typed = "" }
            guard let letter = key.typed else { return .stays }
            return take(letter)
        case .mouse(let mouse):
            if case .press = mouse.action { return .closes }
        default: break
        }
        return .stays
    }

    private func take(_ letter: Character) -> LayerOutcome {
        let wanted = typed + letter.lowercased()
        let left = labelled.filter { $0.label.hasPrefix(wanted) }
        guard let first = left.first else {
            typed = ""
            return .stays
        }
        guard first.label == wanted else {
            typed = wanted
            return .stays
        }
        choose(first.target.node)
        return .closes
    }

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        var style = theme[.menuSelected]
        style.attributes.insert(.bold)
        for (label, target) in labelled where label.hasPrefix(typed) {
            grid.draw(label, at: target.place, style: style, clip: area)
        }
        return nil
    }
}

extension Shell {
    /// Puts a letter on everything in sight that can be tapped.
    func jump() {
        focus(pane: nil)
        guard let page = view.topPage, !page.reachable.isEmpty else {
            return note(JumpPhrase.nothing.text(surroundings.language))
        }
        layers.append(
            JumpLayer(
                targets: { [weak self] in self?.jumpTargets ?? [] },
                choose: { [weak self] node in
                    guard let page = self?.view.topPage, page.setFocus(node), !page.isEditing else { return }
                    page.activate()
                }))
    }

    private var jumpTargets: [JumpLayer.Target] {
        guard let page = view.topPage else { return [] }
        let origin = layout.page.origin
        return page.reachable.map { node, cells in
            let place = CellPoint(column: origin.column + cells.column, row: origin.row + cells.row)
            return JumpLayer.Target(node: node, place: place)
        }
    }
}

extension Command {
    /// Puts a letter on everything that can be tapped.
    static let jump = Command(
        "jump", Title("A letter on everything: typing it taps that", "给每个可点的元素标上字母，键入即点击"),
        hint: Title("jump", "跳转"), in: [.page, .input, .anywhere], isMaskable: true
    ) { $0.jump() }
}

/// What jumping says, in each language.
enum JumpPhrase: String, CaseIterable, Sendable, BilingualText {
    case nothing

    var texts: (english: String, chinese: String) {
        switch self {
        case .nothing: ("Nothing in sight can be tapped", "视野内没有可点的元素")
        }
    }
}
