"use strict";

// Loaded into a measured Node.js before anything else: tells its parent, on the fourth stream, what it has used.
const { writeSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) process.on("exit", () => writeSync(3, JSON.stringify(process.resourceUsage())));
