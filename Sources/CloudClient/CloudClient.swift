enum CloudClientRoom {}
