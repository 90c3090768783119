/**
 * What V8 is told for the server: room for new objects of 8 MB instead of 16. A design of 1,000 elements then takes a tenth less memory when it is
 * opened and after many edits, and no more time; with less room it takes more after edits (`npm run bench -- --only memory`). And that the
 * server may give back memory itself while nobody types: V8 alone keeps for minutes what an hour of typing has left behind.
 */
export const serverFlags: readonly string[] = ["--max-semi-space-size=8", "--expose-gc"];
