import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { expect, test } from "vitest";
import { filesIn } from "#test/support/running/files-in.ts";

const program = join(import.meta.dirname, "../../../../lib/bundled/build.ts");

/** The code that a bundle of this file holds. */
function bundled(file: string, env: NodeJS.ProcessEnv = {}): string {
  const input = serialize([{ in: file, out: "one/index", writesSchemas: false }]);
  const output = execFileSync(process.execPath, [program], { input, env });
  const files: { path: string; contents: Uint8Array }[] = deserialize(output);
  const code = files.find(({ path }) => path.endsWith(".mjs"));
  return Buffer.from(code?.contents ?? []).toString();
}

test("bundles are kept where a run says so, for whoever asks for the same", async () => {
  const folder = await filesIn(new Map([["one.ts", Buffer.from("console.log('first');")]]));
  const [one, two] = [join(folder, "one.ts"), join(folder, "two.ts")];
  const env = { BUNDLES_KEPT_AS: join(folder, "kept/sources") };
  const made = bundled(one, env);
  expect(made).toContain("first");
  writeFileSync(one, "console.log('second');");
  expect(bundled(one, env)).toBe(made);
  expect(bundled(one)).toContain("second");
  writeFileSync(two, "console.log('third');");
  expect(bundled(two, env)).toContain("third");
  rmSync(join(folder, "kept"), { recursive: true });
  expect(bundled(one, env)).toContain("second");
});
