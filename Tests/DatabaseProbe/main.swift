import CloudDatabase
import Foundation
import Values

// Writes to a database until it is killed: `DatabaseProbe FILE FIRST`. A line on standard output says which write has been acknowledged;
// every write is also sent a second time with the same request id, as a client does that heard no answer.

guard CommandLine.arguments.count == 3, let first = Int(CommandLine.arguments[2]) else {
    print("usage: DatabaseProbe FILE FIRST")
    exit(2)
}

let database = try SQLiteDatabase(path: CommandLine.arguments[1])
let todos = try CollectionName("todos", in: "probe")
let counters = try CollectionName("counters", in: "probe")
try database.createIndex(IndexDefinition("n", keys: [Sort.Key(try FieldPath("n"))], isUnique: true), on: todos)
let increment = try Update([Update.Change(try FieldPath("count"), .inc(1))])
if try database.count(.all, in: counters) == 0 {
    try database.write(Write(.add([["_id": "c", "count": 0]]), to: counters))
}
var number = first
while true {
    let add = Write(.add([["n": .number(Double(number))]]), to: todos, request: "add \(number)")
    try database.write(add)
    try database.write(add)
    let count = Write(.update(.id("c"), increment, all: true), to: counters, request: "count \(number)")
    try database.write(count)
    try database.write(count)
    try FileHandle.standardOutput.write(contentsOf: Data("\(number)\n".utf8))
    number += 1
}
