/// A character that stands for a picture too small to be written about: by the words in its file's name.
package enum ImageSign {
    private static let signs: [(words: [String], sign: String)] = [
        (["left", "back", "prev", "previous", "return"], "\u{2039}"), (["down", "expand", "unfold"], "\u{2304}"),
        (["up", "fold", "collapse", "top"], "\u{2303}"), (["right", "next", "arrow", "enter", "go"], "\u{203A}"),
        (["close", "cancel", "clear", "wrong", "no"], "\u{2715}"), (["delete", "del", "trash", "remove"], "\u{2715}"),
        (["search", "find"], "\u{2315}"), (["add", "plus", "new", "create"], "+"),
        (["minus", "sub", "reduce"], "\u{2212}"), (["home", "index", "house"], "\u{2302}"),
        (["user", "avatar", "person", "my", "me", "mine", "head", "face", "profile"], "\u{263A}"),
        (["star", "favorite", "favourite", "collect", "collection", "rate"], "\u{2605}"),
        (["heart", "like", "love", "zan", "praise"], "\u{2665}"), (["cart", "shop", "buy"], "\u{25A4}"),
        (["edit", "write", "pen", "modify"], "\u{270E}"), (["setting", "settings", "set", "config"], "\u{2699}"),
        (["time", "clock", "history", "date"], "\u{25F7}"), (["phone", "tel", "call", "mobile"], "\u{260F}"),
        (["check", "checked", "success", "done", "ok", "yes", "selected", "select", "right1"], "\u{2713}"),
        (["location", "address", "map", "position", "place"], "\u{2316}"), (["play", "video"], "\u{25B6}"),
        (["pause", "stop"], "\u{2016}"), (["more", "ellipsis", "dots"], "\u{2026}"),
        (["menu", "list", "nav", "category"], "\u{2261}"), (["share", "forward", "export"], "\u{2197}"),
        (["refresh", "reload", "loading", "sync"], "\u{21BB}"), (["music", "audio", "sound", "song"], "\u{266A}"),
        (["message", "msg", "mail", "email", "chat", "comment"], "\u{2709}"), (["info", "about", "tip"], "i"),
        (["help", "question"], "?"), (["warn", "warning", "alert", "error"], "!"), (["download"], "\u{2193}"),
        (["upload"], "\u{2191}"), (["sun", "day", "light"], "\u{2600}"), (["moon", "night", "dark"], "\u{263D}"),
        (["image", "img", "pic", "picture", "photo", "camera", "album", "banner"], "\u{25A8}"),
    ]

    /// The character for a file's name; a filled square where no word of it is known.
    package static func sign(for name: String) -> String {
        let words = Self.words(of: name)
        for (known, sign) in signs where known.contains(where: words.contains) { return sign }
        return "\u{25AA}"
    }

    /// The words of a name in lower case: `icon_ArrowLeft.png` is icon, arrow and left.
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in name.prefix(100) {
            if !character.isLetter || character.isUppercase {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if character.isLetter { word += character.lowercased() }
        }
        return word.isEmpty ? words : words + [word]
    }
}
