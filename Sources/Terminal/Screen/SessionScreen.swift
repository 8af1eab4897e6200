/// A screen that a session owns: it is given back, and taken again.
@MainActor
package protocol SessionScreen: TerminalScreen {
    /// Asks the system for the window's size. True if it has changed.
    func updateSize() -> Bool
    /// Gives the terminal back as it was. Nothing is written until `resume`.
    func suspend()
    /// Takes the terminal over again.
    func resume()
    /// From now on takes clicks and the wheel from the terminal, or leaves them to it.
    func take(mouse: Bool)
}

extension CursesScreen: SessionScreen {}
