import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cloneFolder } from "../layout.ts";

/** Everything that a synthesis reads, apart from its environment. */
const inputs = [
  "bin/app.ts",
  "cdk.json",
  "functions",
  "layers",
  "lib",
  "package-lock.json",
  "package.json",
  "schemas",
  // Lies beside a bundle, as the one thing that is generated.
  "schemas/generated/openapi.json",
  "tsconfig.json",
];

/** A name for what a synthesis of this clone in that stage would give; the same inputs, the same name. */
export function sourceStamp(stage: Readonly<Record<string, string>>): string {
  const hash = createHash("sha256");
  for (const [name, value] of Object.entries(stage).sort()) hash.update(`${name}=${value}\0`);
  for (const file of stampedFiles()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(cloneFolder, file)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/** Files of this clone whose content the stamp is of, by their paths in it. */
export const stampedFiles = (): readonly string[] => inputs.flatMap(filesIn);

const generated = /(^|\/)(node_modules|dist|generated|\.[^/]+)(\/|$)/;

function filesIn(path: string): string[] {
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(join(cloneFolder, path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(cloneFolder.length + 1))
    .filter((file) => !generated.test(file))
    .sort();
}
