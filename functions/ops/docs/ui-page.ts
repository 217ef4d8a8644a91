import type { DocsAssets } from "./docs-assets.ts";
import { html } from "./html.ts";

/** Scripts and styles only from the API's own address, and none that stand in the page. */
export const uiPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The page at `/docs`: Swagger UI over the API's document. Whoever reads without scripts is led to
 * the plain page. Addresses are relative, so that it works behind a path prefix as well.
 */
export const uiPage = ({ addressOf }: DocsAssets): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Cardlake API</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="${addressOf("swagger-ui.css")}">
<link rel="stylesheet" href="${addressOf("docs-ui.css")}"></head>
<body><p class="plain"><a href="docs/plain">Plain page without scripts</a> ·
<a href="v1/openapi.json">OpenAPI 3.1</a> ·
<a href="${addressOf("licences.txt")}">Licences</a></p>
<noscript><p class="plain">This page needs scripts; the <a href="docs/plain">plain page</a> says the same.</p></noscript>
<div id="api"></div>
<script src="${addressOf("swagger-ui.js")}"></script>
<script src="${addressOf("docs-ui.js")}"></script>
</body></html>
`.text;
