import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { ErrorCodes } from "vscode-languageserver/node";
import { Wire, modernEditor, startServer } from "../harness/wire.js";

const design = "file:///nowhere/a.lintel";

describe("The wire: life of a connection", () => {
  it("ends with status 0 after a goodbye", async () => {
    const wire = await Wire.start();
    assert.equal(await wire.stop(), 0);
  });

  it("ends with status 1 when it is left without a goodbye", async () => {
    const { server, connection } = await startServer();
    await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
    const exited = once(server, "exit");
    await connection.sendNotification("exit");
    assert.deepEqual((await exited)[0], 1);
  });

  it("refuses what is asked after the goodbye", async () => {
    const { server, connection } = await startServer();
    const pulls = { textDocument: { diagnostic: {} } };
    await connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: pulls });
    await connection.sendRequest("shutdown");
    const position = { line: 0, character: 0 };
    const asked: readonly (readonly [method: string, params: object])[] = [
      ["textDocument/hover", { textDocument: { uri: design }, position }],
      ["textDocument/diagnostic", { textDocument: { uri: design } }],
      ["textDocument/semanticTokens/full", { textDocument: { uri: design } }],
      ["workspace/symbol", { query: "" }],
      ["lintel/views", { uri: design }],
    ];
    for (const [method, params] of asked) {
      const invalidRequest = { code: ErrorCodes.InvalidRequest };
      await assert.rejects(connection.sendRequest(method, params), invalidRequest, method);
    }
    const exited = once(server, "exit");
    await connection.sendNotification("exit");
    assert.deepEqual((await exited)[0], 0);
  });

  it("ends when the process that started it is gone, and when its input ends", async () => {
    const parent = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    const [orphan, deaf] = await Promise.all([startServer(), startServer()]);
    const capabilities = {};
    await orphan.connection.sendRequest("initialize", { processId: parent.pid, rootUri: null, capabilities });
    await deaf.connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities });
    const exits = [orphan, deaf].map(({ server }) => once(server, "exit"));
    parent.kill();
    deaf.server.stdin?.end();
    assert.deepEqual(
      (await Promise.all(exits)).map(([status]) => status as number),
      [1, 1],
    );
  });

  it("refuses a request that comes before the introduction, and lives", async () => {
    const { server, connection } = await startServer();
    const params = { textDocument: { uri: design }, position: { line: 0, character: 0 } };
    await assert.rejects(connection.sendRequest("textDocument/hover", params));
    await connection.sendNotification("textDocument/didChange", { textDocument: { uri: design, version: 2 } });
    const { capabilities } = await connection.sendRequest<{ capabilities: object }>("initialize", {
      processId: null,
      rootUri: null,
      capabilities: {},
    });
    assert.ok("hoverProvider" in capabilities);
    const exited = once(server, "exit");
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    await exited;
  });

  it("registers two kinds of diagnostics, files to watch and settings with a client that takes registrations", async () => {
    const wire = await Wire.start({ capabilities: modernEditor });
    await wire.registered("workspace/didChangeWatchedFiles");
    const methods = wire.registrations.map(({ method }) => method);
    assert.equal(methods.filter((method) => method === "textDocument/diagnostic").length, 2);
    assert.ok(methods.includes("workspace/didChangeConfiguration"));
    assert.equal(wire.initialized.capabilities.diagnosticProvider, undefined);
    await wire.stop();
  });

  it("declares one kind of diagnostics to a client that asks for them and takes no registrations", async () => {
    const wire = await Wire.start({ capabilities: { textDocument: { diagnostic: {} } } });
    assert.deepEqual(wire.initialized.capabilities.diagnosticProvider, {
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    await wire.stop();
  });
});
