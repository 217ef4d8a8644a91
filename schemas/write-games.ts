import { writeFileSync } from "node:fs";
import { games } from "./games/index.ts";
import { gamesPage } from "./games/page.ts";

writeFileSync(new URL("../docs/games.md", import.meta.url), gamesPage(games));
