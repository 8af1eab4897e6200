import Bridge
import JavaScript

/// What becomes of an app that nobody sees: 5 s later its code rests until it comes back (official documentation:
/// framework/runtime/operating-mechanism), unless it plays music.
extension AppService {
    private static let backgroundTime = 5_000.0

    /// The app has left the foreground.
    func startResting() {
        callPrelude("restPlayers")
        restTimer = startTimer(milliseconds: Self.backgroundTime) { [unowned self] in isResting = !staysAwake }
    }

    /// The app is back: what was due meanwhile runs now, once.
    func stopResting() {
        if let restTimer { stopTimer(restTimer) }
        restTimer = nil
        isResting = false
        let due = dueTimers
        dueTimers = []
        for number in due { enqueue { [unowned self] in fireTimer(number) } }
    }

    /// A timer of the program's is due.
    func fireTimer(_ number: Int) {
        guard isResting else {
            callPrelude("fireTimer", machine.number(Double(number)))
            return
        }
        if !dueTimers.contains(number) { dueTimers.append(number) }
    }

    /// What the prelude tells of the device.
    func addDevice(to natives: Natives) {
        natives.add("listeners") { [unowned self] call in
            let count = call[1].number.flatMap { Int(exactly: $0) } ?? 0
            tellHost(.listeners(event: call[0].string ?? "", count: count))
            return nil
        }
        natives.add("stayAwake") { [unowned self] call in
            staysAwake = call[0].truthy
            return nil
        }
        natives.add("player") { [unowned self] call in
            guard let id = call[0].number.flatMap({ Int(exactly: $0) }) else { return nil }
            let player = DeviceRecord.Player(
                title: call[2].string ?? "", isPlaying: call[3].truthy, position: call[4].number ?? 0,
                duration: call[5].number ?? 0)
            let record = DeviceRecord.player(id: id, call[1].truthy ? player : nil)
            send(.record(Record(kind: .device(record), time: clock.now, source: nil)))
            return nil
        }
    }
}
