import Bridge
import MiniProgram

/// Everything of `wx` that has to do with files.
struct FilesAPI {
    /// Every member, those of FileSystemManager among them.
    let functions: [HostFunction]

    init(_ program: MiniProgram, _ data: HostAPI.DataPlace) {
        let places = FilePlaces(source: program.source, place: data, appID: program.appID)
        let system = FileSystem(places)
        let worker = FileWorker()
        functions = FileSystemAPI.functions(system, worker) + SavedFilesAPI.functions(system, worker)
    }
}
