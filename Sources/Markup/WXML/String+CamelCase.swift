extension String {
    /// `first-name` as `firstName`, as attributes name properties.
    package var camelCased: String {
        guard utf8.contains(UInt8(ascii: "-")) else { return self }
        var result = ""
        var raises = false
        for character in self {
            if character == "-" {
                raises = true
            } else {
                result += raises ? character.uppercased() : String(character)
                raises = false
            }
        }
        return result
    }
}
