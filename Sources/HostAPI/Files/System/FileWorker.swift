import Bridge
import Dispatch
import Values

/// Does the work of asynchronous file calls off the logic thread, one after the other, so that they take effect in the
/// order in which they were made.
final class FileWorker: Sendable {
    /// A piece of work: gives what is answered beside errMsg.
    typealias Work = @Sendable () throws(HostError) -> ValueObject

    private let queue = DispatchQueue(label: "termina.files", qos: .userInitiated)

    /// Does work elsewhere and answers on the logic thread. Virtual time waits for it.
    func run(_ context: any HostContext, _ work: @escaping Work, answer: @escaping HostReply) {
        run(context, result: work, answer: answer)
    }

    /// Does work of any result elsewhere, and answers on the logic thread. Virtual time waits for it.
    func run<Success: Sendable>(
        _ context: any HostContext, result work: @escaping @Sendable () throws(HostError) -> Success,
        answer: @escaping (Result<Success, HostError>) -> Void
    ) {
        let hold = context.hold()
        let inboxes = context.inboxes
        var inbox: Inbox<Result<Success, HostError>>?
        let opened = context.inbox { (result: Result<Success, HostError>) in
            if let inbox { inboxes.close(inbox) }
            inbox = nil
            answer(result)
            hold.release()
        }
        inbox = opened
        queue.async {
            do throws(HostError) {
                opened.post(.success(try work()))
            } catch {
                opened.post(.failure(error))
            }
        }
    }
}
