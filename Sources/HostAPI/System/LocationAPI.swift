import Bridge
import Values

/// Where the device is: a place that is the same for everybody, since a terminal knows none.
enum LocationAPI {
    /// The members of this family.
    static var functions: [HostFunction] {
        [
            .immediate(
                "getLocation",
                [
                    HostParameter("type", .string, required: false),
                    HostParameter("altitude", .boolean, required: false),
                    HostParameter("isHighAccuracy", .boolean, required: false),
                ]
            ) { _, _ throws(HostError) in place },
            .immediate("getFuzzyLocation", [HostParameter("type", .string, required: false)]) {
                _, _ throws(HostError) in
                ["latitude": 39.91, "longitude": 116.4]
            },
        ]
    }

    /// The middle of Peking, as exact as a place without satellites is.
    private static let place: ValueObject = [
        "latitude": 39.90872, "longitude": 116.39748, "speed": -1, "accuracy": 65, "altitude": 0,
        "verticalAccuracy": 65, "horizontalAccuracy": 65,
    ]
}
