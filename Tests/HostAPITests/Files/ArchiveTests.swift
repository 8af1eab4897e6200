import HostAPI
import LogicFixture
import Testing

/// Archives: zip files made by Python's zipfile, whole, hostile and damaged, and brotli.
@Suite struct ArchiveTests {
    private static let archives: [String: String] = [
        "good":
            "UEsDBBQAAAAAAAAAIQAAAAAAAAAAAAAAAAACAAAAYS9QSwMEFAAAAAgAWkp1XcFIQlkMAAAALAEAAAcAAABhL2IudH"
            + "h0y0jNyclXyBgliSABUEsDBBQAAAgAAFpKdV2DFtyMAQAAAAEAAAAHAAAA5LitLnR4dHhQSwMEFAAAAAAAWkp1XQAA"
            + "AAAAAAAAAAAAAAUAAABlbXB0eVBLAQIUAxQAAAAAAAAAIQAAAAAAAAAAAAAAAAACAAAAAAAAAAAAAACAAQAAAABhL1"
            + "BLAQIUAxQAAAAIAFpKdV3BSEJZDAAAACwBAAAHAAAAAAAAAAAAAACAASAAAABhL2IudHh0UEsBAhQDFAAACAAAWkp1"
            + "XYMW3IwBAAAAAQAAAAcAAAAAAAAAAAAAAIABUQAAAOS4rS50eHRQSwECFAMUAAAAAABaSnVdAAAAAAAAAAAAAAAABQ"
            + "AAAAAAAAAAAAAAgAF3AAAAZW1wdHlQSwUGAAAAAAQABADNAAAAmgAAAAAA",
        "climbing":
            "UEsDBBQAAAAAAFpKdV2DFtyMAQAAAAEAAAAGAAAAb2sudHh0eFBLAwQUAAAAAABaSnVdgxbcjAEAAAABAAAADgAAAC"
            + "4uLy4uL2V2aWwudHh0eFBLAQIUAxQAAAAAAFpKdV2DFtyMAQAAAAEAAAAGAAAAAAAAAAAAAACAAQAAAABvay50eHRQ"
            + "SwECFAMUAAAAAABaSnVdgxbcjAEAAAABAAAADgAAAAAAAAAAAAAAgAElAAAALi4vLi4vZXZpbC50eHRQSwUGAAAAAA"
            + "IAAgBwAAAAUgAAAAAA",
        "absolute":
            "UEsDBBQAAAAAAFpKdV2DFtyMAQAAAAEAAAAJAAAAL2V0Yy9ldmlseFBLAQIUAxQAAAAAAFpKdV2DFtyMAQAAAAEAAA"
            + "AJAAAAAAAAAAAAAACAAQAAAAAvZXRjL2V2aWxQSwUGAAAAAAEAAQA3AAAAKAAAAAAA",
        "link":
            "UEsDBBQAAAAAAAAAIQAKuR8pCwAAAAsAAAAEAAAAbGluay9ldGMvcGFzc3dkUEsBAhQDFAAAAAAAAAAhAAq5HykLAA"
            + "AACwAAAAQAAAAAAAAAAAAAAP+hAAAAAGxpbmtQSwUGAAAAAAEAAQAyAAAALQAAAAAA",
        "lying":
            "UEsDBBQAAAAIAFpKdV2ey3kS2QMAAEBCDwADAAAAYmln7cEBAQAAAIIg/69uSEABAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAACvBlBLAQIUAxQAAAAIAFpKdV2ey3kS2QMAAAoAAAADAAAAAAAAAAAAAACAAQAAAABiaWdQSwUGAAAAAAEAAQAx"
            + "AAAA+gMAAAAA",
        "huge":
            "UEsDBBQAAAAIAFpKdV2ey3kS2QMAAEBCDwADAAAAYmln7cEBAQAAAIIg/69uSEABAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            + "AAAACvBlBLAQIUAxQAAAAIAFpKdV2ey3kS2QMAAABe0LIDAAAAAAAAAAAAAACAAQAAAABiaWdQSwUGAAAAAAEAAQAx"
            + "AAAA+gMAAAAA",
        "damaged":
            "UEsDBBQAAAAAAAAAIQAAAAAAAAAAAAAAAAACAAAAYS9QSwMEFAAAAAgAWkp1XcFIQlkMAAAALAEAAAcAAABhL2IudH"
            + "h0y0jNNslXyBgliSABUEsDBBQAAAgAAFpKdV2DFtyMAQAAAAEAAAAHAAAA5LitLnR4dHhQSwMEFAAAAAAAWkp1XQAA"
            + "AAAAAAAAAAAAAAUAAABlbXB0eVBLAQIUAxQAAAAAAAAAIQAAAAAAAAAAAAAAAAACAAAAAAAAAAAAAACAAQAAAABhL1"
            + "BLAQIUAxQAAAAIAFpKdV3BSEJZDAAAACwBAAAHAAAAAAAAAAAAAACAASAAAABhL2IudHh0UEsBAhQDFAAACAAAWkp1"
            + "XYMW3IwBAAAAAQAAAAcAAAAAAAAAAAAAAIABUQAAAOS4rS50eHRQSwECFAMUAAAAAABaSnVdAAAAAAAAAAAAAAAABQ"
            + "AAAAAAAAAAAAAAgAF3AAAAZW1wdHlQSwUGAAAAAAQABADNAAAAmgAAAAAA",
    ]

    private static let brotli = "G6MBAAQch9e7++6LiBS0RfJK62MA"

    private func app(_ name: String) -> FilesApp {
        let app = FilesApp()
        _ = app.run("fs.writeFileSync(`${U}/z`, '\(Self.archives[name] ?? "")', 'base64')")
        return app
    }

    @Test func `an archive is unpacked with its folders`() {
        let app = app("good")
        #expect(
            app.run("a('unzip', { zipFilePath: `${U}/z`, targetPath: `${U}/new/out` })") == ["ok {errMsg:unzip:ok}"])
        let printed = app.run(
            """
            t(() => fs.readdirSync(`${U}/new/out`)); t(() => fs.readFileSync(`${U}/new/out/a/b.txt`, 'utf8') === 'hello '.repeat(50));
            t(() => fs.readFileSync(`${U}/new/out/中.txt`, 'utf8')); t(() => fs.statSync(`${U}/new/out/empty`));
            """)
        #expect(printed == ["[a,empty,中.txt]", "true", "x", "file 0"])
        #expect(app.run("a('unzip', { zipFilePath: `${U}/z`, targetPath: 'data' })")[0].contains("permission denied"))
    }

    @Test func `entries are read without unpacking`() {
        let app = app("good")
        let all = app.run(
            "fs.readZipEntry({ filePath: `${U}/z`, entries: 'all', encoding: 'utf8', success: ({ entries }) => console.log(Object.keys(entries).join(), entries['中.txt'].data, entries['中.txt'].errMsg) })"
        )
        #expect(all == ["a/b.txt,中.txt,empty x readZipEntry:ok"])
        let some = app.run(
            """
            fs.readZipEntry({ filePath: `${U}/z`, entries: [{ path: 'a/b.txt', encoding: 'utf8', position: 6, length: 5 }, { path: '中.txt' }, { path: 'none' }, { path: 'empty', position: 9 }],
              success: ({ entries: e }) => console.log(e['a/b.txt'].data, hex(e['中.txt'].data), e.none.errMsg, e.empty.errMsg) })
            """)
        #expect(
            some == [
                "hello bytes 78 readZipEntry:fail no such file or directory, open none readZipEntry:fail value of position is out of range"
            ])
        #expect(
            app.run("a('readZipEntry', { filePath: `${U}/z`, entries: 3 })")[0].contains("parameter.entries should be"))
    }

    @Test(arguments: ["climbing", "absolute", "link", "lying", "huge", "damaged"])
    func `hostile and damaged archives are refused`(name: String) {
        let app = app(name)
        let printed = app.run("a('unzip', { zipFilePath: `${U}/z`, targetPath: `${U}/out` })")
        #expect(printed.count == 1 && printed[0].hasPrefix("unzip:fail"), "\(printed)")
        if ["climbing", "absolute", "link", "huge"].contains(name) {
            #expect(app.run("t(() => fs.readdirSync(U))") == ["[z]"])
        }
    }

    @Test func `any damage is told, and never stops anything`() {
        let app = app("good")
        let printed = app.run(
            """
            const whole = new Uint8Array(fs.readFileSync(`${U}/z`));
            let state = 5, done = 0;
            const random = (n) => { state = (state * 1103515245 + 12345) & 0x7fffffff; return (state >> 8) % n };
            for (let i = 0; i < 300; i++) {
              const bytes = whole.slice(0, random(4) ? whole.length : random(whole.length));
              for (let k = 0; k < 3 && bytes.length > 0; k++) bytes[random(bytes.length)] = random(256);
              fs.writeFileSync(`${U}/d`, bytes.buffer);
              fs.readZipEntry({ filePath: `${U}/d`, entries: 'all', complete: () => { if (++done === 300) console.log(done) } });
            }
            """)
        #expect(printed == ["300"])
    }

    @Test func `brotli is undone`() {
        let app = FilesApp()
        let printed = app.run(
            """
            fs.writeFileSync(`${U}/b`, '\(Self.brotli)', 'base64'); fs.writeFileSync(`${U}/x`, 'no brotli at all');
            const text = (buffer) => String.fromCharCode(...new Uint8Array(buffer));
            t(() => text(fs.readCompressedFileSync({ filePath: `${U}/b`, compressionAlgorithm: 'br' })) === 'brotli brotli brotli '.repeat(20));
            t(() => fs.readCompressedFileSync({ filePath: `${U}/x`, compressionAlgorithm: 'br' }));
            t(() => fs.readCompressedFileSync({ filePath: `${U}/b`, compressionAlgorithm: 'gz' }));
            """)
        #expect(
            printed[0] == "true" && printed[1].contains("brotli decompress fail")
                && printed[2].contains("Invalid argument"))
    }
}
