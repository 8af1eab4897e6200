/// What a user can be asked to allow (the official table of scopes).
enum Scope {
    /// What each is called in the dialog.
    static let phrases = [
        "scope.userInfo": "获取你的昵称、头像", "scope.userLocation": "获取你的位置信息",
        "scope.userFuzzyLocation": "获取你的模糊位置信息", "scope.userLocationBackground": "在后台获取你的位置信息",
        "scope.record": "使用你的麦克风", "scope.camera": "使用你的摄像头", "scope.bluetooth": "使用你的蓝牙",
        "scope.writePhotosAlbum": "保存图片或视频到你的相册", "scope.addPhoneContact": "添加到你的联系人",
        "scope.addPhoneCalendar": "添加到你的日历", "scope.werun": "获取你的微信运动步数", "scope.address": "获取你的通讯地址",
        "scope.invoiceTitle": "获取你的发票抬头", "scope.invoice": "获取你的发票",
    ]
}
