"""Asks every operation of the API's description, as everybody who could, with what fits the description and with what does not.

Every answer must be one that the description names, and none a server's error. Takes the released server and how many seconds
each of the five may take; starts a server of its own with a demo municipality, on a free port and in a folder that goes.
"""

import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests

CONTACT = "Kari Eksempel"
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
TESTED = re.compile(r"Tested: (\d+)")
SELECTED = re.compile(r"Selected: (\d+)/(\d+)")
CASES = re.compile(r"(\d+) generated")


class Server:
    """The program, with its data beside it."""

    def __init__(self, program: str, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.program, self.folder = program, folder
        self.address = f"http://localhost:{self.port}"
        self.said = folder / "said"
        with self.said.open("w") as said:
            command = [*self.command("serve"), "--demo", "--app-folder", str(folder)]
            self.process = subprocess.Popen(command, stdout=said, stderr=said)
        self.desk_link = self.waited_for(r"http://localhost:\d+/kontor/inn/\S+(?=\s)")

    def command(self, *verb: str) -> list[str]:
        return [self.program, *verb, "--listen", f"127.0.0.1:{self.port}", "--data-folder", str(self.folder / "data")]

    def waited_for(self, pattern: str) -> str:
        for _ in range(200):
            found = re.search(pattern, self.said.read_text())
            if found:
                return found.group()
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise SystemExit(f"the server did not start:\n{self.said.read_text()}")

    def run(self, *verb: str) -> str:
        return subprocess.run(self.command(*verb), check=True, capture_output=True, text=True).stdout

    def phone(self) -> str:
        """The cookie of a new phone of the demo's contact."""
        code = self.run("invite", CONTACT).split("#")[1].split()[0]
        headers = {"X-Folgesvenn": "1", "Origin": self.address}
        answer = requests.post(f"{self.address}/api/v1/enrol", json={"code": code}, headers=headers, timeout=30)
        answer.raise_for_status()
        return answer.headers["set-cookie"].split(";")[0]

    def officer(self) -> str:
        """The cookie of the demo's officer."""
        answer = requests.post(self.desk_link, headers={"Origin": self.address}, timeout=30, allow_redirects=False)
        return answer.headers["set-cookie"].split(";")[0]


def tried(server: Server, who: str, headers: list[str], seconds: str) -> bool:
    """Whether every answer to `who` was a good one; says how many there were."""
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{server.address}/api/v1/openapi.json"]
    command += ["--url", f"{server.address}/api/v1", "--checks", CHECKS, "--max-time", seconds, "--no-color"]
    command += ["--continue-on-failure", "--warnings", "off"]
    for header in headers:
        command += ["-H", header]
    # It keeps notes where it stands.
    done = subprocess.run(command, capture_output=True, text=True, cwd=server.folder)
    tested, selected, cases = (pattern.search(done.stdout) for pattern in (TESTED, SELECTED, CASES))
    if done.returncode or not (tested and selected and cases) or tested.group(1) != selected.group(2):
        print(done.stdout, done.stderr, sep="\n")
        return False
    print(f"{who}: {cases.group(1)} requests to {tested.group(1)} operations, no server error, no undocumented answer")
    return True


def main(program: str, seconds: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(program, Path(folder))
        try:
            # Without these two, nothing is asked for but how requests from elsewhere are refused.
            ours = ["X-Folgesvenn: 1", f"Origin: {server.address}"]
            # Both before codes are guessed at: whoever does that for long may try none any more.
            phone, officer = server.phone(), server.officer()
            good = [
                tried(server, "a phone", [*ours, f"Cookie: {phone}"], seconds),
                tried(server, "an officer", [*ours, f"Cookie: {officer}"], seconds),
                tried(server, "nobody", ours, seconds),
                tried(server, "another site", ["Origin: https://elsewhere.example", f"Cookie: {phone}"], seconds),
            ]
            server.run("shut-out", CONTACT)
            good.append(tried(server, "a phone that was shut out", [*ours, f"Cookie: {phone}"], seconds))
        finally:
            server.process.send_signal(signal.SIGTERM)
            server.process.wait(30)
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
