import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CrossOrigin } from "../settings/cross-origin.ts";

/** The CloudFront Function that answers preflights, with a stage's settings written into it. */
export function preflightCode({
  allowOrigins,
  allowMethods,
  allowHeaders,
  maxAge,
}: CrossOrigin): string {
  const cors = {
    origins: allowOrigins,
    methods: allowMethods.join(","),
    headers: allowHeaders.join(","),
    maxAge: String(maxAge.toSeconds()),
  };
  const text = readFileSync(join(import.meta.dirname, "answer-preflight.js"), "utf8");
  return `const cors = ${JSON.stringify(cors)};\n${text}`;
}
