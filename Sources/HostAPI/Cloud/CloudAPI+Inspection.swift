import Bridge
import CloudClient
import Values

/// What the developer tools ask of the cloud, past the program's own code.
extension CloudAPI {
    /// Asks which collections there are.
    func askCollections(_ id: UInt64, _ context: any HostContext) {
        guard context.device.network.isConnected, let (client, inbox) = connect(context) else {
            return tell(.failure(.network("the cloud cannot be reached")), of: id, context)
        }
        inspections[id] = context.hold()
        let call = CloudCall(.collections, ["appid": .string(appID)], isOwners: true)
        client.transport.executor.run {
            do throws(CloudCallError) {
                let answer = try await client.transport.send(call).result["collections"] ?? .null
                inbox.post(.collections(id, .success(answer)))
            } catch {
                inbox.post(.collections(id, .failure(error)))
            }
        }
    }

    /// Answers as an evaluation does.
    func tell(_ result: Result<Value, CloudCallError>, of id: UInt64, _ context: any HostContext) {
        var record: ValueObject = ["id": .number(Double(id))]
        switch result {
        case .success(let value): (record["level"], record["value"]) = ("result", value)
        case .failure(let error): (record["level"], record["value"]) = ("error", .string(error.message))
        }
        inspections.removeValue(forKey: id)?.release()
        context.send(.record(Record(kind: .other(kind: "evaluation", .object(record)), time: context.now, source: nil)))
    }
}
