import Foundation
import Shell
import Terminal

/// Writes down what the person does while the program runs, where that is wanted.
@MainActor
final class RunningRecorder {
    private let file: String?
    private var recorder: WalkRecorder?

    /// - Parameter file: where to; nil records nothing.
    init(file: String?) { self.file = file }

    /// Begins, before the shell is started.
    func start(_ shell: Shell, page: String?) {
        if file != nil { recorder = WalkRecorder(shell, page: page) }
    }

    /// Takes what the person does, before the shell does.
    func take(_ event: InputEvent) { recorder?.take(event) }

    /// Writes the file.
    func finish(hasQuit: Bool) {
        guard let file, let recorder else { return }
        self.recorder = nil
        do throws(Failure) {
            try FilmFiles.write(recorder.script(hasQuit: hasQuit), to: file)
        } catch {
            // Standard error is kept until the terminal is given back.
            StandardError.write("termina: \(error.message)")
        }
    }
}
