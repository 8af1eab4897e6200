extension RunOptions {
    /// Reads a command line on which nothing but `run` can be meant: a folder whose name is no bare word, options that are
    /// written out, each once. Nil leaves all others to `RunCommand`, which takes as long to read them as the shell does to
    /// start, and says what is wrong with them.
    init?(plain words: ArraySlice<String>) {
        self.init()
        var rest = words
        if rest.first == "run" { rest.removeFirst() }
        var seen: Set<String> = []
        while let word = rest.popFirst() {
            guard word.hasPrefix("-") else {
                guard path == nil, word.contains("/") || word.contains(".") else { return nil }
                path = word
                continue
            }
            guard seen.insert(word).inserted else { return nil }
            switch word {
            case "--plain": plain = true
            case "--reduced-motion": reducedMotion = true
            case "--reset": reset = true
            default:
                guard let option = Self.option(word), let value = rest.popFirst(), !value.hasPrefix("-") else {
                    return nil
                }
                option(&self, value)
            }
        }
    }

    /// What sets the option of this name that takes a text.
    private static func option(_ name: String) -> ((inout RunOptions, String) -> Void)? {
        switch name {
        case "--page": { $0.page = $1 }
        case "--user": { $0.user = $1 }
        case "--theme": { $0.theme = $1 }
        case "--keymap": { $0.keymap = $1 }
        case "--data": { $0.data = $1 }
        case "--cloud": { $0.cloud = $1 }
        case "--cast": { $0.cast = $1 }
        case "--log": { $0.log = $1 }
        default: nil
        }
    }
}
