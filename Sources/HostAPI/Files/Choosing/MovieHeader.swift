/// Reads how long and large a film is from the boxes of an ISO base media file (MP4, MOV: ISO/IEC 14496-12).
enum MovieHeader {
    /// What the file says; nothing if it is none of that kind or broken.
    static func info(_ file: OpenFile) -> FilmInfo {
        var info = FilmInfo()
        do throws(FileError) {
            var reader = Reader(file: file, boxesLeft: 2_000)
            try reader.read(0..<(try file.size()), level: 0, &info)
        } catch {
            // What could be read of it stands; the film itself is as good as it was.
            return info
        }
        return info
    }

    private struct Reader {
        let file: OpenFile
        var boxesLeft: Int

        mutating func read(_ range: Range<Int>, level: Int, _ info: inout FilmInfo) throws(FileError) {
            var position = range.lowerBound
            while position + 8 <= range.upperBound, boxesLeft > 0, level < 4 {
                boxesLeft -= 1
                let head = try file.read(at: position, count: 16)
                guard head.count >= 8 else { return }
                var size = Self.number(head, 0, 4)
                var start = position + 8
                if size == 1, head.count == 16 {
                    size = Self.number(head, 8, 8)
                    start += 8
                } else if size == 0 {
                    size = range.upperBound - position
                }
                guard size >= start - position, size <= range.upperBound - position else { return }
                switch String(decoding: head[4..<8], as: UTF8.self) {
                case "moov", "trak": try read(start..<(position + size), level: level + 1, &info)
                case "mvhd": takeDuration(try file.read(at: start, count: 32), &info)
                case "tkhd": takeSize(try file.read(at: start, count: 96), &info)
                default: break
                }
                position += size
            }
        }

        private func takeDuration(_ box: [UInt8], _ info: inout FilmInfo) {
            guard let version = box.first, box.count == 32 else { return }
            let scale = Double(Self.number(box, version == 1 ? 20 : 12, 4))
            let length = Double(version == 1 ? Self.number(box, 24, 8) : Self.number(box, 16, 4))
            if scale > 0, length >= 0 { info.duration = (length / scale * 1000).rounded() / 1000 }
        }

        /// Sizes are 16.16 fixed; sound has none.
        private func takeSize(_ box: [UInt8], _ info: inout FilmInfo) {
            guard let version = box.first, box.count >= 84 else { return }
            let place = version == 1 ? 88 : 76
            guard box.count >= place + 8 else { return }
            let width = Double(Self.number(box, place, 4)) / 65_536
            let height = Double(Self.number(box, place + 4, 4)) / 65_536
            if width > 0, height > 0 { (info.width, info.height) = (width.rounded(), height.rounded()) }
        }

        private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
            let value = bytes[place..<(place + count)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return Int(clamping: value)
        }
    }
}
