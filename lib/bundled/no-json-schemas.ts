/*
 * What stands in bundles for zod's writers of JSON schemas, as its schemas know them. Names that a schema only asks
 * for when it is written down are left out.
 */
const refuse = (): never => {
  throw new Error("No bundle holds what writes JSON schemas; see lib/bundled/build.ts.");
};

export const createToJSONSchemaMethod = () => refuse;
export const createStandardJSONSchemaMethod = () => refuse;
