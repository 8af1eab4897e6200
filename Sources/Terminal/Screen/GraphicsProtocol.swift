/// How a terminal shows pictures beside cells.
package enum GraphicsProtocol: String, Sendable {
    /// Not at all.
    case none
    /// The protocol of kitty (sw.kovidgoyal.net/kitty/graphics-protocol): pictures lie over the cells and are taken away
    /// by their numbers.
    case kitty
    /// DEC's sixels: pictures replace the cells, and are gone when these are written again.
    case sixel

    /// Judges by what the environment says of the terminal; `TERMINA_GRAPHICS` says it outright.
    package init(environment: [String: String]) {
        if let said = environment["TERMINA_GRAPHICS"].flatMap(GraphicsProtocol.init(rawValue:)) {
            self = said
            return
        }
        let name = environment["TERM"] ?? ""
        let program = environment["TERM_PROGRAM"]?.lowercased() ?? ""
        let isBehindOther = ["screen", "tmux"].contains { name.hasPrefix($0) } || environment["TMUX"] != nil
        if isBehindOther || !(environment["NO_COLOR"] ?? "").isEmpty {
            // What multiplexes terminals keeps no pictures.
            self = .none
        } else if ["xterm-kitty", "xterm-ghostty", "wezterm"].contains(name)
            || ["ghostty", "wezterm"].contains(program) || environment["KITTY_WINDOW_ID"] != nil
        {
            self = .kitty
        } else if ["foot", "mlterm", "contour", "yaft", "xterm+sixel"].contains(where: { name.hasPrefix($0) }) {
            self = .sixel
        } else {
            self = .none
        }
    }
}
