import Bridge
import Values

/// Reports for the platform's statistics: taken, and sent to nobody, as programs expect no answer.
enum ReportAPI {
    /// The members of this family.
    static var functions: [HostFunction] {
        ["reportAnalytics", "reportEvent", "reportMonitor", "reportPerformance"].map { name in
            .synchronous(name) { _, _ throws(HostError) in .undefined }
        }
    }
}
