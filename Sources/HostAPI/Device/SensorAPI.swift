import Bridge
import Values

/// The sensors: compass, accelerometer, gyroscope, and how the device is held.
struct SensorAPI {
    let hardware: VirtualHardware

    /// The members of this family.
    var functions: [HostFunction] {
        let interval = [HostParameter("interval", .string, required: false)]
        return [
            start("startCompass", .compass, []), stop("stopCompass", .compass),
            start("startAccelerometer", .accelerometer, interval), stop("stopAccelerometer", .accelerometer),
            start("startGyroscope", .gyroscope, interval), stop("stopGyroscope", .gyroscope),
            start("startDeviceMotionListening", .motion, interval), stop("stopDeviceMotionListening", .motion),
        ]
            + [VirtualHardware.Sensor.compass, .accelerometer, .gyroscope, .motion].map {
                HostFunction($0.event, .listener(event: $0.event))
            }
    }

    private func start(
        _ name: String, _ sensor: VirtualHardware.Sensor, _ parameters: [HostParameter]
    ) -> HostFunction {
        .immediate(name, parameters) { [hardware] _, _ throws(HostError) in
            hardware.start(sensor)
            return ValueObject()
        }
    }

    private func stop(_ name: String, _ sensor: VirtualHardware.Sensor) -> HostFunction {
        .immediate(name) { [hardware] _, _ throws(HostError) in
            hardware.stop(sensor)
            return ValueObject()
        }
    }
}
