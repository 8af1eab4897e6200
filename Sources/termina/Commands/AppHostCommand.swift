import ArgumentParser
import Bridge
import Foundation
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
    @OptionGroup var cloud: CloudOption

    func run() throws {
        do {
            let host = try AppHost()
            let locator = try cloud.locator(data: data, ProcessInfo.processInfo.environment)
            try host.run(root: root, options: .init(page: page, data: .folder(data, user: user), cloud: locator))
        } catch let error as BridgeError {
            throw Failure(.missing, error.userMessage)
        }
    }
}
