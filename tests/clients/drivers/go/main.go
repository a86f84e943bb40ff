// Drives Go's net/http: jobs in, outcomes out, a line each.
package main

import (
	"bufio"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"strings"
	"time"
)

type job struct {
	Method  string
	URL     string
	Headers [][2]string
	Body    *string
}

func main() {
	transport := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
	client := &http.Client{Transport: transport, Timeout: 5 * time.Second}
	fmt.Printf("{\"version\":\"%s\"}\n", runtime.Version())
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		status, url, err := send(client, lines.Bytes())
		if err != nil {
			fmt.Println(`{"outcome":"error"}`)
		} else {
			fmt.Printf("{\"outcome\":\"response\",\"status\":%d,\"url\":%q}\n", status, url)
		}
	}
}

func send(client *http.Client, line []byte) (int, string, error) {
	var job job
	if err := json.Unmarshal(line, &job); err != nil {
		return 0, "", err
	}
	var body io.Reader
	if job.Body != nil {
		body = strings.NewReader(*job.Body)
	}
	request, err := http.NewRequest(job.Method, job.URL, body)
	if err != nil {
		return 0, "", err
	}
	for _, field := range job.Headers {
		request.Header.Set(field[0], field[1])
	}
	answer, err := client.Do(request)
	if err != nil {
		return 0, "", err
	}
	defer answer.Body.Close()
	return answer.StatusCode, answer.Request.URL.String(), nil
}
