import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { operations } from "./http/index.ts";
import { openapiDocument } from "./openapi.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "schemas/generated");
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));

mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, "openapi.json"),
  `${JSON.stringify(openapiDocument(operations, version), null, 2)}\n`,
);
console.log(`schemas/generated/openapi.json describes ${operations.length} operations.`);
