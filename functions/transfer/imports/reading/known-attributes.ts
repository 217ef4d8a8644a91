import type { CopyAttributes } from "#schemas/collections/item.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { attributesOf } from "../../../collections/index.ts";

type Copies = Parameters<typeof attributesOf>[0];

interface Known {
  readonly attributes: CopyAttributes;
  readonly key: string;
}

/** By the copies, which nobody changes: a preview asks thrice for each, and they take 40 µs. */
const known = new WeakMap<Copies, Known>();

/** All that is said of copies, and a text that is the same of equal ones. */
export function knownAttributes(copies: Copies): Known {
  const before = known.get(copies);
  if (before) return before;
  const attributes = attributesOf(copies);
  const made = { attributes, key: canonicalJson(attributes) };
  known.set(copies, made);
  return made;
}
