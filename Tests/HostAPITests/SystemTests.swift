import Bridge
import Foundation
import HostAPI
import Testing
import Values

@Suite struct SystemTests {
    @Test(
        arguments: [
            (nil, "{}"), (#"{"extEnable":true,"ext":{"name":"wx"}}"#, #"{"name":"wx"}"#),
            (#"{"extEnable":false,"ext":{"name":"wx"}}"#, "{}"), ("{", "{}"), ("[]", "{}"),
        ] as [(String?, String)])
    func `ext.json is told, and nothing where there is none`(file: String?, expected: String) {
        let host = Host(files: file.map { ["ext.json": $0] } ?? [:])
        #expect(text(host.sync("getExtConfigSync")) == expected)
        #expect(text(host.call("getExtConfig")?.member("extConfig") ?? .undefined) == expected)
    }

    @Test func `system information agrees in all its forms`() {
        let host = Host(#"{"pages": ["a"], "darkmode": true}"#)
        host.context.device.windowWidth = 480
        host.context.device.theme = "dark"
        let info = host.sync("getSystemInfoSync")
        #expect(text(host.call("getSystemInfo")) == text(info) && text(host.call("getSystemInfoAsync")) == text(info))
        for part in ["getWindowInfo", "getAppBaseInfo", "getDeviceInfo", "getSystemSetting"] {
            guard case .object(let members) = host.sync(part) else { return #expect(Bool(false), "\(part)") }
            #expect(members.count > 3)
            for (key, value) in members { #expect(text(info.member(key)) == text(value), "\(part).\(key)") }
        }
        #expect(text(info.member("windowWidth")) == "480" && text(info.member("theme")) == "\"dark\"")
        #expect(Host().sync("getSystemInfoSync").member("theme").typeof == "undefined")
        #expect(text(host.sync("getAccountInfoSync").member("miniProgram").member("appId")) == "\"wx0123456789abcdef\"")
        let button = host.sync("getMenuButtonBoundingClientRect")
        #expect(text(button.member("right")) == "472" && text(button.member("height")) == "16")
    }

    @Test(arguments: [
        ("showToast", true), ("showToast.object.title", true), ("showToast.object.nothing", false),
        ("wx.showToast", true),
        ("getSystemInfoSync.return.safeArea.left", true), ("getSystemInfoSync.return.nothing", false),
        ("getSystemInfo.success.screenWidth", true), ("showModal.success.confirm", true),
        ("setStorage.object.data", true),
        ("navigateTo", true), ("onThemeChange", true), ("offThemeChange", true),
        ("startBluetoothDevicesDiscovery", false),
        ("onSocketOpen", true), ("offSocketOpen", false), ("cloud", true), ("closeSocket", true),
        ("requestPayment", true), ("onCompassChange", true), ("offCompassChange", true),
        ("getBatteryInfoSync.return.level", true), ("scanCode.success.result", true), ("createWorker", true),
        ("startCompass.object.interval", false), ("requestPluginPayment", false), ("button", true),
        ("button.open-type.contact", true),
        ("button.form-type.submit", true),
        ("button.form-type.nothing", false), ("text.selectable", true), ("text.nothing", false), ("view.class", true),
        ("live-player", false), ("navigator.open-type.reLaunch", true), ("", false), (".", false), ("canIUse", true),
    ])
    func `canIUse tells what works`(schema: String, expected: Bool) {
        #expect(text(Host().sync("canIUse", .string(schema))) == "\(expected)")
    }

    @Test func `a program can ask to be closed`() {
        let host = Host()
        #expect(text(host.call("exitMiniProgram")) == "{}")
        guard case .exit? = host.context.sent.last else { return #expect(Bool(false)) }
    }

    @Test func `base64 goes both ways`() {
        let host = Host()
        #expect(text(host.sync("arrayBufferToBase64", .binary([1, 2, 255]))) == "\"AQL/\"")
        #expect(text(host.sync("base64ToArrayBuffer", "AQL/")) == #"{"$binary":"AQL/"}"#)
        #expect(text(host.sync("arrayBufferToBase64", 3)).contains("should be ArrayBuffer instead of Number"))
        #expect(text(host.sync("base64ToArrayBuffer", "!")).contains("fail"))
    }

    @Test func `every member of wx is there, once`() throws {
        let names = HostAPI.memberNames
        #expect(names.count == 488)
        let functions = Host().functions
        var offered = Set(functions.keys)
        for member in HostAPI.unsupported(beside: Array(functions.values)) {
            #expect(offered.insert(member.name).inserted, "\(member.name) is offered once")
        }
        for name in offered where name.hasPrefix("on") { offered.insert("off" + name.dropFirst(2)) }
        #expect(names.subtracting(offered).isEmpty)
        // What works without being among the 488 would be an invention.
        let own = functions.keys.filter { !$0.contains(where: { ".:".contains($0) }) }
        #expect(Set(own).subtracting(names) == HostAPI.olderMembers)
    }

    @Test func `the names are those of the reference`() throws {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let path = root.appendingPathComponent("shared/reference/wx-api-all.md").path
        guard let reference = FileManager.default.contents(atPath: path) else {
            print("The reference of wx is not beside the repository, so its names were not compared.")
            return
        }
        var names: Set<String> = []
        for line in String(decoding: reference, as: UTF8.self).split(separator: "\n") where line.hasPrefix("`") {
            let parts = line.split(separator: "`", omittingEmptySubsequences: false)
            for index in stride(from: 1, to: parts.count, by: 2) { names.insert(String(parts[index])) }
        }
        #expect(names == HostAPI.memberNames)
    }
}
