import { createHash } from "node:crypto";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { AssetHashType, BundlingOutput, DockerImage, Stack } from "aws-cdk-lib";
import { Architecture, Code, LayerVersion, Runtime } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { buildChromiumLayer } from "../../layers/chromium/build.ts";
import { layerRecipe } from "../../layers/chromium/recipe.ts";
import type { Drawing } from "../settings/drawing.ts";

const scripts = join(import.meta.dirname, "../../layers/chromium");

export interface ChromiumLayerProps {
  readonly name: string;
  readonly drawing: Drawing;
}

/**
 * The browser, fonts and sharp as a layer. It is built when a stack is bundled, not before:
 * a template that is only looked at needs neither the packages nor the five seconds.
 */
export class ChromiumLayer extends LayerVersion {
  /** What functions with this layer must run on. */
  readonly architecture: Architecture;

  constructor(scope: Construct, id: string, { name, drawing }: ChromiumLayerProps) {
    const isBundled = Stack.of(scope).bundlingRequired;
    const architecture = architectureOf(drawing);
    super(scope, id, {
      layerVersionName: name,
      description: "Headless Chromium, fonts and sharp for cardlake's pictures",
      compatibleRuntimes: [Runtime.NODEJS_24_X],
      compatibleArchitectures: [architecture],
      code: Code.fromAsset(scripts, {
        assetHashType: AssetHashType.CUSTOM,
        assetHash: isBundled ? hashOf(layerRecipe(drawing)) : "template-only",
        bundling: {
          // Never pulled: the local bundler below always does the work.
          image: DockerImage.fromRegistry("scratch"),
          // An archive of our own: the CDK would press what is pressed already, for seconds.
          outputType: BundlingOutput.ARCHIVED,
          local: {
            tryBundle(folder) {
              copyFileSync(buildChromiumLayer(drawing).archive, join(folder, "layer.zip"));
              return true;
            },
          },
        },
      }),
    });
    this.architecture = architecture;
  }
}

const architectureOf = ({ platform }: Drawing) =>
  platform.endsWith("-arm64") ? Architecture.ARM_64 : Architecture.X86_64;

const hashOf = (recipe: string) => createHash("sha256").update(recipe).digest("hex");
