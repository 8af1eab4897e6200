/// What stands for the glyphs of icon fonts, which no terminal has: a symbol where an icon's class says what it is,
/// else a dot.
enum IconGlyphs {
    /// What stands for an icon nobody knows.
    static let unknown: Character = "•"

    /// The text with a character in place of each private one; the text itself where there is none.
    static func shown(_ text: String, classes: @autoclosure () -> [String] = []) -> String {
        guard mayBeIn(text), text.unicodeScalars.contains(where: isPrivate) else { return text }
        let glyph = classes().lazy.compactMap(symbol(ofClass:)).first ?? unknown
        return String(
            String.UnicodeScalarView(text.unicodeScalars.map { isPrivate($0) ? glyph.unicodeScalars.first ?? $0 : $0 }))
    }

    /// Whether a text may hold a private character.
    static func mayBeIn(_ text: String) -> Bool { text.utf8.contains { $0 >= 0xEE } }

    /// The symbol of a class such as `van-icon-search` or `icon-arrow-right`; nil where it says nothing.
    static func symbol(ofClass name: String) -> Character? {
        let words = name.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
        // The last words say most: of `van-icon-arrow-left` first all, then `arrow-left`, then `left`.
        for start in words.indices.prefix(mostWords) {
            let rest = words[start...].filter { !looks.contains($0) }
            if let symbol = symbols[rest.joined(separator: "-")] { return symbol }
        }
        return nil
    }

    private static let mostWords = 8

    private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
        (0xE000...0xF8FF).contains(scalar.value) || scalar.value >= 0xF0000
    }

    /// Words that say how an icon is drawn, not what it shows.
    private static let looks: Set<Substring> = [
        "o", "fill", "filled", "line", "outline", "outlined", "circle", "thin", "bold", "round", "solid", "small",
        "big",
    ]

    private static let symbols: [String: Character] = {
        var table: [String: Character] = [:]
        for (symbol, names) in names {
            for name in names.split(separator: " ") { table[String(name)] = symbol }
        }
        return table
    }()

    /// Names in English and in pinyin, as icon sets write them. All symbols are one column wide.
    private static let names: [(Character, String)] = [
        (
            "›",
            "access link arrow arrow-right right next more-right chevron-right jiantou youjiantou xiangyou you enter"
        ),
        ("‹", "arrow-left left back prev previous return back-arrow chevron-left zuojiantou fanhui xiangzuo revoke"),
        ("↑", "arrow-up up top upgrade back-top chevron-up shangjiantou xiangshang totop upload"),
        ("↓", "arrow-down down slide-down chevron-down xiajiantou xiangxia xiala download descending"),
        ("⌕", "search sousuo search-in-box find scan"),
        ("×", "close cross clear cancel delete-1 guanbi cuowu error fail failure shut"),
        ("✓", "success check checked selected select ok done right-1 dui passed duigou success-no finish sign"),
        ("+", "add plus tianjia jia new increase xinzeng add-1"),
        ("−", "minus reduce jian decrease subtract"),
        ("★", "star favorite-fill collect shoucang xingxing shop-collect goods-collect rate score"),
        ("♥", "like heart love xihuan aixin good-job thumb zan dianzan praise"),
        ("⌂", "home index shouye wap-home house shop dianpu store hotel"),
        ("♪", "music audio sound yinle volume voice"),
        ("▶", "play bofang video live start video-play"),
        ("‖", "pause zanting"),
        ("■", "stop"),
        ("✎", "edit bianji xiugai write pen compose feedback records notes"),
        ("♫", "song playlist"),
        ("⚙", "setting settings shezhi set config"),
        ("☎", "phone tel dianhua call telephone mobile phone-call"),
        ("✉", "mail email message envelop xiaoxi youjian comment chat news newspaper service kefu comments"),
        ("☰", "menu list bars wap-nav apps caidan cate category orders todo-list bill liebiao description"),
        ("…", "more ellipsis gengduo weapp-nav"),
        ("!", "warn warning info info-1 gantanhao gantanhao1 tips notice tishi jinggao alert"),
        ("?", "question help bangzhu wenhao problem"),
        ("↻", "refresh replay reload shuaxin sync exchange loop rotate"),
        ("↗", "share fenxiang zhuanfa forward expand enlarge link"),
        ("◷", "clock time shijian underway waiting history pending-payment countdown"),
        ("▦", "calendar rili date riqi qr qrcode grid erweima"),
        ("⚑", "flag location map-marked dingwei dizhi weizhi position address guide map dingwei1 place"),
        ("☺", "smile user wode me account friends manager contact people person yonghu avatar my"),
        ("◉", "eye camera photo photograph paizhao xiangji show view chakan browse"),
        ("◨", "image picture tupian tianjiatupian charutupian photo-fail album"),
        ("⊖", "delete shanchu trash remove lajitong"),
        ("⚿", "lock password mima key suo"),
        ("☀", "sun day fire hot hot-sale bulb light"),
        ("♛", "crown vip vip-card medal diamond gem huiyuan"),
        ("¥", "paid gold-coin balance price money coin qian yue balance-list refund cash-back debit-pay cash"),
        ("⊞", "cart shopping-cart gouwuche shopping-bag bag"),
        ("◈", "gift coupon discount youhuiquan point-gift gift-card liwu send-gift certificate points"),
        ("⚐", "bookmark label tag biaoqian zhiding"),
        ("☁", "cloud weather tianqi"),
        ("⎙", "printer print"),
        ("♂", "male man nan"),
        ("♀", "female woman nv"),
        ("◇", "filter shaixuan sort paixu"),
        ("♢", "bell notification naozhong tixing lingdang"),
    ]
}
