import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import type { Browser } from "playwright-core";
import { packExtension } from "../../scripts/package.mjs";
import { ensureVscodeServer, type VscodeInstallation } from "../../scripts/lib/vscode-install.mjs";
import { startVscodeServer, type VscodeServer } from "../../scripts/lib/vscode-server.mjs";
import { zipContents } from "../harness/archives.js";
import { launchChromium } from "../harness/chromium.js";

interface Shipped {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly engines: { readonly vscode: string };
}

describe("The extension's package", function () {
  this.timeout(180_000);
  const folder = mkdtempSync(path.join(tmpdir(), "lintel-vsix-"));
  let file: string;
  let contents: Awaited<ReturnType<typeof zipContents>>;
  let manifest: Shipped;

  before(async () => {
    file = await packExtension(folder);
    contents = await zipContents(file);
    manifest = JSON.parse(await contents.text("extension/package.json")) as Shipped;
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it("holds what it is known to need, and nothing else", () => {
    const chunks = /^extension\/dist\/(webview|markdown)\/[\w./-]+\.(js|css)$/;
    assert.deepEqual(
      contents.names.filter((name) => !chunks.test(name)),
      [
        "[Content_Types].xml",
        "extension.vsixmanifest",
        "extension/CHANGELOG.md",
        "extension/LICENSE",
        "extension/README.md",
        "extension/dist/THIRD-PARTY-NOTICES.txt",
        "extension/dist/browser-client.js",
        "extension/dist/browser-server.js",
        "extension/dist/client.js",
        "extension/dist/handbook.json",
        "extension/dist/server.js",
        "extension/grammar/language-configuration.json",
        "extension/grammar/lintel-markdown.tmLanguage.json",
        "extension/grammar/lintel.tmLanguage.json",
        "extension/media/file-dark.svg",
        "extension/media/file-light.svg",
        "extension/media/icon.png",
        "extension/media/lintel.schema.json",
        ...["findings", "preview", "report", "write"].flatMap((step) => [
          `extension/media/walkthrough/${step}-dark.png`,
          `extension/media/walkthrough/${step}-light.png`,
        ]),
        "extension/package.json",
        "extension/snippets/lintel.json",
      ].sort(),
    );
    for (const entry of ["webview/main.js", "webview/main.css", "markdown/main.js", "markdown/main.css"]) {
      assert.ok(contents.names.includes(`extension/dist/${entry}`), entry);
    }
  });

  it("has every file that its manifest names, in the editor's spelling", () => {
    const named = JSON.stringify(manifest).match(/"[^"]*\.(?:js|json|png|svg|css)"/g) ?? [];
    const paths = named.map((quoted) => path.posix.normalize(JSON.parse(quoted) as string));
    // file names that settings match, not files of the package
    const missing = paths.filter((one) => one !== "lintel.json" && !contents.names.includes(`extension/${one}`));
    assert.ok(paths.length > 10);
    assert.deepEqual(missing, []);
  });

  it("says to a gallery what a gallery asks", async () => {
    const text = await contents.text("extension.vsixmanifest");
    for (const said of [
      /<Identity [^>]*Id="lintel" [^>]*Publisher="lintel"\/>/,
      /<Categories>[^<]*Linters/,
      /<Tags>[^<]*system design/,
      /Branding\.Color" Value="#[0-9a-f]{6}"/,
      /Content\.License" Path="extension\/LICENSE"/,
      /Content\.Changelog" Path="extension\/CHANGELOG\.md"/,
      /Icons\.Default" Path="extension\/media\/icon\.png"/,
      /Code\.Engine" Value="\^1\.100\.0"/,
    ])
      assert.match(text, said);
  });

  it("says nothing of how it is developed", () => {
    const ofDevelopment = ["allowScripts", "dependencies", "devDependencies", "files", "private", "scripts"];
    assert.deepEqual(
      ofDevelopment.filter((key) => key in manifest),
      [],
    );
  });

  it("holds no chunk of a script that none of its pages can reach", async () => {
    const scripts = contents.names.filter((name) => /^extension\/dist\/(?:webview|markdown)\/.*\.js$/.test(name));
    const reached = new Set(["extension/dist/webview/main.js", "extension/dist/markdown/main.js"]);
    for (const script of reached) {
      const text = await contents.text(script);
      for (const [, target = ""] of text.matchAll(/["'`]([\w./-]+\.js)["'`]/g)) {
        const named = path.posix.join(path.posix.dirname(script), target);
        if (scripts.includes(named)) reached.add(named);
      }
    }
    assert.deepEqual([...reached].sort(), scripts.sort());
  });

  it("is the same when it is packed again", async () => {
    const again = await zipContents(await packExtension(path.join(folder, "again")));
    assert.deepEqual(again.names, contents.names);
    assert.equal(await again.text("extension/package.json"), await contents.text("extension/package.json"));
  });

  for (const release of ["oldest", "newest"] as const) {
    describe(`installed into the ${release} VS Code that can be run here`, () => {
      const extensions = path.join(folder, `extensions-${release}`);
      let server: VscodeServer | undefined;
      let browser: Browser | undefined;

      after(async () => {
        await browser?.close();
        await server?.close();
      });

      it("reviews a design", async function () {
        const vscode = await ensureVscodeServer(release).catch((error: unknown) => {
          // the newest one comes for one kind of machine only; the oldest must be had
          if (release === "oldest") throw error;
          return this.skip();
        });
        const said = install(vscode, extensions);
        assert.match(said, /was successfully installed/);
        const workspace = mkdtempSync(path.join(folder, "workspace-"));
        writeFileSync(path.join(workspace, "a.lintel"), "service a {}\nservice b {}\na -> b { retry: unlimited }\n");
        server = await startVscodeServer({ extensions, release });
        browser = await launchChromium();
        const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
        await page.goto(server.address({ folder: workspace, file: path.join(workspace, "a.lintel") }));
        await page.locator(".squiggly-error, .squiggly-warning").first().waitFor({ timeout: 60_000 });
        await page.keyboard.press("Control+Shift+M");
        await page.locator(".markers-panel .monaco-list-row", { hasText: "unbounded-retry" }).first().waitFor();
      });
    });
  }

  /** Puts the package among the extensions of a folder; gives what VS Code says. */
  function install({ dir, node }: VscodeInstallation, extensions: string): string {
    const args = ["--install-extension", file, "--extensions-dir", extensions, "--accept-server-license-terms"];
    return execFileSync(node, [path.join(dir, "out/server-main.js"), ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, VSCODE_AGENT_FOLDER: path.join(folder, "agent") },
    });
  }
});
