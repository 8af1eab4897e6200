import ArgumentParser
import Bridge
import CloudClient
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

    func run() throws {
        do {
            let host = try AppHost()
            let place = DataFolder.cloud(of: data, environment: ProcessInfo.processInfo.environment)
            let cloud = CloudProcess(place, command: [ResourceFolder.binary, "serve", "--embedded", "--data", data])
            try host.run(
                root: root, options: .init(page: page, data: .folder(data, user: user), cloud: cloud.locator))
        } catch let error as BridgeError {
            throw Failure(.missing, error.userMessage)
        }
    }
}
