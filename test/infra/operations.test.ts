import { existsSync } from "node:fs";
import { join } from "node:path";
import { Match } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { operations } from "#schemas/http/index.ts";
import { synthesised, templatesOf } from "#test/support/synth.ts";

const root = join(import.meta.dirname, "../..");
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test.each(operations.map(({ id }) => id))("operation %s has its handler file", (id) => {
  const [area, name = ""] = id.split(".");
  expect(existsSync(join(root, `functions/${area}/handlers/${kebab(name)}.ts`))).toBe(true);
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
  api?.resourceCountIs("AWS::ApiGatewayV2::Route", operations.length);
});
