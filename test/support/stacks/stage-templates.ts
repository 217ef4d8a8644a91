import { required, synthesised, templatesOf } from "./synth.ts";

/** One resource of a stage's templates. */
export interface StageResource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is whatever CloudFormation allows
  readonly properties: any;
  readonly removal: {
    readonly onDelete: string | undefined;
    readonly onReplace: string | undefined;
  };
}

/** All templates of one stage, so that rules can follow a reference from stack to stack. */
export interface StageTemplates {
  readonly keepsData: boolean;
  readonly isDeployedToAws: boolean;
  readonly resources: StageResource[];
  /** What each export of each stack is: `stack/logicalId`. */
  readonly exports: ReadonlyMap<string, string>;
}

const account = "111122223333";
const domains = {
  API_DOMAIN: "api.example.com",
  API_CERTIFICATE_ARN: `arn:aws:acm:us-east-1:${account}:certificate/a`,
  IMAGES_DOMAIN: "images.example.com",
  SHARE_DOMAIN: "share.example.com",
  CDN_CERTIFICATE_ARN: `arn:aws:acm:us-east-1:${account}:certificate/b`,
};

/** Stages with the settings that change their templates, by a name for the test's title. */
export const stageVariants = {
  local: { STAGE: "local" },
  dev: { STAGE: "dev", UPSTREAM_CONTACT: required.UPSTREAM_CONTACT, MAIL_FROM: "" },
  "dev with metrics and traces": {
    ...{ STAGE: "dev", MAIL_FROM: "", ROUTE_METRICS: "true", TRACING: "true" },
  },
  prod: { STAGE: "prod" },
  "prod with a replica": { STAGE: "prod", LAKE_REPLICA_REGION: "eu-west-1" },
  "prod with own domains and alarms by mail": {
    ...{ STAGE: "prod", MAIL_DOMAIN: "example.com", ...domains },
    ...{ ALARM_EMAIL: "ops@example.com", BUDGET_USD_A_MONTH: "20" },
  },
} as const satisfies Record<string, Record<string, string>>;

export type StageVariant = keyof typeof stageVariants;

export function stageTemplates(variant: StageVariant): StageTemplates {
  const { stage, stacks } = synthesised(stageVariants[variant]);
  const templates = templatesOf(stacks).map(([stack, template]) => {
    const { Resources = {}, Outputs = {} }: Body = template.toJSON();
    return { stack, Resources, Outputs };
  });
  return {
    keepsData: stage.keepsData,
    isDeployedToAws: stage.name !== "local",
    resources: templates.flatMap(({ stack, Resources }) => resourcesOf(stack, Resources)),
    exports: new Map(templates.flatMap(({ stack, Outputs }) => exportsOf(stack, Outputs))),
  };
}

interface Body {
  readonly Resources?: Record<string, CfnResource>;
  readonly Outputs?: Outputs;
}

interface CfnResource {
  readonly Type: string;
  readonly Properties?: object;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

const resourcesOf = (stack: string, resources: Record<string, CfnResource>): StageResource[] =>
  Object.entries(resources).map(([id, resource]) => ({
    stack,
    id,
    type: resource.Type,
    properties: resource.Properties ?? {},
    removal: { onDelete: resource.DeletionPolicy, onReplace: resource.UpdateReplacePolicy },
  }));

type Outputs = Record<string, { Value: unknown; Export?: { Name: string } }>;

const exportsOf = (stack: string, outputs: Outputs): [string, string][] =>
  Object.values(outputs).flatMap(({ Value, Export }) => {
    const id = localTarget(Value);
    return Export && id ? [[Export.Name, `${stack}/${id}`]] : [];
  });

function localTarget(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("Ref" in value && typeof value.Ref === "string") return value.Ref;
  const getAtt = "Fn::GetAtt" in value ? value["Fn::GetAtt"] : undefined;
  return Array.isArray(getAtt) && typeof getAtt[0] === "string" ? getAtt[0] : undefined;
}

/** The resource that a value of a stack refers to, also through an export, as `stack/logicalId`. */
export function targetOf(
  { exports }: StageTemplates,
  stack: string,
  value: unknown,
): string | undefined {
  const id = localTarget(value);
  if (id !== undefined) return `${stack}/${id}`;
  if (typeof value !== "object" || value === null) return undefined;
  const imported = "Fn::ImportValue" in value ? value["Fn::ImportValue"] : undefined;
  return typeof imported === "string" ? exports.get(imported) : undefined;
}

export const nameOf = ({ stack, id }: StageResource): string => `${stack}/${id}`;

export const ofType = ({ resources }: StageTemplates, ...types: string[]): StageResource[] =>
  resources.filter(({ type }) => types.includes(type));

export const named = ({ resources }: StageTemplates, name: string | undefined) =>
  resources.find((resource) => nameOf(resource) === name);

/** A value that may stand alone or in a list. */
export const each = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
