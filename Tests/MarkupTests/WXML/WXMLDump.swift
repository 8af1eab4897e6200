@testable import Markup

/// A document as short text for tables: `(view .class=a {bind:tap}=f "text")`. No ranges, no diagnostics.
func dump(_ document: WXMLDocument) -> String {
    var parts = document.imports.map { "import(\($0.src))" }
    parts += document.scripts.map { script in
        switch script.source {
        case .file(let src): "wxs(\(script.name) \(src))"
        case .inline(let code, _): "wxs(\(script.name) `\(code)`)"
        }
    }
    parts += document.templates.map { "template(\($0.name) \(dump($0.nodes)))" }
    parts.append(dump(document.nodes))
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
}

private func dump(_ nodes: [WXMLNode]) -> String {
    nodes.map { node in
        switch node {
        case .text(let value): "'\(value.text)'"
        case .element(let element): dump(element)
        }
    }.joined(separator: " ")
}

private func dump(_ element: WXMLElement) -> String {
    var parts = [element.tag]
    if case .include(let src) = element.kind { parts.append("src=\(src)") }
    if let loop = element.loop {
        parts.append("for[\(loop.list.text) \(loop.item) \(loop.index) \(loop.key ?? "-")]")
    }
    switch element.condition {
    case .if(let value): parts.append("if[\(value.text)]")
    case .elif(let value): parts.append("elif[\(value.text)]")
    case .else: parts.append("else")
    case nil: break
    }
    parts += element.attributes.map(dump)
    if !element.children.isEmpty { parts.append(dump(element.children)) }
    return "(\(parts.joined(separator: " ")))"
}

private func dump(_ attribute: WXMLAttribute) -> String {
    let value = attribute.value.map { "=\($0.text)" } ?? ""
    return switch attribute.kind {
    case .plain, .class, .style, .id, .slot: "\(attribute.name)\(value)"
    case .event(let phase): "\(phase.rawValue):\(attribute.name)\(value)"
    default: "\(attribute.kind):\(attribute.name)\(value)"
    }
}
