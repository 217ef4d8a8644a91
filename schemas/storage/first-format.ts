import { commonCardFields } from "../games/common-fields.ts";

/**
 * A card as version 0.1.0 stored it, in the form of today: its own facts become attributes. The
 * address of its picture named no file, so it has none until its answer is normalised again.
 */
export function cardOfFirstFormat(value: unknown): unknown {
  if (typeof value !== "object" || value === null || "attributes" in value) return value;
  const entries = Object.entries(value).filter(([name]) => name !== "imageUrl");
  const isCommon = ([name]: [string, unknown]) => commonCardFields.includes(name);
  return {
    images: [],
    ...Object.fromEntries(entries.filter(isCommon)),
    attributes: Object.fromEntries(entries.filter((entry) => !isCommon(entry))),
  };
}

/** Runs of version 0.1.0 waited for an index at their end; one that it left so has done all else. */
export const stateOfFirstFormat = (state: unknown): unknown =>
  state === "indexing" ? "completed" : state;

type Fields = Readonly<Record<string, unknown>>;

/** A merged item as version 0.1.0 stored it, when one source said everything. */
export function mergedOfFirstFormat(item: unknown): unknown {
  if (!isObject(item) || "sources" in item || !isObject(item["provenance"])) return item;
  const { provenance, contentHash } = item;
  const source = provenance["source"];
  const crosswalk = isObject(item["value"]) ? item["value"]["crosswalk"] : undefined;
  const known = isObject(crosswalk) ? crosswalk[String(source)] : undefined;
  return { ...item, sources: [{ ...provenance, contentHash, sourceId: String(known ?? "") }] };
}

/** The list of a set's printings as version 0.1.0 stored it. */
export function listsOfFirstFormat(item: unknown): unknown {
  if (!isObject(item) || "lists" in item || !isObject(item["provenance"])) return item;
  const { provenance, value } = item;
  const ids = isObject(value) ? value["printingIds"] : undefined;
  return { ...item, lists: { [String(provenance["source"])]: { ids, provenance } } };
}

/** A line of a pack as version 0.1.0 stored it: every source was asked for the UTC day of the request. */
export function lineOfFirstFormat(line: unknown): unknown {
  if (!isObject(line) || "day" in line) return line;
  return { ...line, day: String(line["requestedAt"]).slice(0, 10) };
}

const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;
