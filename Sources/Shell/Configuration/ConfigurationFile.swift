import TOML

/// A `config.toml` taken apart: what it sets, and what is wrong in it. What is wrong is left out, the rest holds.
package struct ConfigurationFile: Sendable {
    /// Something wrong in the file.
    package struct Problem: Sendable, CustomStringConvertible {
        /// How bad it is.
        package enum Severity: String, Sendable {
            /// A value that cannot be used.
            case error
            /// A key that nobody reads.
            case warning
        }

        package let file: String
        /// Counted from 1; 0 if it is about the file as a whole.
        package let line: Int
        package let column: Int
        package let severity: Severity
        package let message: String

        /// `file:line:column`, or the file alone.
        package var place: String { line > 0 ? "\(file):\(line):\(column)" : file }
        /// `file:line:column: severity: sentence`.
        package var description: String { "\(place): \(severity.rawValue): \(message)" }
    }

    /// The defaults with what the file sets.
    package private(set) var configuration = Configuration()
    /// In the order of lines.
    package private(set) var problems: [Problem] = []

    /// - Parameters:
    ///   - file: what the file is called in messages.
    ///   - isTheme: whether there is a theme of that name or path.
    package init(_ text: String, file: String, isTheme: (String) -> Bool = { _ in true }) {
        let reader = TOMLReader(text)
        var found: [(TOMLPlace, Problem.Severity, String)] = reader.mistakes.map { ($0.place, .error, $0.message) }
        let names = ConfigurationOption.all.map(\.name)
        for (table, key, place, value) in reader.members {
            let name = [table, key].compactMap { $0 }.joined(separator: ".")
            guard let option = ConfigurationOption.named(name) else {
                let hint = NearestName.hint(for: key, in: names)
                found.append((place, .warning, "there is no option '\(name)'\(hint)"))
                continue
            }
            if let message = option.take(value, into: &configuration, isTheme: isTheme) {
                found.append((value.place, .error, message))
            }
        }
        found.sort { ($0.0.line, $0.0.column) < ($1.0.line, $1.0.column) }
        problems = found.map {
            Problem(file: file, line: $0.0.line, column: $0.0.column, severity: $0.1, message: $0.2)
        }
    }

    /// A file that is there but cannot be read: it sets nothing.
    package init(unreadable reason: String, file: String) {
        problems = [Problem(file: file, line: 0, column: 0, severity: .error, message: reason)]
    }

    /// The file with every option, each commented out at its default.
    package static func initialText(_ language: Language) -> String {
        let defaults = Configuration()
        let isChinese = language == .chinese
        var lines =
            isChinese
            ? [
                "# Termina 的配置。注释掉的是默认值。", "# `termina config check` 检查本文件；命令行选项优先于本文件。",
                "# 保存后立即生效，另有说明的除外。",
            ]
            : [
                "# The configuration of Termina. What is commented out is the default.",
                "# `termina config check` tells what is wrong here; options of the command line come before this file.",
                "# What is saved holds at once, but for what is said to take the next start.",
            ]
        for option in ConfigurationOption.all {
            let values = option.values(language)
            lines += ["", "# \(option.help.text(language))", isChinese ? "# 取值：\(values)。" : "# Values: \(values)."]
            if option.takesRestart { lines.append(isChinese ? "# 下次启动时生效。" : "# It takes the next start.") }
            lines.append("# \(option.name) = \(option.text(in: defaults))")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
