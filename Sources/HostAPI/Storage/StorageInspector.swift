import Bridge
import Values

/// Shows and changes a storage for the developer tools. Nothing but a full storage is told before somebody watches.
final class StorageInspector {
    private let storage: Storage

    init(_ storage: Storage) { self.storage = storage }

    /// What has it hear of the person's wishes.
    var function: HostFunction {
        HostFunction(
            "inspect:storage",
            .observer { [self] context in
                storage.onQuota = { [unowned context] size in
                    let record: Value = ["bytes": .number(Double(size))]
                    context.send(.record(Record(kind: .other(kind: "quota", record), time: context.now, source: nil)))
                }
                context.observe { [self, unowned context] change in
                    guard case .inspect(.storage(let request)) = change else { return }
                    take(request, context)
                }
            })
    }

    private func take(_ request: Inspection.StorageRequest, _ context: any HostContext) {
        func tell(_ record: StorageRecord) {
            context.send(.record(Record(kind: .storage(record), time: context.now, source: nil)))
        }
        do throws(StorageError) {
            switch request {
            case .watch:
                storage.onChange = { [unowned context] record in
                    context.send(.record(Record(kind: .storage(record), time: context.now, source: nil)))
                }
                tell(.all(try storage.told()))
            case .set(let key, let value): try storage.set([(key, value)])
            case .remove(let key): try storage.remove(key)
            case .clear: try storage.clear()
            }
        } catch {
            tell(.failed(error.hostError.message))
        }
    }
}
