import { describe, expect, test } from "vitest";
import {
  type FormerResource,
  type FormerTemplate,
  formerAssembly,
} from "#test/support/clouds/first-version.ts";
import { synthesised, templatesOf } from "#test/support/stacks/synth.ts";

type Stacks = ReadonlyMap<string, FormerTemplate>;

/** Stacks that hold nothing of their own; the guide has them destroyed first. */
const destroyedFirst = ["Api"];

const former: Stacks = new Map(Object.entries(formerAssembly()));

/** By the names of the former stacks, in the order in which they are deployed. */
function upgraded(variables: Record<string, string>): Stacks {
  const { stacks } = synthesised({ STAGE: "prod", ...variables });
  const templates = templatesOf(stacks).map(([name, template]): [string, FormerTemplate] => {
    const { Resources = {}, Outputs = {} } = template.toJSON() as Partial<FormerTemplate>;
    return [name.charAt(0).toUpperCase() + name.slice(1), { Resources, Outputs }];
  });
  return new Map(inOrder(new Map(templates)));
}

const importsOf = (template: FormerTemplate) =>
  [...JSON.stringify(template).matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(
    ([, name = ""]) => name,
  );

const exportsOf = ({ Outputs }: FormerTemplate) =>
  new Map(
    Object.values(Outputs).flatMap(({ Value, Export }) =>
      Export ? [[Export.Name, JSON.stringify(Value)] as const] : [],
    ),
  );

/** A stack comes after those whose exports it reads. */
function inOrder(stacks: Stacks): [string, FormerTemplate][] {
  const owners = new Map(
    [...stacks].flatMap(([stack, own]) => [...exportsOf(own).keys()].map((name) => [name, stack])),
  );
  const order = new Map<string, FormerTemplate>();
  const add = (stack: string) => {
    const template = stacks.get(stack);
    if (!template || order.has(stack)) return;
    for (const name of importsOf(template)) {
      const owner = owners.get(name);
      if (owner !== undefined && owner !== stack) add(owner);
    }
    order.set(stack, template);
  };
  for (const stack of stacks.keys()) add(stack);
  return [...order];
}

/** Properties of what holds data that CloudFormation changes only by making it anew. */
const replacing: Record<string, readonly string[]> = {
  "AWS::DynamoDB::GlobalTable": ["TableName", "KeySchema", "LocalSecondaryIndexes"],
  "AWS::DynamoDB::Table": ["TableName", "KeySchema", "LocalSecondaryIndexes"],
  "AWS::S3::Bucket": ["BucketName"],
  "AWS::Cognito::UserPool": ["UsernameAttributes", "AliasAttributes", "UsernameConfiguration"],
  "AWS::SQS::Queue": ["QueueName", "FifoQueue"],
};
const holdsData = ["Table", "GlobalTable", "Bucket", "UserPool"].map((name) => `::${name}`);

const resourcesOf = (stacks: Stacks) =>
  [...stacks].flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([id, resource]) => ({ stack, id, ...resource })),
  );

const settings = { BUCKETS_OF_0_1_0: "true" };

describe("a stage that version 0.1.0 made", () => {
  test("[OPS-1] keeps its tables, buckets and users", () => {
    const now = upgraded(settings);
    const kept = resourcesOf(former).filter(({ Type }) =>
      holdsData.some((one) => Type.endsWith(one)),
    );
    expect(kept.length).toBeGreaterThan(6);
    for (const { stack, id, Type, Properties } of kept) {
      const after = now.get(stack)?.Resources[id];
      expect(after?.Type, `${stack}/${id}`).toBe(Type);
      for (const name of replacing[Type] ?? []) {
        expect(after?.Properties?.[name], `${name} of ${stack}/${id}`).toEqual(Properties?.[name]);
      }
    }
  });

  test("would get new, empty buckets without the setting of the guide", () => {
    const Resources = upgraded({}).get("Data")?.Resources ?? {};
    const nameOf = (resources: Record<string, FormerResource>, id: string) =>
      resources[id]?.Properties?.["BucketName"];
    const ids = Object.keys(Resources).filter((id) => Resources[id]?.Type === "AWS::S3::Bucket");
    const before = former.get("Data")?.Resources ?? {};
    for (const id of ids.filter((one) => before[one])) {
      expect(nameOf(Resources, id)).not.toEqual(nameOf(before, id));
    }
  });

  test("[OPS-1] can be deployed stack by stack: what another one reads stays as it is until then", () => {
    const present = new Map([...former].filter(([stack]) => !destroyedFirst.includes(stack)));
    for (const [stack, template] of upgraded(settings)) {
      const [before, after] = [present.get(stack), exportsOf(template)];
      for (const [name, value] of before ? exportsOf(before) : []) {
        const readers = [...present].filter(([, other]) => importsOf(other).includes(name));
        if (readers.length > 0) expect(after.get(name), `${stack} ${name}`).toBe(value);
      }
      present.set(stack, template);
    }
  });

  test("has each function follow the same streams and queues by the same mappings, which Lambda lets nobody make twice", () => {
    const now = mappingsIn(upgraded(settings));
    let kept = 0;
    for (const [what, before] of mappingsIn(former)) {
      const after = now.get(what);
      if (after === undefined) continue;
      expect(after, what).toEqual(before);
      kept += 1;
    }
    expect(kept).toBeGreaterThan(4);
  });

  test("never has two of one name, while the new one is made before the old one goes", () => {
    const present = new Map([...former].filter(([stack]) => !destroyedFirst.includes(stack)));
    for (const [stack, template] of upgraded(settings)) {
      const taken = new Map([...present].flatMap(([owner, one]) => namesIn(owner, one)));
      for (const [name, place] of namesIn(stack, template)) {
        if (taken.has(name)) expect(taken.get(name), name).toBe(place);
      }
      present.set(stack, template);
    }
  });
});

/** Of each function and what it is called for, the mapping that does so, with what only another mapping could have otherwise. */
const mappingsIn = (stacks: Stacks) =>
  new Map(
    resourcesOf(stacks)
      .filter(({ Type }) => Type === "AWS::Lambda::EventSourceMapping")
      .map(({ stack, id, Properties = {} }) => {
        const { FunctionName, EventSourceArn, StartingPosition } = Properties;
        const name =
          stacks.get(stack)?.Resources[referred(FunctionName)]?.Properties?.["FunctionName"];
        const pair = JSON.stringify([name, stack, EventSourceArn]);
        return [pair, { place: `${stack}/${id}`, StartingPosition }];
      }),
  );

const referred = (value: unknown) => (value as { readonly Ref?: string } | undefined)?.Ref ?? "";

const naming =
  /^(Queue|Table|Function|Role|LogGroup|Rule|Bucket|Alarm|Topic|Dashboard|Layer)Name$|^Name$/;
/** Names of these types may be there twice. */
const mayRepeat = ["AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Authorizer"];

/** Where each fixed name of a stack belongs. */
const namesIn = (stack: string, { Resources }: FormerTemplate): [name: string, place: string][] =>
  Object.entries(Resources)
    .filter(([, { Type }]) => !mayRepeat.includes(Type))
    .flatMap(([id, { Type, Properties = {} }]) =>
      Object.entries(Properties)
        .filter(([property, value]) => naming.test(property) && !isReference(value))
        .map(([, name]): [string, string] => [`${Type} ${JSON.stringify(name)}`, `${stack}/${id}`]),
    );

const isReference = (value: unknown) => /^\{"(Ref|Fn::GetAtt)":/.test(JSON.stringify(value));
