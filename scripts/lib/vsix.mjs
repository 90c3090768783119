import { readFileSync } from "node:fs";
import path from "node:path";
import JSZip from "jszip";
import { inProject } from "./project.mjs";

/**
 * @typedef {object} Manifest as much of package.json as is read here
 * @property {string} name
 * @property {string} publisher
 * @property {string} version
 * @property {string} displayName
 * @property {string} description
 * @property {string} icon
 * @property {readonly string[]} categories
 * @property {readonly string[]} keywords
 * @property {readonly string[]} extensionKind
 * @property {{ vscode: string }} engines
 * @property {{ color: string, theme: string }} galleryBanner
 * @property {{ languages: readonly { id: string }[] }} contributes
 */

/** The same for every package, so that equal contents make equal packages. */
const date = new Date("2026-01-01T00:00:00Z");

/** @type {Readonly<Record<string, string>>} */
const contentTypes = {
  css: "text/css",
  js: "application/javascript",
  json: "application/json",
  md: "text/markdown",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain",
  vsixmanifest: "text/xml",
};

/**
 * Makes a VSIX: a zip archive in the Open Packaging Conventions (ECMA-376, part 2) with VS Code's manifest in it.
 *
 * @param {Manifest} manifest what the gallery shows
 * @param {ReadonlyMap<string, Buffer>} files by their path in the extension's folder, with `/`
 * @returns {Promise<Buffer>}
 * @throws where a file has an extension whose content type is not known
 */
export async function vsix(manifest, files) {
  const zip = new JSZip();
  const add = (/** @type {string} */ name, /** @type {Buffer | string} */ content) =>
    zip.file(name, content, { date, createFolders: false });
  add("extension.vsixmanifest", vsixManifest(manifest));
  add("[Content_Types].xml", contentTypesOf([...files.keys()]));
  for (const [name, content] of files) add(`extension/${name}`, content);
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE", compressionOptions: { level: 9 } });
}

/** @returns {Manifest} the project's package.json */
export function projectManifest() {
  return JSON.parse(readFileSync(inProject("package.json"), "utf8"));
}

/** @param {readonly string[]} names */
function contentTypesOf(names) {
  const endings = new Set(["vsixmanifest", ...names.map((name) => path.extname(name).slice(1) || "txt")]);
  const defaults = [...endings].sort().map((ending) => {
    const type = contentTypes[ending];
    if (type === undefined) throw new Error(`There is no content type for files that end in .${ending}.`);
    return `<Default Extension=".${ending}" ContentType="${type}"/>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join("")}</Types>
`;
}

/** @param {Manifest} manifest */
function vsixManifest(manifest) {
  const { name, publisher, version, displayName, description, icon, categories, engines, galleryBanner } = manifest;
  const tags = [...manifest.keywords, ...manifest.contributes.languages.map(({ id }) => id)];
  const properties = {
    "Microsoft.VisualStudio.Code.Engine": engines.vscode,
    "Microsoft.VisualStudio.Code.ExtensionDependencies": "",
    "Microsoft.VisualStudio.Code.ExtensionPack": "",
    "Microsoft.VisualStudio.Code.ExtensionKind": [...manifest.extensionKind, "web"].join(","),
    "Microsoft.VisualStudio.Code.LocalizedLanguages": "",
    "Microsoft.VisualStudio.Services.Branding.Color": galleryBanner.color,
    "Microsoft.VisualStudio.Services.Branding.Theme": galleryBanner.theme,
    "Microsoft.VisualStudio.Services.GitHubFlavoredMarkdown": "true",
    "Microsoft.VisualStudio.Services.Content.Pricing": "Free",
  };
  const assets = {
    "Microsoft.VisualStudio.Code.Manifest": "package.json",
    "Microsoft.VisualStudio.Services.Content.Details": "README.md",
    "Microsoft.VisualStudio.Services.Content.Changelog": "CHANGELOG.md",
    "Microsoft.VisualStudio.Services.Content.License": "LICENSE",
    "Microsoft.VisualStudio.Services.Icons.Default": icon,
  };
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="en-US" Id="${escaped(name)}" Version="${escaped(version)}" Publisher="${escaped(publisher)}"/>
    <DisplayName>${escaped(displayName)}</DisplayName>
    <Description xml:space="preserve">${escaped(description)}</Description>
    <Tags>${escaped(tags.join(","))}</Tags>
    <Categories>${escaped(categories.join(","))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
      ${elements(properties, (id, value) => `<Property Id="${id}" Value="${escaped(value)}"/>`)}
    </Properties>
    <License>extension/LICENSE</License>
    <Icon>extension/${escaped(icon)}</Icon>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
    ${elements(assets, (type, file) => `<Asset Type="${type}" Path="extension/${escaped(file)}" Addressable="true"/>`)}
  </Assets>
</PackageManifest>
`;
}

/**
 * @param {Readonly<Record<string, string>>} values
 * @param {(name: string, value: string) => string} element
 */
function elements(values, element) {
  return Object.entries(values)
    .map(([name, value]) => element(name, value))
    .join("\n      ");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
