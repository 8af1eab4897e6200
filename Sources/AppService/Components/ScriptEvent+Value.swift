import Bridge
import Components
import Values

extension ScriptEvent {
    /// The event object that a handler gets (official documentation: framework/view/wxml/event).
    /// - Parameter uptime: milliseconds since the app was started.
    func value(uptime: Double) -> Value {
        var members: [(String, Value)] = [
            ("type", .string(type)), ("timeStamp", .number(uptime)), ("target", Self.value(target)),
            ("currentTarget", Self.value(currentTarget)), ("mark", .object(mark)), ("detail", detail),
        ]
        if isUserEvent {
            members.append(("touches", .array(touches.map(Self.value))))
            members.append(("changedTouches", .array(changedTouches.map(Self.value))))
            members.append(("mut", false))
        }
        members.append(("_userTap", .bool(isUserEvent && type == "tap")))
        return .object(ValueObject(members))
    }

    /// A place of an event as a handler gets it.
    static func value(_ target: Target) -> Value {
        [
            "id": .string(target.id), "offsetLeft": .number(target.offsetLeft), "offsetTop": .number(target.offsetTop),
            "dataset": .object(target.dataset),
        ]
    }

    private static func value(_ touch: Touch) -> Value {
        [
            "identifier": .number(Double(touch.identifier)), "pageX": .number(touch.pageX),
            "pageY": .number(touch.pageY),
            "clientX": .number(touch.clientX), "clientY": .number(touch.clientY), "force": 1,
        ]
    }
}
