import { nameOf, ofType, type StageResource } from "#test/support/stacks/stage-templates.ts";
import type { Rule } from "./rule.ts";
import { first } from "./spoiling.ts";

interface Column {
  readonly Name: string;
  readonly Type: string;
}

const inputOf = ({ properties }: StageResource) => properties.TableInput;

const foldersAreWorkedOut: Rule = {
  name: "[LAKE-7] each folder of a table of the lake is worked out from the question, none is crawled",
  find: (templates) =>
    ofType(templates, "AWS::Glue::Table").flatMap((table) => {
      const { Parameters, PartitionKeys } = inputOf(table);
      const template = JSON.stringify(Parameters["storage.location.template"] ?? "");
      const missing = PartitionKeys.filter(
        ({ Name }: Column) =>
          !Parameters[`projection.${Name}.type`] || !template.includes(`${Name}=\${${Name}}`),
      );
      const isOn = Parameters["projection.enabled"] === "true";
      return [
        ...(isOn ? [] : [`${nameOf(table)} has no projection`]),
        ...missing.map(({ Name }: Column) => `${nameOf(table)} does not know its ${Name}`),
      ];
    }),
  spoil(templates) {
    delete inputOf(first(templates, "AWS::Glue::Table")).Parameters["projection.source.type"];
  },
};

const namesAreFolded: Rule = {
  name: "[LAKE-7] tables, columns and fields have names that Athena leaves as they are, once",
  find: (templates) =>
    ofType(templates, "AWS::Glue::Table").flatMap((table) => {
      const { Name, PartitionKeys, StorageDescriptor } = inputOf(table);
      const columns: Column[] = [...StorageDescriptor.Columns, ...PartitionKeys];
      const fields = columns.flatMap(({ Type }) => [...Type.matchAll(/([^<,>:]+):/g)]);
      const names = columns.map((column) => column.Name);
      const odd = [Name, ...names, ...fields.map(([, field = ""]) => field)].filter(
        (name) => !/^[a-z][a-z0-9_]*$/.test(name),
      );
      const twice = names.filter((name, at) => names.indexOf(name) !== at);
      return [...odd, ...twice].map((name) => `${Name}: ${name}`);
    }),
  spoil(templates) {
    inputOf(first(templates, "AWS::Glue::Table")).StorageDescriptor.Columns.push({
      ...{ Name: "bodySha256", Type: "string" },
    });
  },
};

const questionsHaveABound: Rule = {
  name: "[OPS-6] a question to the lake is stopped before it is dear, and its answer expires",
  find(templates) {
    const groups = ofType(templates, "AWS::Athena::WorkGroup").filter(
      ({ properties: { WorkGroupConfiguration: one } }) =>
        !one.EnforceWorkGroupConfiguration ||
        !(one.BytesScannedCutoffPerQuery <= 10 * 1024 ** 3) ||
        !JSON.stringify(one.ResultConfiguration.OutputLocation).includes("Artifacts"),
    );
    const known = ofType(templates, "AWS::Athena::WorkGroup").map(
      ({ properties }) => properties.Name,
    );
    const astray = ofType(templates, "AWS::Athena::NamedQuery").filter(
      ({ properties }) => !known.includes(properties.WorkGroup),
    );
    return [...groups, ...astray].map(nameOf);
  },
  spoil(templates) {
    const { WorkGroupConfiguration } = first(templates, "AWS::Athena::WorkGroup").properties;
    WorkGroupConfiguration.EnforceWorkGroupConfiguration = false;
  },
};

export const lakeRules: readonly Rule[] = [
  foldersAreWorkedOut,
  namesAreFolded,
  questionsHaveABound,
];
