import { fontPackages } from "#schemas/images/fonts.ts";
import { type LayerOptions, scriptsOf } from "../layer.ts";
import { versionOf } from "../packages.ts";
import { browserPlatform } from "../platform.ts";
import { browserOf } from "./browser.ts";

/**
 * What the browser's layer is made of.
 *
 * @throws Error when an installed font is not the one that the pictures' addresses promise
 */
export function chromiumRecipe({
  platform = browserPlatform,
  chromePath,
}: LayerOptions = {}): string {
  return `${[
    browserOf(platform, chromePath),
    ...fontPackages.map(promisedFont),
    ...scriptsOf("chromium"),
  ].join("\n")}\n`;
}

function promisedFont({ name, version }: (typeof fontPackages)[number]): string {
  if (versionOf(name) === version) return `${name} ${version}`;
  throw new Error(
    `schemas/images/fonts.ts says ${name} ${version}, but ${versionOf(name)} is installed. ` +
      "Make them agree; pictures drawn with other fonts need other addresses.",
  );
}
