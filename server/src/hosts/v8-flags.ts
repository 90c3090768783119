/** Flags of V8 by the release of Node.js, such as `22`, in which they were seen to be known: another V8 would complain on standard error. */
export type FlagsByRelease = Readonly<Record<string, readonly string[]>>;

/** Those for a version of Node.js, such as `22.1.0`; none for a release that nobody has tried. */
export function flagsFor(version: string, flags: FlagsByRelease): readonly string[] {
  const [release = ""] = version.split(".");
  return flags[release] ?? [];
}
