import * as z from "zod";
import { artifactsOf, jsonIn } from "./manifest.ts";

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

const StackProperties = z.looseObject({ templateFile: z.string().optional() });

export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Every resource that a cloud assembly describes. */
export function resourcesOf(assembly: string): Resource[] {
  return artifactsOf(assembly, "aws:cloudformation:stack").flatMap(([stack, { properties }]) => {
    const { templateFile } = StackProperties.parse(properties);
    return templateFile ? resourcesIn(stack, jsonIn(assembly, templateFile)) : [];
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
