package import HTTPTypes
package import Hummingbird
import Values

/// What only the owner of the data folder may ask: `X-Termina-Key` carries the key of the address file.
struct OwnerRoutes: RouteFamily {
    /// The version of what clients of this binary and this server say to each other.
    static let protocolVersion = 1

    private let core: ServerCore

    init(_ core: ServerCore) { self.core = core }

    func add(to router: Router<ServerContext>) {
        router.get("/termina/hello") { [core] request, _ in
            try core.checkOwner(request)
            return Response.json(["protocol": .number(Double(Self.protocolVersion))])
        }
    }
}

extension HTTPField.Name {
    /// Carries the owner's key.
    package static let terminaKey: HTTPField.Name = {
        guard let name = HTTPField.Name("X-Termina-Key") else { preconditionFailure("the name is a token") }
        return name
    }()
}

extension ServerCore {
    /// - Throws: `ServerError` 403 unless the request carries the owner's key.
    package func checkOwner(_ request: Request) throws(ServerError) {
        guard isAdmin(request.headers[.terminaKey]) else {
            throw ServerError(.forbidden, "only the owner may ask this")
        }
    }
}
