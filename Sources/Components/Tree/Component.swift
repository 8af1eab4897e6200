import Bridge
import Values

/// An instance of a component or page.
final class Component {
    let id: ComponentID
    let type: ComponentType
    unowned let page: Page
    /// The element that hosts it.
    private(set) var host: Element?
    /// The component in whose tree the host stands; nil for a page.
    private(set) weak var owner: Component?
    /// How many components are around.
    let depth: Int
    /// The data that templates see, properties among it.
    var data: ValueObject
    /// Its own tree.
    private(set) var shadowRoot: ShadowRoot?
    /// The slots of its own tree, as they came.
    var slots: [SlotNode] = []
    /// Whether the slots' own contents were made, and have to follow the slots.
    var hasSlotContents = false
    /// Whether the slots have changed since their contents were brought up to date.
    var hasChangedSlots = false
    /// The components that its generics stand for here.
    var generics: [String: String] = [:]
    /// The partners above it, by the number of its relation.
    var links: [Int: Link] = [:]
    /// Where its life is.
    var stage = Stage.building
    /// The sheets that reach its nodes.
    var styles = ComponentStyles()
    /// What the update under way has to do.
    var update = UpdateState()

    /// A partner above, and the number of its relation that leads down.
    struct Link {
        weak var target: Component?
        var relation: Int
    }

    /// Where a component's life is.
    enum Stage {
        case building, created, attached, detached
    }

    init(id: ComponentID, type: ComponentType, page: Page, owner: Component?) {
        self.id = id
        self.type = type
        self.page = page
        self.owner = owner
        depth = (owner?.depth ?? 0) + 1
        data = type.initialData
        update.marks = Array(repeating: false, count: type.observers.count)
    }

    /// Whether its node is in a page.
    var isAttached: Bool { stage == .attached }
    /// Whether it is gone.
    var isGone: Bool { stage == .detached }

    /// Gives it its host, once.
    func attach(to host: Element) {
        self.host = host
        shadowRoot = ShadowRoot(owner: self)
    }

    /// Lets go of its nodes.
    func forget() {
        host = nil
        shadowRoot = nil
        slots = []
    }

    /// The slot that takes content of this name; with a single slot, the first takes all.
    func slot(named name: String) -> SlotNode? {
        guard type.definition.options.multipleSlots else { return slots.first { !$0.isGone } }
        return slots.first { $0.name == name && !$0.isGone }
    }
}

/// What an update of a component has to do.
struct UpdateState {
    /// The observers that are to be called, by number.
    var marks: [Bool] = []
    /// How many changes were applied while observers run.
    var changeCount = 0
    /// Whether observers run: a setData only applies.
    var isObserving = false
    /// Whether the template is being walked: what changes now waits for the next walk.
    var isWalking = false
    /// How many groups hold updates back.
    var groups = 0
    /// How many updates are under way.
    var depth = 0
    /// The properties whose observers are running.
    var observed: Set<String> = []
    /// What the template has to look at.
    var paths: [DataPath] = []
    /// What property observers have to hear.
    var properties: [(change: PropertyChange, fromOwner: Bool)] = []
}
