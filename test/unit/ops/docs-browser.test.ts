import { expect, test } from "vitest";
import {
  findOperations,
  type ShownOperation,
  type ShownTags,
} from "#functions/ops/browser/find-operations.ts";
import {
  pythonSnippet,
  type ShownRequest,
  typescriptSnippet,
} from "#functions/ops/browser/snippets.ts";

const shown = (body?: string) =>
  new Map<string, unknown>([
    ["url", "http://127.0.0.1/v1/collections"],
    ["method", "POST"],
    ["headers", { toJS: () => ({ authorization: "Bearer x" }) }],
    ["body", body],
  ]) as unknown as ShownRequest;

test("a request is shown in TypeScript that sends the same body", () => {
  const snippet = typescriptSnippet(shown('{"name":"Base \\"Set\\"","open":true}'));
  expect(snippet).toContain('await fetch("http://127.0.0.1/v1/collections"');
  expect(snippet).toContain('method: "POST"');
  expect(snippet).toContain('"open": true');
});

test("a request is shown in Python, whose true is not JSON's", () => {
  const snippet = pythonSnippet(shown('{"open":true}'));
  expect(snippet).toContain('data="{\\"open\\":true}".encode()');
  expect(snippet).toContain('"authorization": "Bearer x"');
});

test("a body that is still being typed is shown as it stands", () => {
  expect(typescriptSnippet(shown('{"name":'))).toContain(JSON.stringify('{"name":'));
  expect(pythonSnippet(shown())).not.toContain("data=");
});

/** The little of an Immutable list that the filter asks for. */
class Tags {
  readonly all: readonly Map<string, unknown>[];
  constructor(all: readonly Map<string, unknown>[]) {
    this.all = all;
  }
  map = (change: (tag: never) => unknown) =>
    new Tags(this.all.map((tag) => change(tag as never)) as never);
  filter = (keep: (tag: never) => boolean) =>
    new Tags(this.all.filter((tag) => keep(tag as never)));
}

const operation = (method: string, path: string, operationId: string, summary: string) =>
  new Map<string, unknown>([
    ["method", method],
    ["path", path],
    ["operation", new Map(Object.entries({ operationId, summary }))],
  ]) as unknown as ShownOperation;

class Operations {
  readonly all: readonly ShownOperation[];
  constructor(all: readonly ShownOperation[]) {
    this.all = all;
  }
  get size() {
    return this.all.length;
  }
  filter = (keep: (one: ShownOperation) => boolean) => new Operations(this.all.filter(keep));
}

test("an operation is found by its id also after it was opened", () => {
  const opened = new Map(
    Object.entries({ operationId: "ops_getDocs", __originalOperationId: "ops.getDocs" }),
  );
  const one = new Map<string, unknown>([
    ["method", "get"],
    ["path", "/docs"],
    ["operation", opened],
  ]) as unknown as ShownOperation;
  const tags = new Tags([new Map([["operations", new Operations([one])]])]);
  expect(
    (findOperations(tags as unknown as ShownTags, "ops.getDocs") as unknown as Tags).all,
  ).toHaveLength(1);
});

test.each([
  ["redrive", ["sources.redriveQueue"]],
  ["GET queues", ["sources.listQueues"]],
  ["DEAD letters", ["sources.redriveQueue"]],
  ["catalog.getcard", ["catalog.getCard"]],
  ["nothing of it", []],
])("operations are found by %j", (phrase, ids) => {
  const tags = new Tags([
    new Map([
      [
        "operations",
        new Operations([
          operation(
            "post",
            "/v1/admin/queues/{name}/redrive",
            "sources.redriveQueue",
            "Sends dead letters back.",
          ),
          operation("get", "/v1/admin/queues", "sources.listQueues", "Says how much lies in each."),
        ]),
      ],
    ]),
    new Map([
      [
        "operations",
        new Operations([operation("get", "/v1/cards", "catalog.getCard", "One card.")]),
      ],
    ]),
  ]);
  const found = findOperations(tags as unknown as ShownTags, phrase) as unknown as Tags;
  const names = found.all.flatMap((tag) =>
    (tag.get("operations") as Operations).all.map((one) => one.get("operation").get("operationId")),
  );
  expect(names).toEqual(ids);
});
