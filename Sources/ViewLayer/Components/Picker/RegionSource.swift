import Values

/// `region`: province, city and district, as far down as `level` says.
struct RegionSource: PickerSource {
    private let table: RegionTable
    private let custom: String?
    private let depth: Int
    private(set) var selected: [Int]

    init(value: Value?, custom: String?, level: String?, table: RegionTable = .shared) {
        self.table = table
        self.custom = custom.flatMap { $0.isEmpty ? nil : $0 }
        switch level {
        case "province": depth = 1
        case "city": depth = 2
        default: depth = 3
        }
        selected = Array(repeating: 0, count: depth)
        guard case .array(let names) = value ?? .null else { return }
        for (column, name) in names.prefix(depth).enumerated() {
            guard let place = items(of: column).firstIndex(of: name.toString()) else { return }
            selected[column] = place
        }
    }

    /// The regions below what is chosen in the columns before; nil where a custom item is.
    private func regions(_ column: Int) -> [RegionTable.Region]? {
        var regions = table.provinces
        for index in 0..<column {
            guard let region = chosen(index, among: regions) else { return nil }
            regions = region.children
        }
        return regions
    }

    private func chosen(_ column: Int, among regions: [RegionTable.Region]) -> RegionTable.Region? {
        let index = selected[column] - (custom == nil ? 0 : 1)
        return regions.indices.contains(index) ? regions[index] : nil
    }

    private func items(of column: Int) -> [String] {
        (custom.map { [$0] } ?? []) + (regions(column) ?? []).map(\.name)
    }

    var columns: [[String]] { (0..<depth).map(items) }

    mutating func select(_ column: Int, _ index: Int) {
        selected[column] = index
        for later in (column + 1)..<max(depth, column + 1) { selected[later] = 0 }
    }

    var value: Value {
        .array(
            columns.enumerated().compactMap { column, items in
                items.indices.contains(selected[column]) ? .string(items[selected[column]]) : nil
            })
    }

    var extras: ValueObject {
        var codes: [Value] = []
        for column in 0..<depth {
            guard let regions = regions(column), let region = chosen(column, among: regions) else { break }
            codes.append(.string(region.code))
        }
        var extras = ValueObject()
        extras["code"] = .array(codes)
        // No free table of postal codes exists.
        extras["postcode"] = ""
        return extras
    }
}
