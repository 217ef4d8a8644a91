/** Words that stand above a part of a list, as apps and people write them. */
const parts = [
  ...["pok[eé]mon", "trainers?", "energ(?:y|ies)", "supporters?", "items?", "stadiums?", "tools?"],
  ...["deck(?: ?list)?", "main(?: ?(?:deck|board))?", "side(?: ?(?:deck|board))?", "maybe ?board"],
  ...["commanders?", "companions?", "considering", "tokens?", "leaders?", "characters?", "events?"],
  ...[
    "stages?",
    "don!!(?: deck)?",
    "about",
    "collection",
    "binder",
    "wish ?list",
    "want(?:s| ?list)?",
  ],
  ...["have(?: ?list)?", "trade(?:s| ?list)?", "for (?:trade|sale)", "looking for", "singles"],
  ...[
    "total(?: cards)?",
    "cards",
    "unlimited",
    "kreaturen",
    "energien?",
    "dresseurs?",
    "énergies?",
  ],
].join("|");

const named = new RegExp(
  `^(?:${parts})(?:\\s*[:(–—-]\\s*\\(?\\s*\\d*\\s*(?:cards?)?\\s*\\)?)?\\s*:?$`,
  "iu",
);
const decorated = /^[\s#*=_~–—-]+|[\s#*=_~:–—-]+$/g;

/**
 * Whether a line holds no card but a heading (`Sideboard`, `Pokémon: 12`, `Trainer (30)`), a comment (`// …`, `# …`) or
 * nothing but a rule.
 */
export function isHeading(line: string): boolean {
  if (/^(?:\/\/|#(?![\d]))/.test(line) || /^\*{3,}.*\*{3,}$/.test(line)) return true;
  const bare = line.replace(decorated, "");
  if (bare === "" && !/\d/.test(line)) return true;
  if (named.test(line) || named.test(bare)) return true;
  return /^[^\d]+:$/.test(line);
}
