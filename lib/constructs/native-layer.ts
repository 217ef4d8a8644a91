import { createHash } from "node:crypto";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { AssetHashType, BundlingOutput, DockerImage, Stack } from "aws-cdk-lib";
import { Architecture, Code, LayerVersion, Runtime } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { buildLayer, type LayerPlan } from "../../layers/layer.ts";
import type { Drawing } from "../settings/drawing.ts";

export interface NativeLayerProps {
  readonly name: string;
  /** Whose name its scripts' folder has. */
  readonly plan: LayerPlan;
  readonly description: string;
  readonly drawing: Drawing;
}

/**
 * What no bundle can hold, as a layer. It is built when a stack is bundled, not before: a template
 * that is only looked at needs neither the packages nor the seconds.
 */
export class NativeLayer extends LayerVersion {
  constructor(
    scope: Construct,
    id: string,
    { name, plan, description, drawing }: NativeLayerProps,
  ) {
    const isBundled = Stack.of(scope).bundlingRequired;
    super(scope, id, {
      layerVersionName: name,
      description,
      compatibleRuntimes: [Runtime.NODEJS_24_X],
      compatibleArchitectures: [architectureOf(drawing)],
      code: Code.fromAsset(join(import.meta.dirname, "../../layers", plan.name), {
        assetHashType: AssetHashType.CUSTOM,
        assetHash: isBundled ? hashOf(plan.recipe(drawing)) : "template-only",
        bundling: {
          // Never pulled: the local bundler below always does the work.
          image: DockerImage.fromRegistry("scratch"),
          // An archive of our own: the CDK would press what is pressed already, for seconds.
          outputType: BundlingOutput.ARCHIVED,
          local: {
            tryBundle(folder) {
              copyFileSync(buildLayer(plan, drawing).archive, join(folder, "layer.zip"));
              return true;
            },
          },
        },
      }),
    });
  }
}

/** What functions with layers for this drawing must run on. */
export const architectureOf = ({ platform }: Drawing): Architecture =>
  platform.endsWith("-arm64") ? Architecture.ARM_64 : Architecture.X86_64;

const hashOf = (recipe: string) => createHash("sha256").update(recipe).digest("hex");
