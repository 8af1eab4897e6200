import Testing

@testable import termina

/// What the shell tells the app's process that it starts.
@Suite struct AppStartTests {
    @Test func `the words that start an app's process are read as they were written`() throws {
        let starts = [
            AppStart(root: "/a b", user: "default", data: "/d", cloud: nil, page: nil),
            AppStart(root: "/a", user: "anna", data: "-d", cloud: "http://key@host:1", page: "--pages/a?b=c d"),
            AppStart(root: "", user: "", data: "", cloud: nil, page: ""),
        ]
        for start in starts { #expect(AppStart(start.words[...]) == start) }
    }

    @Test func `other words start no app's process`() {
        for words in [[], ["run"], ["app-host"], ["app-host", "a", "b", "c"], ["./app-host", "a", "b", "c", "d"]] {
            #expect(AppStart(words[...]) == nil)
        }
    }
}
