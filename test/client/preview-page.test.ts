import assert from "node:assert/strict";
import { previewPage } from "../../client/src/preview/html.js";
import { makeNonce } from "../../client/src/preview/nonce.js";

describe("The preview's page", () => {
  const nonce = makeNonce();
  const html = previewPage({ source: "https://source.example", scriptUri: "main.js", styleUri: "main.css", nonce });
  const policy = new Map(
    (/Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "").split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources] as const;
    }),
  );

  it("allows nothing but what its policy names, and one script alone", () => {
    assert.deepEqual(policy.get("default-src"), ["'none'"]);
    assert.deepEqual(policy.get("script-src"), [`'nonce-${nonce}'`]);
    assert.deepEqual(policy.get("base-uri"), ["'none'"]);
    assert.deepEqual(policy.get("form-action"), ["'none'"]);
    assert.ok(![...policy.values()].flat().some((source) => /unsafe-eval|^\*$|^https?:$/.test(source)));
    assert.deepEqual(html.match(/<script\b[^>]*>/g), [`<script type="module" nonce="${nonce}" src="main.js">`]);
    assert.doesNotMatch(html, /\son\w+=|javascript:/);
  });

  it("has another nonce each time, of 144 bits, from the platform's generator", () => {
    const nonces = Array.from({ length: 1000 }, makeNonce);
    assert.equal(new Set(nonces).size, nonces.length);
    for (const one of nonces) assert.match(one, /^[0-9a-f]{36}$/);
    // every digit at every place: none of it is constant or counted up
    for (let place = 0; place < 36; place += 1)
      assert.equal(new Set(nonces.map((one) => one[place])).size, 16, `place ${place}`);
  });
});
