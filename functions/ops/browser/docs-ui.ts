import { findOperations } from "./find-operations.ts";
import { pythonSnippet, typescriptSnippet } from "./snippets.ts";

/** What the script of swagger-ui-dist leaves behind for those that come after it. */
declare const SwaggerUIBundle: {
  (options: Readonly<Record<string, unknown>>): unknown;
  readonly presets: { readonly apis: unknown };
};

// Every address is relative to the page, so that it works behind a path prefix as well.
SwaggerUIBundle({
  url: "v1/openapi.json",
  dom_id: "#api",
  deepLinking: true,
  displayOperationId: true,
  displayRequestDuration: true,
  docExpansion: "list",
  filter: true,
  tryItOutEnabled: true,
  // The validator of swagger.io would learn every address that is looked at.
  validatorUrl: null,
  requestSnippetsEnabled: true,
  requestSnippets: {
    defaultExpanded: true,
    languages: ["curl_bash", "typescript", "python"],
    generators: {
      curl_bash: { title: "curl", syntax: "bash" },
      typescript: { title: "TypeScript", syntax: "javascript" },
      python: { title: "Python", syntax: "bash" },
    },
  },
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  plugins: [
    {
      fn: {
        opsFilter: findOperations,
        requestSnippetGenerator_typescript: typescriptSnippet,
        requestSnippetGenerator_python: pythonSnippet,
      },
    },
  ],
});
