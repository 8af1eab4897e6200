/// The administrative divisions of China (GB/T 2260): provinces, cities, districts, each with its code.
struct RegionTable: Sendable {
    /// One division.
    struct Region: Sendable {
        /// Six digits.
        let code: String
        let name: String
        var children: [Region] = []
    }

    let provinces: [Region]

    /// The table as it is built in, read when it is first needed.
    static let shared = RegionTable(Self.text)

    /// Reads the table: a line each, a province starting with two digits of its code, a city with a blank and the next
    /// two, the districts of a city on lines with two blanks, with the last two digits before each name.
    init(_ text: String) {
        var provinces: [Region] = []
        var province = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix("  ") {
                guard var top = provinces.popLast() else { continue }
                if var city = top.children.popLast() {
                    for item in line.split(separator: ",") {
                        let item = item.drop { $0 == " " }
                        let code = city.code.prefix(4) + item.prefix(2)
                        city.children.append(Region(code: String(code), name: String(item.dropFirst(2))))
                    }
                    top.children.append(city)
                }
                provinces.append(top)
            } else if line.hasPrefix(" ") {
                guard var top = provinces.popLast() else { continue }
                let city = line.dropFirst()
                let code = province + city.prefix(2) + "00"
                top.children.append(Region(code: code, name: String(city.dropFirst(2))))
                provinces.append(top)
            } else {
                province = String(line.prefix(2))
                provinces.append(Region(code: province + "0000", name: String(line.dropFirst(2))))
            }
        }
        self.provinces = provinces
    }
}
