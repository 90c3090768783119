import type { ExitCode, Io } from "./io.js";

const text = `lintel reviews system designs.

  lintel check [PATH…]     review designs: files, or folders with all that is below them
      --format FORMAT      pretty (default), json, sarif, junit, github, markdown
      --output FILE        write the report to a file
      --config FILE        use these settings instead of the lintel.json files
      --max-warnings N     exit with 1 when there are more warnings
      --min-severity S     leave out what is milder: hint, information, warning, error
      --fix                apply the fixes that need no choice
      --stdin              review standard input; --stdin-filename NAME says what it is

  lintel format [PATH…]    put designs into the common layout; --check only lists those that are not, --stdin formats it
  lintel draw PATH         draw a design as Mermaid text
      --view VIEW          design (default), group:NAME, element:NAME, flow:NAME
      --format FORMAT      mermaid (default), markdown
  lintel report PATH…      a design review as Markdown: drawings, promises, findings, accepted risks; --output FILE
  lintel explain TOPIC     a page of the handbook: of a rule, a kind, a property, a topic; "index" lists them all
  lintel rules             all rules; --format pretty (default), json, markdown
  lintel lsp --stdio       the language server, for editors

  lintel help              this text
  lintel --version

Without a PATH, the current folder; "-" is standard input. What Git ignores is left out, unless it is named. NO_COLOR and FORCE_COLOR are respected.
Exit status: 0 no error and no more warnings than allowed; 1 findings; 2 the call, the settings or a file is wrong.
`;

/** `lintel help`. */
export function help({ stdout }: Io): ExitCode {
  stdout.write(text);
  return 0;
}
