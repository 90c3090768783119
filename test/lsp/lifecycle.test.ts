import assert from "node:assert/strict";
import { once } from "node:events";
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
