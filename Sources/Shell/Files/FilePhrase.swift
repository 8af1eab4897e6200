/// What the shell says while files are chosen, in each language.
enum FilePhrase: String, CaseIterable, Sendable, BilingualText {
    case choosePictures, chooseFilms, chooseMedia, chooseFiles
    case chooseOne, chosen, filter, nothing, unreadable, camera, parent, tooMany
    case folder, picture, film, file, size, changed, choose, save, saved, savePicture, saveWhere, saveFile,
        saveFileWhere
    case textDocument, pdfDocument, writtenDocument, sheetDocument, slidesDocument, cannotShow, cutOff

    var texts: (english: String, chinese: String) {
        switch self {
        case .choosePictures: ("Choose pictures", "选择图片")
        case .chooseFilms: ("Choose a video", "选择视频")
        case .chooseMedia: ("Choose pictures or videos", "选择图片或视频")
        case .chooseFiles: ("Choose files", "选择文件")
        case .chooseOne: ("one", "一个")
        case .chosen: ("{} of {}", "已选 {}/{}")
        case .filter: ("type to search", "输入以筛选")
        case .nothing: ("Nothing here that can be chosen.", "这里没有可选的文件。")
        case .unreadable: ("This folder cannot be read.", "无法读取这个文件夹。")
        case .camera: ("Take a test picture", "拍一张测试照片")
        case .parent: ("..", "..")
        case .tooMany: ("At most {} can be chosen", "最多选择 {} 个")
        case .folder: ("folder", "文件夹")
        case .picture: ("picture", "图片")
        case .film: ("video", "视频")
        case .file: ("file", "文件")
        case .size: ("Size", "大小")
        case .changed: ("Changed", "修改时间")
        case .choose: ("Choose", "选定")
        case .save: ("Save", "保存")
        case .saved: ("Saved as {}", "已保存为 {}")
        case .savePicture: ("Save the picture?", "保存图片？")
        case .saveFile: ("Save the file?", "保存文件？")
        case .saveFileWhere:
            ("The mini-program wants to keep {} among your downloads.", "小程序想把 {} 保存到下载文件夹。")
        case .textDocument: ("text", "文本")
        case .pdfDocument: ("PDF document", "PDF 文档")
        case .writtenDocument: ("Word document", "Word 文档")
        case .sheetDocument: ("Excel sheet", "Excel 表格")
        case .slidesDocument: ("PowerPoint slides", "PowerPoint 幻灯片")
        case .cannotShow:
            ("A terminal cannot show this kind of document.", "终端无法显示这种文档。")
        case .cutOff: ("Only the beginning is shown.", "只显示开头部分。")
        case .saveWhere: ("The mini-program wants to keep {} in {}.", "小程序想把 {} 保存到 {}。")
        }
    }
}
