import Bridge
import Drawing
import JavaScript
import MiniProgram
import Values

/// The pictures behind canvases and images, by number.
final class PictureTable {
    private var pictures: [Int: Picture] = [:]
    private var last = 0

    subscript(number: Int) -> Picture? { pictures[number] }

    /// How many there are.
    var count: Int { pictures.count }

    /// Keeps a picture; 0 where there is none.
    func add(_ picture: Picture?) -> Int {
        guard let picture else { return 0 }
        last += 1
        pictures[last] = picture
        return last
    }

    /// Lets a picture go.
    func remove(_ number: Int) { pictures[number] = nil }
}

extension AppService {
    /// How many pictures canvases and images hold.
    package var pictureCount: Int { pictures.count }

    /// What canvases ask of Swift (canvas.js): pictures are drawn here, in the app's process, so that what was drawn can be
    /// read at once.
    func addCanvas(to natives: Natives) {
        let table = pictures
        func number(_ call: ScriptCall, _ index: Int) -> Int {
            call[index].number.flatMap { $0.isFinite ? Int(min(max($0, -1e6), 1e9)) : nil } ?? 0
        }
        natives.add("canvasMake") { call in
            call.machine.number(Double(table.add(Picture(width: number(call, 0), height: number(call, 1)))))
        }
        natives.add("canvasFree") { call in
            table.remove(number(call, 0))
            return nil
        }
        natives.add("canvasDraw") { call in
            guard case .array(let commands) = try call.machine.data(call[1]) else { return nil }
            table[number(call, 0)]?.draw(commands) { table[$0] }
            return nil
        }
        natives.add("canvasPixels") { call in
            let pixels = table[number(call, 0)]?.pixels(
                x: number(call, 1), y: number(call, 2), width: number(call, 3), height: number(call, 4))
            return call.machine.value(.binary(pixels ?? []))
        }
        natives.add("canvasPut") { call in
            guard case .binary(let bytes) = try call.machine.data(call[1]) else { return nil }
            table[number(call, 0)]?.put(bytes, x: number(call, 2), y: number(call, 3), width: number(call, 4))
            return nil
        }
        natives.add("canvasContains") { call in
            guard let picture = table[number(call, 0)], let x = call[1].number, let y = call[2].number else {
                return call.machine.bool(false)
            }
            return call.machine.bool(
                picture.contains(x: x, y: y, isEvenOdd: call[3].truthy, isStroke: call[4].truthy))
        }
        natives.add("canvasPage") { [unowned self] call in
            call.machine.number(Double(router.current?.id.rawValue ?? 0))
        }
        natives.add("canvasFile") { [unowned self] call in
            guard let picture = table[number(call, 0)] else { return nil }
            let quality = number(call, 1)
            if quality >= 0 { return jpegFile(picture, quality).map(call.machine.string) }
            let png = picture.png()
            return png.isEmpty ? nil : temporary("Temporary.write", [.binary(png), "png"]).map(call.machine.string)
        }
        natives.add("canvasPNG") { call in call.machine.value(.binary(table[number(call, 0)]?.png() ?? [])) }
        natives.add("canvasLoad") { [unowned self] call in
            let path = String((call[0].string ?? "").drop { $0 == "/" || $0 == "." })
            var bytes: [UInt8] = []
            // An image that is not there is told to the program, by `onerror`.
            do throws(SourceError) { bytes = try program.source.read(path) } catch { return nil }
            guard let picture = Picture(png: bytes) else { return nil }
            return call.machine.value([
                "number": .number(Double(table.add(picture))), "width": .number(Double(picture.width)),
                "height": .number(Double(picture.height)),
            ])
        }
        natives.add("canvasShow") { [unowned self] call in
            guard let picture = table[number(call, 0)], case .object(let place) = try call.machine.data(call[1]) else {
                return nil
            }
            show(picture, place)
            return nil
        }
    }

    /// Writes a picture as JPEG, whose quality goes to 100; nil where nobody can.
    private func jpegFile(_ picture: Picture, _ quality: Int) -> String? {
        let pixels = picture.pixels(x: 0, y: 0, width: picture.width, height: picture.height)
        guard !pixels.isEmpty else { return nil }
        return temporary(
            "Temporary.writeJPEG", [.binary(pixels), .number(Double(picture.width)), .number(Double(quality))])
    }

    /// Has a temporary file written; nil where nobody keeps files, or there is no room.
    private func temporary(_ name: String, _ arguments: [Value]) -> String? {
        guard let function = host[name], case .synchronous(let body) = function.kind else { return nil }
        do throws(HostError) {
            return try body(arguments, self).text
        } catch {
            faults.console("warn", [.string("canvasToTempFilePath:\(error.message)")])
            return nil
        }
    }

    /// Sends what a picture looks like to the page that shows it.
    private func show(_ picture: Picture, _ place: ValueObject) {
        func number(_ name: String) -> Double {
            if case .number(let number)? = place[name], number.isFinite { number } else { 0 }
        }
        let page = UInt32(exactly: number("page")).map { PageID($0) } ?? PageID(0)
        let node = UInt32(exactly: number("node")).flatMap { $0 > 0 ? NodeID($0) : nil }
        guard let target = node == nil ? router.current?.id : page else { return }
        let (width, height) = (max(1, number("width")), max(1, number("height")))
        // Two in a cell each way: without colours, quarters of a cell show the shapes.
        let columns = 2 * Int(min(max((width / 8).rounded(), 1), 500))
        let rows = Int(min(max((height / 8).rounded(), 1), 500))
        // Words stand where they are in px of the page.
        let (byX, byY) = (width / max(1, number("drawnWidth")), height / max(1, number("drawnHeight")))
        let words = picture.words.map { words -> Value in
            [
                "text": .string(words.text), "x": .number(words.x * byX), "y": .number(words.y * byY),
                "color": .number(Double(words.color)), "align": .string(words.align),
            ]
        }
        let value: Value = [
            "canvasId": place["canvasId"] ?? .null, "columns": .number(Double(columns)), "rows": .number(Double(rows)),
            "blocks": .binary(
                picture.blocks(
                    columns: columns, rows: rows, width: number("drawnWidth"), height: number("drawnHeight"))),
            "words": .array(words),
        ]
        sink(.command(target, .other(node, name: "canvas", value)))
    }
}
