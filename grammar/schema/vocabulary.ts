import { kinds } from "./kinds.js";
import { acceptProperties, linkProperties, stepProperties } from "./properties.js";
import type { Properties, PropertyType, ValueForm } from "./types.js";

const { keys, words, wordsOfKeys } = vocabulary();

/** Every key of the language, those inside blocks too. */
export const keyNames: ReadonlySet<string> = keys;

/** Every word that is a value of some key. */
export const enumWords: ReadonlySet<string> = words;

/** Whether the word is a value of the key, wherever that stands. */
export function takesWord(key: string, word: string): boolean {
  return wordsOfKeys.get(key)?.has(word) === true;
}

interface Vocabulary {
  readonly keys: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly wordsOfKeys: ReadonlyMap<string, ReadonlySet<string>>;
}

function vocabulary(): Vocabulary {
  const wordsOfKeys = new Map<string, Set<string>>();
  const keys = new Set<string>();
  const words = new Set<string>();
  // kinds share most of their properties
  const noted = new Set<PropertyType<unknown>>();
  const note = (properties: Properties): void => {
    for (const key of Object.keys(properties)) keys.add(key);
    const news = Object.entries(properties).filter(([, property]) => !noted.has(property));
    for (const [key, { forms }] of news) {
      const ofKey = wordsOfKeys.get(key) ?? new Set();
      wordsOfKeys.set(key, ofKey);
      noteWords(forms, words);
      noteWords(forms, ofKey);
    }
    for (const [, property] of news) {
      noted.add(property);
      if (property.block !== undefined) note(property.block.properties);
    }
  };
  for (const { properties } of Object.values(kinds)) note(properties);
  for (const properties of [linkProperties, stepProperties, acceptProperties]) note(properties);
  return { keys, words, wordsOfKeys };
}

function noteWords(forms: readonly ValueForm[], words: Set<string>): void {
  for (const form of forms) {
    if (form.form === "word") for (const word of form.words) words.add(word);
    else if (form.form === "list") noteWords(form.of, words);
  }
}
