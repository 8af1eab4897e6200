import HostAPI
import Testing

/// FileSystemManager, member by member as its typings list them: by callback, by promise, and `Sync`.
@Suite struct MemberFormsTests {
    /// One member in its forms: its options, the arguments of its `Sync` form, and what each gives.
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var options: String
        var arguments: String?
        var result: String
        var synchronous: String

        init(_ name: String, _ options: String, _ result: String = "") {
            (self.name, self.options, self.result) = (name, options, result)
            synchronous = ""
        }

        init(_ name: String, _ options: String, _ result: String = "", sync arguments: String, _ gives: String) {
            (self.name, self.options, self.result) = (name, options, result)
            (self.arguments, synchronous) = (arguments, gives)
        }

        var testDescription: String { name }
    }

    /// What is there before each call: `f` a file of five letters, `d` a folder with one in it, `z` an archive, `b` packed by
    /// brotli, `fd` the file opened, `tmp` a temporary file.
    private static let stage = """
        for (const name of ['f', 'g', 'h', 'z', 'b']) try { fs.unlinkSync(`${U}/${name}`) } catch (_) {}
        for (const name of ['d', 'e', 'o']) try { fs.rmdirSync(`${U}/${name}`, true) } catch (_) {}
        fs.writeFileSync(`${U}/f`, 'hello'); fs.mkdirSync(`${U}/d/in`, true); fs.mkdirSync(`${U}/e`);
        fs.writeFileSync(`${U}/z`, 'UEsDBAoAAAAAAAAAIQCDFtyMAQAAAAEAAAABAAAAaXhQSwECHgMKAAAAAAAAACEAgxbcjAEAAAABAAAAAQAAAAAAAAABAAAApIEAAAAAaVBLBQYAAAAAAQABAC8AAAAgAAAAAAA=', 'base64');
        fs.writeFileSync(`${U}/b`, 'G6MBAAQch9e7++6LiBS0RfJK62MA', 'base64');
        globalThis.fd = fs.openSync({ filePath: `${U}/f`, flag: 'r+' });
        globalThis.room = new ArrayBuffer(5);
        wx.canvasToTempFilePath({ canvas: wx.createOffscreenCanvas({ type: '2d', width: 1, height: 1 }) })
          .then((made) => { globalThis.tmp = made.tempFilePath });
        """

    static let rows: [Row] = [
        Row("access", "{ path: `${U}/f` }", sync: "`${U}/f`", "undefined"),
        Row("appendFile", "{ filePath: `${U}/f`, data: '!' }", sync: "`${U}/f`, '!'", "undefined"),
        Row("close", "{ fd }", sync: "{ fd }", "undefined"),
        Row(
            "copyFile", "{ srcPath: `${U}/f`, destPath: `${U}/g` }", sync: "`${U}/f`, `${U}/g`", "undefined"),
        Row("fstat", "{ fd }", "stats:file 5,", sync: "{ fd }", "file 5"),
        Row("ftruncate", "{ fd, length: 2 }", sync: "{ fd, length: 2 }", "undefined"),
        Row(
            "getFileInfo", "{ filePath: `${U}/f` }",
            "size:5,digest:5d41402abc4b2a76b9719d911017c592,"),
        Row("getSavedFileList", "{}", "fileList:[],"),
        Row("mkdir", "{ dirPath: `${U}/o` }", sync: "`${U}/o`", "undefined"),
        Row("open", "{ filePath: `${U}/f`, flag: 'r' }", "fd:FD,", sync: "{ filePath: `${U}/f`, flag: 'r' }", "FD"),
        Row(
            "read", "{ fd, arrayBuffer: room, length: 2 }", "bytesRead:2,arrayBuffer:bytes 6865000000,",
            sync: "{ fd, arrayBuffer: room, length: 2 }", "{bytesRead:2,arrayBuffer:bytes 6865000000}"),
        Row(
            "readCompressedFile", "{ filePath: `${U}/b`, compressionAlgorithm: 'br' }", "data:BYTES,",
            sync: "{ filePath: `${U}/b`, compressionAlgorithm: 'br' }", "BYTES"),
        Row(
            "readFile", "{ filePath: `${U}/f`, encoding: 'utf8' }", "data:hello,", sync: "`${U}/f`, 'utf8'", "hello"),
        Row(
            "readZipEntry", "{ filePath: `${U}/z`, entries: 'all', encoding: 'utf8' }",
            "entries:{i:{errMsg:readZipEntry:ok,data:x}},"),
        Row("readdir", "{ dirPath: `${U}/d` }", "files:[in],", sync: "`${U}/d`", "[in]"),
        Row("removeSavedFile", "{ filePath: fs.saveFileSync(tmp) }"),
        Row("rename", "{ oldPath: `${U}/f`, newPath: `${U}/h` }", sync: "`${U}/f`, `${U}/h`", "undefined"),
        Row("rmdir", "{ dirPath: `${U}/e` }", sync: "`${U}/e`", "undefined"),
        Row(
            "saveFile", "{ tempFilePath: tmp, filePath: `${U}/h` }", "savedFilePath:wxfile://usr/h,",
            sync: "tmp, `${U}/h`", "wxfile://usr/h"),
        Row("stat", "{ path: `${U}/f` }", "stats:file 5,", sync: "`${U}/f`", "file 5"),
        Row(
            "truncate", "{ filePath: `${U}/f`, length: 1 }", sync: "{ filePath: `${U}/f`, length: 1 }", "undefined"),
        Row("unlink", "{ filePath: `${U}/f` }", sync: "`${U}/f`", "undefined"),
        Row("unzip", "{ zipFilePath: `${U}/z`, targetPath: `${U}/o` }"),
        Row(
            "write", "{ fd, data: 'abc' }", "bytesWritten:3,", sync: "{ fd, data: 'abc' }", "{bytesWritten:3}"),
        Row("writeFile", "{ filePath: `${U}/g`, data: 'x' }", sync: "`${U}/g`, 'x'", "undefined"),
    ]

    /// What differs from call to call.
    private func plain(_ text: String) -> String {
        text.replacing(#/fd:[0-9]+/#, with: "fd:FD").replacing(#/bytes (?:62726f746c6920){9,}[0-9a-f]*/#, with: "BYTES")
    }

    /// A script's lines after the stage was set.
    private func run(_ app: FilesApp, _ script: String) -> [String] {
        #expect(app.run(Self.stage).isEmpty)
        return app.run(script).map(plain)
    }

    @Test(arguments: rows) func `a member answers the same in each of its forms`(row: Row) {
        let app = FilesApp()
        let expected = "{\(row.result)errMsg:\(row.name):ok}"
        let callback = run(app, "a('\(row.name)', \(row.options))")
        #expect(callback == ["ok " + expected])
        let promise = run(app, "fs.\(row.name)(\(row.options)).then((result) => console.log(show(result)))")
        #expect(promise == [expected])
        if let arguments = row.arguments {
            let gives = row.synchronous == "FD" ? #"^[0-9]+$"# : ""
            let synchronous = run(app, "t(() => fs.\(row.name)Sync(\(arguments)))")
            if gives.isEmpty {
                #expect(synchronous == [row.synchronous])
            } else {
                #expect(synchronous.first.flatMap { Int($0) } != nil)
            }
        }
    }

    @Test(arguments: rows) func `a member fails in each of its forms, and completes`(row: Row) {
        let app = FilesApp()
        let printed = app.run(
            """
            fs.\(row.name)({ filePath: 5, path: 5, srcPath: 5, dirPath: 5, oldPath: 5, tempFilePath: 5, zipFilePath: 5, fd: 5,
              fail: (error) => console.log('fail', error.errMsg), complete: (end) => console.log('complete', end.errMsg) });
            fs.\(row.name)({ filePath: 5, path: 5, srcPath: 5, dirPath: 5, oldPath: 5, tempFilePath: 5, zipFilePath: 5, fd: 5 })
              .catch((error) => console.log('caught', error.errMsg));
            """)
        guard row.name != "getSavedFileList" else { return }
        #expect(printed.count == 3, "\(printed)")
        for (line, word) in zip(printed.sorted(), ["caught", "complete", "fail"]) {
            #expect(line.hasPrefix("\(word) \(row.name):fail parameter error: parameter."), "\(line)")
        }
        if row.arguments != nil {
            let thrown = app.run("t(() => fs.\(row.name)Sync(5))")
            #expect(thrown.first?.hasPrefix("\(row.name)Sync:fail") == true, "\(thrown)")
        }
    }

    @Test func `no member of the typings is missing from the table, and none is there besides`() {
        let listed = """
            access accessSync appendFile appendFileSync close closeSync copyFile copyFileSync fstat fstatSync ftruncate \
            ftruncateSync getFileInfo getSavedFileList mkdir mkdirSync open openSync read readCompressedFile \
            readCompressedFileSync readFile readFileSync readSync readZipEntry readdir readdirSync removeSavedFile rename \
            renameSync rmdir rmdirSync saveFile saveFileSync stat statSync truncate truncateSync unlink unlinkSync unzip \
            write writeFile writeFileSync writeSync
            """.split(separator: " ").map(String.init)
        let tried = Self.rows.flatMap { $0.arguments == nil ? [$0.name] : [$0.name, $0.name + "Sync"] }
        #expect(tried.sorted() == listed.sorted())
        let there = FilesApp().run("console.log(Object.keys(fs).sort().join(' '))")
        #expect(there == [listed.sorted().joined(separator: " ")])
    }
}
