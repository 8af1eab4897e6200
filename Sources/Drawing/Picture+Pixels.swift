import CCairo

extension Picture {
    /// Pixels as red, green, blue and alpha, not multiplied; outside of the picture they are transparent.
    package func pixels(x: Int, y: Int, width: Int, height: Int) -> [UInt8] {
        guard width > 0, height > 0, width <= 8192, height <= 8192 else { return [] }
        var result = [UInt8](repeating: 0, count: width * height * 4)
        withRows { data, stride in
            for row in 0..<height where (0..<self.height).contains(y + row) {
                for column in 0..<width where (0..<self.width).contains(x + column) {
                    let source = data + (y + row) * stride + (x + column) * 4
                    let target = (row * width + column) * 4
                    let alpha = Int(source[3])
                    guard alpha > 0 else { continue }
                    for (index, channel) in [2, 1, 0].enumerated() {
                        result[target + index] = UInt8(min(255, (Int(source[channel]) * 255 + alpha / 2) / alpha))
                    }
                    result[target + 3] = source[3]
                }
            }
        }
        return result
    }

    /// Puts such pixels at a place; what is there goes.
    package func put(_ pixels: [UInt8], x: Int, y: Int, width: Int) {
        guard width > 0, width <= 8192 else { return }
        withRows { data, stride in
            for row in 0..<(pixels.count / 4 / width) where (0..<self.height).contains(y + row) {
                for column in 0..<width where (0..<self.width).contains(x + column) {
                    let source = (row * width + column) * 4
                    let target = data + (y + row) * stride + (x + column) * 4
                    let alpha = Int(pixels[source + 3])
                    for (index, channel) in [2, 1, 0].enumerated() {
                        target[channel] = UInt8(Int(pixels[source + index]) * alpha / 255)
                    }
                    target[3] = UInt8(alpha)
                }
            }
        }
        cairo_surface_mark_dirty(surface)
    }

    /// The part of the picture up to a size, in so many blocks: the mean colour of each. Thin lines keep their strength.
    package func blocks(columns: Int, rows: Int, width: Double, height: Double) -> [UInt8] {
        guard (1...1000).contains(columns), (1...1000).contains(rows) else { return [] }
        var result = [UInt8](repeating: 0, count: columns * rows * 4)
        withRows { data, stride in
            for row in 0..<rows {
                let lines = range(row, rows, height, self.height)
                for column in 0..<columns {
                    let dots = range(column, columns, width, self.width)
                    var sums = (red: 0, green: 0, blue: 0, alpha: 0)
                    for line in lines {
                        for dot in dots {
                            let pixel = data + line * stride + dot * 4
                            sums.red += Int(pixel[2])
                            sums.green += Int(pixel[1])
                            sums.blue += Int(pixel[0])
                            sums.alpha += Int(pixel[3])
                        }
                    }
                    let count = lines.count * dots.count
                    guard sums.alpha > 0, count > 0 else { continue }
                    let target = (row * columns + column) * 4
                    result[target] = UInt8(min(255, sums.red * 255 / sums.alpha))
                    result[target + 1] = UInt8(min(255, sums.green * 255 / sums.alpha))
                    result[target + 2] = UInt8(min(255, sums.blue * 255 / sums.alpha))
                    result[target + 3] = UInt8(min(255, sums.alpha * 4 / count))
                }
            }
        }
        return result
    }

    private func range(_ index: Int, _ count: Int, _ length: Double, _ limit: Int) -> Range<Int> {
        let start = min(limit, max(0, Int(Double(index) * length / Double(count))))
        let end = min(limit, max(start, Int((Double(index + 1) * length / Double(count)).rounded(.up))))
        return start..<end
    }

    private func withRows(_ body: (UnsafeMutablePointer<UInt8>, Int) -> Void) {
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return }
        body(data, Int(cairo_image_surface_get_stride(surface)))
    }
}
