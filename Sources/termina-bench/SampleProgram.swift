import Foundation
import Scratch

/// A mini-program with a list of many rows and a button for each thing that is measured, written to a temporary folder.
struct SampleProgram {
    /// The folder.
    var path: String { scratch.path }
    private let scratch: ScratchFolder

    /// Writes the program with so many rows, in blocks or as the items of a flexible column.
    init(rows: Int, isColumn: Bool = false) throws {
        scratch = try ScratchFolder("bench-\(rows)\(isColumn ? "-column" : "")")
        let files = [
            "app.json": #"{"pages":["pages/list/list"],"window":{"navigationBarTitleText":"list"}}"#,
            "app.js": "App({})",
            "pages/list/list.wxml": """
            <view class="bar">mark {{mark}}</view>
            <button size="mini" bindtap="one">one</button><button size="mini" bindtap="all">all</button>
            <view class="list"><view class="row" wx:for="{{list}}" wx:key="id" bindtap="tap" data-id="{{item.id}}">
              <text class="name">{{item.name}}</text><text class="price">{{item.price}}</text>
            </view></view>
            """,
            "pages/list/list.wxss": """
            .list { \(isColumn ? "display: flex; flex-direction: column" : "") }
            .row { display: flex; justify-content: space-between; padding: 0 8px }
            .name { color: #336699 }
            """,
            "pages/list/list.js": """
            let round = 0
            function rows() {
              const list = []
              for (let i = 0; i < \(rows); i++) list.push({ id: i, name: 'row-' + i + '-of-' + round, price: i * 3 })
              return list
            }
            Page({
              data: { mark: 'start', list: rows() },
              one() { this.setData({ ['list[2].name']: 'changed-' + (++round) + '.', mark: 'one' + round }) },
              all() { round++; this.setData({ list: rows(), mark: 'all' + round }) },
              tap() {},
            })
            """,
        ]
        try Self.write(files, to: scratch.path)
    }

    /// Writes a program of these files.
    init(_ files: [String: String], name: String) throws {
        scratch = try ScratchFolder("bench-\(name)")
        try Self.write(files, to: scratch.path)
    }

    private static func write(_ files: [String: String], to path: String) throws {
        for (name, text) in files {
            let file = URL(fileURLWithPath: path).appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    /// Removes the folder.
    func remove() { scratch.remove() }
}
