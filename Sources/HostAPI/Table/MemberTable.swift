/// Every member of `wx` by category: their names, and how each is called.
///
/// The names are those of the public interface; `HostAPI.unsupported` takes those that nothing provides.
enum MemberTable {
    /// How the members of a line are called.
    enum Style {
        case asynchronous, synchronous, factory, property
        /// `onX` and `offX`, written as X.
        case listeners
        /// `onX` alone, written as X.
        case listenersWithoutOff
    }

    /// One line of the table.
    struct Line {
        /// The category of the public documentation.
        var category: String
        /// How its members are called.
        var style: Style
        /// The names, parted by spaces.
        var names: String
    }

    private static func line(_ category: String, _ style: Style, _ names: String) -> Line {
        Line(category: category, style: style, names: names)
    }

    /// The whole table.
    static let lines: [Line] = [
        line("framework", .property, "cloud env router worklet"),
        line("framework", .factory, "getXrFrameSystem"),
        line("ad", .factory, "createInterstitialAd createRewardedVideoAd"),
        line("ad", .asynchronous, "getShowSplashAdStatus"),
        line("ai/face", .asynchronous, "faceDetect initFaceDetect stopFaceDetect"),
        line("ai/inference", .factory, "createInferenceSession"),
        line("ai/inference", .asynchronous, "getInferenceEnvInfo"),
        line("ai/visionkit", .factory, "createVKSession"),
        line("ai/visionkit", .synchronous, "isVKSupport"),
        line("base", .synchronous, "arrayBufferToBase64 base64ToArrayBuffer canIUse"),
        line(
            "base/app/app-event", .listeners,
            """
            AppHide AppShow AudioInterruptionBegin AudioInterruptionEnd Error LazyLoadError PageNotFound \
            ThemeChange UnhandledRejection
            """),
        line("base/app/app-event", .asynchronous, "postMessageToReferrerMiniProgram postMessageToReferrerPage"),
        line(
            "base/app/app-route", .listeners,
            """
            AfterPageLoad AfterPageUnload AppRoute AppRouteDone BeforeAppRoute BeforePageLoad BeforePageUnload
            """),
        line("base/app/life-cycle", .synchronous, "getApiCategory getEnterOptionsSync getLaunchOptionsSync"),
        line("base/app/life-cycle", .listeners, "ApiCategoryChange"),
        line("base/crypto", .factory, "getUserCryptoManager"),
        line("base/debug", .factory, "getLogManager getRealtimeLogManager"),
        line("base/debug", .asynchronous, "setEnableDebug"),
        line("base/performance", .synchronous, "cancelIdleCallback reportPerformance requestIdleCallback"),
        line("base/performance", .factory, "getPerformance"),
        line("base/performance", .asynchronous, "preloadAssets preloadSkylineView preloadWebview"),
        line("base/subpackage", .factory, "preDownloadSubpackage"),
        line(
            "base/system", .synchronous,
            """
            getAppAuthorizeSetting getAppBaseInfo getDeviceInfo getSkylineInfoSync getSystemInfoSync \
            getSystemSetting getWindowInfo
            """),
        line(
            "base/system", .asynchronous,
            """
            getDeviceBenchmarkInfo getRendererUserAgent getSkylineInfo getSystemInfo getSystemInfoAsync \
            openAppAuthorizeSetting openSystemBluetoothSetting
            """),
        line("base/update", .factory, "getUpdateManager"),
        line("base/update", .asynchronous, "updateWeChatApp"),
        line("canvas", .asynchronous, "canvasGetImageData canvasPutImageData canvasToTempFilePath"),
        line("canvas", .factory, "createCanvasContext createOffscreenCanvas"),
        line(
            "chattool", .asynchronous,
            """
            enterChatToolMode getChatToolInfo notifyGroupMembers openChatTool selectGroupMembers \
            shareAppMessageToGroup shareEmojiToGroup shareFileToGroup shareImageToGroup shareVideoToGroup
            """),
        line("data-analysis", .asynchronous, "getCommonConfig"),
        line("data-analysis", .synchronous, "getExptInfoSync reportAnalytics reportEvent reportMonitor"),
        line("device/accelerometer", .listeners, "AccelerometerChange"),
        line("device/accelerometer", .asynchronous, "startAccelerometer stopAccelerometer"),
        line("device/accessibility", .asynchronous, "checkIsOpenAccessibility"),
        line("device/battery", .asynchronous, "getBatteryInfo"),
        line("device/battery", .synchronous, "getBatteryInfoSync"),
        line("device/battery", .listeners, "BatteryInfoChange"),
        line(
            "device/bluetooth", .asynchronous,
            """
            closeBluetoothAdapter getBluetoothAdapterState getBluetoothDevices getConnectedBluetoothDevices \
            isBluetoothDevicePaired makeBluetoothPair openBluetoothAdapter startBluetoothDevicesDiscovery \
            stopBluetoothDevicesDiscovery
            """),
        line("device/bluetooth", .listeners, "BluetoothAdapterStateChange BluetoothDeviceFound"),
        line(
            "device/bluetooth-ble", .asynchronous,
            """
            closeBLEConnection createBLEConnection getBLEDeviceCharacteristics getBLEDeviceRSSI \
            getBLEDeviceServices getBLEMTU notifyBLECharacteristicValueChange readBLECharacteristicValue \
            setBLEMTU writeBLECharacteristicValue
            """),
        line("device/bluetooth-ble", .listeners, "BLECharacteristicValueChange BLEConnectionStateChange BLEMTUChange"),
        line("device/bluetooth-peripheral", .asynchronous, "createBLEPeripheralServer"),
        line("device/bluetooth-peripheral", .listeners, "BLEPeripheralConnectionStateChanged"),
        line("device/calendar", .asynchronous, "addPhoneCalendar addPhoneRepeatCalendar"),
        line("device/clipboard", .asynchronous, "getClipboardData setClipboardData"),
        line("device/compass", .listeners, "CompassChange"),
        line("device/compass", .asynchronous, "startCompass stopCompass"),
        line("device/contact", .asynchronous, "addPhoneContact chooseContact"),
        line("device/crypto", .asynchronous, "getRandomValues"),
        line("device/gyroscope", .listeners, "GyroscopeChange"),
        line("device/gyroscope", .asynchronous, "startGyroscope stopGyroscope"),
        line("device/ibeacon", .asynchronous, "getBeacons startBeaconDiscovery stopBeaconDiscovery"),
        line("device/ibeacon", .listeners, "BeaconServiceChange BeaconUpdate"),
        line("device/keyboard", .asynchronous, "getSelectedTextRange hideKeyboard"),
        line("device/keyboard", .listeners, "KeyDown KeyUp KeyboardHeightChange"),
        line("device/memory", .listeners, "MemoryWarning"),
        line("device/motion", .listeners, "DeviceMotionChange"),
        line("device/motion", .asynchronous, "startDeviceMotionListening stopDeviceMotionListening"),
        line("device/network", .asynchronous, "getLocalIPAddress getNetworkType"),
        line("device/network", .listeners, "NetworkStatusChange NetworkWeakChange"),
        line(
            "device/nfc", .asynchronous,
            """
            addPaymentPassFinish addPaymentPassGetCertificateData canAddSecureElementPass getSecureElementPasses \
            removeSecureElementPass
            """),
        line("device/nfc", .factory, "getNFCAdapter"),
        line("device/nfc-hce", .asynchronous, "getHCEState sendHCEMessage startHCE stopHCE"),
        line("device/nfc-hce", .listeners, "HCEMessage"),
        line("device/phone", .asynchronous, "makePhoneCall"),
        line("device/scan", .asynchronous, "scanCode"),
        line(
            "device/screen", .asynchronous,
            """
            getScreenBrightness getScreenRecordingState setKeepScreenOn setScreenBrightness \
            setVisualEffectOnCapture
            """),
        line("device/screen", .listeners, "GeneratePoster ScreenRecordingStateChanged UserCaptureScreen"),
        line("device/sms", .asynchronous, "sendSms"),
        line("device/vibrate", .asynchronous, "vibrateLong vibrateShort"),
        line("device/wifi", .asynchronous, "connectWifi getConnectedWifi getWifiList setWifiList startWifi stopWifi"),
        line("device/wifi", .listeners, "GetWifiList WifiConnected WifiConnectedWithPartialInfo"),
        line("ext", .asynchronous, "getExtConfig"),
        line("ext", .synchronous, "getExtConfigSync"),
        line("file", .factory, "getFileSystemManager"),
        line("file", .asynchronous, "openDocument saveFileToDisk"),
        line(
            "location", .asynchronous,
            """
            chooseLocation choosePoi getFuzzyLocation getLocation openLocation startLocationUpdate \
            startLocationUpdateBackground stopLocationUpdate
            """),
        line("location", .listeners, "LocationChange LocationChangeError"),
        line(
            "media/audio", .factory,
            """
            createAudioContext createInnerAudioContext createMediaAudioPlayer createWebAudioContext
            """),
        line(
            "media/audio", .asynchronous,
            """
            getAvailableAudioSources pauseVoice playVoice setInnerAudioOption stopVoice
            """),
        line("media/background-audio", .factory, "getBackgroundAudioManager"),
        line(
            "media/background-audio", .asynchronous,
            """
            getBackgroundAudioPlayerState pauseBackgroundAudio playBackgroundAudio seekBackgroundAudio \
            stopBackgroundAudio
            """),
        line(
            "media/background-audio", .listenersWithoutOff,
            """
            BackgroundAudioPause BackgroundAudioPlay BackgroundAudioStop
            """),
        line("media/camera", .factory, "createCameraContext"),
        line(
            "media/image", .asynchronous,
            """
            chooseImage chooseMessageFile compressImage cropImage editImage getImageInfo previewImage \
            previewMedia saveImageToPhotosAlbum
            """),
        line("media/live", .factory, "createLivePlayerContext createLivePusherContext"),
        line("media/map", .factory, "createMapContext"),
        line("media/media-recorder", .factory, "createMediaRecorder"),
        line("media/recorder", .factory, "getRecorderManager"),
        line("media/recorder", .asynchronous, "startRecord stopRecord"),
        line(
            "media/video", .asynchronous,
            """
            checkDeviceSupportHevc chooseMedia chooseVideo compressVideo getVideoInfo openVideoEditor \
            saveVideoToPhotosAlbum
            """),
        line("media/video", .factory, "createVideoContext"),
        line("media/video-decoder", .factory, "createVideoDecoder"),
        line("media/video-processing", .factory, "createMediaContainer"),
        line(
            "media/voip", .asynchronous,
            """
            exitVoIPChat join1v1Chat joinVoIPChat setEnable1v1Chat subscribeVoIPVideoMembers \
            updateVoIPChatMuteConfig
            """),
        line(
            "media/voip", .listeners,
            """
            VoIPChatInterrupted VoIPChatMembersChanged VoIPChatSpeakersChanged VoIPChatStateChanged \
            VoIPVideoMembersChanged
            """),
        line(
            "navigate", .asynchronous,
            """
            exitMiniProgram navigateBackMiniProgram navigateToMiniProgram openEmbeddedMiniProgram \
            openInquiriesTopic openOfficialAccountArticle openOfficialAccountChat openOfficialAccountProfile \
            restartMiniProgram
            """),
        line("navigate", .listeners, "EmbeddedMiniProgramHeightChange"),
        line("network/download", .asynchronous, "downloadFile"),
        line(
            "network/mdns", .listeners,
            """
            LocalServiceDiscoveryStop LocalServiceFound LocalServiceLost LocalServiceResolveFail
            """),
        line("network/mdns", .asynchronous, "startLocalServiceDiscovery stopLocalServiceDiscovery"),
        line("network/request", .asynchronous, "request"),
        line("network/tcp", .factory, "createTCPSocket"),
        line("network/udp", .factory, "createUDPSocket"),
        line("network/upload", .asynchronous, "uploadFile"),
        line("network/websocket", .asynchronous, "closeSocket connectSocket sendSocketMessage"),
        line("network/websocket", .listenersWithoutOff, "SocketClose SocketError SocketMessage SocketOpen"),
        line("open-api/account-info", .synchronous, "getAccountInfoSync"),
        line("open-api/address", .asynchronous, "chooseAddress"),
        line("open-api/authorize", .asynchronous, "authorize authorizeForMiniProgram"),
        line("open-api/card", .asynchronous, "addCard openCard"),
        line(
            "open-api/channels", .asynchronous,
            """
            getChannelsLiveInfo getChannelsLiveNoticeInfo getChannelsShareKey openChannelsActivity \
            openChannelsEvent openChannelsLive openChannelsLiveNoticeInfo openChannelsUserProfile \
            reserveChannelsLive
            """),
        line("open-api/device-voip", .asynchronous, "getDeviceVoIPList requestDeviceVoIP"),
        line(
            "open-api/employee-relation", .asynchronous,
            """
            bindEmployeeRelation checkEmployeeRelation requestSubscribeEmployeeMessage
            """),
        line("open-api/face", .asynchronous, "checkIsSupportFacialRecognition requestFacialVerify"),
        line("open-api/favorites", .asynchronous, "addFileToFavorites addVideoToFavorites"),
        line("open-api/group", .asynchronous, "getGroupEnterInfo"),
        line("open-api/invoice", .asynchronous, "chooseInvoice chooseInvoiceTitle"),
        line("open-api/license-plate", .asynchronous, "chooseLicensePlate"),
        line("open-api/login", .asynchronous, "checkSession login pluginLogin"),
        line("open-api/my-miniprogram", .asynchronous, "checkIsAddedToMyMiniProgram"),
        line("open-api/privacy", .asynchronous, "getPrivacySetting openPrivacyContract requirePrivacyAuthorize"),
        line("open-api/privacy", .listenersWithoutOff, "NeedPrivacyAuthorization"),
        line("open-api/redpackage", .asynchronous, "showRedPackage"),
        line("open-api/service-chat", .asynchronous, "openCustomerServiceChat"),
        line("open-api/setting", .asynchronous, "getSetting openSetting"),
        line(
            "open-api/soter", .asynchronous,
            """
            checkIsSoterEnrolledInDevice checkIsSupportSoterAuthentication startSoterAuthentication
            """),
        line("open-api/sticker", .asynchronous, "openSingleStickerView openStickerIPView openStickerSetView"),
        line("open-api/store", .asynchronous, "openStoreCouponDetail openStoreOrderDetail"),
        line("open-api/subscribe-message", .asynchronous, "requestSubscribeDeviceMessage requestSubscribeMessage"),
        line("open-api/user-info", .asynchronous, "getUserInfo getUserProfile"),
        line("open-api/werun", .asynchronous, "getWeRunData shareToWeRun"),
        line("payment", .factory, "createGlobalPayment"),
        line(
            "payment", .asynchronous,
            """
            openHKOfflinePayView requestCommonPayment requestMerchantTransfer requestOrderPayment requestPayment \
            requestPluginPayment requestVirtualPayment
            """),
        line("route", .asynchronous, "navigateBack navigateTo reLaunch redirectTo rewriteRoute switchTab"),
        line(
            "share", .asynchronous,
            """
            authPrivateMessage getShareInfo hideShareMenu shareFileMessage shareToOfficialAccount \
            shareVideoMessage showShareImageMenu showShareMenu updateShareMenu
            """),
        line("share", .listeners, "CopyUrl"),
        line(
            "storage", .asynchronous,
            """
            batchGetStorage batchSetStorage clearStorage getStorage getStorageInfo removeStorage setStorage
            """),
        line(
            "storage", .synchronous,
            """
            batchGetStorageSync batchSetStorageSync clearStorageSync createBufferURL getStorageInfoSync \
            getStorageSync removeStorageSync revokeBufferURL setStorageSync
            """),
        line(
            "storage/background-fetch", .asynchronous,
            """
            getBackgroundFetchData getBackgroundFetchToken setBackgroundFetchToken
            """),
        line("storage/background-fetch", .listenersWithoutOff, "BackgroundFetchData"),
        line("storage/cachemanager", .factory, "createCacheManager"),
        line("ui/animation", .factory, "createAnimation"),
        line("ui/background", .asynchronous, "setBackgroundColor setBackgroundTextStyle"),
        line("ui/custom-component", .synchronous, "nextTick"),
        line("ui/font", .asynchronous, "loadBuiltInFontFace loadFontFace"),
        line(
            "ui/interaction", .asynchronous,
            """
            disableAlertBeforeUnload enableAlertBeforeUnload hideLoading hideToast showActionSheet showLoading \
            showModal showToast
            """),
        line("ui/menu", .synchronous, "getMenuButtonBoundingClientRect"),
        line(
            "ui/menu", .listeners,
            """
            MenuButtonBoundingClientRectWeightChange UserOffTranslation UserTriggerTranslation
            """),
        line(
            "ui/navigation-bar", .asynchronous,
            """
            hideHomeButton hideNavigationBarLoading setNavigationBarColor setNavigationBarTitle \
            showNavigationBarLoading
            """),
        line("ui/pull-down-refresh", .asynchronous, "startPullDownRefresh stopPullDownRefresh"),
        line("ui/scroll", .asynchronous, "pageScrollTo"),
        line("ui/sticky", .asynchronous, "setTopBarText"),
        line(
            "ui/tab-bar", .asynchronous,
            """
            hideTabBar hideTabBarRedDot removeTabBarBadge setTabBarBadge setTabBarItem setTabBarStyle showTabBar \
            showTabBarRedDot
            """),
        line("ui/window", .synchronous, "checkIsPictureInPictureActive"),
        line("ui/window", .listeners, "ParallelStateChange WindowResize WindowStateChange"),
        line("ui/window", .asynchronous, "setWindowSize"),
        line("worker", .factory, "createWorker"),
        line("wxml", .factory, "createIntersectionObserver createSelectorQuery"),
    ]
}
