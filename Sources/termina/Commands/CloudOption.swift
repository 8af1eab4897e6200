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
        try address.map { (address) throws(Failure) in try Self.endpoint(address, environment) }
    }

    /// Finds the cloud: the one that was named, or the data folder's, which is started if need be.
    func locator(data: String, _ environment: [String: String]) throws(Failure) -> CloudLocator {
        try Self.locator(address, data: data, environment)
    }

    /// Finds the cloud at an address, or the data folder's, which is started if need be.
    static func locator(
        _ address: String?, data: String, _ environment: [String: String]
    ) throws(Failure) -> CloudLocator {
        if let address { return CloudLocator(try endpoint(address, environment)) }
        let place = DataFolder.cloud(of: data, environment: environment)
        let command = [ResourceFolder.binary, "serve", "--embedded", "--data", data]
        return CloudProcess(place, command: command).locator
    }

    /// The cloud at an address.
    static func endpoint(_ address: String, _ environment: [String: String]) throws(Failure) -> CloudEndpoint {
        do throws(CloudError) {
            return try CloudEndpoint(address: address, key: environment[Self.keyVariable] ?? "")
        } catch {
            throw Failure(.usage, "--cloud: \(error.userMessage)")
        }
    }
}
