import GRDB

/// The tables, and how older files become newer ones.
///
/// Each collection is a table of its own (`c_1`: sequence, key of the `_id`, JSON), each index another (`x_1`): one row for each value
/// of a document, keyed by `SortKey`. So an index knows every element of an array, keeps the order of all types, and serves any
/// condition that is a range; an index on an expression of SQLite's could do neither.
enum Schema {
    /// Brings a file up to date.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 documents, indexes, changes, requests") { db in
            try db.execute(
                sql: """
                    CREATE TABLE meta (id INTEGER PRIMARY KEY CHECK (id = 1), catalog INTEGER NOT NULL) STRICT;
                    INSERT INTO meta VALUES (1, 0);
                    CREATE TABLE collections (
                        id INTEGER PRIMARY KEY, environment TEXT NOT NULL, name TEXT NOT NULL,
                        isThere INTEGER NOT NULL, UNIQUE (environment, name)
                    ) STRICT;
                    CREATE TABLE indexes (
                        id INTEGER PRIMARY KEY, collection INTEGER NOT NULL REFERENCES collections, name TEXT NOT NULL,
                        keys TEXT NOT NULL, isUnique INTEGER NOT NULL, isMultikey INTEGER NOT NULL,
                        UNIQUE (collection, name)
                    ) STRICT;
                    CREATE TABLE changes (
                        sequence INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, kind TEXT NOT NULL,
                        time REAL NOT NULL, document TEXT NOT NULL, fields TEXT
                    ) STRICT;
                    CREATE INDEX changesOfCollection ON changes (collection, sequence);
                    CREATE TABLE requests (id TEXT PRIMARY KEY, time REAL NOT NULL, result TEXT NOT NULL)
                        STRICT, WITHOUT ROWID;
                    CREATE INDEX requestsByTime ON requests (time);
                    """)
        }
        migrator.registerMigration("2 what documents were before") { db in
            try db.execute(sql: "ALTER TABLE changes ADD COLUMN before TEXT")
        }
        // Every page that a write touches is written out before it is acknowledged. The newest change is never removed, so
        // the numbers grow without a table that counts them; and who reads the feed of one collection reads its end.
        migrator.registerMigration("3 a feed of one table") { db in
            try db.execute(
                sql: """
                    DROP INDEX changesOfCollection;
                    ALTER TABLE changes RENAME TO changes2;
                    CREATE TABLE changes (
                        sequence INTEGER PRIMARY KEY, collection INTEGER NOT NULL, kind TEXT NOT NULL,
                        time REAL NOT NULL, document TEXT NOT NULL, fields TEXT, before TEXT
                    ) STRICT;
                    INSERT INTO changes (sequence, collection, kind, time, document, fields, before)
                        SELECT sequence, collection, kind, time, document, fields, before FROM changes2;
                    DROP TABLE changes2;
                    """)
        }
        return migrator
    }

    /// Makes the table of a collection.
    static func createDocuments(_ db: Database, _ table: String) throws {
        try db.execute(
            sql:
                "CREATE TABLE \(table) (sequence INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, body TEXT NOT NULL) STRICT"
        )
    }

    /// Makes the table of an index.
    static func createEntries(_ db: Database, _ table: String) throws {
        try db.execute(
            sql: """
                CREATE TABLE \(table) (key BLOB NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document))
                STRICT, WITHOUT ROWID
                """)
    }
}
