/** A request as Swagger UI holds it: an Immutable map. */
export interface ShownRequest {
  get(name: "url" | "method"): string;
  get(name: "body"): unknown;
  get(name: "headers"): { toJS(): Record<string, string> } | undefined;
}

/** The request as a few lines of TypeScript; Node 20 and browsers have fetch. */
export function typescriptSnippet(request: ShownRequest): string {
  const { url, method, headers, body } = partsOf(request);
  const options = [
    `  method: ${JSON.stringify(method)},`,
    `  headers: ${indented(JSON.stringify(headers, null, 2))},`,
    ...(body === undefined ? [] : [`  body: JSON.stringify(${indented(literal(body))}),`]),
  ];
  return [
    `const response = await fetch(${JSON.stringify(url)}, {`,
    ...options,
    "});",
    "if (!response.ok) throw new Error(await response.text());",
    method === "HEAD" ? "const { headers } = response;" : "const answer = await response.json();",
  ].join("\n");
}

/** The request as a few lines of Python with its standard library alone. */
export function pythonSnippet(request: ShownRequest): string {
  const { url, method, headers, body } = partsOf(request);
  return [
    "import json",
    "import urllib.request",
    "",
    "request = urllib.request.Request(",
    `    ${JSON.stringify(url)},`,
    `    method=${JSON.stringify(method)},`,
    `    headers=${indented(JSON.stringify(headers, null, 4), "    ")},`,
    // JSON text in a Python string needs no translation of true, false and null.
    ...(body === undefined ? [] : [`    data=${JSON.stringify(compact(body))}.encode(),`]),
    ")",
    "with urllib.request.urlopen(request) as response:",
    "    print(response.status, response.read().decode())",
  ].join("\n");
}

function partsOf(request: ShownRequest) {
  const body = request.get("body");
  return {
    url: request.get("url"),
    method: request.get("method").toUpperCase(),
    headers: request.get("headers")?.toJS() ?? {},
    body: typeof body === "string" && body !== "" ? body : undefined,
  };
}

const literal = (body: string) => formatted(body, 2);
const compact = (body: string) => formatted(body, undefined);

/** JSON as it stands when somebody is still typing it. */
function formatted(body: string, indent: number | undefined): string {
  try {
    return JSON.stringify(JSON.parse(body), null, indent);
  } catch (error) {
    if (error instanceof SyntaxError) return JSON.stringify(body);
    throw error;
  }
}

const indented = (text: string, by = "  ") => text.replaceAll("\n", `\n${by}`);
