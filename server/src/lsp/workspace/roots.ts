import { URI, Utils } from "vscode-uri";

/**
 * What counts as the workspace: its folders, and for an open file outside of them its own folder. It decides whether a file may be imported,
 * so that a path never leads out of what somebody has opened.
 */
export class Roots {
  #folders: readonly string[] = [];
  readonly #lone = new Map<string, string>();

  /** The folders, without a slash at the end. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  /** All folders in which files count as the workspace's. */
  get all(): readonly string[] {
    return [...this.#folders, ...this.#lone.values()];
  }

  /** Takes the folders of the workspace, by URIs in the service's spelling. */
  setFolders(uris: readonly string[]): void {
    this.#folders = uris.map((uri) => uri.replace(/\/$/, ""));
  }

  opened(uri: string): void {
    if (!this.inFolders(uri)) this.#lone.set(uri, Utils.dirname(URI.parse(uri)).toString());
  }

  closed(uri: string): void {
    this.#lone.delete(uri);
  }

  inFolders(uri: string): boolean {
    return this.#folders.some((folder) => uri.startsWith(`${folder}/`));
  }

  /** Whether the file may be imported. */
  isInside(uri: string): boolean {
    return this.all.some((folder) => uri.startsWith(`${folder}/`));
  }
}
