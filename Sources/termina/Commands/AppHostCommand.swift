import ArgumentParser
import Bridge
import Headless
import HostAPI

/// `termina app-host`: the app's process, started by `run`. Not for people.
struct AppHostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "app-host", abstract: "The process of one mini-program.", shouldDisplay: false)

    @Argument var root: String
    @Option var page: String?
    @Option var user: String
    @Option var data: String

    func run() throws {
        do {
            let host = try AppHost()
            try host.run(root: root, options: .init(page: page, data: .folder(data, user: user)))
        } catch let error as BridgeError {
            throw Failure(.missing, error.userMessage)
        }
    }
}
