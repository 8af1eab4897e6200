enum WebSocketsRoom {}
