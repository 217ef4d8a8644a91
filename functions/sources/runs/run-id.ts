import { sha256 } from "#shared/kernel/hash.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** An identifier that follows from a key, so that a repetition finds what it made before. */
export function runIdOf(key: string): string {
  const bytes = Buffer.from(sha256(`run ${key}`), "hex");
  return Array.from({ length: 26 }, (_, index) => alphabet[(bytes[index] ?? 0) % 32]).join("");
}
