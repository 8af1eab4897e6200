package import Bridge
package import CloudClient
package import MiniProgram
import Values

/// The native half of `wx`: what Swift answers itself, and the names of all that exists only to fail.
package enum HostAPI {
    /// Where a mini-program's data is kept.
    package enum DataPlace: Sendable, Hashable {
        /// Below this folder, in `<appid>/<user>`.
        case folder(String, user: String)
        /// Nowhere: it is gone when the program ends.
        case memory

        /// Whose data it is.
        var user: String {
            switch self {
            case .folder(_, let user): user
            case .memory: "default"
            }
        }
    }

    /// Every member of `wx` that works, for one mini-program. The functions share state and belong to one logic thread, which
    /// need not be the one that makes them.
    package static func functions(
        for program: MiniProgram, data: DataPlace, network: NetworkSurroundings = NetworkSurroundings(),
        cloud: CloudLocator? = nil
    ) -> [HostFunction] {
        let files = FilePlaces(source: program.source, place: data, appID: program.appID)
        var functions: [HostFunction] = []
        let storage = Storage(place: data, appID: program.appID)
        functions += StorageAPI(storage).functions
        functions.append(StorageInspector(storage).function)
        functions += OverlayAPI().functions
        functions += DialogAPI.functions
        functions += NavigationBarAPI.functions
        functions += TabBarAPI(program).functions
        functions += ScrollAPI.functions
        let hardware = VirtualHardware()
        functions.append(hardware.function)
        functions += LocationAPI(hardware: hardware).functions
        functions += SensorAPI(hardware: hardware).functions
        functions += ScreenAPI(hardware: hardware).functions
        functions += ScanPayCallAPI(scanner: CodeScanner(worker: FileWorker())).functions
        let system = SystemAPI(program)
        functions += system.functions
        functions += ExtConfigAPI(program).functions
        functions += EncodingAPI.functions
        functions += ReportAPI.functions
        let servers = NetworkAPI(program, network, files)
        functions += servers.functions
        let cloudUser = CloudUser(appID: program.appID, name: data.user)
        let cloudFiles = CloudFiles(files, user: cloudUser, CloudSurroundings(cloud))
        let worker = FileWorker()
        let chooser = FileChooser(files, worker)
        functions += FilesAPI(files, servers.network, cloudFiles, worker, chooser).functions
        functions += CloudAPI(program, user: data.user, CloudSurroundings(cloud)).functions
        functions += cloudFiles.functions
        let settings = UserSettings(place: data, appID: program.appID)
        let gesture = Gesture(isStrict: program.termina.strictGestures)
        let loginCloud = LoginCloud(cloud)
        functions += LoginAPI(cloud: loginCloud, settings: settings).functions
        functions += PersonAPI(cloud: loginCloud, settings: settings, gesture: gesture, chooser: chooser).functions
        functions += SettingsAPI(settings: settings, gesture: gesture).functions
        functions += OtherAppsAPI(gesture: gesture).functions
        let privacy = Privacy(settings, isDeclared: program.app.checksPrivacy)
        functions += privacy.functions
        functions = privacy.guarding(functions)
        functions += ListenerAPI.functions
        let capabilities = Capabilities(
            functions,
            results: system.results.merging(DialogAPI.results) { $1 }.merging(FilesAPI.results) { $1 }
                .merging(LocationAPI.results) { $1 }.merging(ScreenAPI.results) { $1 }
                .merging(ScanPayCallAPI.results) { $1 }.merging(OtherAppsAPI.results) { $1 })
        functions.append(
            HostFunction(
                "canIUse",
                .synchronous { arguments, _ in
                    .bool(capabilities.supports(arguments.first?.toString() ?? ""))
                }))
        return functions
    }

    /// Every member of `wx` that none of these functions is, with the way in which it fails. A listener stands for both
    /// `onX` and `offX`. What AppService provides itself is among them; its own comes first.
    package static func unsupported(beside functions: [HostFunction]) -> [UnsupportedMember] {
        let names = Set(functions.map(\.name))
        return MemberTable.members.filter { !names.contains($0.name) }
    }

    /// The members that AppService provides itself.
    package static let frameworkMembers: Set<String> = [
        "navigateTo", "redirectTo", "navigateBack", "switchTab", "reLaunch", "nextTick", "createSelectorQuery",
        "getLaunchOptionsSync", "getEnterOptionsSync", "onAppShow", "offAppShow", "onAppHide", "offAppHide", "onError",
        "offError", "onPageNotFound", "offPageNotFound", "onUnhandledRejection", "offUnhandledRejection",
        "createAnimation", "getUpdateManager", "getLogManager", "getRealtimeLogManager", "getFileSystemManager", "env",
        "cloud",
        "exitMiniProgram",
        "onAppRoute", "offAppRoute", "onAppRouteDone", "offAppRouteDone", "onBeforeAppRoute", "offBeforeAppRoute",
        "onBeforePageLoad", "offBeforePageLoad", "onAfterPageLoad", "offAfterPageLoad", "onBeforePageUnload",
        "offBeforePageUnload", "onAfterPageUnload", "offAfterPageUnload", "createVideoContext", "createMapContext",
        "createCanvasContext", "createOffscreenCanvas", "canvasToTempFilePath", "canvasGetImageData",
        "canvasPutImageData", "createInnerAudioContext", "createAudioContext", "createCameraContext",
        "createLivePlayerContext", "createLivePusherContext", "getBackgroundAudioManager", "getRecorderManager",
        "createIntersectionObserver", "createMediaQueryObserver",
        "playBackgroundAudio", "pauseBackgroundAudio", "stopBackgroundAudio", "seekBackgroundAudio",
        "getBackgroundAudioPlayerState", "onBackgroundAudioPlay", "offBackgroundAudioPlay", "onBackgroundAudioPause",
        "offBackgroundAudioPause", "onBackgroundAudioStop", "offBackgroundAudioStop",
        "createWorker", "setInnerAudioOption", "getAvailableAudioSources",
        "showShareMenu", "hideShareMenu", "updateShareMenu", "worklet",
    ]

    /// Members that the public interface lists no longer and older programs call.
    package static let olderMembers: Set<String> = [
        "saveFile", "getSavedFileList", "getSavedFileInfo", "removeSavedFile", "getFileInfo",
    ]

    /// The names of all 488 members, `offX` among them.
    package static let memberNames = Set(MemberTable.lines.flatMap(\.memberNames))
}
