import Bridge

extension NetworkConditions {
    /// What the status line says of it.
    var phrase: Phrase {
        switch self {
        case .online: .networkOnline
        case .slow: .networkSlow
        case .offline: .networkOffline
        case .lossy: .networkLossy
        }
    }
}

extension Shell {
    /// Sets the network to the next of its conditions, or that before, for everything that the app sends.
    func nextNetworkConditions(_ step: Int = 1) {
        let all = NetworkConditions.allCases
        let index = all.firstIndex(of: network) ?? 0
        network = all[(index + step + all.count) % all.count]
        dock.device.changed()
        send(.device(device))
        // What is not as usual stands in the status line anyway.
        if network == .online { note(network.phrase.text(surroundings.language)) }
    }

    /// Copies the selected request as a command.
    func copyAsCurl() {
        guard let entry = dock.network.selectedRow?.entry else { return dock.note = .nothingSelected }
        copy(CurlCommand.text(entry.beginning))
    }

    /// Has the app send the selected request once more.
    func replayRequest() {
        guard let entry = dock.network.selectedRow?.entry else { return dock.note = .nothingSelected }
        send(.replay(request: entry.id))
        dock.note = .replayed
    }
}
