import { join } from "node:path";
import * as z from "zod";
import { account, region } from "../emulator/aws-clients.ts";
import { artifactsOf, jsonIn } from "./manifest.ts";

const StackProperties = z.looseObject({
  stackTemplateAssetObjectUrl: z.string().startsWith("s3://"),
  tags: z.record(z.string(), z.string()).default({}),
});
const AssetProperties = z.looseObject({ file: z.string() });

const AssetManifest = z.looseObject({
  files: z.record(
    z.string(),
    z.looseObject({
      source: z.object({ path: z.string(), packaging: z.enum(["file", "zip"]) }),
      destinations: z.record(
        z.string(),
        z.looseObject({ bucketName: z.string(), objectKey: z.string() }),
      ),
    }),
  ),
});

export interface DeployableStack {
  readonly name: string;
  /** Where its template lies once its assets are published. */
  readonly templateUrl: string;
  /** Stacks that must be there before it. */
  readonly needs: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** The stacks of an assembly, each after those that it needs. */
export function deployableStacks(assembly: string): DeployableStack[] {
  const stacks = artifactsOf(assembly, "aws:cloudformation:stack");
  return stacks.map(([name, { dependencies, properties }]) => {
    const { stackTemplateAssetObjectUrl, tags } = StackProperties.parse(properties);
    const place = inThisAccount(stackTemplateAssetObjectUrl).slice("s3://".length);
    return {
      ...{ name, tags },
      templateUrl: `https://s3.${region}.amazonaws.com/${place}`,
      needs: dependencies.filter((id) => stacks.some(([other]) => other === id)),
    };
  });
}

/** A file, or a folder that becomes an archive, and the object that stacks know it by. */
export interface Asset {
  readonly path: string;
  readonly packaging: "file" | "zip";
  readonly bucket: string;
  readonly key: string;
}

/** What the stacks of an assembly refer to, each once: templates, bundles, layers. */
export function assetsIn(assembly: string): Asset[] {
  const assets = artifactsOf(assembly, "cdk:asset-manifest").flatMap(([, { properties }]) => {
    const { files } = AssetManifest.parse(jsonIn(assembly, AssetProperties.parse(properties).file));
    return Object.values(files).flatMap(({ source, destinations }) =>
      Object.values(destinations).map(
        ({ bucketName, objectKey }): Asset => ({
          path: join(assembly, source.path),
          packaging: source.packaging,
          bucket: inThisAccount(bucketName),
          key: objectKey,
        }),
      ),
    );
  });
  return [...new Map(assets.map((asset) => [asset.key, asset])).values()];
}

const inThisAccount = (text: string) =>
  text.replaceAll(/\$\{AWS::AccountId\}/g, account).replaceAll(/\$\{AWS::Region\}/g, region);
