import assert from "node:assert/strict";
import type { Fix } from "../../server/src/design/model.js";
import {
  joinedFix,
  preferredFix,
  statingFix,
  statingOnElementsFix,
  statingOnLinksFix,
} from "../../server/src/rules/fixes.js";
import { designOf } from "../harness/design.js";

describe("Fixes of rules", () => {
  const { elements, links } = designOf(
    'service a {}\nservice b {}\nservice c {}\na -> [b, /* why */ c]\na -> b "again"\n',
  );

  it("make their edits once, when these are first asked for", () => {
    let asked = 0;
    const made: Fix = {
      title: "Do it",
      get edits() {
        asked += 1;
        return [];
      },
    };
    const fix = preferredFix(made);
    assert.deepEqual([fix.title, fix.preferred, asked], ["Do it", true, 0]);
    assert.deepEqual(fix.edits, []);
    assert.equal(asked, 1);
    const [stating] = statingFix(elements[0]!, "replicas", "2");
    assert.equal(stating!.edits, stating!.edits);
    assert.deepEqual(Object.keys(stating!), ["title", "edits"]);
  });

  it("are none where nothing can be edited", () => {
    assert.deepEqual(statingOnElementsFix([], "replicas", "2"), []);
    assert.deepEqual(statingOnLinksFix([links[0]!], "timeout", "1s"), []);
    assert.deepEqual(titles(statingOnLinksFix(links.slice(0, 2), "timeout", "1s")), ['Add "timeout: 1s"']);
    assert.deepEqual(titles(statingOnLinksFix([links[2]!], "timeout", "1s")), ['Add "timeout: 1s"']);
  });

  it("say at how many places they are one, and make what they have in common once", () => {
    const [a, b] = elements.flatMap((element) => statingFix(element, "replicas", "2"));
    const [apart] = joinedFix([a!, b!]);
    assert.deepEqual(apart, { title: 'Add "replicas: 2", at all 2 places', edits: [...a!.edits, ...b!.edits] });
    assert.deepEqual(joinedFix([a!, a!]), [{ title: 'Add "replicas: 2"', edits: a!.edits }]);
    assert.deepEqual(joinedFix([a!]), [a]);
    assert.deepEqual(joinedFix([]), []);
  });
});

function titles(fixes: readonly Fix[]): readonly string[] {
  return fixes.map(({ title }) => title);
}
