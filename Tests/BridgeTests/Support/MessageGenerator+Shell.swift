import Values

@testable import Bridge

extension MessageGenerator {
    /// A message of this kind.
    mutating func message(_ kind: ShellMessage.Kind) -> ShellMessage {
        switch kind {
        case .device: .device(device())
        case .visibility: .visibility(flag())
        case .event: .event(event())
        case .userRoute: .userRoute(userRoute())
        case .pageEvent: .pageEvent(page(), pageEvent())
        case .frame: .frame(batch: big())
        case .answer: .answer(id: big(), value())
        case .observed: .observed(id: big(), value())
        case .settled: .settled(node(), value())
        case .evaluate: .evaluate(id: big(), string())
        case .ping: .ping(big())
        case .quit: .quit
        case .replay: .replay(request: big())
        case .socket: .socket(id: big(), socketOrder())
        case .inspect: .inspect(inspection())
        case .happened: .happened(flag() ? .memoryWarning(level: number()) : .screenCaptured)
        }
    }

    mutating func socketOrder() -> SocketOrder {
        switch number() % 4 {
        case 0: .sendText(string())
        case 1: .sendBytes(Array(string().utf8))
        case 2: .close(code: number(), reason: string())
        default: flag() ? .ping : .drop
        }
    }

    mutating func inspection() -> Inspection {
        switch number(5) {
        case 0: .storage(.watch)
        case 1: .storage(.set(key: string(), value()))
        case 2: .storage(.remove(key: string()))
        case 3: .storage(.clear)
        default: .await(id: big(), string())
        }
    }

    mutating func device() -> Device {
        var device = Device()
        device.windowWidth = double()
        device.theme = string()
        device.timeZoneOffset = number() - 500
        device.hardware.battery = number()
        device.hardware.clipboard = string()
        device.hardware.acceleration.x = double()
        return device
    }

    mutating func event() -> UserEvent {
        var event = UserEvent(sequence: big(), page: page(), node: node(), type: string(), detail: value())
        event.touches = list { $0.touch() }
        event.changedTouches = list { $0.touch() }
        event.revision = big()
        event.offsetLeft = double()
        event.time = double().magnitude
        event.model = maybe { ($0.string(), $0.value()) }
        return event
    }

    mutating func touch() -> Touch { Touch(pageX: double(), pageY: double(), clientX: double(), clientY: double()) }

    mutating func userRoute() -> UserRoute {
        switch number(3) {
        case 0: .back(delta: number())
        case 1: .tab(index: number())
        default: .navigator(page: page(), node: node(), openType: string(), url: string(), delta: number())
        }
    }

    mutating func pageEvent() -> PageEvent {
        switch number(8) {
        case 0: .scroll(top: double())
        case 1: .reachBottom
        case 2: .pullDownRefresh
        case 3: .titleTap
        case 4: .menu
        case 5: .share(button: maybe { $0.node() })
        case 6: .container(isOpen: flag())
        default: .resize(width: double(), height: double())
        }
    }
}
