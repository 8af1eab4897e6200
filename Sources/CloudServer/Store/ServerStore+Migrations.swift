import GRDB

extension ServerStore {
    /// The tables as they came to be. A migration that was released is never changed.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("users and settings") { database in
            try database.execute(
                sql: """
                    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
                    CREATE TABLE user (
                        id INTEGER PRIMARY KEY AUTOINCREMENT, openid TEXT NOT NULL, appid TEXT NOT NULL,
                        profile TEXT NOT NULL DEFAULT '{}', created REAL NOT NULL, UNIQUE (appid, openid)
                    ) STRICT;
                    """)
        }
        migrator.registerMigration("products") { database in
            try database.execute(
                sql: """
                    CREATE TABLE product (
                        id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL, created REAL NOT NULL
                    ) STRICT;
                    """)
        }
        migrator.registerMigration("uploads") { database in
            try database.execute(
                sql: """
                    CREATE TABLE upload (
                        id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL,
                        object TEXT NOT NULL, openid TEXT, created REAL NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    """)
        }
        return migrator
    }
}
