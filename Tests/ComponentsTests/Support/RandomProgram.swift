import Values

/// Numbers that are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
    mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}

/// Makes templates and data of all kinds.
struct RandomProgram {
    var numbers: SeededNumbers
    /// The tags of components that may stand in the template being made.
    var tags: [String] = ["plain", "named", "ghost", "outer", "dynamic"]

    init(seed: UInt64) { numbers = SeededNumbers(state: seed) }

    // MARK: Templates

    /// A template's content; `locals` are the loop items around.
    mutating func wxml(depth: Int, locals: [String] = []) -> String {
        (0..<(1 + numbers.below(3))).map { _ in node(depth: depth, locals: locals) }.joined()
    }

    private mutating func node(depth: Int, locals: [String]) -> String {
        if depth == 0 || numbers.chance(15) { return "{{\(expression(locals))}};" }
        switch numbers.below(12) {
        case 0, 1: return loop(depth: depth, locals: locals)
        case 2: return condition(depth: depth, locals: locals)
        case 3: return use(locals)
        case 4, 5, 6: return component(depth: depth, locals: locals)
        case 7: return "<block wx:if='{{\(flag(locals))}}'>\(wxml(depth: depth - 1, locals: locals))</block>"
        default: return "<view\(attributes(locals))>\(wxml(depth: depth - 1, locals: locals))</view>"
        }
    }

    private mutating func loop(depth: Int, locals: [String]) -> String {
        let item = "i\(locals.count)"
        let list =
            locals.last.map { numbers.chance(60) ? "\($0).kids" : "list" }
            ?? numbers.pick(["list", "list", "obj", "n", "text"])
        let key = numbers.pick(["wx:key='id'", "wx:key='*this'", "wx:key='name'", ""])
        let body = wxml(depth: depth - 1, locals: locals + [item])
        let tag = numbers.pick(["block", "row"])
        let test = numbers.chance(20) ? " wx:if='{{\(item).on}}'" : ""
        return
            "<\(tag) wx:for='{{\(list)}}' wx:for-item='\(item)' wx:for-index='x\(locals.count)' \(key)\(test)>\(body)</\(tag)>"
    }

    private mutating func condition(depth: Int, locals: [String]) -> String {
        let (one, two) = (flag(locals), flag(locals))
        return "<a wx:if='{{\(one)}}'>\(wxml(depth: depth - 1, locals: locals))</a>"
            + "<block wx:elif='{{\(two)}}'>\(wxml(depth: depth - 1, locals: locals))</block>"
            + (numbers.chance(50) ? "<b wx:else>\(wxml(depth: depth - 1, locals: locals))</b>" : "")
    }

    private mutating func use(_ locals: [String]) -> String {
        let data =
            locals.last.map { numbers.pick(["{{...\($0), n}}", "{{kids: \($0).kids, name: text}}", "{{kids: list}}"]) }
            ?? numbers.pick(["{{kids: list, name: text}}", "{{...obj}}", "{{kids: list[0].kids, n}}"])
        return "<template is='{{flag ? \"t\" : \"u\"}}' data='\(data)'/>"
    }

    private mutating func component(depth: Int, locals: [String]) -> String {
        guard !tags.isEmpty else { return "" }
        let slot =
            numbers.chance(50) ? " slot='{{\(numbers.pick(["slotName", "\"a\"", "flag ? \"a\" : \"b\""]))}}'" : ""
        let tag = numbers.pick(tags)
        let passed = tag == "dynamic" ? "<w slot:item slot:p='q' slot='{{slotName}}'>{{item}}{{q}}</w>" : ""
        let inner = passed + wxml(depth: depth - 1, locals: locals)
        return "<\(tag) p='{{\(expression(locals))}}' o='{{flag}}' x-class='e {{text}}' class='h'\(slot)>"
            + "\(inner)<view slot='{{slotName}}'>s</view></\(tag)>"
    }

    private mutating func attributes(_ locals: [String]) -> String {
        var text = ""
        if numbers.chance(30) { text += " id='{{\(expression(locals))}}'" }
        if numbers.chance(30) { text += " class='k {{text}} {{flag ? \"on\" : \"\"}}'" }
        if numbers.chance(20) { text += " style='width:{{n}}px'" }
        if numbers.chance(20) { text += " hidden='{{\(flag(locals))}}'" }
        if numbers.chance(30) { text += " slot='{{\(numbers.pick(["slotName", "\"a\"", "\"b\""]))}}'" }
        if numbers.chance(20) { text += " bindtap='{{flag ? \"f\" : \"\"}}'" }
        return text
    }

    private mutating func expression(_ locals: [String]) -> String {
        var choices = ["text", "n", "obj.p", "list[0].name", "list.length", "n + text", "flag ? text : n"]
        for (depth, item) in locals.enumerated() {
            choices += ["\(item).name", "\(item).id", "\(item)", "x\(depth)", "\(item).kids[0].name", "x\(depth) == n"]
        }
        return numbers.pick(choices)
    }

    private mutating func flag(_ locals: [String]) -> String {
        numbers.pick(["flag", "n > 1", "obj.p"] + locals.flatMap { ["\($0).on", "\($0).id == n"] })
    }

    // MARK: Data

    mutating func data() -> ValueObject {
        [
            "flag": .bool(numbers.chance(50)), "n": small(), "text": word(), "obj": object(), "list": list(2),
            "slotName": slotName(),
        ]
    }

    private mutating func small() -> Value { .number(Double(numbers.below(4))) }
    private mutating func word() -> Value { .string(numbers.pick(["x", "y", "z", "ab", ""])) }
    private mutating func slotName() -> Value { .string(numbers.pick(["", "a", "b", "none"])) }
    private mutating func object() -> Value { ["p": small(), "q": word(), "kids": list(0), "name": word()] }

    private mutating func list(_ depth: Int) -> Value {
        .array((0..<numbers.below(6)).map { _ in item(depth) })
    }

    private mutating func item(_ depth: Int) -> Value {
        [
            "id": .number(Double(numbers.below(9))), "name": word(), "on": .bool(numbers.chance(60)),
            "kids": depth > 0 ? list(depth - 1) : .array([]),
        ]
    }

    /// Some changes, as `setData` gets them.
    mutating func changes(_ data: ValueObject) -> [(DataPath, Value)] {
        (0..<(1 + numbers.below(3))).map { _ in change(data) }
    }

    private mutating func change(_ data: ValueObject) -> (DataPath, Value) {
        switch numbers.below(12) {
        case 0: return (path("flag"), .bool(numbers.chance(50)))
        case 1: return (path("n"), small())
        case 2: return (path("text"), word())
        case 3: return numbers.chance(50) ? (path("obj"), object()) : (path("obj.p"), small())
        case 4: return (path("slotName"), slotName())
        case 5: return (path("list"), list(2))
        case 6, 7: return (path("list"), rearranged(data["list"] ?? .null))
        default: return inList(data["list"] ?? .null)
        }
    }

    private mutating func rearranged(_ list: Value) -> Value {
        guard case .array(var items) = list else { return self.list(2) }
        switch numbers.below(4) {
        case 0: items.shuffle(using: &numbers)
        case 1: items.reverse()
        case 2: items.insert(item(1), at: numbers.below(items.count + 1))
        default: if !items.isEmpty { items.remove(at: numbers.below(items.count)) }
        }
        return .array(items)
    }

    private mutating func inList(_ list: Value) -> (DataPath, Value) {
        guard case .array(let items) = list else { return (path("list"), self.list(2)) }
        let place = numbers.below(items.count + 2)
        switch numbers.below(7) {
        case 0: return (path("list[\(place)]"), item(1))
        case 1: return (path("list[\(place)].name"), word())
        case 2: return (path("list[\(place)].id"), .number(Double(numbers.below(9))))
        case 3: return (path("list[\(place)].on"), .bool(numbers.chance(50)))
        case 4: return (path("list[\(place)].kids"), self.list(0))
        case 5: return (path("list[\(place)].kids[\(numbers.below(4))].name"), word())
        default: return (path("list[\(place)].kids[\(numbers.below(4))]"), item(0))
        }
    }

    private func path(_ text: String) -> DataPath { (try? DataPath(parsing: text)) ?? DataPath([]) }
}
