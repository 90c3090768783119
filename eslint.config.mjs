import js from "@eslint/js";
import tseslint from "typescript-eslint";

const typescript = ["**/*.ts"];
const tests = ["test/**/*.ts", "bench/**/*.ts"];
const core = ["grammar/**/*.ts", "server/src/**/*.ts"];
const coreHosts = ["server/src/lsp/**/*.ts", "server/src/hosts/**/*.ts"];

const noDefaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name, so that a thing has one name everywhere.",
};
const noBarrel = {
  selector: "ExportAllDeclaration, ExportNamedDeclaration[source]",
  message: "Import a thing from the file that holds it: only service.ts gathers exports.",
};
const noBooleanParameter = {
  selector: ":function > Identifier.params[typeAnnotation.typeAnnotation.type='TSBooleanKeyword']",
  message: "A boolean parameter says nothing where it is passed: take a named option or write two functions.",
};

export default tseslint.config(
  {
    ignores: ["node_modules/", "dist/", "out/", "coverage/", ".cache/", "**/*.generated.ts", "test/**/fixtures/**"],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    // the type checker knows which names there are
    files: ["**/*.mjs", "**/*.cjs"],
    rules: { "no-undef": "off", "no-unused-vars": ["error", { ignoreRestSiblings: true }] },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // a check that types call needless still guards what comes over a wire or out of a broken text
      "@typescript-eslint/no-unnecessary-condition": "off",
      // interfaces write their functions as methods, and objects of functions are taken apart
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/unified-signatures": "off",
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      eqeqeq: "error",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 5],
      "no-restricted-syntax": ["error", noDefaultExport, noBarrel, noBooleanParameter],
    },
  },
  {
    files: core,
    ignores: coreHosts,
    rules: {
      "no-console": "error",
      "no-restricted-globals": ["error", "process", "window", "document", "setTimeout"],
    },
  },
  {
    files: ["client/src/**/*.ts", ...coreHosts],
    rules: { "no-console": "error" },
  },
  {
    files: ["server/src/service.ts"],
    rules: { "no-restricted-syntax": ["error", noDefaultExport, noBooleanParameter] },
  },
  {
    files: tests,
    rules: {
      "max-lines-per-function": "off",
      "max-lines": ["error", { max: 500, skipBlankLines: true, skipComments: true }],
      // mocha's own functions and a test's assertions on possibly missing values
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);
