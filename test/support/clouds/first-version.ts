import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { unmarshall } from "@aws-sdk/util-dynamodb";

/**
 * What version 0.1.0 left: the templates of its stage `prod`, and after its first start the items of its
 * tables, as DynamoDB writes them, and some packs of its lake. Made from the tag `v0.1.0`.
 */
const folder = join(import.meta.dirname, "../../data/0.1.0");
const textOf = (name: string) => readFileSync(join(folder, name), "utf8");

export interface FormerTemplate {
  readonly Resources: Record<string, FormerResource>;
  readonly Outputs: Record<string, { Value: unknown; Export?: { Name: string } }>;
}

export interface FormerResource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
}

/** By name of the stack, such as `Data`. */
export const formerAssembly = (): Record<string, FormerTemplate> =>
  JSON.parse(textOf("assembly.json")) as Record<string, FormerTemplate>;

/** Items of one table, as the document client gives them. */
export const formerItems = (table: "users"): Record<string, unknown>[] =>
  textOf(`${table}.ndjson`)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => unmarshall(JSON.parse(line)));

/** Packs of the lake by their keys, each with its lines as they lie there. */
export const formerPacks = (): ReadonlyMap<string, unknown[]> =>
  new Map(
    globSync("bronze/**/*.ndjson.gz", { cwd: join(folder, "lake") }).map((key) => {
      const text = gunzipSync(readFileSync(join(folder, "lake", key))).toString("utf8");
      return [
        key,
        text
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line) as unknown),
      ];
    }),
  );
