import { createHash } from "node:crypto";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { AssetHashType, DockerImage, Stack } from "aws-cdk-lib";
import { Architecture, Code, LayerVersion, Runtime } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { buildChromiumLayer, chromiumLayerRecipe } from "../../layers/chromium/build.ts";

const scripts = join(import.meta.dirname, "../../layers/chromium");

/**
 * The browser, fonts and sharp as a layer. It is built when a stack is bundled, not before:
 * a template that is only looked at needs neither the packages nor the five seconds.
 */
export class ChromiumLayer extends LayerVersion {
  constructor(scope: Construct, id: string, { name }: { name: string }) {
    const isBundled = Stack.of(scope).bundlingRequired;
    super(scope, id, {
      layerVersionName: name,
      description: "Headless Chromium, fonts and sharp for cardlake's pictures",
      compatibleRuntimes: [Runtime.NODEJS_24_X],
      compatibleArchitectures: [Architecture.X86_64],
      code: Code.fromAsset(scripts, {
        assetHashType: AssetHashType.CUSTOM,
        assetHash: isBundled ? hashOf(chromiumLayerRecipe()) : "template-only",
        bundling: {
          // Never pulled: the local bundler below always does the work.
          image: DockerImage.fromRegistry("scratch"),
          local: {
            tryBundle(folder) {
              cpSync(buildChromiumLayer(), folder, { recursive: true });
              return true;
            },
          },
        },
      }),
    });
  }
}

const hashOf = (recipe: string) => createHash("sha256").update(recipe).digest("hex");
