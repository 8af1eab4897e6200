import Bridge
import Values

extension HostFunction {
    /// An asynchronous member whose work is over when it returns. The answer comes in a later turn.
    static func immediate(
        _ name: String, _ parameters: [HostParameter] = [],
        _ work: @escaping (ValueObject, any HostContext) throws(HostError) -> ValueObject
    ) -> HostFunction {
        HostFunction(
            name, parameters: parameters,
            .asynchronous { options, context, reply in
                let result: Result<ValueObject, HostError>
                do throws(HostError) {
                    result = .success(try work(options, context))
                } catch {
                    result = .failure(error)
                }
                context.after(milliseconds: 0) { reply(result) }
            })
    }

    /// A synchronous member without checked options.
    static func synchronous(
        _ name: String, _ work: @escaping ([Value], any HostContext) throws(HostError) -> Value
    ) -> HostFunction {
        HostFunction(name, .synchronous(work))
    }
}
