// swift-tools-version: 6.2
import Glibc
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    // Debug builds and tests check; a tenth of a frame's time is too much for finding nothing.
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
    // A generic type that is named asks the runtime for each of its conformances by a search through all that the
    // binary has. What the compiler knows needs no search: the first frame comes sooner.
    .unsafeFlags(
        ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"], .when(configuration: .release)),
]

/// What the released binary is linked with: nobody links to it, so its symbols stay inside, and the loader that can (of
/// glibc 2.36 on) reads the places to adjust as bits. A process starts sooner and 7 MB smaller.
let release: [LinkerSetting] = {
    var flags = ["-use-ld=lld", "-Xlinker", "--no-export-dynamic"]
    var name = [UInt8](repeating: 0, count: 32)
    // "glibc 2.36"
    confstr(Int32(_CS_GNU_LIBC_VERSION), &name, name.count)
    let version = String(decoding: name.prefix { $0 != 0 }, as: UTF8.self).split(separator: ".").compactMap { Int($0) }
    if let minor = version.last, minor >= 36 {
        flags += ["-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"]
    }
    return [.unsafeFlags(flags, .when(configuration: .release))]
}()

/// A room of the house: a Swift target and the targets that it may import.
func room(_ name: String, _ imports: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: imports, exclude: exclude, swiftSettings: strict)
}

/// The tests of a room.
func tests(_ name: String, _ imports: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: imports, swiftSettings: strict)
}

let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let sqlite = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let sockets = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let http = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let frames = Target.Dependency.product(name: "NIOWebSocket", package: "swift-nio")
let embedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let tls = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let httpServer = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpRoutes = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let tokens = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let sealing = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
    name: "termina",
    products: [
        .executable(name: "termina", targets: ["termina"]),
        .executable(name: "termina-bench", targets: ["termina-bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // System libraries and C shims.
        .target(name: "CNCurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "CJavaScriptCore", linkerSettings: [.linkedLibrary("dl"), .linkedLibrary("pthread")]),
        .target(name: "CCairo", linkerSettings: [.linkedLibrary("dl"), .linkedLibrary("pthread")]),
        .target(name: "CZbar", linkerSettings: [.linkedLibrary("dl"), .linkedLibrary("pthread")]),
        .target(name: "CThemes", cSettings: [.unsafeFlags(["-Wno-c23-extensions"])]),
        .target(name: "CPrelude", exclude: ["js"], cSettings: [.unsafeFlags(["-Wno-c23-extensions"])]),

        .target(name: "CVersion"),
        .target(name: "CImages", linkerSettings: [.linkedLibrary("dl"), .linkedLibrary("pthread")]),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),

        // The rooms, in the order in which they may import one another.
        room("Values"),
        room("Cells"),
        room("Scratch"),
        room("Markup", ["Values"]),
        room("JavaScript", ["CJavaScriptCore", "Values"]),
        room("TOML"),
        room("MiniProgram", ["Markup", "TOML", "Values"]),
        room("Bridge", ["Values", deque]),
        room("Drawing", ["CCairo", "Values"]),
        room("Components", ["Markup", "MiniProgram", "Bridge", "Values"]),
        room(
            "AppService",
            [
                "Components", "Drawing", "Markup", "JavaScript", "MiniProgram", "Bridge", "Values", "CPrelude", heap,
                deque,
            ]),
        room("WebSockets", ["CZlib", nio, http, frames]),
        room("CloudDatabase", ["Values", sqlite]),
        room(
            "CloudServer",
            [
                "Bridge", "CPrelude", "CZlib", "CloudClient", "CloudDatabase", "WebSockets", "MiniProgram",
                "JavaScript", "Scratch", "Values", nio, sockets, http, frames,
                httpServer, httpRoutes, crypto, sealing, log, sqlite,
            ], exclude: ["Chat/Chat.md", "Database/Database.md", "Storage/Storage.md", "Watch/Watch.md"]),
        room("CloudClient", ["CZlib", "WebSockets", "Values", nio, sockets, http, frames, tls, httpClient]),
        room("Images", ["CImages", "Cells"]),
        room(
            "HostAPI",
            [
                "Bridge", "CloudClient", "WebSockets", "CZlib", "CZbar", "Images", "MiniProgram", "Scratch", "Values",
                crypto, deque, nio, frames, sqlite,
            ]),
        room("ViewLayer", ["Markup", "Bridge", "Cells", "Images", "Values"]),
        room("Theme", ["TOML", "Cells", "CThemes"]),
        room("Terminal", ["CNCurses", "Cells"]),
        room("Walk", ["Terminal", "Cells", "Values"], exclude: ["Walk.md"]),
        room(
            "Shell",
            [
                "ViewLayer", "Images", "Theme", "TOML", "Bridge", "Terminal", "Walk", "MiniProgram", "Markup", "Cells",
                "Values",
            ]),
        room(
            "Headless",
            [
                "Shell", "Walk", "Terminal", "Theme", "ViewLayer", "HostAPI", "AppService", "JavaScript", "Bridge",
                "CloudServer", "CloudClient", "Images", "MiniProgram", "Scratch", "Cells", "Values",
            ]),
        .executableTarget(
            name: "termina",
            dependencies: [
                "Headless", "Shell", "Terminal", "Theme", "ViewLayer", "HostAPI", "AppService", "Components", "Bridge",
                "CloudServer", "CloudClient", "CloudDatabase", "Images", "MiniProgram", "Walk",
                "Scratch", "JavaScript", "Markup", "Cells", "Values", "CVersion", arguments, log,
            ],
            exclude: ["Manual"], swiftSettings: strict, linkerSettings: release),

        .executableTarget(
            name: "termina-bench", dependencies: ["CPty", "CVTerm", "CloudDatabase", "Scratch", "Values", sqlite],
            swiftSettings: strict),

        // Tests mirror the rooms.
        .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", pkgConfig: "vterm", providers: [.apt(["libvterm-dev"])]),
        .target(name: "CPty", path: "Tests/CPty", linkerSettings: [.linkedLibrary("util")]),
        .target(name: "Measuring", path: "Tests/Measuring", swiftSettings: strict),
        tests("ValuesTests", ["Measuring", "Values", "CJavaScriptCore"]),
        tests("CellsTests", ["Cells"]),
        .target(name: "TestFolders", path: "Tests/TestFolders", swiftSettings: strict),
        tests("ScratchTests", ["Scratch", "TestFolders"]),
        tests("DrawingTests", ["Drawing", "Values"]),
        tests("MarkupTests", ["Markup", "Values"]),
        tests("JavaScriptTests", ["JavaScript", "Values"]),
        tests("MiniProgramTests", ["MiniProgram", "Markup", "CJavaScriptCore", "Values"]),
        tests("BridgeTests", ["Measuring", "Bridge", "Values"]),
        tests(
            "ComponentsTests",
            [
                "Measuring", "Components", "CJavaScriptCore", "JavaScript", "MiniProgram", "Markup", "Bridge",
                "Values",
            ]),
        .target(
            name: "LogicFixture", dependencies: ["AppService", "JavaScript", "MiniProgram", "Bridge", "Values"],
            path: "Tests/LogicFixture", swiftSettings: strict),
        tests(
            "AppServiceTests",
            ["LogicFixture", "AppService", "Components", "JavaScript", "MiniProgram", "Bridge", "Values"]),
        tests(
            "SeedTests",
            [
                "LogicFixture", "SocketFixture", "HostAPI", "CloudServer", "CloudClient", "AppService", "JavaScript",
                "MiniProgram", "Bridge", "Values", tokens, crypto,
            ]),
        tests("WebSocketsTests", ["WebSockets", nio, sockets, http, frames, embedded]),
        tests("CloudDatabaseTests", ["CloudDatabase", "DatabaseProbe", "Values", sqlite]),
        .executableTarget(
            name: "DatabaseProbe", dependencies: ["CloudDatabase", "Values"], path: "Tests/DatabaseProbe",
            swiftSettings: strict),
        tests(
            "CloudServerTests",
            [
                "Measuring", "TestFolders", "SocketFixture", "CloudServer", "CloudClient", "CloudDatabase",
                "WebSockets", "Values", nio, sockets, http, tokens, crypto, httpClient, sqlite,
            ]),
        .target(
            name: "SocketFixture", dependencies: ["WebSockets", nio, sockets, http, frames],
            path: "Tests/SocketFixture", swiftSettings: strict),
        tests(
            "CloudClientTests",
            [
                "SocketFixture", "CloudClient", "CloudServer", "WebSockets", "Values", nio, sockets, http, frames, tls,
                embedded,
            ]),
        tests("ImagesTests", ["Images", "Cells"]),
        tests(
            "HostAPITests",
            [
                "Measuring", "LogicFixture", "SocketFixture", "HostAPI", "Images", "CloudServer", "CloudClient",
                "MiniProgram", "Bridge", "Values", crypto, sealing,
            ]),
        tests("ViewLayerTests", ["Measuring", "ViewLayer", "Images", "Markup", "Bridge", "Cells", "Values"]),
        tests("TOMLTests", ["TOML"]),
        tests("ThemeTests", ["Theme", "Cells"]),
        tests("WalkTests", ["Walk", "Terminal", "Cells", "Values"]),
        tests("ShellTests", ["Shell", "ViewLayer", "Theme", "Terminal", "Bridge", "Cells", "Values"]),
        .testTarget(name: "GoldenTests", exclude: ["Screens"], swiftSettings: strict),
        tests(
            "AppTests",
            [
                "Headless", "Shell", "Walk", "Terminal", "Theme", "ViewLayer", "HostAPI", "MiniProgram", "Bridge",
                "Cells",
                "Values",
            ]),
        tests("TerminaTests", ["termina"]),
        tests("TerminalTests", ["TestFolders", "Terminal", "Cells", "CVTerm", "CPty", "TerminalProbe"]),
        .executableTarget(
            name: "TerminalProbe", dependencies: ["Terminal", "Cells"], path: "Tests/TerminalProbe",
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6])
