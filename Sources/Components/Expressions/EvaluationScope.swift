package import Values

/// What the names in an expression mean while a template is walked. Lives on the logic thread, for one walk: while it holds the
/// data, writing to them would copy.
package final class EvaluationScope {
    /// The component's data, or a template's.
    package var data: ValueObject
    /// The loop variables by slot, as `ExpressionNames.locals` numbers them.
    package var locals: [Value]
    /// The WXS modules by slot, as `ExpressionNames.modules` numbers them.
    package var modules: [Value]
    /// Answers for live objects.
    package var wxs: (any WXSRuntime)?
    /// Minutes east of Greenwich, for dates printed by `String(date)`.
    package var timeZoneOffset = 0

    package init(data: ValueObject, locals: [Value] = [], modules: [Value] = [], wxs: (any WXSRuntime)? = nil) {
        self.data = data
        self.locals = locals
        self.modules = modules
        self.wxs = wxs
    }
}
