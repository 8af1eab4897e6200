import Foundation
import HostAPI
import Testing
import Values

@Suite struct StorageTests {
    @Test(
        arguments: [
            ("text", #""text""#), (1.5, "1.5"), (true, "true"), (nil, "null"), (.undefined, #"{"$undefined":null}"#),
            (.date(1000), #"{"$date":1000}"#), (.number(.nan), #"{"$number":"NaN"}"#), ([1, "a", [:]], #"[1,"a",{}]"#),
            // Inside objects the rules of JSON.stringify hold.
            (["d": .date(0), "u": .undefined, "n": .number(.nan)], #"{"d":"1970-01-01T00:00:00.000Z","n":null}"#),
            (.opaque(.init(id: 1, kind: .function)), #"{"$undefined":null}"#), (.binary([1]), "{}"), ("", #""""#),
        ] as [(Value, String)])
    func `what is set comes back as the platform gives it`(value: Value, expected: String) {
        let host = Host()
        #expect(text(host.call("setStorage", ["key": "k", "data": value])) == "{}")
        #expect(text(host.sync("getStorageSync", "k")) == expected)
        #expect(text(host.call("getStorage", ["key": "k"])) == "{\"data\":\(expected)}")
    }

    @Test func `both forms share one storage`() {
        let host = Host()
        #expect(text(host.sync("getStorageSync", "a")) == "\"\"")
        #expect(text(host.call("getStorage", ["key": "a"])) == "\"fail data not found\"")
        #expect(text(host.sync("setStorageSync", "a", 1)) == #"{"$undefined":null}"#)
        #expect(text(host.call("setStorage", ["key": "b", "data": 2])) == "{}")
        #expect(text(host.call("getStorageInfo")) == #"{"keys":["a","b"],"currentSize":1,"limitSize":10240}"#)
        #expect(text(host.call("removeStorage", ["key": "a"])) == "{}")
        #expect(text(host.sync("removeStorageSync", "nothing")) == #"{"$undefined":null}"#)
        #expect(text(host.sync("getStorageInfoSync")) == #"{"keys":["b"],"currentSize":1,"limitSize":10240}"#)
        #expect(text(host.call("clearStorage")) == "{}")
        #expect(text(host.sync("getStorageInfoSync")) == #"{"keys":[],"currentSize":0,"limitSize":10240}"#)
        _ = host.sync("setStorageSync", "c", 1)
        _ = host.sync("clearStorageSync")
        #expect(text(host.sync("getStorageSync", "c")) == "\"\"")
    }

    @Test func `several keys go at once`() {
        let host = Host()
        #expect(
            text(host.call("batchSetStorage", ["kvList": [["key": "a", "value": 1], ["key": "b", "value": "x"]]]))
                == "{}")
        #expect(text(host.sync("batchGetStorageSync", ["b", "none", "a"])) == #"["x","",1]"#)
        #expect(text(host.sync("batchSetStorageSync", [["key": "c", "value": 3]])) == #"{"$undefined":null}"#)
        #expect(text(host.call("batchGetStorage", ["keyList": ["c"]])) == #"{"dataList":[3]}"#)
    }

    @Test func `wrong types are refused in the platform's words`() {
        let host = Host()
        #expect(
            text(host.sync("setStorageSync", 3, 1))
                == "\"fail parameter error: parameter.key should be String instead of Number;\"")
        #expect(
            text(host.sync("getStorageSync"))
                == "\"fail parameter error: parameter.key should be String instead of Undefined;\"")
        #expect(
            text(host.sync("batchSetStorageSync", [["value": 1]]))
                == "\"fail parameter error: parameter.kvList[0].key should be String instead of Undefined;\"")
    }

    @Test func `a key takes 1 MB and all take 10`() {
        let host = Host()
        let megabyte = Value.string(String(repeating: "x", count: 1_048_576))
        #expect(text(host.sync("setStorageSync", "k", megabyte)) == "\"fail:entry size limit reached\"")
        #expect(text(host.call("setStorage", ["key": "k", "data": megabyte])) == "\"fail:entry size limit reached\"")
        let nearly = Value.string(String(repeating: "x", count: 1_048_500))
        for index in 0..<10 {
            #expect(text(host.sync("setStorageSync", .string("k\(index)"), nearly)) == #"{"$undefined":null}"#)
        }
        #expect(text(host.sync("setStorageSync", "more", nearly)) == "\"fail:quota reached\"")
        #expect(text(host.sync("getStorageSync", "more")) == "\"\"")
        // Replacing counts only the difference.
        #expect(text(host.sync("setStorageSync", "k0", nearly)) == #"{"$undefined":null}"#)
        _ = host.sync("removeStorageSync", "k1")
        #expect(text(host.sync("setStorageSync", "more", nearly)) == #"{"$undefined":null}"#)
    }

    @Test func `storage outlives the program, for each user apart`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("storage-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = Host(data: .folder(folder, user: "a/../b"))
        _ = first.sync("setStorageSync", "z", ["list": [1, 2], "when": .date(5)])
        _ = first.sync("setStorageSync", "day", .date(86_400_000))
        _ = first.sync("setStorageSync", "gone", 1)
        _ = first.sync("removeStorageSync", "gone")
        let second = Host(data: .folder(folder, user: "a/../b"))
        #expect(text(second.sync("getStorageSync", "z")) == #"{"list":[1,2],"when":"1970-01-01T00:00:00.005Z"}"#)
        #expect(text(second.sync("getStorageSync", "day")) == #"{"$date":86400000}"#)
        #expect(text(second.sync("getStorageInfoSync").member("keys")) == #"["z","day"]"#)
        let other = Host(data: .folder(folder, user: "other"))
        #expect(text(other.sync("getStorageSync", "z")) == "\"\"")
        #expect(FileManager.default.fileExists(atPath: folder + "/wx0123456789abcdef/a%2F%2E%2E%2Fb/storage.sqlite"))
    }

    @Test func `who only reads makes no file, and what another has written since is not lost`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("storage-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let reader = Host(data: .folder(folder, user: "u"))
        #expect(text(reader.sync("getStorageSync", "k")) == "\"\"")
        #expect(text(reader.sync("getStorageInfoSync").member("keys")) == "[]")
        _ = reader.sync("removeStorageSync", "k")
        _ = reader.sync("clearStorageSync")
        #expect(!FileManager.default.fileExists(atPath: folder))
        _ = Host(data: .folder(folder, user: "u")).sync("setStorageSync", "other", 1)
        _ = reader.sync("setStorageSync", "k", 2)
        let last = Host(data: .folder(folder, user: "u"))
        #expect(text(last.sync("getStorageInfoSync").member("keys")) == #"["other","k"]"#)
        _ = reader.sync("clearStorageSync")
        let emptied = Host(data: .folder(folder, user: "u"))
        #expect(text(emptied.sync("getStorageInfoSync").member("keys")) == "[]")
    }

    @Test func `a file that is no database is moved aside`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("storage-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/wx0123456789abcdef/default"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data(repeating: 7, count: 5000).write(to: URL(fileURLWithPath: path + "/storage.sqlite"))
        let host = Host(data: .folder(folder, user: ""))
        #expect(text(host.sync("setStorageSync", "k", 1)) == #"{"$undefined":null}"#)
        #expect(text(host.sync("getStorageSync", "k")) == "1")
        #expect(FileManager.default.fileExists(atPath: path + "/storage.sqlite.broken"))
    }

    @Test func `a folder that cannot be made is an error, not a stop`() {
        let host = Host(data: .folder("/dev/null/x", user: "u"))
        #expect(text(host.sync("setStorageSync", "k", 1)).hasPrefix("\"fail storage cannot be opened"))
        #expect(text(host.call("getStorage", ["key": "k"])).hasPrefix("\"fail storage cannot be opened"))
    }
}
