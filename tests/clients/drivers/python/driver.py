"""Drives a client of Python, or one of the command line: jobs in, outcomes out, a line each."""

import json
import ssl
import subprocess
import sys

TIMEOUT = 5


def of_requests():
    import requests
    import urllib3

    urllib3.disable_warnings()

    def send(job):
        answer = requests.request(
            job["method"], job["url"], headers=dict(job["headers"]), data=job["body"],
            verify=False, timeout=TIMEOUT, allow_redirects=True,
        )
        return answer.status_code, answer.url

    return f"requests {requests.__version__}, urllib3 {urllib3.__version__}", send


def of_httpx():
    import httpx

    def send(job):
        with httpx.Client(verify=False, timeout=TIMEOUT, follow_redirects=True) as client:
            answer = client.request(
                job["method"], job["url"], headers=dict(job["headers"]), content=job["body"]
            )
            return answer.status_code, str(answer.url)

    return f"httpx {httpx.__version__}", send


def of_aiohttp():
    import asyncio

    import aiohttp

    async def ask(job):
        timeout = aiohttp.ClientTimeout(total=TIMEOUT)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            async with session.request(
                job["method"], job["url"], headers=dict(job["headers"]), data=job["body"],
                ssl=False, allow_redirects=True,
            ) as answer:
                return answer.status, str(answer.real_url)

    return f"aiohttp {aiohttp.__version__}", lambda job: asyncio.run(ask(job))


def of_urllib():
    import platform
    import urllib.request

    context = ssl._create_unverified_context()

    def send(job):
        body = job["body"].encode() if job["body"] is not None else None
        request = urllib.request.Request(
            job["url"], data=body, headers=dict(job["headers"]), method=job["method"]
        )
        with urllib.request.urlopen(request, timeout=TIMEOUT, context=context) as answer:
            return answer.status, answer.url

    return f"CPython {platform.python_version()}", send


def output(arguments):
    return subprocess.run(
        arguments, stdin=subprocess.DEVNULL, capture_output=True, timeout=30, check=False
    )


def of_curl():
    version = output(["curl", "--version"]).stdout.decode().splitlines()[0]

    def send(job):
        arguments = ["curl", "-q", "-s", "-k", "-L", "-o", "/dev/null", "-w", "%{http_code} %{url_effective}"]
        arguments += ["--max-time", str(TIMEOUT)]
        if job["method"] == "HEAD":
            arguments += ["-I"]
        elif job["method"] not in ("GET", "POST"):
            arguments += ["-X", job["method"]]
        for name, value in job["headers"]:
            arguments += ["-H", f"{name}: {value}"]
        if job["body"] is not None:
            arguments += ["--data-raw", job["body"]]
        done = output(arguments + [job["url"]])
        if done.returncode != 0:
            raise RuntimeError(f"exit {done.returncode}")
        status, url = done.stdout.decode().split(" ", 1)
        return int(status), url

    return version, send


def of_wget():
    version = output(["wget", "--version"]).stdout.decode().splitlines()[0]

    def send(job):
        arguments = ["wget", "--no-config", "-S", "-O", "/dev/null", "--no-check-certificate"]
        arguments += [f"--timeout={TIMEOUT}", "--tries=1", f"--method={job['method']}"]
        for name, value in job["headers"]:
            arguments += [f"--header={name}: {value}"]
        if job["body"] is not None:
            arguments += [f"--body-data={job['body']}"]
        done = output(arguments + [job["url"]])
        heads = [line for line in done.stderr.decode(errors="replace").splitlines() if "HTTP/1.1" in line]
        if done.returncode != 0:
            raise RuntimeError(f"exit {done.returncode}")
        return int(heads[-1].split()[1]), None

    return version, send


CLIENTS = {
    "requests": of_requests,
    "httpx": of_httpx,
    "aiohttp": of_aiohttp,
    "urllib": of_urllib,
    "curl": of_curl,
    "wget": of_wget,
}


def say(answer):
    print(json.dumps(answer), flush=True)


def main():
    version, send = CLIENTS[sys.argv[1]]()
    say({"version": version})
    for line in sys.stdin:
        try:
            status, url = send(json.loads(line))
            say({"outcome": "response", "status": status, "url": url})
        except Exception as error:  # Whatever the client raises is its outcome.
            say({"outcome": "error", "error": repr(error)})


main()
