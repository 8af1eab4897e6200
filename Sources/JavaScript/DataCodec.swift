import CJavaScriptCore
import Values

/// Copies data between Swift and the engine as JSON text, which beats walking objects through the engine's interface by
/// far.
///
/// What JSON lacks is written as an object whose only member is named by the one-character string NUL: its value is an
/// array of a tag and what the tag needs (see `source` and `DataReader`). A first pass in JavaScript tells whether any
/// of that is needed, so that plain data takes the engine's own serializer.
final class DataCodec {
    private unowned let machine: VirtualMachine
    private let scan: ScriptValue
    private let pack: ScriptValue
    private let unpack: ScriptValue
    private let hold: ScriptValue
    private let find: ScriptValue

    init?(_ machine: VirtualMachine, firstHandle: UInt32) {
        self.machine = machine
        do throws(ScriptException) {
            let parts = try machine.evaluate(Self.source, path: "termina:data").call(
                machine.number(Double(firstHandle)))
            scan = try parts.get("scan")
            pack = try parts.get("pack")
            unpack = try parts.get("unpack")
            hold = try parts.get("hold")
            find = try parts.get("find")
        } catch {
            assertionFailure("The data codec does not compile: \(error)")
            return nil
        }
    }

    /// A copy as data.
    func data(_ value: ScriptValue) throws(ScriptException) -> Value {
        guard try scan.call(value).truthy else { return try read(value, buffers: []) }
        let packed = try pack.call(value)
        var buffers: [[UInt8]] = []
        for buffer in try packed.get("buffers").elements() { buffers.append(bytes(of: buffer)) }
        return try read(try packed.get("data"), buffers: buffers)
    }

    private func read(_ value: ScriptValue, buffers: [[UInt8]]) throws(ScriptException) -> Value {
        let engine = machine.context.reference
        var exception: JSValueRef?
        guard let text = JSValueCreateJSONString(engine, value.reference, 0, &exception) else {
            if let exception { throw ScriptException(thrown: exception, in: machine.context) }
            return .undefined
        }
        defer { JSStringRelease(text) }
        let capacity = JSStringGetMaximumUTF8CStringSize(text)
        let result: Value = withUnsafeTemporaryAllocation(of: CChar.self, capacity: max(1, capacity)) { buffer in
            let count = JSStringGetUTF8CString(text, buffer.baseAddress, capacity)
            var reader = DataReader(UnsafeRawBufferPointer(buffer), count: max(0, count - 1), buffers: buffers)
            return reader.read()
        }
        return result
    }

    private func bytes(of array: ScriptValue) -> [UInt8] {
        let engine = machine.context.reference
        guard let pointer = JSObjectGetTypedArrayBytesPtr(engine, array.reference, nil) else { return [] }
        let offset = JSObjectGetTypedArrayByteOffset(engine, array.reference, nil)
        let length = JSObjectGetTypedArrayByteLength(engine, array.reference, nil)
        return Array(UnsafeRawBufferPointer(start: pointer + offset, count: length))
    }

    /// A JavaScript copy of data.
    func script(_ value: Value) -> ScriptValue {
        let engine = machine.context.reference
        var writer = DataWriter()
        writer.write(value)
        let parsed = writer.withText { text in
            ScriptValue(JSValueMakeFromJSONString(engine, text), in: machine.context)
        }
        guard writer.usesMarks else { return parsed }
        do throws(ScriptException) {
            return try unpack.call(parsed, machine.array(writer.buffers.map(buffer)))
        } catch {
            // Only a stop by the watchdog comes here, and that is told where the turn ends.
            return machine.undefined
        }
    }

    private func buffer(_ bytes: [UInt8]) -> ScriptValue {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
        memory.copyBytes(from: bytes)
        let array = JSObjectMakeArrayBufferWithBytesNoCopy(
            machine.context.reference, memory.baseAddress, bytes.count, { bytes, _ in bytes?.deallocate() }, nil, nil)
        return ScriptValue(array, in: machine.context)
    }

    /// The handle of an object.
    func handle(for value: ScriptValue) -> OpaqueHandle? {
        guard value.isObject else { return nil }
        do throws(ScriptException) {
            guard let id = try hold.call(value).number.flatMap({ UInt32(exactly: $0) }) else { return nil }
            return OpaqueHandle(id: id, kind: value.isFunction ? .function : .object)
        } catch {
            return nil
        }
    }

    /// The object of a handle.
    func object(for handle: OpaqueHandle) -> ScriptValue? {
        do throws(ScriptException) {
            let object = try find.call(machine.number(Double(handle.id)))
            return object.isObject ? object : nil
        } catch {
            return nil
        }
    }
}
