import Bridge
import Values

/// Where the device is: where the person says.
struct LocationAPI {
    let hardware: VirtualHardware

    /// What the members answer, for `canIUse`.
    static let results: [String: Value] = [
        "getLocation": [
            "latitude": 0, "longitude": 0, "speed": 0, "accuracy": 0, "altitude": 0, "verticalAccuracy": 0,
            "horizontalAccuracy": 0,
        ],
        "getFuzzyLocation": ["latitude": 0, "longitude": 0],
        "chooseLocation": ["name": "", "address": "", "latitude": 0, "longitude": 0],
    ]

    private static let type = HostParameter("type", .string, required: false)

    /// The members of this family.
    var functions: [HostFunction] {
        [
            .immediate(
                "getLocation",
                [
                    Self.type, HostParameter("altitude", .boolean, required: false),
                    HostParameter("isHighAccuracy", .boolean, required: false),
                ]
            ) { [hardware] _, _ throws(HostError) in
                try located()
                return hardware.place
            },
            .immediate("getFuzzyLocation", [Self.type]) { [hardware] _, _ throws(HostError) in
                try located()
                func fuzzy(_ degrees: Double) -> Value { .number((degrees * 100).rounded() / 100) }
                return ValueObject([
                    ("latitude", fuzzy(hardware.state.latitude)), ("longitude", fuzzy(hardware.state.longitude)),
                ])
            },
            update("startLocationUpdate"), update("startLocationUpdateBackground"),
            .immediate("stopLocationUpdate") { [hardware] _, _ throws(HostError) in
                hardware.stop(.location)
                return ValueObject()
            },
            HostFunction("onLocationChange", .listener(event: "onLocationChange")),
            HostFunction("onLocationChangeError", .listener(event: "onLocationChangeError")),
            choose, open,
        ]
    }

    private func located() throws(HostError) {
        guard hardware.state.hasLocation else {
            throw HostError("fail:ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF", errCode: 2)
        }
    }

    private func update(_ name: String) -> HostFunction {
        .immediate(name, [Self.type]) { [hardware] _, _ throws(HostError) in
            try located()
            hardware.start(.location)
            return ValueObject()
        }
    }

    /// Asks for one of a few well-known places, or for the place where the device is.
    private var choose: HostFunction {
        let parameters = ["latitude", "longitude"].map { HostParameter($0, .number, required: false) }
        return HostFunction(
            "chooseLocation", parameters: parameters,
            .asynchronous { [hardware] options, context, reply in
                let isChinese = context.device.isChinese
                let here = KnownPlace(
                    name: isChinese ? "当前位置" : "Where I am", address: "",
                    latitude: options.number("latitude") ?? hardware.state.latitude,
                    longitude: options.number("longitude") ?? hardware.state.longitude)
                let places = [here] + KnownPlace.all.prefix(5)
                let title = isChinese ? "选择位置" : "Choose a place"
                let items = places.map { $0.name }
                context.ask(.actionSheet(title: title, items: items, itemColor: nil)) { answer in
                    guard case .object(let object) = answer, let index = object.index("tapIndex", below: places.count)
                    else { return reply(.failure(HostError("fail cancel"))) }
                    reply(.success(places[index].result))
                }
            })
    }

    /// Shows a place.
    private var open: HostFunction {
        HostFunction(
            "openLocation",
            parameters: [
                HostParameter("latitude", .number), HostParameter("longitude", .number),
                HostParameter("scale", .number, required: false), HostParameter("name", .string, required: false),
                HostParameter("address", .string, required: false),
            ],
            .asynchronous { options, context, reply in
                guard let latitude = options.number("latitude"), (-90...90).contains(latitude),
                    let longitude = options.number("longitude"), (-180...180).contains(longitude)
                else {
                    return context.after(milliseconds: 0) { reply(.failure(HostError("fail invalid coordinates"))) }
                }
                var modal = Question.Modal()
                modal.title = options.string("name") ?? (context.device.isChinese ? "位置" : "Place")
                let lines = [
                    options.string("address") ?? "",
                    "\(NumberText.string(latitude)), \(NumberText.string(longitude))",
                ]
                modal.content = lines.filter { !$0.isEmpty }.joined(separator: "\n")
                modal.showCancel = false
                modal.confirmText = context.device.isChinese ? "关闭" : "Close"
                // The platform answers once the map is open.
                context.ask(.modal(modal)) { _ in }
                context.after(milliseconds: 0) { reply(.success(ValueObject())) }
            })
    }
}

/// A place that can be chosen.
struct KnownPlace {
    let name: String
    let address: String
    let latitude: Double
    let longitude: Double

    /// What `chooseLocation` answers.
    var result: ValueObject {
        ValueObject([
            ("name", .string(name)), ("address", .string(address)), ("latitude", .number(latitude)),
            ("longitude", .number(longitude)),
        ])
    }

    /// Places that many know.
    static let all = [
        KnownPlace(name: "天安门", address: "北京市东城区长安街", latitude: 39.90872, longitude: 116.39748),
        KnownPlace(name: "外滩", address: "上海市黄浦区中山东一路", latitude: 31.24000, longitude: 121.49000),
        KnownPlace(name: "广州塔", address: "广东省广州市海珠区阅江西路", latitude: 23.10600, longitude: 113.32450),
        KnownPlace(name: "西湖", address: "浙江省杭州市西湖区", latitude: 30.24300, longitude: 120.15000),
        KnownPlace(name: "London", address: "Greenwich Observatory", latitude: 51.47780, longitude: -0.00150),
    ]
}
