/** `node layers/sharp/build.ts [platform]` builds the layer and prints its archive's path. */
import { join } from "node:path";
import { buildAsTold, type LayerPlan } from "../layer.ts";
import { lockedFolder } from "../locked-package.ts";
import { copyPackage, packageFolder } from "../packages.ts";
import { browserPlatform } from "../platform.ts";
import { nativePackages, sharpPackages, sharpRecipe } from "./recipe.ts";

/** sharp with its native code, where Lambda looks for modules. */
export const sharpLayer: LayerPlan = {
  name: "sharp",
  recipe: sharpRecipe,
  fill(folder, { platform = browserPlatform, sources }) {
    const modules = join(folder, "nodejs/node_modules");
    for (const name of sharpPackages) copyPackage(packageFolder(name), join(modules, name));
    for (const name of nativePackages(platform)) {
      copyPackage(lockedFolder(name, sources), join(modules, name));
    }
  },
};

if (import.meta.main) buildAsTold(sharpLayer);
