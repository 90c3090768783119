import { kinds } from "./kinds.js";
import { acceptProperties, linkProperties, stepProperties } from "./properties.js";
import type { Properties, ValueForm } from "./types.js";

/** Every key of the language, those inside blocks too. */
export const keyNames: ReadonlySet<string> = new Set(everything((properties) => Object.keys(properties)));

/** Every word that is a value of some key. */
export const enumWords: ReadonlySet<string> = new Set(
  everything((properties) => Object.values(properties).flatMap(({ forms }) => wordsOf(forms))),
);

function everything(collect: (properties: Properties) => readonly string[]): readonly string[] {
  const within = (properties: Properties): readonly string[] => [
    ...collect(properties),
    ...Object.values(properties).flatMap(({ block }) => (block === undefined ? [] : within(block.properties))),
  ];
  const tops: readonly Properties[] = Object.values(kinds).map(({ properties }) => properties);
  return [...tops, linkProperties, stepProperties, acceptProperties].flatMap(within);
}

function wordsOf(forms: readonly ValueForm[]): readonly string[] {
  return forms.flatMap((form) => {
    if (form.form === "word") return form.words;
    return form.form === "list" ? wordsOf(form.of) : [];
  });
}
