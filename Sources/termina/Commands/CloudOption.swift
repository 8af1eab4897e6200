import ArgumentParser
import CloudClient
import Foundation

/// `--cloud`: a cloud elsewhere, in place of that of the data folder.
struct CloudOption: ParsableArguments {
    /// Holds the owner's key, which a command line would show to everybody on the machine.
    static let keyVariable = "TERMINA_CLOUD_KEY"

    @Option(
        name: .customLong("cloud"),
        help: "The cloud to use: http://HOST:PORT, with KEY@ before the host to sign in; `termina serve` tells both.")
    var address: String?

    /// The cloud that was named; nil is the data folder's own.
    func endpoint(_ environment: [String: String]) throws(Failure) -> CloudEndpoint? {
        guard let address else { return nil }
        do throws(CloudError) {
            return try CloudEndpoint(address: address, key: environment[Self.keyVariable] ?? "")
        } catch {
            throw Failure(.usage, "--cloud: \(error.userMessage)")
        }
    }

    /// Finds the cloud: the one that was named, or the data folder's, which is started if need be.
    func locator(data: String, _ environment: [String: String]) throws(Failure) -> CloudLocator {
        if let endpoint = try endpoint(environment) { return CloudLocator(endpoint) }
        let place = DataFolder.cloud(of: data, environment: environment)
        let command = [ResourceFolder.binary, "serve", "--embedded", "--data", data]
        return CloudProcess(place, command: command).locator
    }
}
