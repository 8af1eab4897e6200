import Bridge
import Values

/// Everything of `wx` that has to do with files.
struct FilesAPI {
    /// Every member, those of FileSystemManager among them.
    let functions: [HostFunction]

    /// What the members answer, for `canIUse`.
    static let results = ChooserAPI.results.merging(PictureAPI.results) { $1 }

    init(
        _ places: FilePlaces, _ network: Network, _ cloud: CloudFiles, _ worker: FileWorker, _ chooser: FileChooser
    ) {
        let system = FileSystem(places)
        functions =
            FileSystemAPI.functions(system, worker) + SavedFilesAPI.functions(system, worker)
            + ChooserAPI(chooser).functions
            + PictureAPI(files: places, worker: worker, locator: PictureLocator(places, network, cloud)).functions
            + DocumentAPI(files: places, worker: worker).functions
            + TemporaryAPI.functions(places)
    }
}
