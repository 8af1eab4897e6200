import LogicFixture
import Testing

/// Components that know of one another by `relations`.
@Suite struct RelationTests {
    private let list = """
        Component({
          relations: { '../item/item': {
            type: 'descendant',
            linked(item) { console.log('list linked', item.data.name, this.getRelationNodes('../item/item').length) },
            linkChanged(item) { console.log('list changed', item.data.name) },
            unlinked(item) { console.log('list unlinked', item.data.name) }
          } },
          methods: { names() { return this.getRelationNodes('../item/item').map((item) => item.data.name).join() } }
        })
        """
    private let item = """
        Component({
          properties: { name: String },
          relations: { '../list/list': {
            type: 'ancestor',
            linked(list) { console.log('item linked', this.data.name, list.is) },
            unlinked(list) { console.log('item unlinked', this.data.name) }
          } },
          attached() { console.log('attached', this.data.name) },
          detached() { console.log('detached', this.data.name) }
        })
        """

    private func app(_ template: String, _ page: String, more: [String: String] = [:]) -> LogicFixture {
        var files = [
            "pages/index.json":
                #"{"usingComponents":{"list":"/lib/list/list","item":"/lib/item/item","other":"/lib/other/other"}}"#,
            "pages/index.wxml": template, "pages/index.js": page,
            "lib/list/list.js": list, "lib/item/item.js": item, "lib/other/other.js": "Component({})",
        ]
        for name in ["list", "item", "other"] {
            files["lib/\(name)/\(name).json"] = #"{"component":true}"#
            files["lib/\(name)/\(name).wxml"] = "<slot/>"
        }
        return LogicFixture(files.merging(more) { $1 }).start()
    }

    @Test func `Both are told when an item comes, moves or goes, and find one another`() {
        let app = app(
            """
            <list id="list"><view><item wx:for="{{names}}" wx:key="*this" name="{{item}}"/></view></list>
            <item name="alone"/>
            """,
            "Page({ data: { names: ['a', 'b'] }, onReady() { console.log(this.selectComponent('#list').names()) } })")
        #expect(
            app.console == [
                "log attached a", "log list linked a 1", "log item linked a lib/list/list", "log attached b",
                "log list linked b 2", "log item linked b lib/list/list", "log attached alone", "log a,b",
            ])
        app.evaluate("getCurrentPages()[0].setData({ names: ['b', 'c'] })")
        #expect(
            Set(app.console.suffix(6)) == [
                "log detached a", "log list unlinked a", "log item unlinked a", "log attached c", "log list linked c 2",
                "log item linked c lib/list/list",
            ])
        app.evaluate("console.log(getCurrentPages()[0].selectComponent('#list').names())")
        #expect(app.console.last == "log b,c")
        #expect(app.faults.isEmpty)
    }

    @Test func `A child links to its nearest component only, an ancestor reaches through others`() {
        let nested = "<list id='list'><other><item name='deep'/></other></list>"
        let reached = app(nested, "Page({})")
        #expect(reached.console.contains("log list linked deep 1"))
        let closer = app(
            nested, "Page({})",
            more: [
                "lib/list/list.js": list.replacing("'descendant'", with: "'child'"),
                "lib/item/item.js": item.replacing("'ancestor'", with: "'parent'"),
            ])
        #expect(closer.console == ["log attached deep"])
    }

    @Test func `A relation may name a behavior instead of a path`() {
        let app = app(
            "<list id='list'><item name='a'/></list>",
            "Page({ onReady() { console.log(this.selectComponent('#list').getRelationNodes('fields').length) } })",
            more: [
                "lib/field.js": "module.exports = Behavior({})",
                "lib/list/list.js": """
                Component({ relations: { fields: { type: 'child', target: require('../field'), linked(item) { console.log('linked', item.data.name) } } } })
                """,
                "lib/item/item.js": """
                Component({ behaviors: [require('../field')], properties: { name: String }, relations: { '../list/list': { type: 'parent' } } })
                """,
            ])
        #expect(app.console == ["log linked a", "log 1"])
        #expect(app.faults.isEmpty)
    }
}
