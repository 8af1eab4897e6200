import Bridge
import Images
import Values

/// What a person can do to a picture in `wx.editImage`. The platform's own editor is drawn on by hand; here a sheet offers
/// what needs none.
enum PictureEdit: CaseIterable, Sendable {
    case turnRight, turnLeft, mirror, square, gray

    /// What the sheet calls it.
    func title(isChinese: Bool) -> String {
        switch self {
        case .turnRight: isChinese ? "向右旋转" : "Turn right"
        case .turnLeft: isChinese ? "向左旋转" : "Turn left"
        case .mirror: isChinese ? "左右翻转" : "Mirror"
        case .square: isChinese ? "裁剪为正方形" : "Crop to a square"
        case .gray: isChinese ? "黑白" : "Black and white"
        }
    }

    /// The picture after it.
    func apply(to picture: Bitmap) -> Bitmap {
        switch self {
        case .turnRight: picture.turnedRight
        case .turnLeft: picture.turnedLeft
        case .mirror: picture.mirrored
        case .square: picture.squared
        case .gray: picture.gray
        }
    }

    /// Asks for one change after the other until the person is done; gives nil if they give up.
    static func ask(
        _ context: any HostContext, after edits: [PictureEdit] = [], _ answer: @escaping ([PictureEdit]?) -> Void
    ) {
        let isChinese = context.device.language.hasPrefix("zh")
        let titles = allCases.map { $0.title(isChinese: isChinese) } + [isChinese ? "完成" : "Done"]
        let made = edits.map { $0.title(isChinese: isChinese) }.joined(separator: ", ")
        let title = (isChinese ? "编辑图片" : "Edit the picture") + (made.isEmpty ? "" : ": " + made)
        context.ask(.actionSheet(title: title, items: titles, itemColor: nil)) { reply in
            guard let index = DialogAPI.tapIndex(reply, below: titles.count) else {
                return answer(nil)
            }
            guard allCases.indices.contains(index) else { return answer(edits) }
            ask(context, after: edits + [allCases[index]], answer)
        }
    }
}
