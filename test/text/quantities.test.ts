import assert from "node:assert/strict";
import { durationText, exactDurationText, percentText } from "../../server/src/text/quantities.js";

describe("quantities in words", () => {
  it("writes durations in the largest unit that makes them at least one", () => {
    const cases = {
      0: "0ms",
      5: "5ms",
      1000: "1s",
      1700: "1.7s",
      90_000: "1.5min",
      3_600_000: "1h",
      604_800_000: "7d",
    };
    for (const [value, text] of Object.entries(cases)) assert.equal(durationText(Number(value)), text);
  });

  it("writes durations without loss where that is asked", () => {
    const cases = { 0: "0ms", 0.5: "0.5ms", 1500: "1.5s", 60_000: "1min", 90_000: "90s", 86_400_000: "1d" };
    for (const [value, text] of Object.entries(cases)) assert.equal(exactDurationText(Number(value)), text);
  });

  it("writes shares with as many digits as tell them from a hundred, and never more than they are", () => {
    const cases: readonly (readonly [number, string])[] = [
      [1, "100%"],
      [0.999, "99.9%"],
      [0.99825, "99.82%"],
      [0.999999, "99.9999%"],
      [0.9999755, "99.9975%"],
      [0.5, "50%"],
      [0, "0%"],
    ];
    for (const [share, text] of cases) assert.equal(percentText(share), text);
  });
});
