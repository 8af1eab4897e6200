import Values

/// What passes between the app and its cloud: calls with what rules decided, watches, and documents to look into.
@MainActor
final class CloudTab: RecordTab<CloudRow> {
    init() { super.init(.cloud, capacity: 2_000) }

    override var actions: Set<DockCommand> { [.query, .user, .collections, .edit, .add, .delete] }
    override var hints: [DockCommand] { [.collections, .query, .edit, .user] }

    /// The expression that asks the SDK for what a person typed: without a last call, the documents.
    /// - Parameter env: the environment; nil is the one that the app chose.
    nonisolated static func expression(_ text: String, env: String? = nil) -> String {
        let ends = [".get(", ".count(", ".add(", ".set(", ".update(", ".remove(", ".watch("]
        let isWhole = ends.contains { text.contains($0) } || !text.contains("db.collection(")
        return
            "(()=>{const db=wx.cloud.database(\(env.flatMap { JSON.string(["env": .string($0)]) } ?? "")),_=db.command;return (\(text)\(isWhole ? "" : ".get()"))})()"
    }

    /// The expression that writes a document in place of the one with its id.
    nonisolated static func replacing(_ document: Value, in collection: String) -> String? {
        guard case .object(var object) = document, let id = object["_id"] else { return nil }
        object["_id"] = nil
        // The server alone says who made it.
        object["_openid"] = nil
        guard let name = JSON.string(.string(collection)), let key = JSON.string(id) else { return nil }
        return expression("db.collection(\(name)).doc(\(key)).set({data:\(DocumentText.script(.object(object)))})")
    }

    /// The expression that adds a document.
    nonisolated static func adding(_ document: Value, to collection: String) -> String? {
        guard let name = JSON.string(.string(collection)), case .object = document else { return nil }
        return expression("db.collection(\(name)).add({data:\(DocumentText.script(document))})")
    }

    /// The expression that removes a document.
    nonisolated static func removing(_ id: Value, from collection: String) -> String? {
        guard let name = JSON.string(.string(collection)), let key = JSON.string(id) else { return nil }
        return expression("db.collection(\(name)).doc(\(key)).remove()")
    }
}
