import CCairo

extension Picture {
    /// Does something with another path; the one that is being made is kept.
    func keepingPath(_ body: () -> Void) {
        let kept = takePath()
        body()
        give(kept)
    }

    /// Takes the path that is being made; nil where there is none.
    func takePath() -> UnsafeMutablePointer<cairo_path_t>? {
        let isThere = cairo_has_current_point(context) != 0
        let path = isThere ? cairo_copy_path(context) : nil
        cairo_new_path(context)
        return path
    }

    /// Puts a path back that was taken.
    func give(_ path: UnsafeMutablePointer<cairo_path_t>?) {
        cairo_new_path(context)
        guard let path else { return }
        // A path that could not be copied would spoil the context for good.
        if path.pointee.status == 0 { cairo_append_path(context, path) }
        cairo_path_destroy(path)
    }

    /// Whether a place, in px of the picture, is inside the path, or on its line.
    package func contains(x: Double, y: Double, isEvenOdd: Bool, isStroke: Bool) -> Bool {
        var (x, y) = (x, y)
        guard x.isFinite, y.isFinite else { return false }
        cairo_device_to_user(context, &x, &y)
        cairo_set_fill_rule(context, isEvenOdd ? 1 : 0)
        defer { cairo_set_fill_rule(context, 0) }
        return (isStroke ? cairo_in_stroke(context, x, y) : cairo_in_fill(context, x, y)) != 0
    }

    /// An arc that touches the lines from where the path is to one place and from there to another.
    func arcTo(_ n: [Double]) {
        var (x0, y0) = (n[0], n[1])
        if cairo_has_current_point(context) != 0 { cairo_get_current_point(context, &x0, &y0) }
        let (x1, y1, x2, y2, radius) = (n[0], n[1], n[2], n[3], n[4])
        let (ax, ay) = (x0 - x1, y0 - y1)
        let (bx, by) = (x2 - x1, y2 - y1)
        let (a, b) = ((ax * ax + ay * ay).squareRoot(), (bx * bx + by * by).squareRoot())
        let cross = ax * by - ay * bx
        guard radius > 0, a > 1e-9, b > 1e-9, abs(cross) > 1e-9 * a * b else {
            cairo_line_to(context, x1, y1)
            return
        }
        // How far from the corner the arc touches both lines: radius / tan(half of the angle).
        let cosine = (ax * bx + ay * by) / (a * b)
        let distance = radius * ((1 + cosine) / max(1 - cosine, 1e-12)).squareRoot()
        let start = (x: x1 + ax / a * distance, y: y1 + ay / a * distance)
        let end = (x: x1 + bx / b * distance, y: y1 + by / b * distance)
        cairo_line_to(context, start.x, start.y)
        let sweep = arcControl(cosine) * radius
        cairo_curve_to(
            context, start.x - ax / a * sweep, start.y - ay / a * sweep, end.x - bx / b * sweep,
            end.y - by / b * sweep, end.x, end.y)
    }

    /// 4/3 tan(sweep / 4), where the sweep is a half turn less the angle of this cosine.
    private func arcControl(_ cosine: Double) -> Double {
        // cos(sweep) = -cosine; tan(s / 4) by the half-angle formulas, twice.
        let halfCosine = max((1 - cosine) / 2, 0).squareRoot()
        let quarterCosine = max((1 + halfCosine) / 2, 1e-12)
        return 4.0 / 3 * (max(1 - quarterCosine, 0) / quarterCosine).squareRoot()
    }

    // MARK: Shadows

    /// Draws the shadow of a path before it is filled or drawn itself: the same, moved, in steps where it is blurred.
    func shadow(_ draw: () -> Void) {
        let shadow = state.shadow
        let (offset, blur) = (state.shadowOffset, min(max(state.shadowBlur, 0), 200))
        guard shadow.alpha > 0, offset.x != 0 || offset.y != 0 || blur > 0 else { return }
        let path = cairo_has_current_point(context) != 0 ? cairo_copy_path(context) : nil
        guard let path else { return }
        defer { cairo_path_destroy(path) }
        guard path.pointee.status == 0 else { return }
        var matrix = cairo_matrix_t()
        cairo_get_matrix(context, &matrix)
        let steps: [Double] = blur > 0 ? [-blur / 2, 0, blur / 2] : [0]
        let part = steps.count == 1 ? 1 : 1.0 / 4
        for dx in steps {
            for dy in steps {
                cairo_save(context)
                // The offset counts in px of the picture, whatever the units are.
                var moved = matrix
                moved.x0 += offset.x + dx
                moved.y0 += offset.y + dy
                cairo_set_matrix(context, &moved)
                cairo_new_path(context)
                cairo_append_path(context, path)
                cairo_set_source_rgba(
                    context, shadow.red, shadow.green, shadow.blue, shadow.alpha * state.alpha * part)
                draw()
                cairo_restore(context)
            }
        }
        cairo_new_path(context)
        cairo_append_path(context, path)
    }
}
