import LogicFixture
import Testing

/// The seed's database code (3.1, 3.2) on the embedded server: its code runs verbatim in small apps, and does what the text around it says.
@Suite(.enabled(if: Snippets.folder != nil, Snippets.whereTheyAre))
struct DatabaseSeedTests {
    /// Runs a snippet's page in an app that initialises the cloud as the seed does; then a script, which knows `page`, `db`
    /// and `todos`.
    private func run(_ snippet: String, _ script: String) async throws -> (console: [String], overlays: [String]) {
        let page = try Snippets.text(snippet)
        let told = try await SeedStory.tell(page: page, files: try Self.app) { app in
            app.evaluate("var page = getCurrentPages()[0], db = wx.cloud.database(), todos = db.collection('todos');")
            app.evaluate("(async () => { \(script) })().catch((error) => console.error('story', error))")
        }
        #expect(told.faults.isEmpty)
        return (told.console, told.overlays)
    }

    private static var app: [String: String] {
        get throws { ["app.js": try Snippets.text("000-3.1-cloud-init.app.js")] }
    }

    @Test func `A record is added with the server's time, and told by its id`() async throws {
        let (console, overlays) = try await run(
            "000-3.2-add.page.js",
            """
            await page.onAdd();
            const { data } = await todos.get();
            console.log(data.length, data[0].title, data[0].done, data[0].createTime instanceof Date, typeof data[0]._openid);
            console.log(data[0]._id);
            """)
        #expect(console.count == 3)
        #expect(console.dropFirst().first == "log 1 学习小程序 false true string")
        #expect(console.first == "log 添加成功 " + (console.last?.dropFirst(4) ?? ""))
        #expect(overlays == ["添加成功 success"])
    }

    @Test func `A query finds what is not done, the newest first; the others find by operators and pattern`()
        async throws
    {
        let (console, _) = try await run(
            "000-3.2-query.page.js",
            """
            for (const [title, done, time] of [['学习小程序', false, 1], ['睡觉', true, 2], ['再学习', false, 3]]) {
              await todos.add({ data: { title, done, createTime: new Date(time) } });
            }
            for (let n = 0; n < 25; n++) await todos.add({ data: { title: 'x', done: false, createTime: new Date(0) } });
            await page.loadTodos();
            console.log(page.data.todos.length, page.data.todos[0].title, page.data.todos[1].title, page.data.todos[2].title);
            """)
        #expect(console == ["log 20 再学习 学习小程序 x"])
    }

    @Test func `Updating sets fields and leaves others; push adds a tag`() async throws {
        let (console, overlays) = try await run(
            "000-3.2-update.page.js",
            """
            const { _id } = await todos.add({ data: { title: 'a', done: false } });
            await page.updateTodo(_id);
            await page.addTag(_id);
            await page.addTag(_id);
            const { data } = await todos.doc(_id).get();
            console.log(data.title, data.done, data.updateTime instanceof Date, data.tags.join());
            await page.updateTodo('none');
            """)
        // An update that finds nothing succeeds all the same, as on the platform.
        #expect(console == ["log a true true new-tag,new-tag"])
        #expect(overlays == ["更新成功 success", "更新成功 success"])
    }

    @Test func `Removing takes a record away, once`() async throws {
        let (console, overlays) = try await run(
            "000-3.2-remove.page.js",
            """
            const { _id } = await todos.add({ data: { title: 'a' } });
            await page.deleteTodo(_id);
            console.log((await todos.count()).total);
            try { await todos.doc(_id).get() } catch (error) { console.log(error.errCode, error.errMsg.replace(_id, 'X')) }
            await page.deleteTodo(_id);
            """)
        #expect(
            console == [
                "log 0",
                "log -1 document.get:fail cannot find document with _id X, please make sure that the document exists and you have the corresponding access permission",
            ])
        #expect(overlays == ["删除成功 success", "删除成功 success"])
    }

    @Test func `Calling a function that nobody has made fails, and says so in the console`() async throws {
        let call = try Snippets.text("003-call-function.js")
        let told = try await SeedStory.tell(page: call + "\nPage({})", files: try Self.app)
        #expect(told.faults.isEmpty)
        #expect(told.console.count == 1)
        #expect(told.lines("error").first?.contains("cloud.callFunction:fail Error: errCode: -501") == true)
    }
}
