import Bridge
import Testing
import Values

@testable import Shell

@MainActor
@Suite("The device that a person plays")
struct DeviceTabTests {
    private func shell(language: Language = .english) throws -> TestShell {
        let test = TestShell(columns: 100, rows: 50, language: language)
        test.start()
        test.open("home", id: 1, title: "Home", [.button("one")])
        try test.press("F12")
        test.shell.dock.rows = 30
        while test.shell.dock.tab !== test.shell.dock.device { try test.press("]") }
        return test
    }

    /// Selects a thing.
    private func select(_ thing: DeviceThing, _ test: TestShell) throws {
        try test.press("Home")
        for _ in 0..<(DeviceThing.allCases.firstIndex(of: thing) ?? 0) { try test.press("Down") }
        #expect(test.shell.dock.device.selectedRow?.thing == thing)
    }

    private func record(_ record: DeviceRecord, _ test: TestShell) {
        test.shell.receive([.record(Record(kind: .device(record), time: 0, source: nil))])
    }

    nonisolated static let turns:
        [(thing: DeviceThing, keys: String, read: @Sendable (Device) -> String, expected: String)] = [
            (.battery, "Left", { "\($0.hardware.battery)" }, "90"),
            (.battery, "Right", { "\($0.hardware.battery)" }, "100"),
            (.charging, "Enter", { "\($0.hardware.isCharging)" }, "true"),
            (.savingPower, "Right", { "\($0.hardware.isSavingPower)" }, "true"),
            (.location, "Left", { "\($0.hardware.hasLocation)" }, "false"),
            (.coordinates, "Right", { "\($0.hardware.latitude)" }, "31.24"),
            (.coordinates, "Left", { "\($0.hardware.latitude)" }, "51.4778"),
            (.direction, "Left", { "\($0.hardware.direction)" }, "315.0"),
            (.direction, "Right Right", { "\($0.hardware.direction)" }, "90.0"),
            (.acceleration, "Right", { "\($0.hardware.acceleration.y)" }, "-1.0"),
            (.rotation, "Enter", { "\($0.hardware.rotation.z)" }, "0.5"),
            (.orientation, "Left", { "\($0.hardware.orientation.y)" }, "180.0"),
            (.brightness, "Right", { "\($0.hardware.brightness)" }, "0.9"),
            (.volume, "Left", { "\($0.hardware.volume)" }, "40"),
            (.keyboard, "Right", { "\($0.hardware.keyboardHeight)" }, "216.0"),
            (.theme, "Right", { $0.theme }, "light"),
            (.theme, "Left", { $0.theme }, "dark"),
            (.recording, "Enter", { "\($0.hardware.isRecorded)" }, "true"),
            (.scene, "Right Right", { "\($0.hardware.scene)" }, "1007"),
            (.network, "Right", { $0.network.rawValue }, "slow"),
            (.network, "Left", { $0.network.rawValue }, "lossy"),
            (.battery, "e C-u 3 4 Enter", { "\($0.hardware.battery)" }, "34"),
            (.direction, "e C-u - 9 0 Enter", { "\($0.hardware.direction)" }, "270.0"),
            (.coordinates, "e C-u 1 , 2 Enter", { "\($0.hardware.latitude) \($0.hardware.longitude)" }, "1.0 2.0"),
            (
                .acceleration, "e C-u 1 Space 2 Space 3 Enter", { "\($0.hardware.acceleration)" },
                "Axes(x: 1.0, y: 2.0, z: 3.0)"
            ),
            (.clipboard, "Enter a b Enter", { $0.hardware.clipboard }, "ab"),
            (.scene, "e C-u 1 0 3 7 Enter", { "\($0.hardware.scene)" }, "1037"),
        ]

    @Test("Left, right, Enter and typing change a thing, and the app is told", arguments: turns.indices)
    func turns(_ index: Int) throws {
        let (thing, keys, read, expected) = Self.turns[index]
        let test = try shell()
        try select(thing, test)
        try test.press(keys)
        let device = try #require(test.link.devices.last)
        #expect(read(device).replacing("VirtualDevice.", with: "") == expected)
    }

    nonisolated static let mistakes: [(thing: DeviceThing, text: String, word: DevicePhrase?)] = [
        (.battery, "x", .notANumber), (.battery, "1 2", .notANumber), (.battery, "1e999", .notANumber),
        (.battery, "-5", nil), (.scene, "1e300", nil), (.direction, "-1e300", nil), (.acceleration, "1, 2", .notThree),
        (.acceleration, "1，2，3", nil), (.coordinates, "91, 0", .notAPlace), (.coordinates, "a, b", .notAPlace),
        (.clipboard, "", nil), (.keyboard, "nan", .notANumber),
    ]

    @Test("What was typed wrongly is told, what is too large is bounded", arguments: mistakes)
    func mistakes(_ example: (thing: DeviceThing, text: String, word: DevicePhrase?)) {
        var device = VirtualDevice()
        #expect(DeviceValue.write(example.text, example.thing, &device) == example.word)
        #expect((1...100).contains(device.battery) && (0..<360).contains(device.direction))
    }

    @Test("Memory warnings, screenshots and sharing happen on Enter")
    func fires() throws {
        let test = try shell()
        try select(.memory, test)
        try test.press("Right Enter")
        try select(.screenshot, test)
        try test.press("Enter Right")
        try select(.share, test)
        try test.press("Enter")
        let fired = test.link.messages.compactMap { message -> String? in
            switch message {
            case .happened(.memoryWarning(let level)): "memory \(level)"
            case .happened(.screenCaptured): "screenshot"
            case .pageEvent(_, .share(nil)): "share"
            default: nil
            }
        }
        #expect(fired == ["memory 10", "screenshot", "share"])
    }

    @Test("The app goes to the background and comes back, and takes no keys meanwhile")
    func background() throws {
        let test = try shell()
        try select(.ground, test)
        try test.press("Enter")
        #expect(test.lines.last?.contains("background") == true && test.shell.isMasked)
        try test.press("Enter")
        let visibility = test.link.messages.compactMap { if case .visibility(let flag) = $0 { flag } else { nil } }
        #expect(visibility == [false, true] && !test.shell.isMasked)
    }

    @Test("What the app copies, dims, keeps on, plays and listens to is shown")
    func records() throws {
        let test = try shell()
        record(.clipboard("from the app"), test)
        record(.brightness(0.2), test)
        record(.keepsScreenOn(true), test)
        record(.listeners(event: "onCompassChange", count: 2), test)
        record(.listeners(event: "onMemoryWarning", count: 1), test)
        record(.listeners(event: "onMemoryWarning", count: 0), test)
        record(.player(id: 1, .init(title: "bell.mp3", isPlaying: true, position: 12.9, duration: 60)), test)
        #expect(test.shows("from the app") && test.shows("0.2") && test.shows("onCompassChange \u{D7}2"))
        #expect(!test.shows("onMemoryWarning"))
        #expect(test.lines.last?.contains("\u{266A} bell.mp3 0:12/1:00") == true)
        record(.player(id: 1, nil), test)
        #expect(test.lines.last?.contains("bell") == false)
        // A key limits the table to what is listened to.
        try test.press("l")
        #expect(test.shows("Compass") && !test.shows("Battery"))
    }

    @Test("What the device tab says is there in both languages", arguments: DevicePhrase.allCases)
    func words(_ phrase: DevicePhrase) {
        #expect(!phrase.text(.english).isEmpty && phrase.text(.english) != phrase.text(.chinese))
        #expect(DeviceThing.allCases.allSatisfy { $0.phrase != .unknown })
    }
}
