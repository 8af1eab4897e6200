/// How far a box is scrolled, in px.
final class ScrollState {
    var x = 0.0
    var y = 0.0
    /// Whether the upper and the lower edge were near when that was last looked at: events are for coming near.
    var isNearTop = true
    var isNearBottom = false
    /// Whether a scroll event is on its way, and whether another one is owed.
    var isReporting = false
    var owesReport = false
    /// How far the content is pulled down below the upper edge, in px.
    var pulled = 0.0
    /// A node that is to be scrolled into view after the next layout.
    var pendingTarget: String?
    var pendingTop: Double?
    var pendingLeft: Double?
}
