import CCairo
package import Values

extension Picture {
    /// Carries out what a drawing context was told, each a name and its arguments.
    /// - Parameter picture: finds the picture that an image's or canvas' number stands for.
    package func draw(_ commands: [Value], picture: (Int) -> Picture?) {
        for command in commands {
            guard case .array(let parts) = command, case .string(let name)? = parts.first else { continue }
            let numbers = parts.dropFirst().map { part in
                if case .number(let number) = part, number.isFinite { Self.bounded(number) } else { 0.0 }
            }
            perform(name, numbers, Array(parts.dropFirst()), picture)
        }
    }

    /// How far from its origin a picture is drawn, in its own units. Cairo cuts an arc, and a dashed line, into as many
    /// pieces as its size asks for, and turns an angle back step by step: without a bound it would never end.
    private static let bound = 32_768.0
    /// How much a picture may be scaled.
    private static let largestScale = 4_096.0
    /// The shortest dash.
    private static let shortestDash = 0.1

    private static func bounded(_ number: Double) -> Double { min(max(number, -bound), bound) }

    private func perform(_ name: String, _ n: [Double], _ parts: [Value], _ picture: (Int) -> Picture?) {
        func has(_ count: Int) -> Bool { n.count >= count }
        switch name {
        case "save":
            guard states.count < 1000 else { return }
            cairo_save(context)
            states.append(state)
        case "reset": reset(clears: n.first == 1)
        case "restore":
            guard let last = states.popLast() else { return }
            cairo_restore(context)
            state = last
        case "fill": fill(isEvenOdd: parts.first == "evenodd")
        case "stroke":
            shadow { cairo_stroke_preserve(context) }
            source(state.stroke)
            cairo_stroke_preserve(context)
        case "clip":
            cairo_set_fill_rule(context, parts.first == "evenodd" ? 1 : 0)
            cairo_clip_preserve(context)
            cairo_set_fill_rule(context, 0)
        case "keepPath" where keptPaths.count < 64: keptPaths.append(takePath())
        case "givePath": if let last = keptPaths.popLast() { give(last) }
        case "fillRect" where has(4): rectangle(n) { $0.fill(isEvenOdd: false) }
        case "strokeRect" where has(4):
            rectangle(n) { picture in
                picture.shadow { cairo_stroke_preserve(picture.context) }
                picture.source(picture.state.stroke)
                cairo_stroke(picture.context)
            }
        case "clearRect" where has(4):
            rectangle(n) {
                cairo_save($0.context)
                cairo_set_operator($0.context, 0)
                cairo_fill($0.context)
                cairo_restore($0.context)
            }
        case "text" where has(3): write(parts, n)
        case "image" where has(9): if let other = picture(Int(min(max(n[0], 0), 1e9))) { paint(other, n) }
        case "fillStyle", "strokeStyle": setSource(name, parts, picture)
        default: if !path(name, n) { set(name, n, parts) }
        }
    }

    /// Fills the path, over its shadow.
    private func fill(isEvenOdd: Bool) {
        cairo_set_fill_rule(context, isEvenOdd ? 1 : 0)
        shadow { cairo_fill_preserve(context) }
        source(state.fill)
        cairo_fill_preserve(context)
        cairo_set_fill_rule(context, 0)
    }

    /// Begins anew, on an empty picture or on the one that there is.
    private func reset(clears: Bool) {
        while states.popLast() != nil { cairo_restore(context) }
        state = PictureState()
        prepare()
        guard clears else { return }
        words = []
        cairo_save(context)
        cairo_set_operator(context, 0)
        cairo_paint_with_alpha(context, 1)
        cairo_restore(context)
    }

    /// What a drawing context is like at first, where cairo's is not.
    func prepare() {
        cairo_identity_matrix(context)
        cairo_new_path(context)
        cairo_set_line_width(context, 1)
        cairo_set_line_cap(context, 0)
        cairo_set_line_join(context, 0)
        cairo_set_operator(context, 2)
        cairo_set_dash(context, [], 0, 0)
    }

    private func path(_ name: String, _ n: [Double]) -> Bool {
        switch (name, n.count) {
        case ("beginPath", _): cairo_new_path(context)
        case ("closePath", _): cairo_close_path(context)
        case ("moveTo", 2...): cairo_move_to(context, n[0], n[1])
        case ("lineTo", 2...): cairo_line_to(context, n[0], n[1])
        case ("rect", 4...): cairo_rectangle(context, n[0], n[1], n[2], n[3])
        case ("bezierCurveTo", 6...): cairo_curve_to(context, n[0], n[1], n[2], n[3], n[4], n[5])
        case ("quadraticCurveTo", 4...): quadratic(n)
        case ("arc", 5...):
            let isBackwards = n.count > 5 && n[5] != 0
            arc(n[0], n[1], radius: max(0, n[2]), from: n[3], to: n[4], isBackwards: isBackwards)
        case ("arcTo", 5...): arcTo(n)
        case ("ellipse", 7...): ellipse(n)
        case ("translate", 2...): transform { cairo_translate(context, n[0], n[1]) }
        case ("scale", 2...): if n[0] != 0, n[1] != 0 { transform { cairo_scale(context, n[0], n[1]) } }
        case ("rotate", 1...): cairo_rotate(context, n[0])
        case ("transform", 6...), ("setTransform", 6...):
            guard n[0] * n[3] - n[1] * n[2] != 0 else { return true }
            var matrix = cairo_matrix_t(xx: n[0], yx: n[1], xy: n[2], yy: n[3], x0: n[4], y0: n[5])
            transform {
                if name == "transform" { cairo_transform(context, &matrix) } else { cairo_set_matrix(context, &matrix) }
            }
        default: return false
        }
        return true
    }

    /// Changes how units become pixels, unless that goes beyond what can be drawn.
    private func transform(_ change: () -> Void) {
        var before = cairo_matrix_t()
        cairo_get_matrix(context, &before)
        change()
        var after = cairo_matrix_t()
        cairo_get_matrix(context, &after)
        let isBounded =
            [after.xx, after.yx, after.xy, after.yy].allSatisfy { abs($0) <= Self.largestScale }
            && [after.x0, after.y0].allSatisfy { abs($0) <= Self.bound * Self.largestScale }
        let isInvertible = abs(after.xx * after.yy - after.xy * after.yx) > 1e-12
        if !isBounded || !isInvertible { cairo_set_matrix(context, &before) }
    }

    /// An arc as the canvas' specification has it: a full turn or more is a whole circle, else the angles count by turn.
    private func arc(
        _ x: Double, _ y: Double, radius: Double, from start: Double, to end: Double, isBackwards: Bool
    ) {
        let turn = 2 * Double.pi
        let sweep = isBackwards ? start - end : end - start
        let first = start.truncatingRemainder(dividingBy: turn)
        var length = sweep >= turn ? turn : sweep.truncatingRemainder(dividingBy: turn)
        if length < 0 { length += turn }
        if isBackwards {
            cairo_arc_negative(context, x, y, radius, first, first - length)
        } else {
            cairo_arc(context, x, y, radius, first, first + length)
        }
    }

    private func quadratic(_ n: [Double]) {
        var (x, y) = (n[0], n[1])
        if cairo_has_current_point(context) != 0 { cairo_get_current_point(context, &x, &y) }
        cairo_curve_to(
            context, x + (n[0] - x) * 2 / 3, y + (n[1] - y) * 2 / 3, n[2] + (n[0] - n[2]) * 2 / 3,
            n[3] + (n[1] - n[3]) * 2 / 3, n[2], n[3])
    }

    private func ellipse(_ n: [Double]) {
        guard n[2] > 0, n[3] > 0 else { return }
        cairo_save(context)
        transform {
            cairo_translate(context, n[0], n[1])
            cairo_rotate(context, n[4])
            cairo_scale(context, n[2], n[3])
        }
        arc(0, 0, radius: 1, from: n[5], to: n[6], isBackwards: n.count > 7 && n[7] != 0)
        cairo_restore(context)
    }

    private func set(_ name: String, _ n: [Double], _ parts: [Value]) {
        var word = ""
        if case .string(let text)? = parts.first { word = text }
        switch name {
        case "lineWidth": if let width = n.first, width > 0 { cairo_set_line_width(context, width) }
        case "lineCap": cairo_set_line_cap(context, ["round": 1, "square": 2][word] ?? 0)
        case "lineJoin": cairo_set_line_join(context, ["round": 1, "bevel": 2][word] ?? 0)
        case "miterLimit": if let limit = n.first, limit > 0 { cairo_set_miter_limit(context, limit) }
        case "lineDash":
            state.dash = n.filter { $0 >= 0 }.map { $0 > 0 ? max($0, Self.shortestDash) : 0 }
            setDash()
        case "lineDashOffset":
            state.dashOffset = n.first ?? 0
            setDash()
        case "globalAlpha": if let alpha = n.first, (0...1).contains(alpha) { state.alpha = alpha }
        case "shadowColor": if n.count == 4 { state.shadow = (n[0] / 255, n[1] / 255, n[2] / 255, n[3]) }
        case "shadowOffsetX": state.shadowOffset.x = n.first ?? 0
        case "shadowOffsetY": state.shadowOffset.y = n.first ?? 0
        case "shadowBlur": state.shadowBlur = n.first ?? 0
        case "textAlign": state.textAlign = word
        case "textBaseline": state.textBaseline = word
        case "fontSize": state.fontSize = n.first ?? 10
        case "globalCompositeOperation": if let number = Self.operators[word] { cairo_set_operator(context, number) }
        default: return
        }
    }

    private static let operators: [String: Int32] = [
        "source-over": 2, "source-in": 3, "source-out": 4, "source-atop": 5, "destination-over": 7,
        "destination-in": 8, "destination-out": 9, "destination-atop": 10, "xor": 11, "lighter": 12, "copy": 1,
        "multiply": 14, "screen": 15, "overlay": 16, "darken": 17, "lighten": 18, "color-dodge": 19, "color-burn": 20,
        "hard-light": 21, "soft-light": 22, "difference": 23, "exclusion": 24,
    ]

    private func setDash() {
        let dash = state.dash.contains { $0 > 0 } ? state.dash : []
        cairo_set_dash(context, dash, Int32(dash.count), state.dashOffset)
    }

    // MARK: Rectangles, sources, images, words

    /// Draws with a rectangle of its own; the path that is being made stays out of it.
    private func rectangle(_ n: [Double], _ body: (Picture) -> Void) {
        coverWords(n)
        keepingPath {
            cairo_rectangle(context, n[0], n[1], n[2], n[3])
            body(self)
        }
    }

    /// What is drawn over words hides them.
    private func coverWords(_ n: [Double]) {
        guard !words.isEmpty else { return }
        let (x1, y1) = device(n[0], n[1])
        let (x2, y2) = device(n[0] + n[2], n[1] + n[3])
        words.removeAll { $0.x >= min(x1, x2) && $0.x <= max(x1, x2) && $0.y >= min(y1, y2) && $0.y <= max(y1, y2) }
    }

    private func device(_ x: Double, _ y: Double) -> (Double, Double) {
        var (x, y) = (x, y)
        cairo_user_to_device(context, &x, &y)
        return (x, y)
    }

    private func setSource(_ name: String, _ parts: [Value], _ picture: (Int) -> Picture?) {
        if case .number(let number)? = parts.first, number.isFinite, let other = picture(Int(min(max(number, 0), 1e9)))
        {
            // The picture as it is now: what is drawn on it later does not show.
            guard let copy = other.copy() else { return }
            let pattern = PictureState.Source.pattern(copy, repeats: parts.last != "no-repeat")
            if name == "fillStyle" { state.fill = pattern } else { state.stroke = pattern }
            return
        }
        guard case .array(let values)? = parts.first else { return }
        let n = values.map { if case .number(let number) = $0, number.isFinite { number } else { 0.0 } }
        let source: PictureState.Source
        if parts.count > 1, case .array(let stops) = parts[1] {
            let numbers = stops.map { stop -> [Double] in
                guard case .array(let values) = stop else { return [] }
                return values.map { if case .number(let number) = $0, number.isFinite { number } else { 0.0 } }
            }
            source = .gradient(points: n, stops: numbers.filter { $0.count == 5 })
        } else {
            guard n.count == 4 else { return }
            source = .color(red: n[0] / 255, green: n[1] / 255, blue: n[2] / 255, alpha: n[3])
        }
        if name == "fillStyle" { state.fill = source } else { state.stroke = source }
    }

    private func source(_ source: PictureState.Source) {
        switch source {
        case .pattern(let picture, let repeats):
            guard let made = cairo_pattern_create_for_surface(picture.surface) else { return }
            cairo_pattern_set_extend(made, repeats ? 1 : 0)
            cairo_set_source(context, made)
            cairo_pattern_destroy(made)
        case .color(let red, let green, let blue, let alpha):
            cairo_set_source_rgba(context, red, green, blue, alpha * state.alpha)
        case .gradient(let p, let stops):
            let made =
                p.count == 6
                ? cairo_pattern_create_radial(p[0], p[1], p[2], p[3], p[4], p[5])
                : p.count == 4 ? cairo_pattern_create_linear(p[0], p[1], p[2], p[3]) : nil
            guard let made else { return }
            for stop in stops {
                cairo_pattern_add_color_stop_rgba(
                    made, stop[0], stop[1] / 255, stop[2] / 255, stop[3] / 255, stop[4] * state.alpha)
            }
            cairo_set_source(context, made)
            cairo_pattern_destroy(made)
        }
    }

    /// Paints a part of another picture into a rectangle.
    private func paint(_ other: Picture, _ n: [Double]) {
        guard n[3] > 0, n[4] > 0, n[7] != 0, n[8] != 0 else { return }
        coverWords([n[5], n[6], n[7], n[8]])
        cairo_surface_flush(other.surface)
        keepingPath {
            cairo_save(context)
            cairo_rectangle(context, n[5], n[6], n[7], n[8])
            cairo_clip(context)
            cairo_translate(context, n[5], n[6])
            cairo_scale(context, n[7] / n[3], n[8] / n[4])
            cairo_set_source_surface(context, other.surface, -n[1], -n[2])
            cairo_paint_with_alpha(context, state.alpha)
            cairo_restore(context)
        }
    }

    private func write(_ parts: [Value], _ n: [Double]) {
        guard case .string(let text)? = parts.first, !text.isEmpty, words.count < 2000 else { return }
        // The middle of the line is where the characters stand.
        let shift: Double =
            switch state.textBaseline {
            case "top", "hanging": state.fontSize / 2
            case "middle": 0
            case "bottom", "ideographic": -state.fontSize / 2
            default: -state.fontSize * 0.35
            }
        let (x, y) = device(n[1], n[2] + shift)
        var color: UInt32 = 0
        if case .color(let red, let green, let blue, _) = state.fill {
            let channels = [red, green, blue].map { UInt32(min(max($0, 0), 1) * 255) }
            color = channels[0] << 16 | channels[1] << 8 | channels[2]
        }
        let align = ["center": "center", "right": "right", "end": "right"][state.textAlign] ?? "left"
        words.append(Words(text: text, x: x, y: y, color: color, align: align))
    }
}
