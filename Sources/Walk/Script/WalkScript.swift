package import Cells
package import Terminal
package import Values

/// A walkthrough as it was written: steps in order.
package struct WalkScript {
    /// The file's path as it was given, for messages.
    package var path: String
    package var steps: [WalkStep]

    package init(path: String, steps: [WalkStep]) {
        self.path = path
        self.steps = steps
    }

    /// The language that it asks for.
    package var language: String? {
        for step in steps { if case .language(let name) = step.command { return name } }
        return nil
    }

    /// Whether anything is explained in it, so that there must be room for a bar.
    package var hasCaptions: Bool {
        steps.contains { if case .caption(let text) = $0.command { !text.isEmpty } else { false } }
    }
}

/// A line of a walkthrough that does something.
package struct WalkStep {
    /// The line and column of its command, from 1.
    package var line: Int
    package var column: Int
    /// The line as it was written, without blanks around it or a comment behind it.
    package var source: String
    package var command: WalkCommand
}

/// What a step does.
package enum WalkCommand {
    /// Starts the mini-program anew, at a page with its query or at its first one.
    case open(page: String?)
    /// Types a text, letter by letter.
    case type(String)
    /// Presses keys.
    case press([Key])
    /// Clicks on a text; the nth place that shows it, from 1.
    case click(WalkPattern, number: Int)
    /// Waits until a text is to be seen, or no more; at most this many milliseconds.
    case wait(WalkPattern, isWanted: Bool, limit: Double)
    /// A text is to be seen, or is not.
    case expect(WalkPattern, isWanted: Bool)
    /// The pages of the stack, the bottom first; a page with a query means that query too.
    case expectStack([String])
    /// What the data of the page on top has at a path.
    case expectData(path: String, WalkValue)
    /// A line that the program has written on its console, or has not.
    case expectConsole(WalkPattern, isWanted: Bool)
    /// What the bar says from now on; empty says nothing.
    case caption(String)
    /// Lets so many milliseconds go by.
    case pause(Double)
    case resize(CellSize)
    /// The language of the words around the pages, `en` or `zh`, in the whole walkthrough.
    case language(String)
    /// What the network is like: online, slow, offline or lossy.
    case network(String)
    /// Has something happen to the device, by its name in the registry.
    case device(name: String, arguments: [String])
    /// Goes on in the terminal of a user, which is opened beside the others if it is new.
    case user(String)
    /// Cuts every socket.
    case serverDrop
    /// Writes what is to be seen to a file.
    case screenshot(String, WalkPicture)

    /// Whether it looks at what the mini-program did, so that it can fail.
    package var isExpectation: Bool {
        switch self {
        case .wait, .expect, .expectStack, .expectData, .expectConsole: true
        default: false
        }
    }
}

/// What a value of a page's data is to be.
package enum WalkValue {
    /// Equal to this one.
    case equal(Value)
    /// A text, or a number as text, that matches.
    case matching(WalkPattern)
}

/// What a picture is written as; the file's ending says which.
package enum WalkPicture: String, CaseIterable {
    case text = "txt"
    case ansi
    case svg
}
