// Un petit serveur : il dit bonjour, et qu'il va bien.
package main

import (
	"fmt"
	"log"
	"net/http"
)

func main() {
	http.HandleFunc("GET /sante", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNoContent)
	})
	http.HandleFunc("GET /", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(w, "Bonjour depuis une image de quelques mégaoctets !")
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
