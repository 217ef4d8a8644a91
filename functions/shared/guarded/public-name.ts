/**
 * Names that the public name service does not know (RFC 6761, 6762, 7686, 8375, 9476, ICANN's `internal`), and those that
 * networks of their own use in spite of it. Some resolvers answer them all the same.
 */
const localDomains = new Set([
  ...[
    "alt",
    "arpa",
    "corp",
    "domain",
    "example",
    "home",
    "host",
    "internal",
    "intranet",
    "invalid",
  ],
  ...[
    "lan",
    "local",
    "localdomain",
    "localhost",
    "localnet",
    "onion",
    "private",
    "test",
    "workgroup",
  ],
]);

const label = /^[a-z0-9_-]{1,63}$/;
/** Of a name, without the dot at its end (RFC 1035). */
const mostCharacters = 253;

type NameIs = "public" | "local" | "no_name";

/** What kind of name it is, in small letters and ASCII, without a dot at its end. */
export function kindOfName(name: string): NameIs {
  const labels = name.split(".");
  const isName = name.length <= mostCharacters && labels.every((one) => label.test(one));
  if (!isName) return "no_name";
  // A name of one label is looked up in whatever domain the machine is in.
  return labels.length < 2 || localDomains.has(labels.at(-1) ?? "") ? "local" : "public";
}
