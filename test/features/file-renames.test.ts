import assert from "node:assert/strict";
import { fileRenameEdits, type FileRename } from "../../server/src/features/file-renames.js";
import { appliedToAll } from "../fuzz/apply.js";
import { folder, serviceWith } from "../harness/review.js";

const files = {
  "shop.lintel": 'import { ledger } from "./parts/ledger.lintel" // books\nclient web\nweb -> ledger\n',
  "parts/ledger.lintel": 'import { mail } from "./mail.lintel"\nservice ledger\nledger -> mail\n',
  "parts/mail.lintel": "service mail\n",
  "wrong.lintel": 'import { gone } from "./gone.lintel"\nimport { x } from "\n',
};

/** The texts after renaming, still by their old paths, and what is said of imports by their new ones. */
function renamed(...renames: readonly FileRename[]): { texts: Record<string, string>; mistakes: readonly string[] } {
  const before = Object.fromEntries(Object.entries(files).map(([path, text]) => [folder + path, text]));
  const after = appliedToAll(before, fileRenameEdits(serviceWith({ files }).snapshot(), renames));
  const texts = Object.fromEntries(Object.entries(after).map(([uri, text]) => [uri.slice(folder.length), text]));
  const moved = Object.entries(after).map(([uri, text]) => {
    const { oldUri = "", newUri = "" } = renames.find((one) => uri.startsWith(one.oldUri)) ?? {};
    return [(newUri + uri.slice(oldUri.length)).slice(folder.length), text] as const;
  });
  const service = serviceWith({ files: Object.fromEntries(moved) });
  const mistakes = moved
    .filter(([path]) => path !== "wrong.lintel")
    .flatMap(([path]) => service.snapshot().findings(folder + path))
    .filter(({ category }) => category === "name")
    .map(({ message }) => message);
  return { texts, mistakes };
}

const rename = (from: string, to: string): FileRename => ({ oldUri: folder + from, newUri: folder + to });

describe("renaming files", () => {
  it("has what imports a file import it by its new name", () => {
    const { texts, mistakes } = renamed(rename("parts/ledger.lintel", "parts/books.lintel"));
    assert.equal(texts["shop.lintel"], files["shop.lintel"].replace("ledger.lintel", "books.lintel"));
    assert.equal(texts["parts/ledger.lintel"], files["parts/ledger.lintel"]);
    assert.deepEqual(mistakes, []);
  });

  it("has a file that moves import what stays", () => {
    const { texts, mistakes } = renamed(rename("parts/ledger.lintel", "ledger.lintel"));
    assert.match(texts["shop.lintel"] ?? "", /from "\.\/ledger\.lintel" \/\/ books/);
    assert.match(texts["parts/ledger.lintel"] ?? "", /from "\.\/parts\/mail\.lintel"/);
    assert.deepEqual(mistakes, []);
  });

  it("leaves alone what moves together, in a folder", () => {
    const { texts, mistakes } = renamed(rename("parts", "pieces"));
    assert.match(texts["shop.lintel"] ?? "", /from "\.\/pieces\/ledger\.lintel"/);
    assert.equal(texts["parts/ledger.lintel"], files["parts/ledger.lintel"]);
    assert.deepEqual(mistakes, []);
  });

  it("changes no file whose imports it does not touch, or that imports nothing that is there", () => {
    const { changes } = fileRenameEdits(serviceWith({ files }).snapshot(), [rename("shop.lintel", "store.lintel")]);
    assert.deepEqual(changes, {});
    assert.equal(renamed(rename("wrong.lintel", "in/wrong.lintel")).texts["wrong.lintel"], files["wrong.lintel"]);
  });
});
