/** The name of the file that holds a folder's settings. */
export const configFileName = "lintel.json";

/**
 * The settings files that hold for a file, from the outermost folder in: those of its own folder and of the folders above it.
 *
 * @param uri of the file
 * @param configs by the URI of their `lintel.json`
 */
export function configsFor<T>(uri: string, configs: ReadonlyMap<string, T>): readonly T[] {
  const found: T[] = [];
  for (let slash = uri.indexOf("/"); slash >= 0; slash = uri.indexOf("/", slash + 1)) {
    const config = configs.get(`${uri.slice(0, slash)}/${configFileName}`);
    if (config !== undefined) found.push(config);
  }
  return found;
}
