import { URI } from "vscode-uri";

/** The path from one file to another as an import writes it, such as `./other.lintel`; undefined where none leads there. */
export function relativePath(from: string, to: string): string | undefined {
  const [own, other] = [URI.parse(from), URI.parse(to)];
  if (own.scheme !== other.scheme || own.authority !== other.authority) return undefined;
  const [here, there] = [own.path.split("/").slice(0, -1), other.path.split("/")];
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  const up = here.slice(same).map(() => "..");
  return [...(up.length > 0 ? up : ["."]), ...there.slice(same)].join("/");
}
