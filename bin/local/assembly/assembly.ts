import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Template = z.looseObject({
  Resources: z
    .record(
      z.string(),
      z.looseObject({
        Type: z.string(),
        Properties: z.record(z.string(), z.unknown()).default({}),
        Metadata: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .default({}),
});

const Manifest = z.looseObject({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      properties: z.looseObject({ templateFile: z.string().optional() }).optional(),
    }),
  ),
});

export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Every resource that a cloud assembly describes. */
export function resourcesOf(assembly: string): Resource[] {
  const { artifacts } = Manifest.parse(readJsonIn(assembly, "manifest.json"));
  return Object.entries(artifacts).flatMap(([stack, { type, properties }]) => {
    if (type !== "aws:cloudformation:stack" || !properties?.templateFile) return [];
    return resourcesIn(stack, readJsonIn(assembly, properties.templateFile));
  });
}

export function resourcesIn(stack: string, template: unknown): Resource[] {
  return Object.entries(Template.parse(template).Resources).map(([logicalId, resource]) => ({
    stack,
    logicalId,
    type: resource.Type,
    properties: resource.Properties,
    metadata: resource.Metadata,
  }));
}

export const stacksOf = (assembly: string): string[] => [
  ...new Set(resourcesOf(assembly).map(({ stack }) => stack)),
];

/** Folders of an assembly's file assets. */
export const assetsOf = (assembly: string): string[] =>
  readdirSync(assembly).filter((name) => name.startsWith("asset."));

const readJsonIn = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(join(folder, name), "utf8"));
