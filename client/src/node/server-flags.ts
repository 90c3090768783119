/**
 * What V8 is told for the server: room for new objects of 2 MB instead of 16, with which a design of 1,000 elements takes a tenth less memory and no
 * answer takes longer; one of 5,000 waits some 80 ms more for its diagnostics (`npm run bench -- --only memory` and `latency`). And that the server
 * may give back memory itself while nobody types: V8 alone keeps for minutes what an hour of typing has left behind.
 */
export const serverFlags: readonly string[] = ["--max-semi-space-size=2", "--expose-gc"];
