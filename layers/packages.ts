import { cpSync, existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

/** A package's folder, or `undefined` if it is not installed. Asked of files: not every package exports its manifest. */
export const installedFolder = (name: string): string | undefined =>
  (require.resolve.paths(name) ?? [])
    .map((base) => join(base, name))
    .find((path) => existsSync(join(path, "package.json")));

/** @throws Error if the package is not installed */
export function packageFolder(name: string): string {
  const folder = installedFolder(name);
  if (folder) return folder;
  throw new Error(`The package ${name} is not installed, and the layer needs it; run \`npm ci\`.`);
}

export const versionOf = (name: string): string => versionIn(packageFolder(name));

/** @throws Error if the folder's manifest names no version */
export function versionIn(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) {
    return String(manifest.version);
  }
  throw new Error(`${folder}/package.json names no version.`);
}

/** Copies what a package needs at run time. */
export function copyPackage(from: string, to: string): void {
  cpSync(from, to, {
    recursive: true,
    dereference: true,
    filter: (path) => !/\.(md|d\.ts|map|h)$|\/(src|install|node_modules\/.bin)$/.test(path),
  });
}
