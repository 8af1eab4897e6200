import Bridge
import Foundation
import HostAPI
import Testing
import Values

/// What `wx` tells of the device that the person plays.
@Suite struct DeviceTests {
    /// A host whose observers run.
    private func host() -> Host {
        let host = Host()
        for function in host.functions.values {
            if case .observer(let begin) = function.kind { begin(host.context) }
        }
        return host
    }

    private func change(_ host: Host, _ change: (inout VirtualDevice) -> Void) {
        let old = host.context.device
        change(&host.context.device.hardware)
        for observer in host.context.observers { observer(.device(old: old)) }
        host.context.advance(0)
    }

    private func listen(_ host: Host, _ event: String, _ count: Int = 1) {
        for observer in host.context.observers { observer(.listeners(event: event, count: count)) }
        host.context.advance(0)
    }

    static let reads: [(name: String, result: String)] = [
        ("getBatteryInfo", #"{"level":35,"isCharging":true,"isLowPowerModeEnabled":false}"#),
        ("getScreenBrightness", #"{"value":0.25}"#), ("getClipboardData", #"{"data":"甲"}"#),
        ("getFuzzyLocation", #"{"latitude":51.48,"longitude":-0.12}"#), ("getScreenRecordingState", #"{"state":"on"}"#),
    ]

    @Test(arguments: reads)
    func `what the person set is what programs read`(name: String, result: String) {
        let host = host()
        change(host) {
            $0.battery = 35
            $0.isCharging = true
            $0.brightness = 0.25
            $0.clipboard = "甲"
            ($0.latitude, $0.longitude) = (51.4778, -0.1234)
            $0.isRecorded = true
        }
        #expect(text(host.call(name)) == result)
        #expect(text(host.sync("getBatteryInfoSync").member("level")) == "35")
        #expect(text(host.call("getLocation")?.member("latitude")) == "51.4778")
    }

    static let events: [(start: String, event: String, first: String, second: String)] = [
        ("", "onCompassChange", #"{"direction":0,"accuracy":"high"}"#, #"{"direction":90,"accuracy":"high"}"#),
        ("", "onAccelerometerChange", #"{"x":0,"y":0,"z":-1}"#, #"{"x":1,"y":0,"z":0}"#),
        ("startGyroscope", "onGyroscopeChange", #"{"x":0,"y":0,"z":0}"#, #"{"x":0,"y":0,"z":6}"#),
        (
            "startDeviceMotionListening", "onDeviceMotionChange", #"{"alpha":0,"beta":0,"gamma":0}"#,
            #"{"alpha":0,"beta":90,"gamma":0}"#
        ),
        ("startLocationUpdate", "onLocationChange", "39.90872", "10"),
    ]

    @Test(arguments: events)
    func `a sensor tells at once and at every change while it runs`(
        start: String, event: String, first: String, second: String
    ) {
        let host = host()
        listen(host, event)
        if !start.isEmpty {
            #expect(host.context.emitted.isEmpty, "\(event) starts by a call alone")
            #expect(text(host.call(start)) == "{}")
            host.context.advance(0)
        }
        func turn() {
            change(host) {
                $0.direction = 90
                $0.acceleration = .init(1, 0, 0)
                $0.rotation = .init(0, 0, 6)
                $0.orientation = .init(0, 90, 0)
                $0.latitude = 10
            }
        }
        turn()
        let told = host.context.emitted.filter { $0.event == event }.map { emitted in
            event == "onLocationChange" ? text(emitted.payload.member("latitude")) : text(emitted.payload)
        }
        #expect(told == [first, second])
        let stop =
            [
                "onCompassChange": "stopCompass", "onAccelerometerChange": "stopAccelerometer",
                "onGyroscopeChange": "stopGyroscope", "onDeviceMotionChange": "stopDeviceMotionListening",
                "onLocationChange": "stopLocationUpdate",
            ][event] ?? ""
        #expect(text(host.call(stop)) == "{}")
        change(host) { $0 = VirtualDevice() }
        #expect(host.context.emitted.filter { $0.event == event }.count == 2)
    }

    @Test func `battery, keyboard, recording, memory and screenshots fire their events once`() {
        let host = host()
        change(host) { $0.battery = 9 }
        change(host) { $0.keyboardHeight = 291 }
        change(host) { $0.isRecorded = true }
        for event in [DeviceEvent.memoryWarning(level: 10), .screenCaptured] {
            for observer in host.context.observers { observer(.happened(event)) }
        }
        #expect(
            host.context.emitted.map { "\($0.event) \(text($0.payload))" }
                == [
                    #"onBatteryInfoChange {"level":9,"isCharging":false,"isLowPowerModeEnabled":false}"#,
                    #"onKeyboardHeightChange {"height":291,"duration":0}"#,
                    #"onScreenRecordingStateChanged {"state":"start"}"#, #"onMemoryWarning {"level":10}"#,
                    "onUserCaptureScreen undefined",
                ].map { $0.replacingOccurrences(of: "undefined", with: text(.undefined)) })
    }

    @Test func `what the program sets stays when the person changes something else`() {
        let host = host()
        #expect(text(host.call("setClipboardData", ["data": "mine"])) == "{}")
        #expect(text(host.call("setScreenBrightness", ["value": 0.1])) == "{}")
        change(host) { $0.battery = 50 }
        #expect(text(host.call("getClipboardData")) == #"{"data":"mine"}"#)
        #expect(text(host.call("getScreenBrightness")) == #"{"value":0.1}"#)
        change(host) { $0.clipboard = "theirs" }
        #expect(text(host.call("getClipboardData")) == #"{"data":"theirs"}"#)
        #expect(text(host.call("setScreenBrightness", ["value": 2])) == "\"fail the value should be between 0 and 1\"")
        #expect(host.context.overlays.first?.hasPrefix("内容已复制") == true)
    }

    @Test func `without a location service there is no place`() {
        let host = host()
        change(host) { $0.hasLocation = false }
        for name in ["getLocation", "getFuzzyLocation", "startLocationUpdate"] {
            #expect(text(host.call(name)).hasPrefix("\"fail"))
        }
    }

    static let questions: [(name: String, options: Value, answer: Value, result: String)] = [
        ("requestPayment", payment, ["confirm": true], "{}"),
        ("requestPayment", payment, ["confirm": false], "\"fail cancel\""),
        ("makePhoneCall", ["phoneNumber": "1"], ["confirm": true], "{}"),
        ("makePhoneCall", ["phoneNumber": "1"], ["cancel": true], "\"fail cancel\""),
        (
            "scanCode", ["onlyFromCamera": true], ["confirm": true, "content": "甲"],
            #"{"result":"甲","scanType":"QR_CODE","charSet":"UTF-8","path":"","rawData":"55Sy"}"#
        ),
        ("scanCode", ["onlyFromCamera": true], ["confirm": false], "\"fail cancel\""),
        (
            "chooseLocation", ["latitude": 1, "longitude": 2], ["tapIndex": 0],
            #"{"name":"当前位置","address":"","latitude":1,"longitude":2}"#
        ),
        ("chooseLocation", [:], ["cancel": true], "\"fail cancel\""),
        ("chooseLocation", [:], ["tapIndex": 99], "\"fail cancel\""),
        ("navigateToMiniProgram", ["appId": "wx1"], ["confirm": true], "{}"),
        ("navigateToMiniProgram", ["shortLink": "#a"], ["cancel": true], "\"fail cancel\""),
        ("chooseAddress", [:], ["cancel": true], "\"fail cancel\""),
        ("requestSubscribeMessage", ["tmplIds": ["a", "b", "a"]], ["tapIndex": 2], #"{"a":"accept","b":"accept"}"#),
        ("requestSubscribeMessage", ["tmplIds": ["a", "b"]], ["cancel": true], #"{"a":"reject","b":"reject"}"#),
    ]
    private static let payment: Value = ["timeStamp": "1", "nonceStr": "n", "package": "p", "paySign": "s"]

    @Test(arguments: questions)
    func `what is left to a person is asked, and a refusal is a failure`(
        name: String, options: Value, answer: Value, result: String
    ) throws {
        let host = host()
        let reply = host.start(name, options)
        #expect(reply.value == nil)
        try #require(host.context.questions.first).answer(answer)
        #expect(text(reply.value) == result && reply.count == 1)
    }

    @Test func `a template is refused by itself`() throws {
        let host = host()
        let reply = host.start("requestSubscribeMessage", ["tmplIds": ["a", "b"]])
        for index in [1, 0, 1, 2] {
            #expect(reply.value == nil)
            try #require(host.context.questions.last).answer(["tapIndex": .number(Double(index))])
        }
        #expect(text(reply.value) == #"{"a":"reject","b":"accept"}"#)
    }

    static let refusals: [(name: String, options: Value, message: String)] = [
        ("requestSubscribeMessage", ["tmplIds": []], "fail TmplIds can't be empty"),
        (
            "requestSubscribeMessage", ["tmplIds": ["1", "2", "3", "4", "5", "6"]],
            "fail Templates count out of max bounds"
        ),
        ("requestSubscribeMessage", ["tmplIds": [1]], "fail Invalid template id"),
        ("navigateToMiniProgram", ["path": "p"], "fail invalid appid"),
    ]

    @Test(arguments: refusals)
    func `what cannot be asked fails at once`(name: String, options: Value, message: String) {
        let host = host()
        #expect(text(host.call(name, options)) == "\"\(message)\"")
        #expect(host.context.questions.isEmpty)
    }

    @Test func `the address that is chosen has every part`() throws {
        let host = host()
        let reply = host.start("chooseAddress", [:])
        try #require(host.context.questions.first).answer(["tapIndex": 0])
        let address = text(reply.value)
        for part in ["userName", "provinceName", "cityName", "countyName", "detailInfo", "telNumber", "postalCode"] {
            #expect(address.contains("\"\(part)\":\""))
        }
    }

    @Test func `a place is opened at once, unless it is on no map`() throws {
        let host = host()
        #expect(text(host.call("openLocation", ["latitude": 1, "longitude": 2, "name": "here"])) == "{}")
        guard case .modal(let modal)? = host.context.questions.first?.question else { return #expect(Bool(false)) }
        #expect(modal.title == "here" && modal.content == "1, 2")
        #expect(text(host.call("openLocation", ["latitude": 100, "longitude": 2])) == "\"fail invalid coordinates\"")
    }

    @Test func `every member of the catalogue is one of wx, once, with options of names that differ`() {
        let names = HostAPI.catalogue.map(\.name)
        #expect(Set(names).count == names.count && names.count > 200)
        #expect(Set(names).subtracting(HostAPI.memberNames).subtracting(HostAPI.olderMembers).isEmpty)
        for member in HostAPI.catalogue {
            #expect(Set(member.options.map(\.name)).count == member.options.count, "\(member.name)")
            for option in member.options where !option.sample.isEmpty {
                switch option.kind {
                case .number: #expect(Double(option.sample) != nil, "\(member.name).\(option.name)")
                case .flag: #expect(["true", "false"].contains(option.sample))
                case .choice(let all): #expect(all.contains(option.sample))
                case .json: #expect(throws: Never.self) { try JSON.parse(option.sample) }
                case .text: break
                }
            }
        }
    }
}
