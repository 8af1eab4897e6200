/// A member of `wx` as somebody can call it by hand: its options, with values to begin with.
package struct MemberDescription: Sendable, Equatable {
    /// How it is called.
    package enum Style: Sendable, Equatable {
        /// With one object of options; the answer comes later.
        case asynchronous
        /// With its options as arguments one after the other, or with none; the answer is what it returns.
        case synchronous
        /// With a listener.
        case listener
    }

    /// One option, or one argument.
    package struct Option: Sendable, Equatable {
        /// What it takes.
        package enum Kind: Sendable, Equatable {
            case text, number, flag
            /// Anything that JSON can say.
            case json
            /// One of these texts.
            case choice([String])
        }

        package var name: String
        package var kind: Kind
        /// What stands there at first, as it is typed; empty is nothing, which leaves the option away.
        package var sample: String
        package var isRequired: Bool

        package init(_ name: String, _ kind: Kind, sample: String = "", isRequired: Bool = false) {
            self.name = name
            self.kind = kind
            self.sample = sample
            self.isRequired = isRequired
        }
    }

    package var name: String
    package var style: Style
    package var options: [Option]

    package init(_ name: String, _ style: Style, options: [Option] = []) {
        self.name = name
        self.style = style
        self.options = options
    }
}
