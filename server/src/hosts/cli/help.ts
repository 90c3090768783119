import type { ExitCode, Io } from "./io.js";

const text = `lintel reviews system designs.

  lintel check [PATH…]     review designs: files, or folders with all that is below them; "-" is standard input
      --format FORMAT      pretty (default), json
      --output FILE        write the report to a file
      --config FILE        use these settings instead of the lintel.json files
      --max-warnings N     exit with 1 when there are more warnings
      --min-severity S     leave out what is milder: hint, information, warning, error
      --fix                apply the fixes that need no choice
      --stdin              review standard input; --stdin-filename NAME says what it is

  lintel help              this text
  lintel --version

Exit status: 0 no error and no more warnings than allowed; 1 findings; 2 the call, the settings or a file is wrong.
`;

/** `lintel help`. */
export function help({ stdout }: Io): ExitCode {
  stdout.write(text);
  return 0;
}
