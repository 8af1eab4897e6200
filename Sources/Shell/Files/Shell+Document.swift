import Bridge

extension Shell {
    /// Shows a document over everything: the lines of a text, of another what it is.
    func show(_ document: ShownDocument) {
        let language = surroundings.language
        let kind: FilePhrase =
            switch document.kind {
            case .text: .textDocument
            case .pdf: .pdfDocument
            case .writing: .writtenDocument
            case .sheet: .sheetDocument
            case .slides: .slidesDocument
            }
        let facts = "\(kind.text(language)), \(FilePreview.size(document.size))"
        var nodes = [DocumentNode(text: facts, isHeading: true)]
        switch document.kind {
        case .text:
            nodes += document.text.split(
                separator: "\n", maxSplits: DocumentNode.mostLines, omittingEmptySubsequences: false
            )
            .map { DocumentNode(text: FilePreview.plain(String($0))) }
            if document.isCut { nodes.append(DocumentNode(text: FilePhrase.cutOff.text(language), isHeading: true)) }
        case .pdf, .writing, .sheet, .slides:
            nodes.append(DocumentNode(text: FilePhrase.cannotShow.text(language)))
        }
        layers.append(
            PagerLayer(
                title: FilePreview.plain(document.name), hint: DockPhrase.pagerHint.text(language),
                searchHint: DockPhrase.searchHint.text(language), nodes: nodes, copy: { [weak self] in self?.copy($0) })
        )
    }
}
