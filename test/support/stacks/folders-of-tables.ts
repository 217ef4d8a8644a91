import type { StageResource } from "./stage-templates.ts";

/** Whether Athena looks into the folder of a key for a table, as the table's own properties say. */
export function isInTable(key: string, table: StageResource): boolean {
  const parameters: Record<string, string> = table.properties.TableInput.Parameters;
  const template = placeOf(parameters["storage.location.template"]);
  const names = [...template.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name);
  const folder = key.slice(0, key.lastIndexOf("/") + 1);
  const pattern = template.replace(/\$\{\w+\}/g, "([^/]+)");
  const found = new RegExp(`^${pattern}$`).exec(folder);
  return (
    found !== null && names.every((name, at) => isProjected(name, found[at + 1] ?? "", parameters))
  );
}

/** The path within the bucket, of a location that may be joined of parts. */
function placeOf(location: unknown): string {
  const parts: unknown[] =
    typeof location === "string" ? [location] : (location as never)["Fn::Join"][1];
  const text = parts.map((part) => (typeof part === "string" ? part : "BUCKET")).join("");
  return text.replace(/^s3:\/\/[^/]+\//, "");
}

const patterns: Readonly<Record<string, RegExp>> = {
  yyyy: /^\d{4}$/,
  "yyyy-MM": /^\d{4}-(0[1-9]|1[0-2])$/,
};

function isProjected(name: string, value: string, parameters: Record<string, string>): boolean {
  const property = (what: string) => parameters[`projection.${name}.${what}`] ?? "";
  const [first = "", last = ""] = property("range").split(",");
  switch (property("type")) {
    case "enum":
      return property("values").split(",").includes(value);
    case "integer":
      return (
        value.length === Number(property("digits")) &&
        Number(value) >= Number(first) &&
        Number(value) <= Number(last)
      );
    case "date":
      return last === "NOW" && patterns[property("format")]?.test(value) === true && value >= first;
    default:
      return false;
  }
}
