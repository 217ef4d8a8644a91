import { each, nameOf, ofType, targetOf } from "#test/support/stacks/stage-templates.ts";
import { wordsOf } from "./grants.ts";
import type { Rule } from "./rule.ts";
import { first } from "./spoiling.ts";

/** Of a mapping, as many as Lambda grants without asking. */
const mostFilters = 5;

const fewFilters: Rule = {
  name: "no function is called by more filters than Lambda grants a mapping",
  find: (templates) =>
    ofType(templates, "AWS::Lambda::EventSourceMapping")
      .filter(({ properties: p }) => (p.FilterCriteria?.Filters ?? []).length > mostFilters)
      .map((mapping) => `${nameOf(mapping)} has too many`),
  spoil(templates) {
    const mapping = ofType(templates, "AWS::Lambda::EventSourceMapping").find(
      ({ properties }) => properties.FilterCriteria,
    );
    const filters = mapping?.properties.FilterCriteria.Filters;
    while (filters && filters.length <= mostFilters) filters.push(filters[0]);
  },
};

/** Of a stream's shard; a third one is throttled. */
const mostReaders = 2;

const fewReaders: Rule = {
  name: "no stream of a table has more readers than DynamoDB serves",
  find(templates) {
    const streams = ofType(templates, "AWS::Lambda::EventSourceMapping")
      .filter(({ properties }) => properties.StartingPosition !== undefined)
      .map(({ stack, properties }) => targetOf(templates, stack, properties.EventSourceArn));
    return [...Map.groupBy(streams, (stream) => stream)]
      .filter(([, readers]) => readers.length > mostReaders)
      .map(([stream, readers]) => `${stream} has ${readers.length}`);
  },
  spoil(templates) {
    const mapping = ofType(templates, "AWS::Lambda::EventSourceMapping").find(
      ({ properties }) => properties.StartingPosition,
    );
    if (mapping) templates.resources.push(mapping, mapping);
  },
};

/** In bytes, of all names and values together. */
const mostEnvironment = 4096;
/** An ARN or the address of a queue of ours has fewer. */
const longestReference = 120;

const smallEnvironments: Rule = {
  name: "no function has more in its environment than Lambda takes",
  find: (templates) =>
    ofType(templates, "AWS::Lambda::Function").flatMap((worker) => {
      const variables: [string, unknown][] = Object.entries(
        worker.properties.Environment?.Variables ?? {},
      );
      const bytes = variables.reduce(
        (sum, [name, value]) => sum + name.length + lengthOf(value),
        0,
      );
      return bytes > mostEnvironment ? [`${nameOf(worker)} has some ${bytes} bytes`] : [];
    }),
  spoil(templates) {
    first(templates, "AWS::Lambda::Function").properties.Environment = {
      Variables: { LONG: "x".repeat(mostEnvironment) },
    };
  },
};

function lengthOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  const parts = (value as { "Fn::Join"?: [string, unknown[]] })["Fn::Join"]?.[1];
  return parts ? parts.reduce((sum: number, part) => sum + lengthOf(part), 0) : longestReference;
}

/** Letters of all inline policies of a role, without white space. */
const longestPolicies = 10_240;

const shortPolicies: Rule = {
  name: "no role has longer policies than IAM takes",
  find(templates) {
    const all = ofType(templates, "AWS::IAM::Policy").flatMap(({ stack, properties }) =>
      each(properties.Roles).map((role) => ({
        role: targetOf(templates, stack, role) ?? wordsOf(role),
        letters: lettersIn(properties.PolicyDocument),
      })),
    );
    return [...Map.groupBy(all, ({ role }) => role)]
      .map(([role, own]) => ({ role, letters: own.reduce((sum, one) => sum + one.letters, 0) }))
      .filter(({ letters }) => letters > longestPolicies)
      .map(({ role, letters }) => `${role} has some ${letters} letters`);
  },
  spoil(templates) {
    const { Statement } = first(templates, "AWS::IAM::Policy").properties.PolicyDocument;
    Statement[0].Resource = Array.from({ length: 100 }, () => ({ Ref: "AWS::StackName" }));
  },
};

/** As IAM gets it: with what is referred to in its place. */
const lettersIn = (document: unknown): number => {
  let references = 0;
  const text = JSON.stringify(document, (_name, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const joined = (value as { "Fn::Join"?: unknown })["Fn::Join"] !== undefined;
    const [name = ""] = Object.keys(value);
    if (!joined && !/^(Ref|Fn::)/.test(name)) return value;
    references += lengthOf(value);
    return "";
  });
  return text.length + references;
};

export const quotaRules: readonly Rule[] = [
  fewFilters,
  fewReaders,
  smallEnvironments,
  shortPolicies,
];
