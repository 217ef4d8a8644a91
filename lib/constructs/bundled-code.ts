import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { AssetHashType, DockerImage } from "aws-cdk-lib";
import { type AssetCode, Code } from "aws-cdk-lib/aws-lambda";
import { type BundleNote, bundleOf } from "../bundling.ts";

const root = join(import.meta.dirname, "../..");

/** A function's bundle as an asset; a template that is only looked at is made without it. */
export function bundledCode(note: BundleNote): AssetCode {
  return Code.fromAsset(join(root, dirname(note.entry)), {
    // Equal bundles are equal assets, whatever changed in their sources.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never pulled: the local bundler below always does the work.
      image: DockerImage.fromRegistry("scratch"),
      // CDK takes two assets of one folder for the same unless it sees a difference.
      command: [note.entry],
      local: {
        tryBundle(folder) {
          for (const [name, content] of bundleOf(note)) writeFileSync(join(folder, name), content);
          return true;
        },
      },
    },
  });
}
