/// project.config.json with project.private.config.json over it: what the devtools know about a project.
package struct ProjectConfig: Sendable, Hashable {
    /// As written; `MiniProgram.appID` is the one to use.
    package var appID: String?
    /// The project's name, as written.
    package var projectName: String?
    /// The folder that holds app.json.
    package var miniprogramRoot: String?
    /// The folder of cloud functions.
    package var cloudfunctionRoot: String?
    /// Whether requests to hosts outside the domain list fail. The devtools' default is that they do.
    package var urlCheck = true
    /// The base library that the project was made for.
    package var libVersion: String?

    /// A project that says nothing.
    package init() {}

    /// Takes what a file says over what is there.
    mutating func read(_ fields: ConfigFields) {
        appID = fields.string("appid") ?? appID
        projectName = fields.string("projectname") ?? projectName
        miniprogramRoot = fields.string("miniprogramRoot") ?? miniprogramRoot
        cloudfunctionRoot = fields.string("cloudfunctionRoot") ?? cloudfunctionRoot
        urlCheck = fields.object("setting")?.bool("urlCheck") ?? urlCheck
        libVersion = fields.string("libVersion") ?? libVersion
    }
}
