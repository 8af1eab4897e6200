import Foundation
import HostAPI
import LogicFixture
import Testing
import Values

@Suite struct FileSystemManagerTests {
    /// Scripts and what they print, each in an app of its own.
    static let table: [(script: String, expected: [String])] = [
        // Whole files.
        ("t(() => fs.writeFileSync(`${U}/a`, 'hi')); t(() => fs.readFileSync(`${U}/a`, 'utf8'))", ["undefined", "hi"]),
        ("fs.writeFileSync(`${U}/a`, '你'); t(() => fs.readFileSync(`${U}/a`))", ["bytes e4bda0"]),
        (
            "fs.writeFileSync(`${U}/a`, new Uint8Array([1, 2, 255]).buffer); t(() => fs.readFileSync(`${U}/a`))",
            ["bytes 0102ff"]
        ),
        (
            "fs.writeFileSync(`${U}/a`, 'long text'); fs.writeFileSync(`${U}/a`, 's'); t(() => fs.readFileSync(`${U}/a`, 'utf-8'))",
            ["s"]
        ),
        (
            "fs.writeFileSync(`${U}/a`, ''); t(() => fs.readFileSync(`${U}/a`, 'utf8')); t(() => fs.statSync(`${U}/a`))",
            ["", "file 0"]
        ),
        (
            "a('writeFile', { filePath: `${U}/a`, data: 'hi' }); a('readFile', { filePath: `${U}/a`, encoding: 'utf8' })",
            ["ok {errMsg:writeFile:ok}", "ok {data:hi,errMsg:readFile:ok}"]
        ),
        (
            "fs.writeFile({ filePath: `${U}/a`, data: 'p' }).then(() => fs.readFile({ filePath: `${U}/a`, encoding: 'utf8' })).then((r) => console.log(r.data))",
            ["p"]
        ),
        (
            "fs.readFile({ filePath: `${U}/none` }).catch((e) => console.log(e.errMsg))",
            ["readFile:fail no such file or directory, open wxfile://usr/none"]
        ),
        ("fs.readFile({ filePath: `${U}/none` })", []),
        // Encodings.
        (
            "for (const e of ['ascii', 'latin1', 'binary', 'hex', 'base64', 'ucs2', 'utf16le', 'utf-16le', 'ucs-2']) { fs.writeFileSync(`${U}/a`, e === 'hex' ? '00ff41' : e === 'base64' ? 'aGVsbG8=' : 'Aé', e); console.log(e, hex(fs.readFileSync(`${U}/a`)), fs.readFileSync(`${U}/a`, e)) }",
            [
                "ascii bytes 41e9 Ai", "latin1 bytes 41e9 Aé", "binary bytes 41e9 Aé", "hex bytes 00ff41 00ff41",
                "base64 bytes 68656c6c6f aGVsbG8=", "ucs2 bytes 4100e900 Aé", "utf16le bytes 4100e900 Aé",
                "utf-16le bytes 4100e900 Aé", "ucs-2 bytes 4100e900 Aé",
            ]
        ),
        (
            "t(() => fs.writeFileSync(`${U}/a`, 'data:image/png;base64,aGk=', 'base64'))",
            ["writeFileSync:fail base64 encode error 1300203"]
        ),
        (
            "t(() => fs.writeFileSync(`${U}/a`, 'x', 'gbk'))",
            ["writeFileSync:fail Invalid argument encoding gbk 1300022"]
        ),
        // Parts.
        (
            "fs.writeFileSync(`${U}/a`, '0123456789'); t(() => fs.readFileSync(`${U}/a`, 'utf8', 3)); t(() => fs.readFileSync(`${U}/a`, 'utf8', 3, 4)); t(() => fs.readFileSync(`${U}/a`, 'utf8', 8, 10)); t(() => fs.readFileSync(`${U}/a`, 'utf8', undefined, 2))",
            ["3456789", "3456", "89", "01"]
        ),
        (
            "fs.writeFileSync(`${U}/a`, '0123'); for (const [p, l] of [[4], [-1], [0.5], [0, 0], [0, 5], [NaN], [0, 1.5], [Infinity], [0, NaN]]) t(() => fs.readFileSync(`${U}/a`, 'utf8', p, l))",
            [
                "readFileSync:fail value of position is out of range 1301009",
                "readFileSync:fail value of position is out of range 1301009",
                "readFileSync:fail value of position is out of range 1301009",
                "readFileSync:fail value of length is out of range 1301006",
                "readFileSync:fail value of length is out of range 1301006",
                "readFileSync:fail value of position is out of range 1301009",
                "readFileSync:fail value of length is out of range 1301006",
                "readFileSync:fail value of position is out of range 1301009",
                "readFileSync:fail value of length is out of range 1301006",
            ]
        ),
        // Appending.
        (
            "fs.writeFileSync(`${U}/a`, 'a'); fs.appendFileSync(`${U}/a`, 'b'); fs.appendFileSync(`${U}/a`, new Uint8Array([99]).buffer); t(() => fs.readFileSync(`${U}/a`, 'utf8'))",
            ["abc"]
        ),
        (
            "a('appendFile', { filePath: `${U}/none`, data: 'x' })",
            ["appendFile:fail no such file or directory, open wxfile://usr/none 1300002"]
        ),
        // What is not there, or may not be.
        (
            "t(() => fs.accessSync(`${U}/none`)); a('access', { path: `${U}/none` }); a('access', { path: U })",
            [
                "accessSync:fail no such file or directory, access wxfile://usr/none 1300002",
                "access:fail no such file or directory, access wxfile://usr/none 1300002", "ok {errMsg:access:ok}",
            ]
        ),
        (
            "t(() => fs.writeFileSync('wxfile://tmp_x', 'x')); t(() => fs.writeFileSync('a.txt', 'x')); t(() => fs.writeFileSync('wxfile://store_x', 'x'))",
            [
                "writeFileSync:fail permission denied, open wxfile://tmp_x 1300013",
                "writeFileSync:fail permission denied, open a.txt 1300013",
                "writeFileSync:fail permission denied, open wxfile://store_x 1300013",
            ]
        ),
        (
            "t(() => fs.writeFileSync(`${U}/../../a`, 'x')); t(() => fs.readFileSync('file:///etc/passwd')); t(() => fs.readdirSync('wxfile://')); t(() => fs.readFileSync(`${U}/` + 'n'.repeat(300)))",
            [
                "writeFileSync:fail Path permission denied, open wxfile://usr/../../a 1300014",
                "readFileSync:fail Path permission denied, open file:///etc/passwd 1300014",
                "readdirSync:fail Path permission denied, scandir wxfile:// 1300014",
                "readFileSync:fail File name too long, open wxfile://usr/" + String(repeating: "n", count: 300)
                    + " 1300036",
            ]
        ),
        (
            "t(() => fs.writeFileSync(`${U}/no/a`, 'x')); fs.mkdirSync(`${U}/d`); t(() => fs.writeFileSync(`${U}/d`, 'x')); t(() => fs.readFileSync(`${U}/d`)); fs.writeFileSync(`${U}/f`, 'x'); t(() => fs.writeFileSync(`${U}/f/a`, 'x'))",
            [
                "writeFileSync:fail no such file or directory, open wxfile://usr/no/a 1300002",
                "writeFileSync:fail illegal operation on a directory, open wxfile://usr/d 1301003",
                "readFileSync:fail illegal operation on a directory, open wxfile://usr/d 1301003",
                "writeFileSync:fail not a directory, open wxfile://usr/f/a 1300020",
            ]
        ),
        // The package.
        (
            "t(() => fs.readFileSync('/data/a.txt', 'utf8')); t(() => fs.readFileSync('data/a.txt', 'utf8')); t(() => fs.readFileSync('./data/a.txt')); t(() => fs.statSync('data')); t(() => fs.readdirSync('/data')); t(() => fs.readFileSync('/data')); t(() => fs.readFileSync('project.config.json')); t(() => fs.unlinkSync('data/a.txt'))",
            [
                "package", "package", "readFileSync:fail no such file or directory, open ./data/a.txt 1300002",
                "folder 0", "[a.txt,sub]", "readFileSync:fail illegal operation on a directory, open /data 1301003",
                "readFileSync:fail no such file or directory, open project.config.json 1300002",
                "unlinkSync:fail permission denied, unlink data/a.txt 1300013",
            ]
        ),
        (
            "t(() => fs.statSync('data', true).map((entry) => entry.path + ' ' + show(entry.stats)))",
            ["[/ folder 0,/a.txt file 7,/sub folder 0,/sub/b.txt file 1]"]
        ),
        // Folders.
        (
            "t(() => fs.mkdirSync(`${U}/a`)); t(() => fs.mkdirSync(`${U}/a`)); t(() => fs.mkdirSync(`${U}/x/y`)); t(() => fs.mkdirSync(`${U}/x/y/z`, true)); t(() => fs.mkdirSync(`${U}/x/y/z`, true)); t(() => fs.readdirSync(U)); t(() => fs.readdirSync(`${U}/x/y`))",
            [
                "undefined", "mkdirSync:fail file already exists wxfile://usr/a 1301005",
                "mkdirSync:fail no such file or directory, mkdir wxfile://usr/x/y 1300002", "undefined",
                "mkdirSync:fail file already exists wxfile://usr/x/y/z 1301005", "[a,x]", "[z]",
            ]
        ),
        (
            "fs.mkdirSync(`${U}/a/b`, true); fs.writeFileSync(`${U}/a/b/f`, 'x'); t(() => fs.rmdirSync(`${U}/a`)); t(() => fs.rmdirSync(`${U}/a/b/f`)); t(() => fs.rmdirSync(`${U}/none`)); t(() => fs.rmdirSync(`${U}/a`, true)); t(() => fs.readdirSync(U)); t(() => fs.rmdirSync(U))",
            [
                "rmdirSync:fail directory not empty, rmdir wxfile://usr/a 1300066",
                "rmdirSync:fail not a directory, rmdir wxfile://usr/a/b/f 1300020",
                "rmdirSync:fail no such file or directory, rmdir wxfile://usr/none 1300002", "undefined", "[]",
                "rmdirSync:fail permission denied, rmdir wxfile://usr 1300013",
            ]
        ),
        (
            "fs.writeFileSync(`${U}/f`, 'x'); t(() => fs.readdirSync(`${U}/f`)); t(() => fs.unlinkSync(`${U}/f`)); t(() => fs.unlinkSync(`${U}/f`)); fs.mkdirSync(`${U}/d`); t(() => fs.unlinkSync(`${U}/d`)); t(() => fs.unlinkSync(U))",
            [
                "readdirSync:fail not a directory, scandir wxfile://usr/f 1300020", "undefined",
                "unlinkSync:fail no such file or directory, unlink wxfile://usr/f 1300002",
                "unlinkSync:fail operation not permitted, unlink wxfile://usr/d 1300001",
                "unlinkSync:fail operation not permitted, unlink wxfile://usr 1300001",
            ]
        ),
        // Stats.
        (
            "fs.mkdirSync(`${U}/d/e`, true); fs.writeFileSync(`${U}/d/f`, '12'); t(() => fs.statSync(`${U}/d`)); t(() => fs.statSync(`${U}/d`, true).map((e) => e.path + ' ' + show(e.stats))); a('stat', { path: `${U}/d/f` }); a('stat', { path: `${U}/d/f`, recursive: true })",
            [
                "folder 4096", "[/ folder 4096,/e folder 4096,/f file 2]", "ok {stats:file 2,errMsg:stat:ok}",
                "ok {stats:file 2,errMsg:stat:ok}",
            ]
        ),
        // Copies and moves.
        (
            "fs.writeFileSync(`${U}/a`, 'x'); t(() => fs.copyFileSync(`${U}/a`, `${U}/b`)); t(() => fs.copyFileSync('data/a.txt', `${U}/b`)); t(() => fs.readFileSync(`${U}/b`, 'utf8')); t(() => fs.copyFileSync(`${U}/none`, `${U}/c`)); t(() => fs.copyFileSync(`${U}/a`, `${U}/a`)); t(() => fs.readFileSync(`${U}/a`, 'utf8')); t(() => fs.copyFileSync(`${U}/a`, 'data/b'))",
            [
                "undefined", "undefined", "package",
                "copyFileSync:fail no such file or directory, copyFile wxfile://usr/none 1300002", "undefined", "x",
                "copyFileSync:fail permission denied, copyFile data/b 1300013",
            ]
        ),
        (
            "fs.writeFileSync(`${U}/a`, 'x'); t(() => fs.renameSync(`${U}/a`, `${U}/b`)); fs.mkdirSync(`${U}/d`); t(() => fs.renameSync(`${U}/b`, `${U}/d/c`)); t(() => fs.renameSync(`${U}/d`, `${U}/e`)); t(() => fs.readFileSync(`${U}/e/c`, 'utf8')); t(() => fs.renameSync(`${U}/e`, `${U}/e/f`)); t(() => fs.renameSync(`${U}/none`, `${U}/x`))",
            [
                "undefined", "undefined", "undefined", "x",
                "renameSync:fail Invalid argument, rename wxfile://usr/e -> wxfile://usr/e/f 1300022",
                "renameSync:fail no such file or directory, rename wxfile://usr/none -> wxfile://usr/x 1300002",
            ]
        ),
        (
            "fs.writeFileSync(`${U}/a`, '0123'); fs.truncateSync({ filePath: `${U}/a`, length: 2 }); t(() => fs.readFileSync(`${U}/a`)); fs.truncateSync({ filePath: `${U}/a`, length: 4 }); t(() => fs.readFileSync(`${U}/a`)); fs.truncateSync({ filePath: `${U}/a` }); t(() => fs.statSync(`${U}/a`)); t(() => fs.truncateSync({ filePath: `${U}/a`, length: -1 })); t(() => fs.truncateSync({ filePath: `${U}/a`, length: 1e300 }))",
            [
                "bytes 3031", "bytes 30310000", "file 0", "truncateSync:fail value of length is out of range 1301006",
                "truncateSync:fail the maximum size of the file storage limit is exceeded 1300202",
            ]
        ),
        // Descriptors.
        (
            "const fd = fs.openSync({ filePath: `${U}/a`, flag: 'w+' }); t(() => fs.writeSync({ fd, data: 'hello' })); t(() => fs.writeSync({ fd, data: new Uint8Array([1, 2, 3, 4]).buffer, offset: 1, length: 2 })); const b = new ArrayBuffer(8); t(() => fs.readSync({ fd, arrayBuffer: b, offset: 1, length: 5, position: 0 })); t(() => fs.fstatSync({ fd })); t(() => fs.ftruncateSync({ fd, length: 1 })); t(() => fs.fstatSync({ fd })); t(() => fs.closeSync({ fd })); t(() => fs.closeSync({ fd }))",
            [
                "{bytesWritten:5}", "{bytesWritten:2}", "{bytesRead:5,arrayBuffer:bytes 0068656c6c6f0000}", "file 7",
                "undefined", "file 1", "undefined", "closeSync:fail bad file descriptor 1300009",
            ]
        ),
        (
            "fs.writeFileSync(`${U}/a`, '0123'); const fd = fs.openSync({ filePath: `${U}/a` }); const b = new ArrayBuffer(2); for (let i = 0; i < 3; i++) { const r = fs.readSync({ fd, arrayBuffer: b, length: 2 }); console.log(r.bytesRead, r.arrayBuffer === b, hex(b)) } t(() => fs.writeSync({ fd, data: 'x' })); t(() => fs.ftruncateSync({ fd, length: 0 }))",
            [
                "2 true bytes 3031", "2 true bytes 3233", "0 true bytes 3233",
                "writeSync:fail permission denied 1302001", "ftruncateSync:fail permission denied 1302001",
            ]
        ),
        (
            "const fd = fs.openSync({ filePath: `${U}/a`, flag: 'a+' }); fs.writeSync({ fd, data: 'ab' }); fs.writeSync({ fd, data: 'cd', position: 0 }); t(() => fs.readFileSync(`${U}/a`, 'utf8'))",
            ["abcd"]
        ),
        (
            "fs.writeFileSync(`${U}/a`, '0123'); const fd = fs.openSync({ filePath: `${U}/a`, flag: 'r+' }); fs.writeSync({ fd, data: 'xy', position: 1 }); t(() => fs.readFileSync(`${U}/a`, 'utf8'))",
            ["0xy3"]
        ),
        (
            "t(() => fs.openSync({ filePath: `${U}/none` })); t(() => fs.openSync({ filePath: `${U}/a`, flag: 'q' })); fs.writeFileSync(`${U}/a`, 'x'); t(() => fs.openSync({ filePath: `${U}/a`, flag: 'wx' })); t(() => fs.openSync({ filePath: 'data/a.txt', flag: 'w' })); t(() => fs.openSync({ filePath: U }))",
            [
                "openSync:fail no such file or directory, open wxfile://usr/none 1300002",
                "openSync:fail invalid flag 1302003", "openSync:fail file already exists, open wxfile://usr/a 1301005",
                "openSync:fail permission denied, open data/a.txt 1300013",
                "openSync:fail illegal operation on a directory, open wxfile://usr 1301003",
            ]
        ),
        (
            "const fd = fs.openSync({ filePath: `${U}/a`, flag: 'w' }); const b = new ArrayBuffer(2); t(() => fs.readSync({ fd, arrayBuffer: b, length: 1 })); fs.closeSync({ fd }); const r = fs.openSync({ filePath: `${U}/a` }); t(() => fs.readSync({ fd: r, length: 1 })); t(() => fs.readSync({ fd: r, arrayBuffer: b, length: 3 })); t(() => fs.readSync({ fd: r, arrayBuffer: b, offset: 3 })); t(() => fs.readSync({ fd: r, arrayBuffer: b, length: -1 })); t(() => fs.readSync({ fd: r, arrayBuffer: b, length: 1, position: -1 })); t(() => fs.readSync({ fd: 'x', arrayBuffer: b }))",
            [
                "readSync:fail permission denied 1302001", "readSync:fail array buffer does not exist 1302005",
                "readSync:fail value of length is out of range 1301006",
                "readSync:fail value of offset is out of range 1301007",
                "readSync:fail value of length is out of range 1301006",
                "readSync:fail value of position is out of range 1301009", "readSync:fail bad file descriptor 1300009",
            ]
        ),
        (
            "fs.open({ filePath: `${U}/a`, flag: 'w+', success: ({ fd }) => fs.write({ fd, data: 'abc', success: (r) => { console.log(r.bytesWritten); const arrayBuffer = new ArrayBuffer(3); fs.read({ fd, arrayBuffer, length: 3, position: 0, success: (r) => { console.log(r.bytesRead, hex(arrayBuffer)); fs.close({ fd, complete: (r) => console.log(r.errMsg) }) } }) } }) })",
            ["3", "3 bytes 616263", "close:ok"]
        ),
        (
            "let n = 0; try { for (let i = 0; i < 100000; i++) { fs.openSync({ filePath: `${U}/a`, flag: 'a' }); n++ } } catch (error) { console.log(n, error.errMsg, error.errno) }",
            ["256 openSync:fail excced max concurrent fd limit 1302002"]
        ),
        // Types.
        (
            "t(() => fs.readFileSync()); t(() => fs.writeFileSync(`${U}/a`)); t(() => fs.writeFileSync(`${U}/a`, {})); t(() => fs.mkdirSync(`${U}/a`, 1)); a('readFile', {}); a('writeFile', { filePath: `${U}/a` })",
            [
                "readFileSync:fail parameter error: parameter.filePath should be String instead of Undefined; 1001",
                "writeFileSync:fail parameter error: parameter.data should be String or ArrayBuffer instead of Undefined; 1001",
                "writeFileSync:fail parameter error: parameter.data should be String or ArrayBuffer instead of Object; 1001",
                "mkdirSync:fail parameter error: parameter.recursive should be Boolean instead of Number; 1001",
                "readFile:fail parameter error: parameter.filePath should be String instead of Undefined; undefined",
                "writeFile:fail parameter error: parameter.data should be String or ArrayBuffer instead of Undefined; 1001",
            ]
        ),
        // What is kept.
        (
            "a('getSavedFileList'); a('saveFile', { tempFilePath: 'wxfile://tmp_none' }); a('removeSavedFile', { filePath: 'wxfile://store_none' }); a('saveFile', { tempFilePath: 'wxfile://tmp_none' }, wx); t(() => fs.saveFileSync('wxfile://tmp_none'))",
            [
                "saveFileSync:fail tempFilePath file not exist 1301112", "ok {fileList:[],errMsg:getSavedFileList:ok}",
                "saveFile:fail tempFilePath file not exist 1301112",
                "removeSavedFile:fail no such file or directory, unlink wxfile://store_none 1300002",
                "saveFile:fail tempFilePath file not exist 1301112",
            ]
        ),
        // Digests: those of RFC 1321 and FIPS 180.
        (
            "fs.writeFileSync(`${U}/a`, 'abc'); a('getFileInfo', { filePath: `${U}/a` }); a('getFileInfo', { filePath: `${U}/a`, digestAlgorithm: 'sha1' }); a('getFileInfo', { filePath: `${U}/a`, digestAlgorithm: 'sha256' }, wx); a('getFileInfo', { filePath: `${U}/a`, digestAlgorithm: 'crc' })",
            [
                "ok {size:3,digest:900150983cd24fb0d6963f7d28e17f72,errMsg:getFileInfo:ok}",
                "ok {size:3,digest:a9993e364706816aba3e25717850c26c9cd0d89d,errMsg:getFileInfo:ok}",
                "ok {size:3,digest:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad,errMsg:getFileInfo:ok}",
                "getFileInfo:fail Invalid argument digestAlgorithm crc 1300022",
            ]
        ),
    ]

    @Test(arguments: table.indices) func `scripts print what the platform's do`(index: Int) {
        let (script, expected) = Self.table[index]
        let app = FilesApp(["data/a.txt": "package", "data/sub/b.txt": "b"])
        let printed = app.run(script)
        #expect(printed == expected, "\(script)")
        #expect(app.app.faults.isEmpty)
    }

    @Test func `every member of the typings is there, and the manager is one`() {
        let members = """
            access accessSync appendFile appendFileSync close closeSync copyFile copyFileSync fstat fstatSync ftruncate \
            ftruncateSync getFileInfo getSavedFileList mkdir mkdirSync open openSync read readCompressedFile \
            readCompressedFileSync readFile readFileSync readSync readZipEntry readdir readdirSync removeSavedFile rename \
            renameSync rmdir rmdirSync saveFile saveFileSync stat statSync truncate truncateSync unlink unlinkSync unzip \
            write writeFile writeFileSync writeSync
            """
        let app = FilesApp()
        let printed = app.run(
            """
            const wanted = '\(members)'.split(' ');
            console.log(wanted.filter((name) => typeof fs[name] !== 'function' || fs[name].name !== name).join());
            console.log(Object.keys(fs).filter((name) => !wanted.includes(name)).join());
            console.log(fs === wx.getFileSystemManager(), Object.keys(wx).some((name) => name.includes('.')));
            """)
        #expect(printed == ["", "", "true false"])
    }

    @Test func `what one run keeps is there in the next, for the same user only`() throws {
        let fixture = try DataFolderFixture()
        let first = FilesApp(data: .folder(fixture.data, user: "me"))
        #expect(first.run("fs.mkdirSync(`${U}/d`); fs.writeFileSync(`${U}/d/a`, 'kept')").isEmpty)
        let again = FilesApp(data: .folder(fixture.data, user: "me"))
        #expect(again.run("t(() => fs.readFileSync(`${U}/d/a`, 'utf8'))") == ["kept"])
        let other = FilesApp(data: .folder(fixture.data, user: "you"))
        #expect(other.run("t(() => fs.readdirSync(U))") == ["[]"])
    }

    @Test func `200 MB and no more, counted through every way of writing`() {
        let app = FilesApp()
        let full = "the maximum size of the file storage limit is exceeded 1300202"
        #expect(
            app.run(
                """
                for (const n of [1, 2, 3]) t(() => { fs.writeFileSync(`${U}/${n}`, ''); fs.truncateSync({ filePath: `${U}/${n}`, length: n < 3 ? 95e6 : 15e6 }) });
                t(() => fs.writeFileSync(`${U}/4`, new ArrayBuffer(5e6)));
                t(() => fs.appendFileSync(`${U}/1`, new ArrayBuffer(5e6)));
                t(() => fs.copyFileSync(`${U}/3`, `${U}/5`));
                const fd = fs.openSync({ filePath: `${U}/6`, flag: 'w' });
                t(() => fs.writeSync({ fd, data: new ArrayBuffer(5e6) }));
                t(() => fs.ftruncateSync({ fd, length: 5e6 }));
                t(() => fs.truncateSync({ filePath: `${U}/1`, length: 100e6 }));
                fs.unlinkSync(`${U}/3`);
                t(() => fs.writeFileSync(`${U}/4`, new ArrayBuffer(15e6)));
                t(() => fs.writeFileSync(`${U}/4`, new ArrayBuffer(15e6)));
                t(() => fs.writeFileSync(`${U}/7`, new ArrayBuffer(105e6)));
                t(() => fs.statSync(`${U}/1`).size);
                """) == [
                    "undefined", "undefined", "undefined", "writeFileSync:fail " + full, "appendFileSync:fail " + full,
                    "copyFileSync:fail " + full, "writeSync:fail " + full, "ftruncateSync:fail " + full,
                    "truncateSync:fail " + full, "undefined", "undefined", "writeFileSync:fail " + full, "95000000",
                ])
    }

    @Test func `10,000 small files are written, listed and removed`() {
        let app = FilesApp()
        _ = app.run("fs.mkdirSync(`${U}/many`)")
        // In turns, none of which the watchdog need look at on a busy machine.
        for start in stride(from: 0, to: 10_000, by: 1_000) {
            _ = app.run(
                "for (let i = \(start); i < \(start + 1_000); i++) fs.writeFileSync(`${U}/many/${i}`, String(i))")
        }
        let printed =
            app.run("console.log(fs.readdirSync(`${U}/many`).length, fs.statSync(`${U}/many`, true).length)")
            + app.run("fs.rmdirSync(`${U}/many`, true); console.log(fs.readdirSync(U).length)")
        #expect(printed == ["10000 10001", "0"])
    }

    @Test func `hostile calls never trap`() {
        let app = FilesApp(["data/a.txt": "package"])
        let printed = app.run(
            """
            const values = [undefined, null, 0, -1, 1e308, NaN, '', 'x', U, `${U}/a`, 'data/a.txt', {}, [], [[]], true, () => {},
              new ArrayBuffer(3), new Uint8Array(4), Symbol.iterator, 'wxfile://tmp_a', '\\0', 'all', 2 ** 53, 1.5, new Date(NaN)];
            const keys = ['filePath', 'path', 'dirPath', 'data', 'encoding', 'position', 'length', 'fd', 'flag', 'offset', 'arrayBuffer',
              'srcPath', 'destPath', 'oldPath', 'newPath', 'recursive', 'tempFilePath', 'zipFilePath', 'targetPath', 'entries',
              'digestAlgorithm', 'compressionAlgorithm'];
            let state = 7;
            const random = (n) => { state = (state * 1103515245 + 12345) & 0x7fffffff; return (state >> 8) % n };
            const pick = () => values[random(values.length)];
            let calls = 0;
            for (let i = 0; i < 4000; i++) {
              const names = Object.keys(fs), name = names[random(names.length)];
              const options = {};
              for (let k = 0; k < 6; k++) options[keys[random(keys.length)]] = pick();
              try {
                if (name.endsWith('Sync') && random(2)) fs[name](pick(), pick(), pick(), pick());
                else fs[name](random(10) ? options : pick());
              } catch (error) { if (!/fail/.test(error.errMsg)) console.log(name, String(error)) }
              calls++;
            }
            console.log(calls);
            """)
        #expect(printed.suffix(1) == ["4000"])
        #expect(printed.count == 1, "\(printed.prefix(5))")
    }
}
