/** Longest text of a field that is kept; more than any field of ours has. */
const longest = 10_000;

/** An item as it stands in a file, field by field as people would read it: `paid.amount`; without what is empty. */
export function originalOf(value: unknown): Record<string, string> {
  if (!isObject(value)) return { text: shortened(JSON.stringify(value) ?? "") };
  const fields: Record<string, string> = {};
  for (const [name, field] of Object.entries(value)) {
    const inner = isObject(field) ? Object.entries(field) : undefined;
    if (!inner) put(fields, name, field);
    else for (const [part, one] of inner) put(fields, `${name}.${part}`, one);
  }
  return fields;
}

function put(fields: Record<string, string>, name: string, value: unknown): void {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  if (text === "" || text === "[]" || text === "{}") return;
  if (name === "__proto__") {
    // A plain assignment would make it the prototype.
    Object.defineProperty(fields, name, { value: shortened(text), enumerable: true });
  } else fields[name.slice(0, 100)] = shortened(text);
}

const shortened = (text: string): string => (text.length > longest ? text.slice(0, longest) : text);

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
