import * as z from "zod";
import { OwnFile } from "./transfer/own-format.ts";
import { ownFormat, ownSchemaFile } from "./transfer/own-format-name.ts";

/** JSON Schemas that other people's programs rely on, by file name: what was published once stays as it is. */
export const publishedSchemas = (): ReadonlyMap<string, string> =>
  new Map([
    [
      ownSchemaFile,
      `${JSON.stringify({ $id: `urn:cardlake:file:${ownFormat.version}`, ...schemaOf(OwnFile) }, null, 2)}\n`,
    ],
  ]);

/** As readers take it: fields that nobody has described may be there. */
const schemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "throw" });
