import { type LifecycleRule, TransitionStorageClass } from "@aws-sdk/client-s3";
import { z } from "zod";
import type { Resource } from "../assembly/assembly.ts";
import { isAskedOtherwise } from "./policies.ts";

/**
 * What a template asks for and the emulator's CloudFormation leaves out, and what the emulator reads
 * otherwise than AWS: refusals by conditions that it does not know, and permissions.
 */
export type Completion = { readonly stack: string; readonly logicalId: string } & (
  | { readonly what: "time to live"; readonly attribute: string }
  | { readonly what: "point-in-time recovery" }
  | { readonly what: "lifecycle"; readonly rules: LifecycleRule[] }
  | { readonly what: "reserved concurrency"; readonly executions: number }
  | { readonly what: "access that it would refuse"; readonly to: "bucket" | "queue" }
  | { readonly what: "permissions asked otherwise"; readonly policy: string }
  | { readonly what: "cross-origin access"; readonly cors: CorsConfiguration }
);

const Recovery = z.object({ PointInTimeRecoveryEnabled: z.boolean() }).optional();
const TableProperties = z.object({
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
  PointInTimeRecoverySpecification: Recovery,
  Replicas: z.array(z.object({ PointInTimeRecoverySpecification: Recovery })).default([]),
});
/** A policy has no name of its own; it is found through what it guards. */
const Reference = z.object({ Ref: z.string() });
const BucketPolicyProperties = z.object({ Bucket: Reference });
const QueuePolicyProperties = z.object({ Queues: z.array(Reference) });
/** Found through the role that has it. */
const RolePolicyProperties = z.object({
  PolicyName: z.string(),
  Roles: z.array(Reference),
  PolicyDocument: z.unknown(),
});
const FunctionProperties = z.object({ ReservedConcurrentExecutions: z.number().optional() });

/** The names are those of API Gateway's own REST protocol but for the first letter. */
const CorsConfiguration = z.strictObject({
  AllowOrigins: z.array(z.string()).optional(),
  AllowMethods: z.array(z.string()).optional(),
  AllowHeaders: z.array(z.string()).optional(),
  ExposeHeaders: z.array(z.string()).optional(),
  AllowCredentials: z.boolean().optional(),
  MaxAge: z.number().optional(),
});
export type CorsConfiguration = z.output<typeof CorsConfiguration>;
const ApiProperties = z.object({ CorsConfiguration: CorsConfiguration.optional() });

const Transition = z.object({
  StorageClass: z.enum(TransitionStorageClass),
  TransitionInDays: z.number(),
});
const CfnRule = z.strictObject({
  Id: z.string().optional(),
  Status: z.enum(["Enabled", "Disabled"]),
  Prefix: z.string().default(""),
  ExpirationInDays: z.number().optional(),
  ExpiredObjectDeleteMarker: z.boolean().optional(),
  Transitions: z.array(Transition).optional(),
  NoncurrentVersionExpiration: z
    .object({ NoncurrentDays: z.number(), NewerNoncurrentVersions: z.number().optional() })
    .optional(),
  AbortIncompleteMultipartUpload: z.object({ DaysAfterInitiation: z.number() }).optional(),
});
const BucketProperties = z.object({
  LifecycleConfiguration: z.object({ Rules: z.array(CfnRule) }).optional(),
});

/**
 * Everything that has to be set by hand after a deploy of these resources.
 *
 * @throws ZodError if a lifecycle rule asks for something that is not translated here; left out
 * in silence, the local cloud would keep what the real one deletes
 */
export function completionsOf(resources: readonly Resource[]): Completion[] {
  return resources.flatMap(({ stack, logicalId, type, properties }): Completion[] => {
    const what = "access that it would refuse";
    if (type === "AWS::S3::BucketPolicy") {
      const { Bucket } = BucketPolicyProperties.parse(properties);
      return [{ stack, logicalId: Bucket.Ref, what, to: "bucket" }];
    }
    if (type === "AWS::SQS::QueuePolicy") {
      const { Queues } = QueuePolicyProperties.parse(properties);
      return Queues.map(({ Ref: logicalId }) => ({ stack, logicalId, what, to: "queue" }));
    }
    if (type === "AWS::IAM::Policy") return completionsOfRolePolicy(stack, properties);
    return missing(type, properties).map((what) => ({ stack, logicalId, ...what }));
  });
}

function completionsOfRolePolicy(stack: string, properties: unknown): Completion[] {
  const { PolicyName, Roles, PolicyDocument } = RolePolicyProperties.parse(properties);
  if (!isAskedOtherwise(PolicyDocument)) return [];
  return Roles.map(({ Ref: logicalId }) => ({
    ...{ stack, logicalId, what: "permissions asked otherwise" as const },
    policy: PolicyName,
  }));
}

function missing(type: string, properties: Resource["properties"]) {
  switch (type) {
    case "AWS::DynamoDB::Table":
    case "AWS::DynamoDB::GlobalTable":
      return missingOfTable(TableProperties.parse(properties));
    case "AWS::S3::Bucket":
      return missingOfBucket(BucketProperties.parse(properties));
    case "AWS::Lambda::Function":
      return missingOfFunction(FunctionProperties.parse(properties));
    case "AWS::ApiGatewayV2::Api":
      return missingOfApi(ApiProperties.parse(properties));
    default:
      return [];
  }
}

/** The emulator keeps it under names with which it does not look for it. */
const missingOfApi = ({ CorsConfiguration: cors }: z.output<typeof ApiProperties>) =>
  cors ? [{ what: "cross-origin access" as const, cors }] : [];

function missingOfTable(table: z.output<typeof TableProperties>) {
  const ttl = table.TimeToLiveSpecification;
  const recoverable = [table, ...table.Replicas].some(
    (place) => place.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled,
  );
  return [
    ...(ttl?.Enabled ? [{ what: "time to live" as const, attribute: ttl.AttributeName }] : []),
    ...(recoverable ? [{ what: "point-in-time recovery" as const }] : []),
  ];
}

function missingOfBucket({ LifecycleConfiguration: lifecycle }: z.output<typeof BucketProperties>) {
  if (!lifecycle) return [];
  return [{ what: "lifecycle" as const, rules: lifecycle.Rules.map(lifecycleRule) }];
}

function missingOfFunction({
  ReservedConcurrentExecutions: executions,
}: z.output<typeof FunctionProperties>) {
  return executions === undefined ? [] : [{ what: "reserved concurrency" as const, executions }];
}

function lifecycleRule(rule: z.output<typeof CfnRule>): LifecycleRule {
  const { Id: ID, Status, Prefix, ExpirationInDays, Transitions, ...rest } = rule;
  const { ExpiredObjectDeleteMarker, ...same } = rest;
  return {
    ...same,
    ...(ID && { ID }),
    Status,
    Filter: { Prefix },
    ...(ExpirationInDays !== undefined && { Expiration: { Days: ExpirationInDays } }),
    ...(ExpiredObjectDeleteMarker && { Expiration: { ExpiredObjectDeleteMarker } }),
    ...(Transitions && {
      Transitions: Transitions.map(({ StorageClass, TransitionInDays: Days }) => ({
        StorageClass,
        Days,
      })),
    }),
  };
}
