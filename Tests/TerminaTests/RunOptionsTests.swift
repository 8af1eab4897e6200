import ArgumentParser
import Testing

@testable import termina

/// What a plain command line asks of `run`, beside what the parser of all command lines makes of it.
@Suite struct RunOptionsTests {
    @Test(arguments: [
        "", "run", "./app", "run app/", "/tmp/app --page pages/a?b=c", "--data /tmp/data",
        "run --user anna ./app --plain", "--page index ../app --data d", "--reset --reduced-motion",
        "--theme dark --keymap keys.toml --cloud http://127.0.0.1:1 --cast a.cast --log a.log",
    ])
    func `a plain command line is read as the parser reads it`(line: String) throws {
        let words = line.split(separator: " ").map(String.init)
        let plain = try #require(RunOptions(plain: words[...]))
        let command = try #require(Termina.parseAsRoot(words) as? RunCommand)
        #expect(plain == command.options)
    }

    @Test(arguments: [
        "check", "help", "doctor --api", "app", "run app", "--help", "-h", "--version", "./a ./b", "--page",
        "--page --plain", "--data=/tmp", "--log-level debug", "--plain --plain", "--user a --user b", "--unknown x",
        "-- ./app", "render ./app", "./app render --theme", "--theme -x",
    ])
    func `what could mean something else is left to the parser`(line: String) {
        #expect(RunOptions(plain: line.split(separator: " ").map(String.init)[...]) == nil)
    }

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
