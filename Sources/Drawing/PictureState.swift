/// What `save` keeps beside what cairo keeps itself.
struct PictureState {
    /// What fills and what draws lines.
    enum Source {
        case color(red: Double, green: Double, blue: Double, alpha: Double)
        case gradient(points: [Double], stops: [[Double]])
        case pattern(Picture, repeats: Bool)
    }

    var fill = Source.color(red: 0, green: 0, blue: 0, alpha: 1)
    var stroke = Source.color(red: 0, green: 0, blue: 0, alpha: 1)
    var alpha = 1.0
    var textAlign = "left"
    var textBaseline = "alphabetic"
    var fontSize = 10.0
    var dash: [Double] = []
    var dashOffset = 0.0
    var shadow = (red: 0.0, green: 0.0, blue: 0.0, alpha: 0.0)
    var shadowOffset = (x: 0.0, y: 0.0)
    var shadowBlur = 0.0
}
