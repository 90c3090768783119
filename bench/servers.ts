import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { serverFlags } from "../client/src/node/server-flags.js";
import { inProject } from "../scripts/lib/project.mjs";
import { bundled } from "./bundle.js";
import { busyName, busyTitle, generateDesign } from "./generate.js";
import { jsonText } from "./json-text.js";
import { likeC4Model } from "./likec4-model.js";
import { LspClient } from "./lsp-client.js";
import { likeC4 } from "./peers.js";
import type { Program } from "./processes.js";
import { product } from "./product.js";

/** A language server that is measured, with a text for it. */
export interface Server {
  readonly name: string;
  /** The name of the document, and what clients call its language. */
  readonly file: string;
  readonly languageId: string;
  readonly program: Program;
  /** The text that stands for a design. */
  textOf(design: string): string;
  places(text: string): Places;
}

/** A change that is made and undone in turn. */
export interface Change {
  readonly offset: number;
  readonly from: string;
  readonly to: string;
}

/** Offsets in the text of a server: where to edit and to ask. */
export interface Places {
  /** A character more in a title. */
  readonly title: Change;
  /** Another target of a link. */
  readonly link: Change;
  /** Where a character more is a mistake that the server must tell. */
  readonly breakAt: number;
  readonly complete: number;
  readonly hover: number;
  readonly rename?: number;
}

/** Lintel, the yardstick for JSON, and LikeC4 where it can be had; the first is the one that is compared. */
export async function servers(): Promise<readonly Server[]> {
  const peer = await likeC4();
  const others = peer === undefined ? [] : [likeC4Server({ node: peer.node, args: [peer.cli, "lsp", "--stdio"] })];
  const node = process.execPath;
  return [
    lintelServer({ node, args: [...serverFlags, (await product()).server, "--stdio"] }),
    jsonServer({ node, args: [await bundled("bench/json-server.ts"), "--stdio"] }),
    ...others,
  ];
}

/** Starts a server on a design of `size` elements, which is the only file of a folder. */
export async function startOn(server: Server, size: number): Promise<{ client: LspClient; places: Places }> {
  const text = server.textOf(generateDesign(size));
  const folder = inProject("out/bench/servers", `${server.languageId}-${size}`);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, server.file);
  writeFileSync(file, text);
  const document = TextDocument.create(URI.file(file).toString(), server.languageId, 1, text);
  return { client: await LspClient.start(server.program, document), places: server.places(text) };
}

function lintelServer(program: Program): Server {
  return {
    name: "Lintel",
    file: "design.lintel",
    languageId: "lintel",
    program,
    textOf: (design) => design,
    places: (text) => {
      const declaration = after(text, `service ${busyName}`) - busyName.length;
      const link = relinking(text, `${busyName} -> `, "a0-db", "a1-db");
      return {
        ...{ title: longerTitle(text), link, breakAt: link.offset, complete: link.offset },
        ...{ hover: declaration, rename: declaration },
      };
    },
  };
}

function jsonServer(program: Program): Server {
  return {
    name: "JSON",
    file: "design.json",
    languageId: "json",
    program,
    textOf: (design) => jsonText(design.length),
    places: (text) => {
      const title = longerTitle(text);
      const nextKey = text.indexOf('"', text.indexOf("\n", title.offset)) + 1;
      const link = relinking(text, '"target": "', "a0-db", "a1-db");
      return { title, link, breakAt: nextKey - 1, complete: nextKey, hover: nextKey };
    },
  };
}

function likeC4Server(program: Program): Server {
  return {
    name: "LikeC4",
    file: "design.c4",
    languageId: "likec4",
    program,
    textOf: likeC4Model,
    places: (text) => {
      const link = relinking(text, `${busyName} -> `, "area-0.a0-db", "area-1.a1-db");
      return {
        ...{ title: longerTitle(text), link, breakAt: link.offset, complete: link.offset },
        hover: text.indexOf(`${busyName} = `),
      };
    },
  };
}

function longerTitle(text: string): Change {
  return { offset: text.indexOf(busyTitle), from: "", to: "x" };
}

/** What turns the target of the first link that begins as said. */
function relinking(text: string, link: string, from: string, to: string): Change {
  return { offset: after(text, link), from, to };
}

/** The offset behind the first place where a text says something. */
function after(text: string, said: string): number {
  return text.indexOf(said) + said.length;
}
