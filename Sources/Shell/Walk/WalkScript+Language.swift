package import Walk

extension WalkScript {
    /// The language of the terminals that it is played in, wherever that is: it waits for words of theirs.
    package var stageLanguage: Language { language == "en" ? .english : .chinese }
}
