import ArgumentParser

/// `termina cloud`: the documents of the cloud, from outside.
struct CloudCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cloud", abstract: "Exports, imports, resets and queries the cloud's database.",
        subcommands: [CloudExportCommand.self, CloudImportCommand.self, CloudResetCommand.self, CloudQueryCommand.self])
}
