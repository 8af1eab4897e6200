/// The device that a person plays from the shell: what its sensors, battery and screen tell. A program reads it at once;
/// each change fires the events of `wx` that go with it.
package struct VirtualDevice: Sendable, Codable, Equatable {
    /// Three numbers along the device's axes.
    package struct Axes: Sendable, Codable, Equatable {
        package var x: Double
        package var y: Double
        package var z: Double

        package init(_ x: Double, _ y: Double, _ z: Double) {
            self.x = x
            self.y = y
            self.z = z
        }
    }

    /// Percent, 1 to 100.
    package var battery = 100
    package var isCharging = false
    package var isSavingPower = false
    /// Where it is, in degrees; by default the middle of Peking.
    package var latitude = 39.90872
    package var longitude = 116.39748
    /// Whether it finds out where it is.
    package var hasLocation = true
    /// Degrees clockwise from north, 0 to 360.
    package var direction = 0.0
    /// In multiples of gravity: as it lies on a table by default.
    package var acceleration = Axes(0, 0, -1)
    /// Radians a second.
    package var rotation = Axes(0, 0, 0)
    /// How it is held, in degrees: alpha, beta, gamma.
    package var orientation = Axes(0, 0, 0)
    /// The text that was copied last.
    package var clipboard = ""
    /// 0 to 1.
    package var brightness = 0.8
    /// Percent; what players play would be as loud.
    package var volume = 50
    /// In px; 0 while there is none.
    package var keyboardHeight = 0.0
    /// Whether somebody records the screen.
    package var isRecorded = false
    /// The number of the scene in which the app is entered next.
    package var scene = 1001

    package init() {}
}

/// Something that happens to the device once.
package enum DeviceEvent: Sendable, Codable, Equatable {
    /// Memory becomes scarce: 5 is moderate, 10 low, 15 critical.
    case memoryWarning(level: Int)
    /// The person takes a picture of the screen.
    case screenCaptured
}

/// What the app did to the device, and who listens to it. Told as it happens.
package enum DeviceRecord: Sendable, Codable, Equatable {
    /// The app copied a text.
    case clipboard(String)
    /// The app set the screen's brightness.
    case brightness(Double)
    /// The app wants the screen to stay on, or no longer.
    case keepsScreenOn(Bool)
    /// The device is made to vibrate.
    case vibration(isLong: Bool)
    /// How many listen to an event now.
    case listeners(event: String, count: Int)
    /// What a player is doing; nil is that it is gone.
    case player(id: Int, Player?)

    /// A player of sound, as far as it is to be seen.
    package struct Player: Sendable, Codable, Equatable {
        package var title: String
        package var isPlaying: Bool
        /// In seconds.
        package var position: Double
        package var duration: Double

        package init(title: String, isPlaying: Bool, position: Double, duration: Double) {
            self.title = title
            self.isPlaying = isPlaying
            self.position = position
            self.duration = duration
        }
    }
}
