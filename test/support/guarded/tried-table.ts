import { triedAddresses, triedTexts } from "./denied-addresses.ts";
import { oddAnswers, packedBodies, unsoundAnswers } from "./hostile-answers.ts";
import { hostileRedirects, ignoredPlaces } from "./hostile-redirects.ts";
import { insideNames } from "./inside-names.ts";
import { slowServers } from "./slow-servers.ts";

type Row = readonly [what: string, tried: string, happened: string];

const mostShown = 80;
/** As code in a cell of a table: signs that nobody sees by their number, long ones cut. */
const shown = (text: string): string => {
  const seen = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]|[\ufe00-\ufe0f]/gu, (sign) => {
      return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
    })
    .replaceAll("|", "\\|");
  const cut = seen.length > mostShown ? `${seen.slice(0, mostShown)}…` : seen;
  return text === "" ? "" : `\`${cut}\``;
};

const refused = (reason: string) => `refused: \`${reason}\``;
const said = (outcome: object): string => {
  const { reason, bodyIs } = outcome as { reason?: string; bodyIs?: string };
  return reason === undefined ? `answered, body ${bodyIs}` : `failed: \`${reason}\``;
};

const sections: readonly (readonly [title: string, text: string, rows: readonly Row[]])[] = [
  [
    "Addresses",
    "Each is tried when it is saved, when it is asked, and as a redirect, as it is and encoded. Nobody is looked up or connected to.",
    triedAddresses.map(([what, address, reason]) => [what, shown(address), refused(reason)]),
  ],
  [
    "Texts",
    "Each is tried when it is saved and when it is asked; as a redirect they lead elsewhere or nowhere. Nobody is looked up or connected to.",
    triedTexts.map(([what, text, reason]) => [what, shown(text), refused(reason)]),
  ],
  [
    "Names",
    "What a name leads to when it is looked up. Nobody is connected to.",
    insideNames.map(([what, found]) => [
      what,
      found.length > 3 ? `${found.length} addresses` : found.map(shown).join(" "),
      refused("leads_inside"),
    ]),
  ],
  [
    "Redirects",
    "Where a server sends whoever asks; up to three are followed.",
    hostileRedirects.map(([what, location, reason]) => [what, shown(location), refused(reason)]),
  ],
  [
    "Other places that an answer names",
    "",
    ignoredPlaces.map(([what, head]) => [what, shown(head), "answered, gone to nowhere"]),
  ],
  [
    "Servers that take their time or never end",
    "",
    slowServers.map(({ what, outcome }) => [what, "", said(outcome)]),
  ],
  [
    "Packed bodies",
    "Most unpack to 20 MB.",
    packedBodies.map(([encoding]) => [
      encoding,
      shown(`content-encoding: ${encoding}`),
      "answered, body not read",
    ]),
  ],
  [
    "Answers that are none",
    "",
    unsoundAnswers.map(([what, bytes, reason]) => [what, shown(bytes), `failed: \`${reason}\``]),
  ],
  [
    "Odd answers that mislead nobody",
    "",
    oddAnswers.map(([what, bytes, body]) => [what, shown(bytes), `answered: ${shown(body)}`]),
  ],
];

/** All that is tried against the guarded client, and what happens, as a page of the documentation. */
export function triedPage(): string {
  const count = sections.reduce((sum, [, , rows]) => sum + rows.length, 0);
  const tables = sections.map(([title, text, rows]) =>
    [
      `## ${title} (${rows.length})`,
      ...(text === "" ? [] : [text]),
      [
        "| What | Tried | What happens |\n|---|---|---|",
        ...rows.map((row) => `| ${row.join(" | ")} |`),
      ].join("\n"),
    ].join("\n\n"),
  );
  return `${[head(count), ...tables].join("\n\n")}\n`;
}

const head = (count: number) => `# What is tried against the guarded client

Every address that a user gives is asked through \`functions/shared/guarded\`; [decision 53](decisions/0053-one-way-to-addresses-that-users-give.md) says by which rules. These are ${count} addresses and tricks that the
tests try against it, and what happens. The page is written from the lists that the tests run (\`test/support/guarded\`), and a test fails where it says anything else; \`npx vitest run -u test/unit/shared/guarded/documented.test.ts\` writes it anew.

Beside these, thousands of spellings of addresses near the border of each range are made up at each run (\`every-spelling.test.ts\`), names change what they lead to between a look-up and the next (\`names.test.ts\`), certificates are wrong (\`sending.test.ts\`),
and requests carry what would be two (\`requests.test.ts\`).`;
