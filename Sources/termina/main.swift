print("termina")
