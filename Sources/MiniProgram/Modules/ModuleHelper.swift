/// The small functions that converted code brings with it, written on its first line.
enum ModuleHelper: CaseIterable {
    /// Gives a CommonJS module a `default`.
    case interop
    /// Makes a namespace of a CommonJS module.
    case namespace
    /// Exports all that another module exports.
    case star
    /// `import()`.
    case dynamic

    /// The function's source, its name behind this prefix.
    func code(_ prefix: String) -> String {
        switch self {
        case .interop: "var \(prefix)default_=m=>m&&m.__esModule?m:{default:m};"
        case .namespace:
            "var \(prefix)namespace=m=>{if(m&&m.__esModule)return m;const n={};"
                + "if(m&&(typeof m===\"object\"||typeof m===\"function\"))for(const k of Object.keys(m))"
                + "Object.defineProperty(n,k,{enumerable:true,configurable:true,get:()=>m[k]});"
                + "Object.defineProperty(n,\"default\",{enumerable:true,value:m});return n};"
        case .star:
            "var \(prefix)star=m=>{if(m)for(const k of Object.keys(m))"
                + "if(k!==\"default\"&&k!==\"__esModule\"&&!Object.prototype.hasOwnProperty.call(exports,k))"
                + "Object.defineProperty(exports,k,{enumerable:true,configurable:true,get:()=>m[k]})};"
        case .dynamic: "var \(prefix)import=s=>new Promise(r=>r(\(prefix)namespace(require(String(s)))));"
        }
    }

    /// The function that defines an export. In a module that also uses `exports` itself, assigning there replaces the
    /// getter.
    static func export(_ prefix: String, isMixed: Bool) -> String {
        let setter =
            isMixed
            ? ",configurable:true,set(v){Object.defineProperty(exports,n,"
                + "{value:v,enumerable:true,configurable:true,writable:true})}" : ""
        return "var \(prefix)export=(n,get)=>Object.defineProperty(exports,n,{enumerable:true,get\(setter)});"
    }

    /// A JavaScript string literal.
    static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": literal += "\\\(scalar)"
            case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }
}
