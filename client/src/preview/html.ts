/** What the page of the preview needs to know of where it stands. */
export interface PageParts {
  /** The source that local resources come from, as a content security policy names it. */
  readonly source: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  /** Unguessable, new for each page. */
  readonly nonce: string;
}

/**
 * The page of the preview. No script but ours runs, nothing is loaded from elsewhere. Styles may be inline, for Mermaid measures text by
 * the style sheet that it puts into each drawing; a design's texts reach neither markup nor styles.
 */
export function previewPage({ source, scriptUri, styleUri, nonce }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'unsafe-inline'`,
    `font-src ${source}`,
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${styleUri}">
<title>Lintel preview</title>
</head>
<body>
<main id="preview"></main>
<script type="module" nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>`;
}
