import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const Manifest = z.looseObject({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      dependencies: z.array(z.string()).default([]),
      properties: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
});

/** What an assembly's manifest names of one type, such as `aws:cloudformation:stack`. */
export const artifactsOf = (assembly: string, type: string) =>
  Object.entries(Manifest.parse(jsonIn(assembly, "manifest.json")).artifacts).filter(
    ([, artifact]) => artifact.type === type,
  );

export const jsonIn = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(folder, name), "utf8"));
