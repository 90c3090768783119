import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { packCommandLine } from "../../scripts/package-cli.mjs";
import { npm } from "../../scripts/lib/npm.mjs";
import { inProject } from "../../scripts/lib/project.mjs";
import { tarContents } from "../harness/archives.js";

describe("The command line's package", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(path.join(tmpdir(), "lintel-npm-"));
  const home = path.join(folder, "home");
  const command = path.join(home, "node_modules/.bin/lintel");
  /** Whatever asks for colours where the tests run asks for none here. */
  const env = { ...process.env, FORCE_COLOR: undefined };
  let file: string;

  before(async () => {
    file = await packCommandLine(folder);
    mkdirSync(home);
    writeFileSync(path.join(home, "package.json"), "{}");
    await npm("Installing the package", ["install", "--offline", "--no-audit", "--no-fund", file], { cwd: home });
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => spawnSync(command, args, { cwd: home, encoding: "utf8", env });

  it("holds what it needs, and nothing else", () => {
    assert.deepEqual(tarContents(file), [
      "package/CHANGELOG.md",
      "package/LICENSE",
      "package/README.md",
      "package/dist/THIRD-PARTY-NOTICES.txt",
      "package/dist/cli-designs.js",
      "package/dist/cli-explain.js",
      "package/dist/cli.js",
      "package/dist/handbook.json",
      "package/dist/server.js",
      "package/package.json",
    ]);
  });

  it("brings nothing else along", () => {
    const installed = execFileSync("ls", [path.join(home, "node_modules")], { encoding: "utf8" });
    assert.equal(installed, "lintel\n");
  });

  it("reviews a design", () => {
    writeFileSync(path.join(home, "a.lintel"), "service a {}\nservice b {}\na -> b { retry: unlimited }\n");
    const { status, stdout, stderr } = run("check", "a.lintel");
    assert.deepEqual([status, stderr], [1, ""]);
    assert.match(stdout, /unbounded-retry/);
  });

  it("reviews the design of its own description", () => {
    const readme = readFileSync(path.join(home, "node_modules/lintel/README.md"), "utf8");
    const [, design = ""] = /```lintel\n(.*?)```/s.exec(readme) ?? [];
    const { stdout } = spawnSync(command, ["check", "-"], { cwd: home, encoding: "utf8", input: design, env });
    assert.match(stdout, /retried-write-not-idempotent/);
    assert.doesNotMatch(stdout, /syntax|unknown|schema/);
  });

  it("explains from its handbook", () => {
    const { status, stdout } = run("explain", "unbounded-retry");
    assert.equal(status, 0);
    assert.match(stdout, /retr/i);
  });

  it("says its version, which is the project's", () => {
    const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as { version: string };
    assert.equal(run("--version").stdout, `${version}\n`);
  });

  describe("as a hook before a commit, as docs/ci.md has it", () => {
    const git = (...args: string[]) => {
      const identity = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
      return spawnSync("git", [...identity, ...args], { cwd: home, encoding: "utf8", env });
    };
    const commit = (files: Readonly<Record<string, string>>) => {
      for (const [name, text] of Object.entries(files)) writeFileSync(path.join(home, name), text);
      git("add", "--", ...Object.keys(files));
      return git("commit", "--quiet", "--message", "Try");
    };
    const faulty = "service a {}\nservice b {}\na -> b { idempotency: key  retry: unlimited }\n";
    const sound = "external a {}\n";

    before(() => {
      const [, hook = ""] =
        /^```sh\n(#!\/bin\/sh\n.*?)^```/ms.exec(readFileSync(inProject("docs/ci.md"), "utf8")) ?? [];
      assert.notEqual(hook, "");
      git("init", "--quiet");
      writeFileSync(path.join(home, ".git/hooks/pre-commit"), hook, { mode: 0o755 });
    });

    it("lets pass what has no error, whatever its file is called, and what is no design", () => {
      const commits: readonly Readonly<Record<string, string>>[] = [
        { "notes.txt": "x" },
        { "sound.lintel": sound, "-- so und.lintel": sound },
      ];
      for (const files of commits) {
        const { status, stderr } = commit(files);
        assert.equal(status, 0, stderr);
      }
    });

    it("holds up a commit with an error, and says which", () => {
      const { status, stdout, stderr } = commit({ "-f aulty.lintel": faulty });
      assert.notEqual(status, 0);
      assert.match(stdout + stderr, /^-f aulty\.lintel$[^]*unbounded-retry/m);
      assert.doesNotMatch(git("log", "--name-only").stdout, /aulty/);
    });
  });

  it("serves an editor", async () => {
    const server = spawn(process.execPath, [command, "lsp", "--stdio"], { cwd: home });
    const initialize = { processId: null, rootUri: null, capabilities: {} };
    send(server, { jsonrpc: "2.0", id: 1, method: "initialize", params: initialize });
    const answer = await firstMessage(server);
    assert.equal(answer.id, 1);
    assert.equal(answer.result.serverInfo.name.toLowerCase(), "lintel");
    send(server, { jsonrpc: "2.0", id: 2, method: "shutdown" });
    send(server, { jsonrpc: "2.0", method: "exit" });
    const [code] = (await once(server, "close")) as [number];
    assert.equal(code, 0);
  });
});

interface InitializeAnswer {
  readonly id: number;
  readonly result: { readonly serverInfo: { readonly name: string } };
}

function send({ stdin }: ChildProcessWithoutNullStreams, message: object): void {
  const text = JSON.stringify(message);
  stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

/** The first message that the server sends. */
async function firstMessage({ stdout }: ChildProcessWithoutNullStreams): Promise<InitializeAnswer> {
  let received = Buffer.alloc(0);
  for await (const bytes of stdout.iterator({ destroyOnReturn: false })) {
    received = Buffer.concat([received, bytes as Buffer]);
    const [header, length] = /^Content-Length: (\d+)\r\n(?:.*\r\n)*?\r\n/.exec(received.toString("latin1")) ?? [];
    if (header === undefined) continue;
    const end = header.length + Number(length);
    if (received.length >= end) return JSON.parse(received.subarray(header.length, end).toString()) as InitializeAnswer;
  }
  throw new Error("The server ended without a message.");
}
