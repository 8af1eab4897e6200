import Bridge
import MiniProgram
import Values

/// Everything of `wx` that talks to servers over HTTP, and what can be asked about the network.
struct NetworkAPI {
    /// The members of this family.
    let functions: [HostFunction]

    /// What pictures are fetched by, too.
    let network: Network

    init(_ program: MiniProgram, _ surroundings: NetworkSurroundings, _ files: FilePlaces) {
        let network = Network(program, surroundings)
        self.network = network
        functions =
            RequestAPI(network: network).functions
            + UploadAPI(network: network, files: files).functions
            + DownloadAPI(network: network, files: files).functions
            + SocketAPI(network: network).functions
            + ConditionsAPI(showsRealAddress: surroundings.leavesMachine).functions
    }
}
