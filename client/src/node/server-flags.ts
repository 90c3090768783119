/**
 * What V8 is told for the server: room for new objects of 8 MB instead of 16. A design of 1,000 elements then takes a tenth less memory when it is
 * opened and after many edits, and no more time; with less room it takes more after edits (`npm run bench -- --only memory`).
 */
export const serverFlags: readonly string[] = ["--max-semi-space-size=8"];
