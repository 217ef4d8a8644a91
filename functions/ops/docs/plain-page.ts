import * as z from "zod";
import { html } from "./html.ts";

/** What the page shows of an OpenAPI document; everything else is passed over. */
const Content = z.record(z.string(), z.object({ example: z.unknown().optional() })).default({});
const Endpoint = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string().optional(),
  security: z.array(z.unknown()).default([]),
  "x-role": z.string().optional(),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean(),
        description: z.string().optional(),
        schema: z.looseObject({ description: z.string().optional() }),
        example: z.unknown().optional(),
      }),
    )
    .default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: Content })),
});
const Document = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), Endpoint)),
});

type Endpoint = z.output<typeof Endpoint>;
type Route = Endpoint & { readonly path: string; readonly method: string };

const style =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}" +
  "code,pre{font:14px/1.45 ui-monospace,monospace}pre{background:#f4f5f7;padding:.8rem;overflow:auto}" +
  "section{border-top:1px solid #d8dce1;margin-top:2rem}table{border-collapse:collapse}" +
  "h2{text-transform:capitalize}nav td:first-child{white-space:nowrap}" +
  "td,th{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}" +
  "@media(prefers-color-scheme:dark){body{background:#15181c;color:#e6e8eb}pre{background:#22262c}a{color:#8ab4f8}}";

/** The API's documentation as one HTML page that loads nothing. */
export function plainPage(openapi: unknown): string {
  const { info, paths } = Document.parse(openapi);
  const routes: readonly Route[] = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, endpoint]) => ({
      ...endpoint,
      path,
      method: method.toUpperCase(),
    })),
  );
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${info.title} API</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head>
<body><h1>${info.title} API ${info.version}</h1>
<p>${info.description} The same as <a href="../v1/openapi.json">OpenAPI 3.1</a>.</p>
<nav>${[...byArea(routes)].map(contents)}</nav>
${routes.map(section)}
</body></html>
`.text;
}

/** Areas in the order in which a reader meets them first. */
const byArea = (routes: readonly Route[]): ReadonlyMap<string, readonly Route[]> =>
  Map.groupBy(routes, ({ operationId }) => operationId.split(".")[0] ?? "");

const contents = ([area, routes]: readonly [string, readonly Route[]]) => html`<h2>${area}</h2>
<table>${routes.map(
  ({ operationId, method, path, summary }) =>
    html`<tr><td><a href="#${operationId}"><code>${method} ${path}</code></a></td><td>${summary}</td></tr>`,
)}</table>
`;

const section = (route: Route) => html`<section id="${route.operationId}">
<h3><code>${route.method} ${route.path}</code></h3>
<p>${route.summary}</p>
${route.description && html`<p>${route.description}</p>`}
<p>${access(route)}</p>
${route.parameters.length > 0 ? parameters(route) : ""}
${examples("Body", route.requestBody?.content)}
<table>${Object.entries(route.responses).map(
  ([status, { description }]) => html`<tr><th>${status}</th><td>${description}</td></tr>`,
)}</table>
${Object.entries(route.responses).map(([status, { content }]) => examples(status, content))}
</section>
`;

const access = ({ security, "x-role": role }: Route) => {
  if (security.length === 0) return "Open to everyone.";
  return role ? `Needs an access token of the role ${role}.` : "Needs an access token.";
};

const parameters = (route: Route) => html`<table>
<tr><th>Parameter</th><th>In</th><th>Meaning</th><th>Example</th></tr>
${route.parameters.map(
  (one) => html`<tr><td><code>${one.name}</code>${one.required ? " *" : ""}</td><td>${one.in}</td>
<td>${one.description ?? one.schema.description}</td>
<td>${one.example === undefined ? "" : html`<code>${String(one.example)}</code>`}</td></tr>`,
)}</table>`;

const examples = (what: string, content: z.output<typeof Content> = {}) =>
  Object.values(content).map(({ example }) =>
    example === undefined
      ? ""
      : html`<p>${what}, for example</p><pre>${JSON.stringify(example, null, 2)}</pre>`,
  );
