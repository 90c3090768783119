import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable, Writable } from "node:stream";
import { main } from "../../server/src/hosts/cli/main.js";

/** What a command line said and how it ended. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to call it. */
export interface CommandOptions {
  readonly cwd: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** `terminal`: standard output says that it is one, 100 columns wide. */
  readonly output?: "terminal" | "pipe";
  readonly today?: string;
  /** `terminal`: standard error says that it is one. */
  readonly errors?: "terminal" | "pipe";
  /** Milliseconds that pass whenever the command looks at the clock; none where it is left out. */
  readonly tick?: number;
}

class Collected extends Writable {
  text = "";
  readonly isTTY: boolean;
  readonly columns = 100;

  constructor(output: "terminal" | "pipe") {
    super();
    this.isTTY = output === "terminal";
  }

  override _write(chunk: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** Runs `lintel` with these arguments, within this process. */
export async function lintel(args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const { cwd, stdin = "", env = {}, output = "pipe", today = "2027-01-15" } = options;
  const { errors = "pipe", tick = 0 } = options;
  const [stdout, stderr] = [new Collected(output), new Collected(errors)];
  let now = 0;
  const elapsed = () => (now += tick);
  const code = await main(args, { stdin: Readable.from([stdin]), stdout, stderr, cwd, env, today, elapsed });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

const folders: string[] = [];
process.once("exit", () => {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});

/** A new folder with these files, by path; it goes when the process ends. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const dir = realpathSync(mkdtempSync(path.join(tmpdir(), "lintel-cli-")));
  folders.push(dir);
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(dir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return dir;
}
