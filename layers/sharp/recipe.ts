import { type LayerOptions, scriptsOf } from "../layer.ts";
import { lockedPackage } from "../locked-package.ts";
import { versionOf } from "../packages.ts";
import { browserPlatform, type LayerPlatform } from "../platform.ts";

/** What sharp needs on every platform. */
export const sharpPackages = ["sharp", "detect-libc", "semver", "@img/colour"];

/** sharp's native code and the library that it calls. */
export const nativePackages = (platform: LayerPlatform): string[] => [
  `@img/sharp-${platform}`,
  `@img/sharp-libvips-${platform}`,
];

/** What sharp's layer is made of. */
export function sharpRecipe({ platform = browserPlatform, sources }: LayerOptions = {}): string {
  const native = nativePackages(platform).map((name) => lockedPackage(name, sources));
  return `${[
    ...sharpPackages.map((name) => `${name} ${versionOf(name)}`),
    ...native.map(({ name, version, integrity }) => `${name} ${version} ${integrity}`),
    ...scriptsOf("sharp"),
  ].join("\n")}\n`;
}
