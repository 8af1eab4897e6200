import Terminal

extension Command {
    static let pictureNext = layer(
        "picture-next", Title("The next picture", "下一张图片"), hint: Title("next", "下一张"), Key(.right), in: [.pictures])
    static let picturePrevious = layer(
        "picture-previous", Title("The picture before", "上一张图片"), Key(.left), in: [.pictures])
    static let pictureLarger = layer(
        "picture-larger", Title("Enlarge the picture", "放大图片"), hint: Title("zoom", "放大"), Key(.character("+")),
        in: [.pictures])
    static let pictureSmaller = layer(
        "picture-smaller", Title("Make the picture smaller", "缩小图片"), Key(.character("-")), in: [.pictures])
    static let pictureFits = layer(
        "picture-fits", Title("Show the whole picture", "显示整张图片"), Key(.character("0")), in: [.pictures])

    /// What concerns looking at pictures.
    static let pictureCommands: [Command] = [
        pictureNext, picturePrevious, pictureLarger, pictureSmaller, pictureFits,
    ]
}
