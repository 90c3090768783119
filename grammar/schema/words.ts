import { kindNames } from "./kinds.js";

/** Words besides the kinds that start a declaration and are therefore reserved as names. */
export const declarationWords = ["import", "defaults", "accept", "any"] as const;

/** Words with a fixed meaning as values, reserved as names too. */
export const valueWords = ["none", "unlimited", "many", "true", "false"] as const;

/** Words that stand only inside an import; no names are lost to them. */
export const importWords = ["as", "from"] as const;

/** Words that start a statement of a policy; elsewhere they are names like any other. */
export const policyWords = ["forbid", "require"] as const;

export const keywords: ReadonlySet<string> = new Set<string>([...kindNames, ...declarationWords]);
export const reservedNames: ReadonlySet<string> = new Set<string>([...keywords, ...valueWords]);
