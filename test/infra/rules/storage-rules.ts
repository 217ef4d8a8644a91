import {
  each,
  nameOf,
  ofType,
  type StageTemplates,
  targetOf,
} from "#test/support/stacks/stage-templates.ts";
import { wordsOf } from "./grants.ts";
import type { Rule } from "./rule.ts";
import { first, type Statement, statementsOf } from "./spoiling.ts";

const holdsData = [
  "AWS::DynamoDB::Table",
  "AWS::DynamoDB::GlobalTable",
  "AWS::S3::Bucket",
  "AWS::Cognito::UserPool",
];

/** Counters of calls: lost ones begin anew. */
const brief = "-limits";

const removalFollowsStage: Rule = {
  name: "what holds data stays where it is kept, but not after a first deploy that failed",
  find(templates) {
    const wanted = templates.keepsData
      ? { onDelete: "RetainExceptOnCreate", onReplace: "Retain" }
      : { onDelete: "Delete", onReplace: "Delete" };
    return ofType(templates, ...holdsData, "AWS::S3::BucketPolicy")
      .filter(({ properties }) => !String(properties.TableName).endsWith(brief))
      .filter(({ removal }) => JSON.stringify(removal) !== JSON.stringify(wanted))
      .map((resource) => `${nameOf(resource)}: ${JSON.stringify(resource.removal)}`);
  },
  spoil(templates) {
    const at = templates.resources.findIndex(({ type }) => type === "AWS::S3::BucketPolicy");
    const policy = templates.resources[at];
    const removal = { onDelete: undefined, onReplace: undefined };
    if (policy) templates.resources[at] = { ...policy, removal };
  },
};

const bucketsCanGo: Rule = {
  name: "a bucket that goes with its stack is emptied first, except on the emulator",
  find(templates) {
    const emptied = ofType(templates, "Custom::S3AutoDeleteObjects").map(({ stack, properties }) =>
      targetOf(templates, stack, properties.BucketName),
    );
    const isWanted = templates.isDeployedToAws && !templates.keepsData;
    return ofType(templates, "AWS::S3::Bucket")
      .filter((bucket) => emptied.includes(nameOf(bucket)) !== isWanted)
      .map((bucket) => `${nameOf(bucket)} is ${isWanted ? "not " : ""}emptied`);
  },
  spoil(templates) {
    const isEmptier = ({ type }: { type: string }) => type === "Custom::S3AutoDeleteObjects";
    const at = templates.resources.findIndex(isEmptier);
    if (at >= 0) templates.resources.splice(at, 1);
    else {
      const { stack, id } = first(templates, "AWS::S3::Bucket");
      const properties = { BucketName: { Ref: id } };
      const removal = { onDelete: undefined, onReplace: undefined };
      templates.resources.push({
        ...{ stack, id: "Emptier", type: "Custom::S3AutoDeleteObjects", properties, removal },
      });
    }
  },
};

/** What is named by a pointer, or is the truth itself, whatever its age. */
const lasting = [
  ...["bronze/", "observations/", "indexes/", "quality/", "silver/", "answers/"],
  ...["price-books/", "price-hours/", "price-maps/", "current-prices/", "price-findings/"],
  ...["cells/", "originals/", "hosted/", "dumps/"],
];

/** Answers of those who tell who sells what. */
const namesPeople = ["bronze/source=ebay/"];
const longestDays = 30;

const peopleAreForgotten: Rule = {
  name: "[LAKE-8] answers that name people are gone after thirty days, with their versions and in every copy",
  find: (templates) =>
    ofType(templates, "AWS::S3::Bucket").flatMap((bucket) => {
      if (!wordsOf(bucket.properties.BucketName).includes("-lake-")) return [];
      const lifecycle: Lifecycle[] = bucket.properties.LifecycleConfiguration.Rules;
      return namesPeople
        .filter((folder) => !lifecycle.some((rule) => rule.Prefix === folder && isSoon(rule)))
        .map((folder) => `${nameOf(bucket)} keeps ${folder}`);
    }),
  spoil(templates) {
    for (const { properties } of ofType(templates, "AWS::S3::Bucket")) {
      for (const rule of properties.LifecycleConfiguration?.Rules ?? []) {
        if (namesPeople.includes(rule.Prefix)) delete rule.NoncurrentVersionExpiration;
      }
    }
  },
};

/** Each of both counts from a midnight, so that it may be a day later. */
const isSoon = ({ ExpirationInDays = 99, NoncurrentVersionExpiration, Status }: Lifecycle) =>
  Status === "Enabled" &&
  ExpirationInDays + (NoncurrentVersionExpiration?.NoncurrentDays ?? 99) + 2 <= longestDays;

const nothingLastingExpires: Rule = {
  name: "no rule expires by age what is the truth or may be the current index",
  find: (templates) =>
    ofType(templates, "AWS::S3::Bucket").flatMap((bucket) => {
      if (!String(wordsOf(bucket.properties.BucketName)).match(/-(lake|images)-/)) return [];
      const rules: { Prefix?: string; ExpirationInDays?: number; TagFilters?: unknown[] }[] =
        bucket.properties.LifecycleConfiguration?.Rules ?? [];
      return rules
        .filter(({ ExpirationInDays, TagFilters }) => ExpirationInDays && !TagFilters)
        .filter(({ Prefix = "" }) => !namesPeople.includes(Prefix))
        .filter(({ Prefix = "" }) =>
          lasting.some((folder) => folder.startsWith(Prefix) || Prefix.startsWith(folder)),
        )
        .map(({ Prefix = "" }) => `${nameOf(bucket)} expires "${Prefix}"`);
    }),
  spoil(templates) {
    const [bucket] = ofType(templates, "AWS::S3::Bucket");
    bucket?.properties.LifecycleConfiguration.Rules.push({
      Prefix: "indexes/",
      ExpirationInDays: 365,
    });
  },
};

const bronzeStays: Rule = {
  name: "[LAKE-3] nobody deletes bronze, but for what empties a bucket that goes with its stack",
  find(templates) {
    const denials = ofType(templates, "AWS::S3::BucketPolicy").flatMap(statementsOf);
    return ["bronze/*", "observations/*"].flatMap((folder) =>
      denials.some((one) => deniesDeletes(one, folder, templates)) ? [] : [`${folder} can go`],
    );
  },
  spoil(templates) {
    for (const policy of ofType(templates, "AWS::S3::BucketPolicy")) {
      policy.properties.PolicyDocument.Statement = statementsOf(policy).filter(
        ({ Action }) => !each(Action).includes("s3:DeleteObject"),
      );
    }
  },
};

function deniesDeletes(
  { Effect, Action, Resource, Principal, Condition }: Statement,
  folder: string,
  templates: StageTemplates,
): boolean {
  const exceptions = Object.keys(Condition ?? {});
  const areFew =
    templates.isDeployedToAws && !templates.keepsData
      ? exceptions.join() === "ArnNotEquals"
      : exceptions.length === 0;
  return (
    Effect === "Deny" &&
    String(Principal) === "*" &&
    ["s3:DeleteObject", "s3:DeleteObjectVersion"].every((one) => each(Action).includes(one)) &&
    each(Resource).some((one) => wordsOf(one).endsWith(`/${folder}`)) &&
    areFew
  );
}

/** Where the variant with a replica has it. */
const replicaRegion = "-eu-west-1";

/** Names that are one account's in all regions, or everybody's. */
const wideNames: Readonly<
  Record<string, (properties: StageTemplates["resources"][0]["properties"]) => unknown>
> = {
  "AWS::S3::Bucket": (p) => p.BucketName,
  "AWS::CloudFront::CachePolicy": (p) => p.CachePolicyConfig.Name,
  "AWS::CloudFront::OriginRequestPolicy": (p) => p.OriginRequestPolicyConfig.Name,
  "AWS::CloudFront::ResponseHeadersPolicy": (p) => p.ResponseHeadersPolicyConfig.Name,
  "AWS::CloudFront::OriginAccessControl": (p) => p.OriginAccessControlConfig.Name,
  "AWS::CloudFront::Function": (p) => p.Name,
  "AWS::CloudFront::KeyValueStore": (p) => p.Name,
  "AWS::IAM::Role": (p) => p.RoleName,
  "AWS::IAM::Policy": () => undefined,
  "AWS::IAM::ManagedPolicy": (p) => p.ManagedPolicyName,
  "AWS::Budgets::Budget": (p) => p.Budget.BudgetName,
};

const regionsDoNotMeet: Rule = {
  name: "names that reach beyond a region carry it, so that two regions of an account hold a stage each",
  find: (templates) =>
    templates.resources.flatMap((resource) => {
      const name = wideNames[resource.type]?.(resource.properties);
      const text = JSON.stringify(name) ?? "AWS::Region";
      // A stack that names its region has it in its names as it is.
      const isOwn = text.includes("AWS::Region") || text.includes(replicaRegion);
      return isOwn ? [] : [`${nameOf(resource)} is called ${JSON.stringify(name)} in every region`];
    }),
  spoil(templates) {
    first(
      templates,
      "AWS::CloudFront::OriginAccessControl",
    ).properties.OriginAccessControlConfig.Name = "cardlake-images";
  },
};

const rawDataLasts: Rule = {
  name: "[LAKE-8] buckets of raw data have versions and encryption, drop old versions, and move what is cold",
  find: (templates) =>
    ofType(templates, "AWS::S3::Bucket").flatMap((bucket) => {
      const name = wordsOf(bucket.properties.BucketName);
      if (!name.match(/-lake-/)) return [];
      const { VersioningConfiguration, BucketEncryption, LifecycleConfiguration } =
        bucket.properties;
      const lifecycle: Lifecycle[] = LifecycleConfiguration.Rules;
      const isCold = (folder: string) =>
        name.includes("-replica-") ||
        lifecycle.some((rule) => rule.Prefix === folder && rule.Transitions?.length === 1);
      return [
        ...(VersioningConfiguration?.Status === "Enabled" ? [] : ["has no versions"]),
        ...(BucketEncryption ? [] : ["is not encrypted"]),
        ...(lifecycle.some((rule) => rule.NoncurrentVersionExpiration)
          ? []
          : ["keeps old versions"]),
        ...["bronze/", "observations/"].filter((folder) => !isCold(folder)),
      ].map((fault) => `${nameOf(bucket)}: ${fault}`);
    }),
  spoil(templates) {
    for (const { properties } of ofType(templates, "AWS::S3::Bucket")) {
      if (wordsOf(properties.BucketName).includes("-lake-"))
        delete properties.VersioningConfiguration;
    }
  },
};

interface Lifecycle {
  readonly Prefix?: string;
  readonly Transitions?: readonly unknown[];
  readonly ExpirationInDays?: number;
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays?: number };
  readonly Status?: string;
}

export const storageRules: readonly Rule[] = [
  removalFollowsStage,
  bucketsCanGo,
  nothingLastingExpires,
  peopleAreForgotten,
  bronzeStays,
  regionsDoNotMeet,
  rawDataLasts,
];
