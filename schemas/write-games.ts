import { writeFileSync } from "node:fs";
import { games } from "./games/index.ts";
import { gamesPage } from "./games/page.ts";
import { rarityPage } from "./games/rarity-page.ts";

writeFileSync(new URL("../docs/games.md", import.meta.url), gamesPage(games));
writeFileSync(new URL("../docs/rarities.md", import.meta.url), rarityPage(games));
