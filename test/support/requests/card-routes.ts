import { operations } from "#schemas/http/index.ts";
import { openapiDocument } from "#schemas/openapi.ts";

/** What a document says of one operation, as far as it is looked at here. */
interface Described {
  readonly operationId: string;
  readonly parameters?: readonly { readonly schema: unknown }[];
  readonly requestBody?: unknown;
}

const document: {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
} = JSON.parse(JSON.stringify(openapiDocument(operations, "0.0.0")));

const asked = Object.entries(document.paths).flatMap(([path, verbs]) =>
  Object.values(verbs).map(({ operationId, parameters, requestBody }) => ({
    ...{ id: operationId, path },
    schemas: schemasIn({ parameters, requestBody }),
  })),
);

/** Every operation that is asked by an id of a card, in its path, its query or its body. */
export const cardRoutes: readonly string[] = asked
  .filter(({ schemas }) => schemas.has("CardId"))
  .map(({ id }) => id)
  .toSorted();

/** Operations that take our own ids of cards and no others, or whose path says nothing about it. */
export const routesOfOwnIds: readonly string[] = asked
  .filter(
    ({ path, schemas }) =>
      schemas.has("PrintingId") || (/\{printingId\}/.test(path) && !schemas.has("CardId")),
  )
  .map(({ id }) => id);

/** Names of all schemas that a part of the document refers to, directly or through others. */
function schemasIn(part: unknown, known: Set<string> = new Set()): Set<string> {
  for (const [, name = ""] of JSON.stringify(part ?? {}).matchAll(
    /#\/components\/schemas\/(\w+)/g,
  )) {
    if (known.has(name)) continue;
    known.add(name);
    schemasIn(document.components.schemas[name], known);
  }
  return known;
}
