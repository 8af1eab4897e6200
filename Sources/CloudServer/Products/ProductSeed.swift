package import Values

/// The products that a new cloud has: enough for several pages, and worth looking at.
package enum ProductSeed {
    /// A kind of products and what there is of it, with the price in yuan.
    private struct Shelf {
        var category: String
        var detail: String
        var items: [(name: String, price: Double)]
    }

    private static let shelves = [
        Shelf(
            category: "茶叶", detail: "当季采摘，传统工艺",
            items: [
                ("西湖龙井 明前 100g", 328), ("安溪铁观音 浓香 250g", 168), ("武夷山大红袍 125g", 298), ("福鼎白茶 老寿眉 357g", 188),
                ("云南普洱 熟茶 357g", 158), ("祁门红茶 特级 200g", 136), ("碧螺春 一级 100g", 218), ("茉莉花茶 七窨 150g", 98),
            ]),
        Shelf(
            category: "文具", detail: "顺手好用，写字画画都合适",
            items: [
                ("狼毫小楷毛笔", 45), ("四尺生宣 50 张", 88), ("松烟墨锭 二两", 66), ("端砚 五寸", 580), ("竹节镇纸 一对", 72),
                ("A5 点阵笔记本", 29.9), ("0.38 中性笔 12 支", 19.8), ("12 色水彩 铁盒", 79),
            ]),
        Shelf(
            category: "厨房", detail: "耐用的日常器物",
            items: [
                ("章丘铁锅 32cm", 269), ("龙泉菜刀 七寸", 158), ("柳木砧板 40cm", 128), ("紫砂壶 西施 220ml", 399),
                ("青花盖碗", 86), ("竹编蒸笼 24cm", 59), ("砂锅 3L", 99), ("黄铜火锅 四人", 458),
            ]),
        Shelf(
            category: "零食", detail: "小包装，出门带着",
            items: [
                ("新疆灰枣 500g", 32.8), ("手剥核桃 1kg", 56), ("老婆饼 8 枚", 25), ("沙琪玛 原味 400g", 22.5), ("话梅 无核 200g", 16.9),
                ("牛轧糖 花生 300g", 35), ("冻干草莓 50g", 19.9), ("绿豆糕 12 枚", 28), ("麻辣牛肉干 150g", 48),
            ]),
        Shelf(
            category: "数码", detail: "接口齐全，全国联保",
            items: [
                ("机械键盘 87 键 茶轴", 399), ("27 英寸 4K 显示器", 1899), ("无线鼠标 静音", 89), ("65W 氮化镓充电器", 129),
                ("Type-C 扩展坞 八合一", 219), ("1TB 移动固态硬盘", 469), ("蓝牙耳机 降噪", 359), ("电子墨水屏 阅读器", 998),
            ]),
        Shelf(
            category: "家居", detail: "让屋子安静一点",
            items: [
                ("亚麻四件套 1.8m", 499), ("荞麦枕 一对", 138), ("藤编收纳筐", 69), ("纸灯笼 落地灯", 236), ("苎麻门帘", 118),
                ("陶瓷香炉", 75), ("老榆木小凳", 188), ("蓝印花布 桌旗", 95),
            ]),
        Shelf(
            category: "户外", detail: "轻便，可以走很远",
            items: [
                ("碳纤维登山杖 一对", 259), ("双人帐篷 1.6kg", 899), ("羽绒睡袋 -5℃", 659), ("钛杯 450ml", 149), ("头灯 400 流明", 119),
                ("防水背包 28L", 329), ("速干毛巾", 39), ("折叠水袋 10L", 45),
            ]),
        Shelf(
            category: "图书", detail: "平装，正版",
            items: [
                ("红楼梦 上下册", 59.7), ("史记选", 42), ("唐诗三百首详析", 36), ("天工开物 图说", 68), ("编译原理", 99),
                ("计算机程序的构造和解释", 79), ("小王子", 22), ("平凡的世界 三册", 108),
            ]),
    ]

    /// The products, oldest first: name, price, stock, sales, category, description, image and createTime.
    /// - Parameter now: milliseconds since 1970; the newest was made an hour before.
    package static func bodies(now: Double) -> [ValueObject] {
        // One of every shelf in turn, so that each page shows something of everything.
        var products: [(Shelf, name: String, price: Double)] = []
        for place in 0..<(shelves.map(\.items.count).max() ?? 0) {
            for shelf in shelves where place < shelf.items.count {
                products.append((shelf, shelf.items[place].name, shelf.items[place].price))
            }
        }
        return products.enumerated().map { index, product in
            let number = index + 1
            let hour = 3_600_000.0
            return ValueObject([
                ("name", .string(product.name)), ("price", .number(product.price)),
                ("stock", .number(Double(number * 37 % 200))), ("sales", .number(Double(number * 211 % 5000))),
                ("category", .string(product.0.category)),
                ("description", .string("\(product.name)。\(product.0.detail)。")),
                ("image", .string("/products/pictures/\(number).png")),
                ("createTime", .number(now - Double(products.count - index) * hour)),
            ])
        }
    }
}
