// The Dockerfile beside this file is wrong on purpose; the program is not.
package main

import "fmt"

func main() {
	fmt.Println("Hello!")
}
