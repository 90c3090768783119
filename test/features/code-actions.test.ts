import assert from "node:assert/strict";
import type { CodeAction, WorkspaceEdit } from "vscode-languageserver-types";
import { codeActions } from "../../server/src/features/code-actions.js";
import type { CodeActionOptions } from "../../server/src/features/actions/question.js";
import { sceneOf, edited, textOf, type Scene } from "../harness/features.js";
import { folder, review } from "../harness/review.js";

const configUri = `${folder}lintel.json`;
const link = (page: string): string => `handbook:${page}`;

const actionsIn = (scene: Scene, options: Partial<CodeActionOptions> = {}): CodeAction[] =>
  codeActions(scene.snapshot, scene.uri, scene.range, { link, ...options });

function actionIn(scene: Scene, title: string, options: Partial<CodeActionOptions> = {}): CodeAction {
  const actions = actionsIn(scene, options);
  const found = actions.find((action) => action.title.startsWith(title));
  assert.ok(found, `"${title}" is not among ${JSON.stringify(actions.map((action) => action.title))}`);
  return found;
}

/** The files by name after the edit; `others` are texts that no service knows. */
function filesAfter(
  scene: Scene,
  edit: WorkspaceEdit | undefined,
  others: Record<string, string> = {},
): Record<string, string> {
  const files: Record<string, string> = {};
  const apply = (uri: string, edits: Parameters<typeof edited>[1]): void => {
    const name = uri.slice(folder.length);
    const before = files[name] ?? others[name] ?? (scene.snapshot.files.has(uri) ? textOf(scene, uri) : "");
    files[name] = edited(before, edits);
  };
  for (const [uri, edits] of Object.entries(edit?.changes ?? {})) apply(uri, edits);
  for (const change of edit?.documentChanges ?? []) {
    if ("edits" in change) apply(change.textDocument.uri, change.edits);
  }
  return files;
}

const textAfter = (scene: Scene, action: CodeAction): string =>
  filesAfter(scene, action.edit)[scene.uri.slice(folder.length)] ?? "";

const retried = "client c\nservice s { idempotency: key  replicas: 2 }\nc -> s { retry: un|limited }";

describe("code actions", () => {
  describe("quick fixes", () => {
    it("come with the finding that they mend", () => {
      const scene = sceneOf("service a\nservice abc\na -> ab|d");
      const action = actionIn(scene, 'Change to "abc"');
      assert.equal(action.kind, "quickfix");
      assert.equal(action.diagnostics?.[0]?.code, "name-unknown");
      assert.equal(textAfter(scene, action), "service a\nservice abc\na -> abc");
    });

    it("are those of the findings at the range alone", () => {
      const codes = (text: string) => actionsIn(sceneOf(text)).map(({ diagnostics }) => diagnostics?.[0]?.code);
      assert.ok(codes("service a\na -> no|body\nservice b").includes("name-unknown"));
      assert.ok(!codes("service a\na -> nobody\nservice b|").includes("name-unknown"));
    });

    it("are not offered for what is accepted", () => {
      const scene = sceneOf(retried.replace("un|limited", 'un|limited  accept unbounded-retry { reason: "x" }'));
      assert.ok(!actionsIn(scene).some(({ diagnostics }) => diagnostics?.[0]?.code === "unbounded-retry"));
    });
  });

  describe("accepting a risk", () => {
    it("writes an accept with a reason to fill in, which ends the finding", () => {
      const scene = sceneOf(retried);
      const action = actionIn(scene, 'Accept "unbounded-retry" for c -> s', { selectCommand: "select" });
      const after = textAfter(scene, action);
      assert.equal(
        after.split("\n")[2],
        'c -> s { retry: unlimited  accept unbounded-retry { reason: "why we can live with it" } }',
      );
      const [finding] = review({ files: { "design.lintel": after } }).filter(({ rule }) => rule === "unbounded-retry");
      assert.equal(finding?.accepted?.reason, "why we can live with it");
    });

    it("has the reason selected where the surface can", () => {
      const scene = sceneOf(retried);
      const action = actionIn(scene, "Accept", { selectCommand: "select" });
      const [uri, range] = (action.command?.arguments ?? []) as unknown[];
      assert.equal(action.command?.command, "select");
      assert.equal(uri, scene.uri);
      const line = textAfter(scene, action).split("\n")[2] ?? "";
      const { start, end } = range as { start: { character: number }; end: { character: number } };
      assert.equal(line.slice(start.character, end.character), "why we can live with it");
      assert.equal(actionIn(scene, "Accept").command, undefined);
    });

    it("is not offered for mistakes of the language", () => {
      assert.ok(!actionsIn(sceneOf("service a\na -> no|body")).some(({ title }) => title.startsWith("Accept")));
    });
  });

  describe("setting a severity", () => {
    const set = (text: string | undefined, title: string): string => {
      const scene = sceneOf(retried);
      const config = { uri: configUri, ...(text !== undefined && { text }) };
      const { edit } = actionIn(scene, title, { config });
      return filesAfter(scene, edit, text === undefined ? {} : { "lintel.json": text })["lintel.json"] ?? "";
    };

    it("creates lintel.json where there is none", () => {
      const scene = sceneOf(retried);
      const { edit } = actionIn(scene, 'Turn "unbounded-retry" off', { config: { uri: configUri } });
      assert.deepEqual(edit?.documentChanges?.[0], {
        kind: "create",
        uri: configUri,
        options: { ignoreIfExists: true },
      });
      assert.deepEqual(JSON.parse(set(undefined, 'Turn "unbounded-retry" off')), {
        rules: { "unbounded-retry": "off" },
      });
    });

    it("keeps what is there, comments and options too", () => {
      const before = '{\n    // ours\n    "rules": {\n        "owner-missing": "off"\n    }\n}\n';
      const after = set(before, 'Set "unbounded-retry" to hint');
      assert.ok(after.includes("// ours") && after.includes('        "unbounded-retry": "hint"'));
      const listed = '{ "rules": { "unbounded-retry": ["error", {}] } }';
      assert.equal(
        set(listed, 'Set "unbounded-retry" to warning'),
        '{ "rules": { "unbounded-retry": ["warning", {}] } }',
      );
    });

    it("is not offered where the settings are no JSON, or hold no rules", () => {
      for (const text of ["[]", "3", '{ "rules": [] }', '{ "rules": ', '{ "rules": {}, }}', "[".repeat(100_000)]) {
        const titles = actionsIn(sceneOf(retried), { config: { uri: configUri, text } }).map(({ title }) => title);
        assert.ok(titles.length > 0 && !titles.some((title) => title.includes("lintel.json")), text.slice(0, 20));
      }
    });

    it("offers every severity but the present one, and nothing where no file can hold it", () => {
      const titles = actionsIn(sceneOf(retried), { config: { uri: configUri } }).map(({ title }) => title);
      const own = titles.filter((title) => title.includes('"unbounded-retry"') && title.includes("lintel.json"));
      assert.equal(own.length, 4);
      assert.ok(!own.some((title) => title.includes("to error")));
      assert.ok(!actionsIn(sceneOf(retried)).some(({ title }) => title.includes("lintel.json")));
    });
  });

  describe("for a name that nothing declares", () => {
    it("declares it as what fits the place", () => {
      const scene = sceneOf("service a\n\n// calls\na ~> jo|bs ~> mailer\nworker mailer");
      const titles = actionsIn(scene).map(({ title }) => title);
      assert.ok(titles.includes('Declare "jobs" as a queue') && !titles.includes('Declare "jobs" as a service'));
      const after = textAfter(scene, actionIn(scene, 'Declare "jobs" as a queue'));
      assert.deepEqual(
        review({ files: { "design.lintel": after } }).filter(({ category }) => category === "name"),
        [],
      );
    });

    it("declares it before what names it, wherever the selection begins", () => {
      const files = { "a.lintel": 'im|port { x } from "./b.lintel"\n\nx -> jobs|\n', "b.lintel": "service x\n" };
      const scene = sceneOf(files);
      const after = textAfter(scene, actionIn(scene, 'Declare "jobs" as a service'));
      assert.equal(after, 'import { x } from "./b.lintel"\n\nservice jobs\n\nx -> jobs\n');
    });

    it("declares nothing that can't be a name", () => {
      const titles = actionsIn(sceneOf("store a { on: sto|re }")).map(({ title }) => title);
      assert.ok(!titles.some((title) => title.startsWith("Declare")), titles.join());
    });

    it("imports it from a file that has it, into the import that is there", () => {
      const files = { "b.lintel": "service x\nservice y" };
      const fresh = sceneOf({ "a.lintel": "service a\na -> x|", ...files });
      const action = actionIn(fresh, 'Import "x" from "./b.lintel"');
      assert.equal(action.isPreferred, true);
      assert.equal(textAfter(fresh, action), 'import { x } from "./b.lintel"\n\nservice a\na -> x');
      const there = sceneOf({ "a.lintel": 'import { y } from "./b.lintel"\nservice a\na -> x|\na -> y', ...files });
      assert.match(textAfter(there, actionIn(there, "Import")), /^import \{ y, x \} from/);
    });
  });

  it("adds the link that a step lacks", () => {
    const scene = sceneOf("client c\nservice s\n\nflow f { c -> s| }");
    const action = actionIn(scene, 'Add the link "c -> s"');
    assert.equal(textAfter(scene, action), "client c\nservice s\n\nc -> s\n\nflow f { c -> s }");
  });

  describe("of the source", () => {
    it("come only when they are asked for", () => {
      const scene = sceneOf('import { b, a } from "./b.lintel"|');
      assert.ok(!actionsIn(scene).some(({ kind = "" }) => kind.startsWith("source")));
      assert.deepEqual(
        actionsIn(scene, { only: ["quickfix"] }).filter(({ kind }) => kind !== "quickfix"),
        [],
      );
    });

    it("fix all that needs no choice, and only that", () => {
      const scene = sceneOf(retried);
      const [action, ...more] = actionsIn(scene, { only: ["source.fixAll"] });
      assert.ok(action);
      assert.deepEqual(more, []);
      assert.equal(action.kind, "source.fixAll.lintel");
      const left = (text: string): string[] =>
        review({ files: { "design.lintel": text } })
          .map(({ rule }) => rule)
          .filter((rule) => rule === "unbounded-retry");
      assert.deepEqual([left(scene.text), left(textAfter(scene, action))], [["unbounded-retry"], []]);
      assert.deepEqual(actionsIn(sceneOf("service a\nservice bee\na -> be|"), { only: ["source.fixAll.lintel"] }), []);
    });

    it("sort imports, join those of one file, and drop what is not used", () => {
      const scene = sceneOf({
        "a.lintel":
          'import { z, y } from "./z.lintel"\nimport { b as c, x } from "./b.lintel"\nimport { a } from "./b.lintel"\n\nservice s\ns -> [z, y, c, a]|',
        "b.lintel": "service a\nservice b\nservice x",
        "z.lintel": "service y\nservice z",
      });
      const [action] = actionsIn(scene, { only: ["source.organizeImports"] });
      assert.ok(action);
      assert.equal(
        textAfter(scene, action),
        'import { a, b as c } from "./b.lintel"\nimport { y, z } from "./z.lintel"\n\nservice s\ns -> [z, y, c, a]',
      );
    });

    it("leave imports alone that are in order, or hold a comment", () => {
      const used = { "b.lintel": "service a\nservice b" };
      const inOrder = sceneOf({ "a.lintel": 'import { a, b } from "./b.lintel"\nservice s\ns -> [a, b]|', ...used });
      const commented = sceneOf({
        "a.lintel": 'import { b, /* c */ a } from "./b.lintel"\nservice s\ns -> [a, b]|',
        ...used,
      });
      for (const scene of [inOrder, commented])
        assert.deepEqual(actionsIn(scene, { only: ["source.organizeImports"] }), []);
    });

    it("take the whole import out when nothing of it is used", () => {
      const scene = sceneOf({ "a.lintel": 'import { a } from "./b.lintel"\n\nservice s|', "b.lintel": "service a" });
      const [action] = actionsIn(scene, { only: ["source"] }).filter(({ kind }) => kind === "source.organizeImports");
      assert.ok(action);
      assert.equal(textAfter(scene, action), "service s");
    });
  });

  describe("extracting elements", () => {
    it("moves them to a file of their own and imports them, with their comments and defaults", () => {
      const scene = sceneOf(
        "defaults { service { replicas: 2 } queue { retention: 1d } }\n\nservice a\n\n|// the ledger\nservice ledger { zones: 2 }\n\nstore books|\n\na -> ledger -> books\n",
      );
      const action = actionIn(scene, "Move 2 elements to ledger.lintel");
      assert.equal(action.kind, "refactor.extract");
      const files = filesAfter(scene, action.edit);
      assert.equal(
        files["ledger.lintel"],
        "defaults {\n  service { replicas: 2 }\n}\n\n// the ledger\nservice ledger { zones: 2 }\n\nstore books\n",
      );
      assert.equal(
        files["design.lintel"],
        'import { ledger, books } from "./ledger.lintel"\n\ndefaults { service { replicas: 2 } queue { retention: 1d } }\n\nservice a\n\na -> ledger -> books\n',
      );
      const wrong = review({ files }).filter(({ category }) => ["syntax", "name", "schema"].includes(category));
      assert.deepEqual(wrong, []);
    });

    it("takes a file name that is free", () => {
      const scene = sceneOf({ "a.lintel": "|service x|\nservice y\ny -> x", "x.lintel": "service other" });
      assert.ok(actionIn(scene, 'Move "x" to x-2.lintel'));
    });

    it("is not offered for what names something that stays, and without a selection", () => {
      assert.deepEqual(actionsIn(sceneOf("host h\n|service x { on: h }|"), { only: ["refactor"] }), []);
      assert.deepEqual(actionsIn(sceneOf("service x|"), { only: ["refactor"] }), []);
    });
  });
});
