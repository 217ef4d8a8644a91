import { Aws } from "aws-cdk-lib";
import { CfnDatabase, CfnTable } from "aws-cdk-lib/aws-glue";
import { Construct } from "constructs";
import { glueType } from "#schemas/lake/column.ts";
import { type LakeTable, lakeTables, type Partition } from "#schemas/lake/tables.ts";

export interface LakeTablesProps {
  readonly databaseName: string;
  readonly bucketName: string;
}

/**
 * The tables of the lake for Athena. Which folders there are is worked out from a question's
 * conditions: nothing crawls the bucket, and no partition is ever added.
 */
export class LakeTables extends Construct {
  constructor(scope: Construct, id: string, { databaseName, bucketName }: LakeTablesProps) {
    super(scope, id);
    const database = new CfnDatabase(this, "Database", {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: { name: databaseName, description: "Cardlake: answers, calls, catalogue." },
    });
    for (const table of lakeTables()) {
      const made = new CfnTable(this, table.name, {
        catalogId: Aws.ACCOUNT_ID,
        databaseName,
        tableInput: inputOf(table, `s3://${bucketName}/${table.folder}`),
      });
      made.addResourceDependency(database);
    }
  }
}

function inputOf(table: LakeTable, location: string): CfnTable.TableInputProperty {
  return {
    ...{ name: table.name, description: table.description, tableType: "EXTERNAL_TABLE" },
    // Partitions are text: years, months and days keep their zeros, as the folders have them.
    partitionKeys: table.partitions.map(({ name }) => ({ name, type: "string" })),
    parameters: {
      EXTERNAL: "TRUE",
      "projection.enabled": "true",
      "storage.location.template": `${location}${table.partitions.map(folderOf).join("/")}/`,
      ...Object.assign({}, ...table.partitions.map(projectionOf)),
    },
    storageDescriptor: {
      location,
      columns: table.columns.map(({ name, type, description }) => ({
        ...{ name, type: glueType(type) },
        ...(description && { comment: description.slice(0, 255) }),
      })),
      ...formats[table.format],
    },
  };
}

const folderOf = ({ name }: Partition) => `${name}=\${${name}}`;

function projectionOf({ name, projection }: Partition): Record<string, string> {
  const property = (what: string) => `projection.${name}.${what}`;
  switch (projection.type) {
    case "enum":
      return { [property("type")]: "enum", [property("values")]: projection.values.join(",") };
    case "integer":
      return {
        [property("type")]: "integer",
        [property("range")]: projection.range.join(","),
        [property("digits")]: String(projection.digits),
      };
    case "months":
      return {
        [property("type")]: "date",
        [property("format")]: "yyyy-MM",
        [property("range")]: `${projection.from}-01,NOW`,
        [property("interval")]: "1",
        [property("interval.unit")]: "MONTHS",
      };
    case "years":
      return {
        [property("type")]: "date",
        [property("format")]: "yyyy",
        [property("range")]: `${projection.from},NOW`,
        [property("interval")]: "1",
        [property("interval.unit")]: "YEARS",
      };
  }
}

const formats = {
  lines: {
    inputFormat: "org.apache.hadoop.mapred.TextInputFormat",
    outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
    // Not OpenX's: that one is documented to lose rows and values now and then.
    serdeInfo: { serializationLibrary: "org.apache.hive.hcatalog.data.JsonSerDe" },
  },
  parquet: {
    inputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
    outputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
    serdeInfo: {
      serializationLibrary: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
    },
  },
} as const;
