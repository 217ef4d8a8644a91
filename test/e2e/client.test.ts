import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import ts from "typescript";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { seededCards } from "#test/support/catalogue/seeded-cards.ts";
import { somebody } from "#test/support/clouds/api.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, `.local/client-${process.pid}`);
const { apiUrl } = inject("cloud");

/** The client that a stranger makes from what the API serves. */
beforeAll(async () => {
  const document = await (await fetch(`${apiUrl}/v1/openapi.json`)).text();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "openapi.json"), document);
  await createClient({
    input: join(folder, "openapi.json"),
    output: { path: join(folder, "client"), module: { extension: ".ts" } },
    plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
    logs: { level: "silent" },
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("[API-1] a client made from the document compiles under our own settings", () => {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  // The types of fetch are the browser's; a client runs there as well.
  const lib = [...(options.lib ?? []), "lib.dom.d.ts", "lib.dom.iterable.d.ts"];
  const program = ts.createProgram([join(folder, "client/index.ts")], { ...options, lib });
  const said = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  expect(said).toEqual([]);
});

test("[API-1] that client signs in, opens a collection, fills it and reads it", async () => {
  const sdk = await import(pathToFileURL(join(folder, "client/index.ts")).href);
  const { client } = await import(pathToFileURL(join(folder, "client/client.gen.ts")).href);
  client.setConfig({ baseUrl: apiUrl });
  const { email, password } = await somebody();
  const signedIn = await sdk.accountsSignIn({ body: { email, password }, throwOnError: true });
  client.setConfig({ baseUrl: apiUrl, auth: () => signedIn.data.accessToken });
  const body = { name: "By a client", kind: "binder" };
  const made = await sdk.collectionsCreateCollection({ body, throwOnError: true });
  const path = { collectionId: made.data.id };
  const [printingId] = await seededCards("client1", 1);
  const items = [{ printingId, variant: "holo", quantity: 2, condition: "near_mint" }];
  await sdk.collectionsAddItems({ path, body: { items }, throwOnError: true });
  const listed = await sdk.collectionsListItems({ path, query: { limit: 10 }, throwOnError: true });
  expect(listed.data.items).toMatchObject([{ printingId, quantity: 2 }]);
  const refused = await sdk.collectionsAddItems({ path, body: { items: [] } });
  expect(refused.error).toMatchObject({ status: 400, code: "request.invalid" });
});
