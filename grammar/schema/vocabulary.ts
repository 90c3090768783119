import { kinds } from "./kinds.js";
import { acceptProperties, linkProperties, stepProperties } from "./properties.js";
import type { Properties, PropertyType, ValueForm } from "./types.js";

const { keys, words } = vocabulary();

/** Every key of the language, those inside blocks too. */
export const keyNames: ReadonlySet<string> = keys;

/** Every word that is a value of some key. */
export const enumWords: ReadonlySet<string> = words;

function vocabulary(): { readonly keys: ReadonlySet<string>; readonly words: ReadonlySet<string> } {
  const keys = new Set<string>();
  const words = new Set<string>();
  // kinds share most of their properties
  const noted = new Set<PropertyType<unknown>>();
  const note = (properties: Properties): void => {
    for (const key of Object.keys(properties)) keys.add(key);
    const news = Object.values(properties).filter((property) => !noted.has(property));
    for (const property of news) noteWords(property.forms, words);
    for (const property of news) {
      noted.add(property);
      if (property.block !== undefined) note(property.block.properties);
    }
  };
  for (const { properties } of Object.values(kinds)) note(properties);
  for (const properties of [linkProperties, stepProperties, acceptProperties]) note(properties);
  return { keys, words };
}

function noteWords(forms: readonly ValueForm[], words: Set<string>): void {
  for (const form of forms) {
    if (form.form === "word") for (const word of form.words) words.add(word);
    else if (form.form === "list") noteWords(form.of, words);
  }
}
