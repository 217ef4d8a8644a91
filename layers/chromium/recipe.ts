import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fontPackages } from "#schemas/images/fonts.ts";
import { browserOf } from "./browser.ts";
import { lockedPackage, type PackageSources } from "./locked-package.ts";
import { versionOf } from "./packages.ts";
import { browserPlatform, type LayerPlatform } from "./platform.ts";

export interface LayerOptions {
  /** What its native code must run on. @default `linux-x64`, Lambda's */
  readonly platform?: LayerPlatform;
  /** The machine's own browser, for a platform without a packed one. */
  readonly chromePath?: string | undefined;
  /** Folder in which layers are built. @default `dist/layers` */
  readonly folder?: string;
  /** Where the native packages come from. */
  readonly sources?: PackageSources;
}

/** What sharp needs on every platform. */
export const sharpPackages = ["sharp", "detect-libc", "semver", "@img/colour"];

/** sharp's native code and the library that it calls. */
export const nativePackages = (platform: LayerPlatform): string[] => [
  `@img/sharp-${platform}`,
  `@img/sharp-libvips-${platform}`,
];

/**
 * The versions and the scripts that decide what is in the layer; equal recipes give equal layers.
 *
 * @throws Error when an installed font is not the one that the pictures' addresses promise
 */
export function layerRecipe({
  platform = browserPlatform,
  chromePath,
  sources,
}: LayerOptions = {}): string {
  const native = nativePackages(platform).map((name) => lockedPackage(name, sources));
  return `${[
    browserOf(platform, chromePath),
    ...sharpPackages.map((name) => `${name} ${versionOf(name)}`),
    ...native.map(({ name, version, integrity }) => `${name} ${version} ${integrity}`),
    ...fontPackages.map(promisedFont),
    ...scripts(),
  ].join("\n")}\n`;
}

function promisedFont({ name, version }: (typeof fontPackages)[number]): string {
  if (versionOf(name) === version) return `${name} ${version}`;
  throw new Error(
    `schemas/images/fonts.ts says ${name} ${version}, but ${versionOf(name)} is installed. ` +
      "Make them agree; pictures drawn with other fonts need other addresses.",
  );
}

const scripts = () =>
  readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .map((name) => {
      const script = readFileSync(join(import.meta.dirname, name));
      return `${name} ${createHash("sha256").update(script).digest("hex")}`;
    });
