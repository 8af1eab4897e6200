import CloudClient
import Values

extension TransferProfile {
    /// `res.profile`.
    var value: Value {
        let start = times.start
        let connected: Double = times.sent == 0 ? start : times.sent
        let wasConnected = connected < start + 1
        let seconds = max(0.001, (times.end - times.firstByte) / 1_000)
        let speed = (Double(receivedBytes) * 8 / 1_000 / seconds).rounded()
        return .object(
            ValueObject([
                ("invokeStart", .number(invoked)), ("queueStart", .number(queued)), ("queueEnd", .number(left)),
                ("redirectStart", .number(redirectStart)), ("redirectEnd", .number(redirectEnd)),
                ("fetchStart", .number(start)), ("domainLookUpStart", .number(start)),
                ("domainLookUpEnd", .number(start)), ("connectStart", .number(start)),
                ("connectEnd", .number(connected)), ("SSLconnectionStart", 0), ("SSLconnectionEnd", 0),
                ("requestStart", .number(connected)), ("requestEnd", .number(connected)),
                ("responseStart", .number(times.firstByte)), ("responseEnd", .number(times.end)),
                ("rtt", .number(max(0, times.firstByte - connected))), ("estimate_nettype", 6),
                ("httpRttEstimate", .number(max(0, times.firstByte - connected))), ("transportRttEstimate", 0),
                ("downstreamThroughputKbpsEstimate", .number(speed)), ("throughputKbps", .number(speed)),
                ("peerIP", .string(peer)), ("port", .number(Double(port))), ("protocol", "http1.1"),
                ("socketReused", .bool(wasConnected)), ("sendBytesCount", .number(Double(sentBytes))),
                ("receivedBytedCount", .number(Double(receivedBytes))), ("usingHighPerformanceMode", false),
            ]))
    }
}
