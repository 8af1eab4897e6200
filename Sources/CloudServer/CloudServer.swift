enum CloudServerRoom {}
