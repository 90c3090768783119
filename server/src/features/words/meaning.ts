import { isElementKind } from "../../../../grammar/schema/kinds.js";
import type { Design, DesignFile, Named } from "../../design/model.js";
import type { Snapshot } from "../../snapshot.js";
import { importedUri } from "./importers.js";
import type { DeclarationWord, ImportedWord, Word } from "./word.js";

/** What a word of a file means. */
export interface Meaning {
  /** The same for the same thing, in whatever file it is named. */
  readonly key: string;
  /** The name under which it is declared. */
  readonly name: string;
  /** Names of a file are known where they are declared and imported; places and tags in all files joined by imports. */
  readonly scope: "file" | "connected";
  /** The file that declares it, of what has scope `file`; else the file that asks. */
  readonly uri: string;
  /** The thing itself, as the design of the asking file knows it; absent for places and tags. */
  readonly named?: Named;
}

/** What the word of a file means: the declared thing, the place or the tag. Undefined for words that mean nothing declared. */
export function meaningOf(snapshot: Snapshot, uri: string, word: Word): Meaning | undefined {
  const design = snapshot.design(uri);
  if (!design) return undefined;
  const file = design.root;
  switch (word.role) {
    case "declaration":
      return declared(file, word);
    case "endpoint":
      return named(file, word.name);
    case "reference":
      return named(file, word.name) ?? (word.to === "place" ? place(uri, "region", word.name) : undefined);
    case "imported":
    case "alias":
      return imported(snapshot, uri, word);
    case "region":
      return place(uri, "region", word.name);
    case "zone":
      return place(uri, "zone", `${word.region ?? regionOf(design, word.name)}.${word.name}`, word.name);
    case "tag":
      return place(uri, "tag", word.name);
    default:
      return undefined;
  }
}

/** The declared thing that a name of the file means. */
export function meaningOfNamed(thing: Named): Meaning {
  const { name = "", file } = thing;
  if (thing.type === "container" && thing.kind === "region")
    return { ...place(file.uri, "region", name), named: thing };
  return { key: `${file.uri}#${name}`, name, scope: "file", uri: file.uri, named: thing };
}

function named(file: DesignFile, name: string): Meaning | undefined {
  const thing = file.scope.get(name);
  return thing && meaningOfNamed(thing);
}

function declared(file: DesignFile, word: DeclarationWord): Meaning {
  const { name, block, region } = word;
  const { uri } = file;
  const kind = block.keyword.name;
  if (kind === "zone") return place(uri, "zone", `${region ?? ""}.${name}`, name);
  if (kind === "region") return place(uri, "region", name);
  const thing = file.scope.get(name);
  const isSame = thing && (isElementKind(kind) ? thing.type === "element" : kindOfNamed(thing) === kind);
  return { key: `${uri}#${name}`, name, scope: "file", uri, named: isSame ? thing : undefined };
}

function kindOfNamed(thing: Named): string {
  return thing.type === "container" ? thing.kind : thing.type;
}

function imported(snapshot: Snapshot, uri: string, { node, imported: { name } }: ImportedWord): Meaning | undefined {
  const from = importedUri(uri, node);
  const thing = from === undefined ? undefined : snapshot.design(from)?.root.scope.get(name.name);
  return thing && thing.file.uri === from ? meaningOfNamed(thing) : undefined;
}

function place(uri: string, kind: "region" | "zone" | "tag", key: string, name = key): Meaning {
  return { key: `${kind} ${key}`, name, scope: "connected", uri };
}

/** The region of a zone that is named without one: the only one that has such a zone. */
function regionOf(design: Design, zone: string): string {
  const blocks = design.files.flatMap((file) =>
    file.containers.filter(({ kind, name }) => kind === "zone" && name === zone),
  );
  const regions = new Set(blocks.map((block) => block.parent?.name ?? ""));
  const [only = ""] = regions;
  return regions.size === 1 ? only : "";
}
