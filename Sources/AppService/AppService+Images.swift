import Bridge
import Values

extension AppService {
    /// Has a picture fetched that is not of the package, and tells the shell where it is on this machine.
    func locateImage(_ source: String, for page: PageID) {
        func answer(_ name: String, _ value: Value) {
            send(
                .command(
                    page,
                    .other(nil, name: "image", .object(ValueObject([("source", .string(source)), (name, value)])))))
        }
        guard case .asynchronous(let locate)? = host["image.locate"]?.kind else {
            return answer("error", "not supported")
        }
        locate(ValueObject([("src", .string(source))]), self) { result in
            switch result {
            case .success(let found): answer("path", found["path"] ?? .undefined)
            case .failure(let error): answer("error", .string(error.message))
            }
        }
    }
}
