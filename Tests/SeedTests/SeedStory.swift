import Bridge
import LogicFixture
import Values

/// What a small app of the seed's code did, with an embedded server in memory.
struct SeedStory: Sendable {
    /// The lines of the console: `log a 1`.
    let console: [String]
    /// What the toast slot showed, in order: `加载中 loading`, `hidden`.
    let overlays: [String]
    /// What the person was asked.
    let questions: [Question]
    /// The tree of the page on top, as indented markup.
    let tree: String
    /// The pages on the stack.
    let stack: [String]
    /// The faults.
    let faults: [Fault]

    private init(_ app: LogicFixture) {
        console = app.console
        overlays = app.overlays
        questions = app.questions.map(\.question)
        tree = app.tree
        stack = app.stack
        faults = app.faults
    }

    /// The console's lines of this level, without it.
    func lines(_ level: String) -> [String] {
        console.filter { $0.hasPrefix(level + " ") }.map { String($0.dropFirst(level.count + 1)) }
    }

    /// How many elements of this kind the page has.
    func count(_ tag: String) -> Int {
        tree.split(separator: "\n").count { $0.drop { $0 == " " }.prefix { $0 != " " } == tag }
    }

    /// Runs an app of these files, then `steps`; each ends when nothing is in flight.
    /// - Parameter page: the code of the first page.
    static func tell(
        page: String, files: [String: String] = [:], template: String = "<view/>",
        pages: [String] = ["pages/index/index"], network: NetworkConditions = .online,
        _ steps: @escaping @Sendable (LogicFixture) -> Void = { _ in }
    ) async throws -> SeedStory {
        var all = files
        all["pages/index/index.js"] = page
        all["pages/index/index.wxml"] = template
        for other in pages.dropFirst() { all[other + ".js"] = all[other + ".js"] ?? "Page({})" }
        let cloud = try await SeedCloud.start()
        let told = await cloud.tell(all, pages: pages) { app in
            var device = Device()
            device.network = network
            app.send(.device(device))
            app.start()
            app.awaitHeldWork()
            steps(app)
            app.awaitHeldWork()
            return SeedStory(app)
        }
        try await cloud.stop()
        return told
    }
}

extension LogicFixture {
    /// The questions that were asked so far.
    fileprivate var questions: [(id: UInt64, question: Question)] {
        messages.compactMap { if case .ask(let id, let question) = $0 { (id, question) } else { nil } }
    }

    /// What the toast slot showed.
    fileprivate var overlays: [String] {
        messages.compactMap { message in
            guard case .overlay(let overlay) = message else { return nil }
            return switch overlay {
            case .toast(let title, let icon, _): "\(title) \(icon)"
            case .hidden: "hidden"
            }
        }
    }

    /// Answers all that is asked, one after the other, until nothing more is.
    func answerAll(_ answer: Value) {
        var answered = 0
        while answered < questions.count {
            send(.answer(id: questions[answered].id, answer))
            awaitHeldWork()
            answered += 1
        }
    }
}
