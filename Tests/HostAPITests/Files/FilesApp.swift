import Foundation
import HostAPI
import LogicFixture
import MiniProgram
import Values

/// A running app whose scripts use files. In scripts, `fs` is the manager, `U` the program's own folder, `t(f)` calls and
/// prints what `f` gives or throws, `a(name, options)` calls a member and prints its answer.
struct FilesApp {
    let app: LogicFixture
    let program: [String: String]

    static let prelude = """
        globalThis.fs = wx.getFileSystemManager(); globalThis.U = wx.env.USER_DATA_PATH;
        globalThis.hex = (value) => value instanceof ArrayBuffer
          ? 'bytes ' + [...new Uint8Array(value)].map((byte) => byte.toString(16).padStart(2, '0')).join('') : value;
        globalThis.show = (value) => {
          if (value && value.isFile) return (value.isFile() ? 'file ' : value.isDirectory() ? 'folder ' : '? ') + value.size;
          if (value instanceof ArrayBuffer) return hex(value);
          if (Array.isArray(value)) return '[' + value.map(show).join(',') + ']';
          if (value && typeof value === 'object') {
            return '{' + Object.keys(value).filter((key) => !/Time$/.test(key)).map((key) => key + ':' + show(value[key])).join(',') + '}';
          }
          return String(value);
        };
        globalThis.t = (f) => { try { console.log(show(f())) } catch (error) { console.log(error.errMsg, error.errno) } };
        globalThis.a = (name, options, of = fs) => of[name]({
          ...options,
          success: (result) => console.log('ok', show(result)), fail: (error) => console.log(error.errMsg, error.errno),
        });
        Page({})
        """

    init(_ files: [String: String] = [:], data: HostAPI.DataPlace = .memory) {
        program = files.merging(["pages/index.js": Self.prelude, "app.json": #"{"pages":["pages/index"]}"#]) { $1 }
        let functions = HostAPI.functions(for: MiniProgram.load(MemorySource(program)), data: data)
        app = LogicFixture(program, functions: functions).start()
    }

    /// What a script prints, when all that it began is over.
    func run(_ script: String) -> [String] {
        let before = app.console.count
        app.evaluate(script)
        app.awaitHeldWork()
        app.settle()
        app.awaitHeldWork()
        return app.console.dropFirst(before).map { String($0.hasPrefix("log ") ? $0.dropFirst(4) : $0[...]) }
    }
}
