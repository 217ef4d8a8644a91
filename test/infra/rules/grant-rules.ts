import { each, nameOf, ofType } from "#test/support/stacks/stage-templates.ts";
import { functionName, rolePolicies } from "./grants.ts";
import type { Rule } from "./rule.ts";
import { first } from "./spoiling.ts";

/** Actions that know no resources, in AWS's list of actions. */
const knowsNoResource = (action: string) =>
  action.startsWith("xray:") || action === "secretsmanager:GetRandomPassword";

const noWildcards: Rule = {
  name: "[OPS-2] no role may do everything, or something to everything",
  find: (templates) =>
    ofType(templates, "AWS::Lambda::Function").flatMap((worker) =>
      rolePolicies(templates, worker)
        .filter(
          ({ action, resource }) =>
            action.includes("*") || (resource === "*" && !knowsNoResource(action)),
        )
        .map(({ action, resource }) => `${functionName(worker)} may ${action} on ${resource}`),
    ),
  spoil(templates) {
    first(templates, "AWS::IAM::Policy").properties.PolicyDocument.Statement[0].Resource = "*";
  },
};

const looksWhereItMay: Rule = {
  name: "whoever may list a bucket may do so below a folder only",
  find: (templates) =>
    ofType(templates, "AWS::Lambda::Function").flatMap((worker) =>
      rolePolicies(templates, worker)
        .filter(({ action }) => action === "s3:ListBucket")
        .filter(({ statement: { Condition = {} } }) => {
          const prefixes = each(Condition["StringLike"]?.["s3:prefix"]).filter(Boolean);
          return (
            prefixes.length === 0 || !prefixes.every((one) => /^[a-z-]+\/\*$/.test(String(one)))
          );
        })
        .map(() => `${functionName(worker)} may list the whole bucket`),
    ),
  spoil(templates) {
    const [worker] = ofType(templates, "AWS::Lambda::Function").filter((one) =>
      rolePolicies(templates, one).some(({ action }) => action === "s3:ListBucket"),
    );
    const [listing] = worker
      ? rolePolicies(templates, worker).filter(({ action }) => action === "s3:ListBucket")
      : [];
    if (listing) Object.assign(listing.statement, { Condition: { StringLikeIfExists: {} } });
  },
};

/** Folders of what can be made again, and of what is its owner's to delete. */
const remade =
  /\/(indexes|quality|answers|dumps|price-(books|hours|maps|findings)|current-prices|gold|holdings|exports|cells|own|picture-uploads|picture-accesses)\/\*$|\/hosted\/\*\.(webp|jpg|avif)$/;

const deletesNoObject: Rule = {
  name: "[LAKE-3] no function may delete an object, but indexes, reports, price books, newest prices and the archive of prices, and files to answer from, of whole collections or to download or to export, and cells of pictures, which can be made again, and what users have uploaded",
  find: (templates) =>
    ofType(templates, "AWS::Lambda::Function").flatMap((worker) =>
      rolePolicies(templates, worker)
        .filter(({ action }) => action.startsWith("s3:Delete"))
        .filter(({ resource }) => !remade.test(resource))
        .map(({ action }) => `${functionName(worker)} may ${action}`),
    ),
  spoil(templates) {
    first(templates, "AWS::IAM::Policy").properties.PolicyDocument.Statement.push({
      ...{ Effect: "Allow", Action: "s3:DeleteObject", Resource: "arn:aws:s3:::bucket/bronze/*" },
    });
  },
};

const noManagedPolicies: Rule = {
  name: "no role of ours carries a policy that somebody else changes",
  find: (templates) =>
    ofType(templates, "AWS::IAM::Role")
      .filter(
        ({ id, properties }) =>
          properties.ManagedPolicyArns !== undefined && !id.startsWith("CustomS3AutoDeleteObjects"),
      )
      .map(
        (role) => `${nameOf(role)} carries ${JSON.stringify(role.properties.ManagedPolicyArns)}`,
      ),
  spoil(templates) {
    const role = ofType(templates, "AWS::IAM::Role").find(({ id }) => id.endsWith("RoleC6774346"));
    const any = role ?? ofType(templates, "AWS::IAM::Role").at(-1);
    if (any) any.properties.ManagedPolicyArns = ["arn:aws:iam::aws:policy/AdministratorAccess"];
  },
};

export const grantRules: readonly Rule[] = [
  noWildcards,
  looksWhereItMay,
  deletesNoObject,
  noManagedPolicies,
];
