/// What the server answers, family by family. A new family is added here.
enum RouteTable {
    /// The HTTP routes.
    static func families(_ core: ServerCore, _ storage: StorageService, _ functions: FunctionService)
        -> [any RouteFamily]
    {
        [
            OwnerRoutes(core), LoginRoutes(core), SealRoutes(core), ProductRoutes(core), UploadRoutes(core),
            DatabaseRoutes(core),
            StorageRoutes(core, storage), FunctionRoutes(core, functions),
        ]
    }

    /// The WebSockets.
    static func sockets(_ core: ServerCore) -> [any SocketRoute] {
        [PresenceSocket(core), ChatRoute(core), WatchSocketRoute(core)]
    }
}
