/// Paths into a page's data as setData writes them: `list[0].title`.
enum DataPath {
    /// Whether a text is one, so that nothing else can be evaluated in its place.
    static func isOne(_ text: String) -> Bool {
        let path = /[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*|\[[0-9]{1,9}\])*/
        return text.wholeMatch(of: path) != nil
    }
}
