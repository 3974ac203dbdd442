// Iterates over the events of a trace with Go's own reader and does nothing with them: the least
// that any program built on that reader has to do. Prints the number of events and the seconds.
package main

import (
	"bufio"
	"fmt"
	"internal/trace"
	"io"
	"os"
	"time"
)

func main() {
	start := time.Now()
	file, err := os.Open(os.Args[1])
	check(err)
	reader, err := trace.NewReader(bufio.NewReaderSize(file, 1<<20))
	check(err)
	events := 0
	for {
		_, err := reader.ReadEvent()
		if err == io.EOF {
			break
		}
		check(err)
		events++
	}
	fmt.Printf("%d %.3f\n", events, time.Since(start).Seconds())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
