// An API that carries its migrations along, for an image with nothing else in it.
package main

import (
	"embed"
	"encoding/json"
	"flag"
	"io/fs"
	"log"
	"net/http"
	"os"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Set by the linker: -X main.version=…
var version = "dev"

func main() {
	health := flag.Bool("health", false, "ask the running server whether it is well, and exit")
	flag.Parse()
	if *health {
		os.Exit(askHealth())
	}
	http.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNoContent)
	})
	http.HandleFunc("GET /", describe)
	log.Printf("api %s listens on :8080", version)
	log.Fatal(http.ListenAndServe(":8080", nil))
}

func describe(w http.ResponseWriter, _ *http.Request) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]any{"version": version, "migrations": names})
}

// An image from scratch has no curl and no wget: the program is its own health check.
func askHealth() int {
	response, err := http.Get("http://127.0.0.1:8080/health")
	if err != nil || response.StatusCode != http.StatusNoContent {
		return 1
	}
	return 0
}
