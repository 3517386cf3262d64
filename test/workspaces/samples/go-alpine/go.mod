module example.com/serveur

go 1.26
