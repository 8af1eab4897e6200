import Testing

/// The network family against servers in processes of their own. One at a time: each waits for its server, and must not
/// keep the threads of other tests meanwhile.
@Suite(.serialized, .enabled(if: ForeignServer.standard != nil, "needs python3")) enum ForeignServerTests {}
