import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unmarshall } from "@aws-sdk/util-dynamodb";

/**
 * What version 0.1.0 left: the templates of its stage `prod`, and the items of its tables after its
 * first start, as DynamoDB writes them. Made from the tag `v0.1.0`.
 */
const folder = join(import.meta.dirname, "../data/0.1.0");
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
