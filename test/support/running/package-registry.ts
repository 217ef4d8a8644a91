import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A package as npm would publish it. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  readonly archive: Buffer;
  readonly integrity: string;
}

/** Packs files by their paths in the package; a manifest is added. */
export function published(
  name: string,
  version: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): PublishedPackage {
  const folder = mkdtempSync(join(tmpdir(), "cardlake-package-"));
  try {
    const all = { "package.json": JSON.stringify({ name, version }), ...files };
    for (const [path, content] of Object.entries(all)) {
      const file = join(folder, "package", path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    execFileSync("tar", ["-czf", join(folder, "package.tgz"), "-C", folder, "package"]);
    const archive = readFileSync(join(folder, "package.tgz"));
    return { name, version, archive, integrity: digestOf(archive) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The packages of a lock file, as npm writes them. */
export const lockOf = (packages: readonly PublishedPackage[]): string =>
  JSON.stringify({
    packages: Object.fromEntries(
      packages.map(({ name, version, integrity }) => [
        `node_modules/${name}`,
        { version, integrity },
      ]),
    ),
  });

const digestOf = (bytes: Buffer) => `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
