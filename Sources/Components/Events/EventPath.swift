import Bridge
import Values

/// A stop on an event's way.
struct EventStop {
    /// The node whose handlers may be called.
    let current: Element
    /// Where the event happened, as seen from that node's tree.
    let target: Element
}

/// The way of an event from where it happened outward.
enum EventPath {
    /// All stops, the innermost first.
    /// - Parameter composed: whether the event leaves components, and passes through the trees into whose slots it comes.
    static func stops(from target: Element, composed: Bool) -> [EventStop] {
        var stops: [EventStop] = []
        var next: Element? = target
        while let element = next { next = walk(from: element, target: element, composed: composed, &stops) }
        return stops
    }

    /// Walks one shadow tree outward.
    /// - Returns: the host of that tree, if the event leaves it.
    private static func walk(
        from start: Node, target: Element, composed: Bool, _ stops: inout [EventStop]
    ) -> Element? {
        var current = start
        var name = ""
        while true {
            if let element = current.asElement {
                stops.append(EventStop(current: element, target: target))
                name = element.slotName
            } else if let slot = current.asFragment?.asSlot {
                name = slot.outerName
            }
            guard let around = current.parent else { return nil }
            if let component = around.asFragment?.shadowHost { return composed ? component.host : nil }
            if composed, let host = around.asElement, let component = host.component {
                guard let slot = current.slot(named: name, of: component) else { return nil }
                let inner = slot.elementAround ?? host
                _ = walk(from: slot, target: inner, composed: true, &stops)
            }
            current = around
        }
    }
}

extension Node {
    /// The nearest element around, in the same shadow tree.
    var elementAround: Element? {
        var around = parent
        while let node = around {
            if let element = node.asElement { return element }
            around = node.parent
        }
        return nil
    }

    /// The marks of this node and all around, in the same shadow tree; inner ones win.
    var allMarks: ValueObject {
        var marks = asElement?.marks ?? ValueObject()
        var around = elementAround
        while let element = around {
            if element.template.hasMarks {
                for (key, value) in element.marks where !marks.contains(key) { marks[key] = value }
            }
            around = element.elementAround
        }
        return marks
    }
}
