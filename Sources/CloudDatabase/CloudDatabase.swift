enum CloudDatabaseRoom {}
