import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Match } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { httpAreas, operations, operationsOf } from "#schemas/http/index.ts";
import type { Operation } from "#schemas/http/operation.ts";
import { synthesised, templatesOf } from "#test/support/stacks/synth.ts";

const root = join(import.meta.dirname, "../..");

test.each(httpAreas)("every operation of %s is answered by its function", async (area) => {
  const folder = join(root, `functions/${area}/handlers`);
  // A long table lies in several files, which the one of the function spreads out.
  const names = globSync(["http.ts", "routes/*-routes.ts"], { cwd: folder });
  const sources = names.map((name) => readFileSync(join(folder, name), "utf8"));
  const answered = [...sources.join("\n").matchAll(/route\(\s*operations\.(\w+)/g)];
  const declared = operationsOf(area).map(({ id }) => id.split(".")[1]);
  expect(answered.map(([, name]) => name).toSorted()).toEqual(declared.toSorted());
});

test("no two operations share an id or a route", () => {
  const ids = operations.map(({ id }) => id);
  const routes = operations.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(routes).size).toBe(routes.length);
});

test("[API-5] every operation is deployed, and only public ones need no token", () => {
  const { stacks } = synthesised();
  const api = templatesOf(stacks).find(([name]) => name === "api")?.[1];
  for (const { method, path, access } of operations) {
    api?.hasResourceProperties("AWS::ApiGatewayV2::Route", {
      RouteKey: `${method} ${path}`,
      AuthorizationType: access === "public" ? "NONE" : "JWT",
      ...(access !== "public" && { AuthorizerId: Match.anyValue() }),
    });
  }
  const gets = operations.filter(({ method }) => method === "GET");
  // One of each, HEAD beside every GET, and the route of everything else.
  const count = operations.length + gets.length + 1;
  api?.resourceCountIs("AWS::ApiGatewayV2::Route", count);
});

test("[IMG-8] no operation answers with the bytes of a picture, but with the text of a drawing", () => {
  const types = operations.flatMap(({ response }) => {
    const { contentType = "", otherContentTypes = [] }: Operation["response"] = response;
    return [contentType, ...otherContentTypes];
  });
  const pictures = types.filter((type) => type.startsWith("image/"));
  expect(new Set(pictures)).toEqual(new Set(["image/svg+xml; charset=utf-8"]));
});
