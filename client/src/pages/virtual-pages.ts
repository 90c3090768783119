import * as vscode from "vscode";

/** Gives the text of a page, or undefined where there is none. */
export type PageReader = (uri: vscode.Uri) => Promise<string | undefined>;

/** A read-only file system of pages that are made when they are read, so that the editor's Markdown preview and its links work on them. */
export interface VirtualPages {
  /** Tells whoever shows the page that it is another one now. */
  refresh(uri: vscode.Uri): void;
  /** Ends the service. */
  readonly registration: vscode.Disposable;
}

/** Serves the pages of a scheme. */
export function servePages(scheme: string, read: PageReader): VirtualPages {
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const bytesOf = async (uri: vscode.Uri): Promise<Uint8Array> => {
    const text = await read(uri);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(text);
  };
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions("These pages can only be read.");
  };
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: async (uri) => ({
      type: vscode.FileType.File,
      ctime: 0,
      mtime: Date.now(),
      size: (await bytesOf(uri)).length,
      permissions: vscode.FilePermission.Readonly,
    }),
    readFile: bytesOf,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  const options = { isReadonly: true, isCaseSensitive: true };
  const registration = vscode.workspace.registerFileSystemProvider(scheme, provider, options);
  return {
    refresh: (uri) => changed.fire([{ type: vscode.FileChangeType.Changed, uri }]),
    registration: vscode.Disposable.from(registration, changed),
  };
}

/** Shows a page in the editor's Markdown preview. */
export async function showPage(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand("vscode.openWith", uri, "vscode.markdown.preview.editor");
}
