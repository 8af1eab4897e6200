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
        migrator.registerMigration("chat") { database in
            try database.execute(
                sql: """
                    CREATE TABLE chat_message (
                        room TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, user TEXT NOT NULL,
                        name TEXT NOT NULL, kind TEXT NOT NULL, content TEXT NOT NULL, time REAL NOT NULL,
                        PRIMARY KEY (room, seq)
                    ) STRICT, WITHOUT ROWID;
                    CREATE UNIQUE INDEX chat_message_id ON chat_message (room, user, id);
                    CREATE TABLE chat_read (
                        room TEXT NOT NULL, user TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (room, user)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE chat_name (
                        appid TEXT NOT NULL, user TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (appid, user)
                    ) STRICT, WITHOUT ROWID;
                    """)
        }
        migrator.registerMigration("files") { database in
            try database.execute(
                sql: """
                    CREATE TABLE file (
                        env TEXT NOT NULL, path TEXT NOT NULL, object TEXT NOT NULL, size INTEGER NOT NULL, openid TEXT,
                        created REAL NOT NULL, PRIMARY KEY (env, path)
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX file_object ON file (object);
                    CREATE INDEX upload_object ON upload (object);
                    """)
        }
        migrator.registerMigration("names of users") { database in
            try database.execute(sql: "ALTER TABLE user ADD COLUMN name TEXT")
        }
        return migrator
    }
}
